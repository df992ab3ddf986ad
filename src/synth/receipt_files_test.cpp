#include "synth/check_digit.hpp"
#include "synth/sample_world.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

#include <gtest/gtest.h>
#include <iconv.h>

// A reader of its own: it knows the layout from the specification, not from the writer, and it
// decodes with the C library, not with ICU.
namespace renga::synth {
namespace {

using sample::World;

using Fields = std::vector<std::string>;

const std::map<std::string, std::size_t> kFieldCounts = {
    {"IR", 10}, {"RE", 38}, {"HO", 15}, {"KO", 12}, {"SN", 9}, {"SY", 8},
    {"SI", 44}, {"IY", 44}, {"TO", 48}, {"CO", 5},  {"GO", 4}};

std::string decoded(std::string text) {
  const iconv_t converter = iconv_open("UTF-8", "CP932");
  std::string utf8(text.size() * 3, '\0');
  char* in = text.data();
  char* out = utf8.data();
  std::size_t in_left = text.size();
  std::size_t out_left = utf8.size();
  EXPECT_EQ(iconv(converter, &in, &in_left, &out, &out_left), 0U);
  iconv_close(converter);
  utf8.resize(utf8.size() - out_left);
  return utf8;
}

struct ReceiptRecords {
  Fields re;
  std::vector<Fields> ho, ko, sn, sy, acts;  // Acts: SI, IY, TO; CO left out.
};

struct File {
  std::string name;
  Fields ir;
  std::vector<ReceiptRecords> receipts;
  Fields go;
};

/// Where the records of a receipt go; CO is read over.
const std::map<std::string, std::vector<Fields> ReceiptRecords::*> kPlaces = {
    {"HO", &ReceiptRecords::ho},  {"KO", &ReceiptRecords::ko},   {"SN", &ReceiptRecords::sn},
    {"SY", &ReceiptRecords::sy},  {"SI", &ReceiptRecords::acts}, {"IY", &ReceiptRecords::acts},
    {"TO", &ReceiptRecords::acts}};

void take(File& file, Fields fields) {
  const std::string record = fields[0];
  ASSERT_TRUE(kFieldCounts.contains(record)) << record;
  ASSERT_EQ(fields.size(), kFieldCounts.at(record)) << file.name << " " << record;
  ASSERT_EQ(file.go.size(), 0U) << "a record after GO";
  if (record == "IR") {
    file.ir = std::move(fields);
  } else if (record == "GO") {
    file.go = std::move(fields);
  } else if (record == "RE") {
    file.receipts.emplace_back().re = std::move(fields);
  } else if (const auto place = kPlaces.find(record); place != kPlaces.end()) {
    (file.receipts.back().*place->second).push_back(std::move(fields));
  }
}

File parse(const std::string& name, const std::string& bytes) {
  File file{.name = name, .ir = {}, .receipts = {}, .go = {}};
  EXPECT_TRUE(bytes.ends_with("\r\n\x1A")) << name;
  EXPECT_EQ(bytes.find('"'), std::string::npos);
  const std::string text = decoded(bytes.substr(0, bytes.size() - 1));
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find("\r\n", at);
    Fields fields;
    for (const auto piece : split(std::string_view(text).substr(at, end - at), ','))
      fields.emplace_back(piece);
    take(file, std::move(fields));
    at = end + 2;
  }
  return file;
}

const std::vector<File>& files() {
  static const std::vector<File> all = [] {
    std::vector<File> parsed;
    for (const auto& [name, bytes] : sample::contents(World::get().path("ndb"))) {
      if (name.ends_with(".UKE")) parsed.push_back(parse(name, bytes));
    }
    return parsed;
  }();
  return all;
}

template <typename Check>
void for_each_receipt(Check check) {
  for (const File& file : files()) {
    for (const ReceiptRecords& receipt : file.receipts) check(file, receipt);
  }
}

std::int64_t number(const std::string& field) {
  return field.empty() ? 0 : parse_integer(field).value();
}

/// One unit: what its last record says, and which days it was given on.
struct Unit {
  std::string burden;
  std::int64_t total = 0;
  std::set<std::size_t> days;
};

std::vector<Unit> units_of(const ReceiptRecords& receipt) {
  std::vector<Unit> units;
  Unit unit;
  std::string times;
  for (const Fields& act : receipt.acts) {
    const std::size_t first_day = act[0] == "TO" ? 17 : 13;
    std::int64_t sum = 0;
    for (std::size_t day = 1; day <= 31; ++day) {
      const std::int64_t count = number(act[first_day + day - 1]);
      sum += count;
      if (count > 0) unit.days.insert(day);
    }
    EXPECT_EQ(number(act[6]), sum) << "the times are the sum of the days";
    EXPECT_TRUE(times.empty() || times == act[6]) << "all records of a unit have the same times";
    times = act[6];
    unit.burden = act[2];
    if (act[5].empty()) continue;
    unit.total = number(act[5]) * sum;
    units.push_back(std::move(unit));
    unit = {};
    times.clear();
  }
  EXPECT_TRUE(times.empty()) << "a unit without points";
  return units;
}

// SYN-2.
TEST(ReceiptFiles, HoldOneHeadOneTailAndNumberedReceipts) {
  ASSERT_GT(files().size(), 10U);
  std::int64_t receipts = 0;
  for (const File& file : files()) {
    ASSERT_EQ(file.ir.size(), 10U);
    ASSERT_EQ(file.go.size(), 4U);
    EXPECT_EQ(file.ir[8], "00");
    EXPECT_EQ(file.go[3], "99");
    EXPECT_EQ(with_check_digit(file.ir[4].substr(0, 6)), file.ir[4]);
    EXPECT_TRUE(file.name.starts_with("RECEIPTC-" + file.ir[2] + "-")) << file.name;
    for (std::size_t i = 0; i < file.receipts.size(); ++i)
      EXPECT_EQ(number(file.receipts[i].re[1]), static_cast<std::int64_t>(i) + 1);
    receipts += static_cast<std::int64_t>(file.receipts.size());
  }
  EXPECT_EQ(receipts, World::get().summary.receipts);
}

TEST(ReceiptFiles, HoldTheRecordsThatMustExist) {
  for_each_receipt([](const File& file, const ReceiptRecords& receipt) {
    const bool public_only = receipt.re[2][1] == '2';
    EXPECT_EQ(receipt.ho.size(), public_only ? 0U : 1U) << file.name;
    EXPECT_EQ(receipt.ko.size(), public_only || receipt.re[2][2] == '2' ? 1U : 0U);
    EXPECT_FALSE(receipt.sy.empty());
    EXPECT_FALSE(receipt.acts.empty());
    EXPECT_LE(receipt.sn.size(), receipt.ho.size());
  });
}

// SYN-41.
TEST(ReceiptFiles, PointsOfTheInsurerAreTheSumOfTheUnits) {
  for_each_receipt([](const File& file, const ReceiptRecords& receipt) {
    std::int64_t sum = 0;
    for (const Unit& unit : units_of(receipt)) sum += unit.total;
    EXPECT_GT(sum, 0);
    if (!receipt.ho.empty()) {
      EXPECT_EQ(number(receipt.ho[0][5]), sum) << file.name << " " << receipt.re[1];
    }
  });
}

// SYN-41.
TEST(ReceiptFiles, DaysAreTheDifferentDaysUsed) {
  for_each_receipt([](const File& file, const ReceiptRecords& receipt) {
    std::set<std::size_t> days;
    for (const Unit& unit : units_of(receipt)) days.insert(unit.days.begin(), unit.days.end());
    const Fields& payer = receipt.ho.empty() ? receipt.ko[0] : receipt.ho[0];
    EXPECT_EQ(number(payer[4]), static_cast<std::int64_t>(days.size())) << file.name;
  });
}

// SYN-41, SYN-42.
TEST(ReceiptFiles, PublicPayersBearTheUnitsThatNameThem) {
  std::int64_t partly = 0;
  for_each_receipt([&](const File&, const ReceiptRecords& receipt) {
    if (receipt.ko.empty()) return;
    std::int64_t sum = 0;
    std::set<std::size_t> days;
    for (const Unit& unit : units_of(receipt)) {
      EXPECT_EQ(unit.burden == "5", receipt.ho.empty());
      if (unit.burden == "1") continue;
      sum += unit.total;
      days.insert(unit.days.begin(), unit.days.end());
    }
    EXPECT_EQ(number(receipt.ko[0][5]), sum);
    EXPECT_EQ(number(receipt.ko[0][4]), static_cast<std::int64_t>(days.size()));
    EXPECT_EQ(receipt.ko[0][2].size(), 7U);
    if (!receipt.ho.empty() && receipt.ko[0][5] != receipt.ho[0][5]) ++partly;
  });
  EXPECT_GT(partly, 0);
}

// SYN-41.
TEST(ReceiptFiles, TheTailCountsClaimsAndMainPoints) {
  for (const File& file : files()) {
    std::int64_t claims = 0;
    std::int64_t points = 0;
    for (const ReceiptRecords& receipt : file.receipts) {
      claims += static_cast<std::int64_t>(receipt.ho.size() + receipt.ko.size());
      points += number(receipt.ho.empty() ? receipt.ko[0][5] : receipt.ho[0][5]);
    }
    EXPECT_EQ(number(file.go[1]), claims) << file.name;
    EXPECT_EQ(number(file.go[2]), points) << file.name;
  }
}

TEST(ReceiptFiles, FieldsKeepTheirLengthAndForm) {
  for_each_receipt([](const File& file, const ReceiptRecords& receipt) {
    const Fields& re = receipt.re;
    EXPECT_EQ(re[2].size(), 4U);
    EXPECT_TRUE(parse_compact_month(re[3])) << file.name;
    EXPECT_LE(re[4].size() / 3, 20U);
    EXPECT_TRUE(re[5] == "1" || re[5] == "2");
    ASSERT_TRUE(parse_compact_date(re[6]));
    EXPECT_LT(*parse_compact_date(re[6]), parse_compact_month(re[3])->plus_months(1));
    EXPECT_LE(re[36].size() / 3, 40U);
    EXPECT_EQ(re[36].find_first_of("ABCabc 0123"), std::string::npos);
    for (const Fields& ho : receipt.ho) EXPECT_EQ(ho[1].size(), 8U);
    for (const Fields& ko : receipt.ko) EXPECT_EQ(ko[1].size(), 8U);
    for (const Fields& sy : receipt.sy) EXPECT_EQ(sy[1].size(), 7U);
    for (const Fields& act : receipt.acts) EXPECT_EQ(act[3].size(), 9U);
    EXPECT_EQ(std::ranges::count(receipt.sy, "01", [](const Fields& sy) { return sy[6]; }), 1);
  });
}

TEST(ReceiptFiles, StaysHaveAnAdmissionDateAndMeals) {
  std::int64_t stays = 0;
  for_each_receipt([&](const File&, const ReceiptRecords& receipt) {
    const bool inpatient = (receipt.re[2][3] - '0') % 2 == 1;
    EXPECT_EQ(receipt.re[8].empty(), !inpatient);
    if (!inpatient || receipt.ho.empty()) return;
    ++stays;
    EXPECT_EQ(number(receipt.ho[0][7]), 3 * number(receipt.ho[0][4]));
  });
  EXPECT_GT(stays, 50);
}

// SYN-44.
TEST(ReceiptFiles, ClaimsComeInTheMonthAfterTheCare) {
  for (const File& file : files()) {
    for (const ReceiptRecords& receipt : file.receipts) {
      const Date care = *parse_compact_month(receipt.re[3]);
      EXPECT_EQ(care.plus_months(1), parse_compact_month(file.ir[7]));
    }
  }
}

TEST(ReceiptFiles, PayerBodyAndInsurerBelongTogether) {
  for_each_receipt([](const File& file, const ReceiptRecords& receipt) {
    for (const Fields& ho : receipt.ho) {
      const bool by_municipality = ho[1].starts_with("  ") || ho[1].starts_with("39");
      EXPECT_EQ(file.ir[1], by_municipality ? "2" : "1");
      const std::string insurer = ho[1].substr(ho[1].find_first_not_of(' '));
      EXPECT_EQ(with_check_digit(insurer.substr(0, insurer.size() - 1)), insurer);
    }
  });
}

TEST(ReceiptFiles, MostNumbersAreInTheHistory) {
  std::set<std::string> known;
  for (const sample::Row& row : sample::rows(World::get().path("history.csv")))
    known.insert(row.at("insurer_number") + "/" + row.at("number"));
  std::int64_t receipts = 0;
  std::int64_t found = 0;
  const auto narrow = [](const std::string& text) {
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool wide = text.compare(i, 2, "\xEF\xBC") == 0;
      digits += wide ? static_cast<char>(static_cast<unsigned char>(text[i + 2]) - 0x60) : text[i];
      i += wide ? 2 : 0;
    }
    return digits;
  };
  for_each_receipt([&](const File&, const ReceiptRecords& receipt) {
    ++receipts;
    if (receipt.ho.empty()) return;
    const bool elderly = receipt.ho[0][1].starts_with("39");
    if (!elderly && receipt.sn.empty()) return;
    const std::string& insurer = receipt.ho[0][1];
    found += known.contains(insurer.substr(insurer.find_first_not_of(' ')) + "/" +
                            narrow(receipt.ho[0][3]))
                 ? 1
                 : 0;
  });
  const double share = static_cast<double>(found) / static_cast<double>(receipts);
  EXPECT_GT(share, 0.92);
  EXPECT_LT(share, 0.98);
}

TEST(ReceiptFiles, EveryCodeIsInTheMasters) {
  const std::filesystem::path masters =
      std::filesystem::path(RENGA_SOURCE_DIR) / "../shared/real/masters";
  const char* elsewhere = std::getenv("RENGA_REAL_DATA");
  const auto folder = elsewhere ? std::filesystem::path(elsewhere) / "masters" : masters;
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the masters are not here";
  const std::map<std::string, std::string> file_of = {
      {"SY", "b.min.csv"}, {"SI", "s.min.csv"}, {"IY", "y.min.csv"}, {"TO", "t.min.csv"}};
  std::map<std::string, std::set<std::string>> known;
  for (const auto& [record, name] : file_of) {
    const auto rows = parse_csv(sample::content(folder / name)).value();
    for (const CsvRecord& row : rows) known[record].insert(row.fields.at(2));
  }
  std::map<std::string, std::set<std::string>> used;
  for_each_receipt([&](const File&, const ReceiptRecords& receipt) {
    for (const Fields& sy : receipt.sy) used["SY"].insert(sy[1]);
    for (const Fields& act : receipt.acts) used[act[0]].insert(act[3]);
  });
  EXPECT_GT(used["SY"].size(), 45U);
  EXPECT_GT(used["SI"].size(), 35U);
  EXPECT_GT(used["IY"].size(), 35U);
  for (const auto& [record, codes] : used) {
    for (const std::string& code : codes) EXPECT_TRUE(known[record].contains(code)) << code;
  }
}

TEST(ReceiptFiles, SomeDiseasesAreRareAndSomePersonsHaveThem) {
  std::map<std::string, std::set<std::string>> persons;
  for_each_receipt([&](const File&, const ReceiptRecords& receipt) {
    for (const Fields& sy : receipt.sy) persons[sy[1]].insert(receipt.re[4] + receipt.re[6]);
  });
  const auto rare =
      std::ranges::count_if(persons, [](const auto& each) { return each.second.size() < 10; });
  EXPECT_GE(rare, 3);
}

}  // namespace
}  // namespace renga::synth
