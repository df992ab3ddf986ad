#include "ingest/ingest.hpp"

#include "crypto/crypto.hpp"
#include "dataset/dataset.hpp"
#include "ingest/errors.hpp"
#include "ingest/receipt_text_for_test.hpp"
#include "ingest/sql.hpp"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace renga::ingest {
namespace {

namespace fs = std::filesystem;

struct ToText {
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(Date date) const { return to_iso(date); }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(double number) const {
    std::ostringstream text;
    text << number;
    return text.str();
  }
  template <typename Other>
  std::string operator()(const Other&) const {
    return {};
  }
};

/// The values of a row between bars; null is empty.
std::string line_of(const engine::Row& row) {
  std::vector<std::string> values;
  for (std::size_t i = 0; i < row.size(); ++i) values.push_back(std::visit(ToText(), row.at(i)));
  return join(values, "|");
}

class IngestTest : public testing::Test {
 protected:
  IngestTest()
      : folder_(fs::path("ingest-test") /
                testing::UnitTest::GetInstance()->current_test_info()->name()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~IngestTest() override { fs::remove_all(folder_); }

  fs::path write(const std::string& name, std::string_view bytes) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }

  Options options(std::vector<fs::path> files, Database database = Database::ndb) const {
    Options made;
    made.database = database;
    made.files = std::move(files);
    made.out = folder_ / "dataset";
    made.existing = files::Existing::replace;
    made.limits = {.memory_mib = 256, .threads = 1, .spill_folder = {}};
    made.party = "ndb";
    return made;
  }

  Result<Report> read(const Options& given) const {
    NoProgress progress;
    return ingest(given, progress);
  }
  Result<Report> read_receipts(std::string_view utf8) const {
    return read(options({write("a.uke", encoded(utf8))}));
  }
  Result<Report> read_csv(const std::string& name, std::string_view bytes) const {
    return read(options({write(name, bytes)}, Database::jisedai));
  }

  /// Every row of a table as text.
  std::vector<std::string> rows(const std::string& table) const {
    auto engine = engine::Engine::open({.memory_mib = 256, .threads = 1, .spill_folder = {}});
    const auto dataset = dataset::Dataset::open(folder_ / "dataset");
    EXPECT_TRUE(engine && dataset && dataset->attach(*engine));
    std::vector<std::string> found;
    const auto result =
        engine->rows(sql::test_rows, engine::Parameters().identifier("table", table));
    EXPECT_TRUE(result);
    for (const engine::Row& row : *result) found.push_back(line_of(row));
    return found;
  }

  std::string rejected_csv() const {
    std::ifstream file(folder_ / "dataset" / "rejected.csv");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }

  fs::path folder_;
};

using Counts = std::map<std::string, std::int64_t>;

// ING-36, CLI-17: a file that has no room is not read at all, not even for its digest.
TEST_F(IngestTest, LooksForRoomOnTheDiskBeforeItReads) {
  const fs::path huge = write("huge.csv", "");
  // Twice what the disk holds, without a block on it.
  const auto huge_bytes = 2 * fs::space(folder_).capacity;
  fs::resize_file(huge, huge_bytes);
  const auto refused = read(options({huge}, Database::jisedai));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), code::disk_short);
  EXPECT_EQ(refused.error().exit(), Exit::limits);
  EXPECT_EQ(refused.error().detail("needed_mib"), std::to_string(huge_bytes >> 20));
  EXPECT_FALSE(refused.error().detail("free_mib").empty());
  EXPECT_FALSE(fs::exists(folder_ / "dataset"));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 1) << "nothing is left behind";
}

// ING-29.
TEST_F(IngestTest, AFileWithoutFaultsGivesNoFinding) {
  const auto report = read_receipts(whole_file());
  ASSERT_TRUE(report) << report.error().message(Language::english);
  EXPECT_EQ(report->finding_counts, Counts());
  for (const Check& check : report->checks) EXPECT_TRUE(check.agrees) << check.name;
  EXPECT_EQ(report->rows.at("re"), 2);
  EXPECT_EQ(report->manifest.tables.size(), 13U);
  EXPECT_EQ(report->manifest.inputs.at(0).name, "a.uke");
  EXPECT_EQ(report->manifest.inputs.at(0).sha256, crypto::sha256_hex(encoded(whole_file())));
  EXPECT_EQ(report->manifest.id_kind, IdKind::source);
  EXPECT_EQ(report->manifest.find("checkup"), nullptr);
}

TEST_F(IngestTest, RowsCarryNumbersHeadAndValues) {
  ASSERT_TRUE(read_receipts(whole_file()));
  const auto receipts = rows("re");
  ASSERT_EQ(receipts.size(), 2U);
  EXPECT_TRUE(receipts[0].starts_with(
      "1|1|1|1|13|1|1312345|2025-04-01|1|1112|2025-03-01|山田　花子|2|1980-02-03|"))
      << receipts[0];
  EXPECT_TRUE(receipts[1].starts_with("2|1|1|1|13|1|1312345|2025-04-01|2|1212|"));
  EXPECT_EQ(rows("ho"), std::vector<std::string>{"1|2|06132013|１２|３４５|1|300||||||||"});
  EXPECT_EQ(rows("co"), std::vector<std::string>{"2|5|12|5|810000001|経過良好|12"});
}

TEST_F(IngestTest, ABlankSectionIsCarriedOnInItsOwnColumn) {
  ASSERT_TRUE(read_receipts(whole_file()));
  const auto drugs = rows("iy");
  ASSERT_EQ(drugs.size(), 2U);
  EXPECT_TRUE(drugs[1].starts_with("1|6||1|620000002|1.5|4|3||||||||3|")) << drugs[1];
  EXPECT_TRUE(drugs[1].ends_with("|21"));
}

TEST_F(IngestTest, AFindingNamesFileLineColumnAndRule) {
  const auto report = read_receipts(replaced(whole_file(), "19800203", "19800231"));
  ASSERT_TRUE(report);
  const Finding& finding = report->findings.at(0);
  EXPECT_EQ(finding.severity, Severity::warning);
  EXPECT_EQ(finding.error.where().file, "a.uke");
  EXPECT_EQ(finding.error.where().row, 2);
  EXPECT_EQ(finding.error.where().column, "birth_date");
  EXPECT_EQ(finding.error.rule(), "ING-12");
}

TEST_F(IngestTest, RejectedRecordsAreListedWithoutTheirContent) {
  const auto report = read_receipts(
      replaced(replaced(whole_file(), "RE,1,1112", "RE,x,1112"), "経過良好", "経過良好,秘密"));
  ASSERT_TRUE(report);
  const std::string listed = rejected_csv();
  EXPECT_EQ(std::count(listed.begin(), listed.end(), '\n'), 1 + report->rejected_records);
  EXPECT_NE(listed.find("a.uke,2,RE,receipt_no,field_bad,ING-12,"), std::string::npos) << listed;
  EXPECT_NE(listed.find("a.uke,3,HO,"), std::string::npos);
  for (const std::string_view content : {"山田", "ヤマダ", "秘密", "06132013", "経過"})
    EXPECT_EQ(listed.find(content), std::string::npos) << content;
}

TEST_F(IngestTest, LineEndsAndEndMarkAreTolerated) {
  const auto report = read(options({write("lf.uke", to_cp932(whole_file()))}));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->finding_counts, (Counts{{"end_mark_missing", 1}, {"line_end_wrong", 1}}));
  EXPECT_EQ(report->rows.at("re"), 2);
}

TEST_F(IngestTest, WhatFollowsTheEndMarkIsSetAside) {
  const auto report = read(options({write("a.uke", encoded(whole_file()) + "\r\nCO,1,1,1,\r\n")}));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->finding_counts, (Counts{{"record_out_of_place", 1}}));
}

TEST_F(IngestTest, ALineThatIsTooLongIsSetAsideAndItsReceiptIfItIsTheFirst) {
  const std::string padding(std::size_t{70} << 10U, '9');
  const auto comment =
      read_receipts(replaced(whole_file(), "CO,12,5,810000001", "CO,12,5,81" + padding));
  ASSERT_TRUE(comment);
  EXPECT_EQ(comment->finding_counts, (Counts{{"line_too_long", 1}}));
  const auto receipt = read_receipts(replaced(whole_file(), "RE,2,", "RE,2" + padding + ","));
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->finding_counts.at("line_too_long"), 1);
  EXPECT_EQ(receipt->finding_counts.at("receipt_set_aside"), 4);
}

TEST_F(IngestTest, BytesThatAreNoCp932CostTheirRecordOnly) {
  std::string bytes = encoded(whole_file());
  const std::string comment = to_cp932("経過良好");
  bytes.replace(bytes.find(comment), comment.size(), "\x81");
  const auto report = read(options({write("a.uke", bytes)}));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->finding_counts, (Counts{{"text_broken", 1}}));
  EXPECT_EQ(report->rejected_records, 1);
}

// ING-4.
TEST_F(IngestTest, AFileThatIsNotWhatItClaimsIsRefusedAndNothingIsWritten) {
  const std::vector<std::pair<std::string_view, std::string>> files = {
      {"empty", ""},
      {"binary", std::string("\x89PNG\0\0", 6)},
      {"text", "これは表ではありません\n"},
      {"no head", encoded(first_receipt() + std::string(kTail))},
      {"no receipt", encoded(std::string(kHead) + std::string(kTail))},
      {"head alone", encoded(kHead)},
      {"bad head", encoded(replaced(whole_file(), "202504", "202599"))},
      {"UTF-8", whole_file()},
      {"unknown header", "a,b,c\n1,2,3\n"},
      {"open quote", "patient_no,date,kind\n1,\"2025-01-01,x\n"},
  };
  for (const auto& [name, bytes] : files) {
    SCOPED_TRACE(name);
    const auto report = read(
        options({write("good.uke", encoded(whole_file())), write("f", bytes)}, Database::jisedai));
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code(), code::file_not_claimed_format);
    EXPECT_EQ(report.error().where().file, "f");
    EXPECT_FALSE(fs::exists(folder_ / "dataset"));
  }
}

TEST_F(IngestTest, AnExtractOfSeveralDatabasesIsNoSource) {
  const auto report = read(options({write("a.uke", encoded(whole_file()))}, Database::linked));
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), code::database_without_reader);
}

TEST_F(IngestTest, TheSameContentTwiceIsRefused) {
  const auto report = read(
      options({write("a.uke", encoded(whole_file())), write("copy/a.uke", encoded(whole_file()))}));
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), code::source_given_twice);
}

TEST_F(IngestTest, ReceiptsAreNumberedOverAllFiles) {
  const auto report =
      read(options({write("1.uke", encoded(whole_file())),
                    write("2.uke", encoded(replaced(whole_file(), "1980", "1981")))}));
  ASSERT_TRUE(report);
  const auto receipts = rows("re");
  ASSERT_EQ(receipts.size(), 4U);
  EXPECT_TRUE(receipts[2].starts_with("3|1|2|1|13|1|1312345|2025-04-01|1|"));
  EXPECT_EQ(report->checks.size(), 12U);
  EXPECT_EQ(report->checks.at(6).file, "2.uke");
  EXPECT_EQ(report->manifest.inputs.at(1).name, "2.uke");
}

// ING-20: of the five records of the receipt the third was set aside.
TEST_F(IngestTest, ARecordThatWasSetAsideKeepsItsPosition) {
  ASSERT_TRUE(read_receipts(replaced(whole_file(), "SY,8830417,20250301,2", "SY,x,20250301,2")));
  EXPECT_EQ(rows("sy").size(), 1U);
  EXPECT_EQ(rows("co"), std::vector<std::string>{"2|5|12|5|810000001|経過良好|12"});
}

constexpr std::string_view kCheckup =
    "name_kana,birth_date,sex,insurer,symbol,number,branch,checkup_date,height,systolic,smoking\n"
    "ヤマダ　ハナコ,1980-02-03,2,06132013,12,345,01,2025-05-01,158.2,118,2\n";

TEST_F(IngestTest, ACheckupFileIsReadWhateverTheOrderOfItsColumns) {
  const auto report =
      read(options({write("checkup.csv",
                          "\xEF\xBB\xBF"
                          "checkup_date,sex,birth_date,name_kana,number,symbol,insurer,x\r\n"
                          "2025-05-01,2,1980-02-03,\"ヤマダ　ハナコ\",345,12,06132013,秘密\r\n")}));
  ASSERT_TRUE(report) << report.error().message(Language::english);
  EXPECT_EQ(report->finding_counts, (Counts{{"column_ignored", 1}}));
  EXPECT_EQ(rows("checkup"),
            std::vector<std::string>{
                "1|1|ヤマダ　ハナコ|1980-02-03|2|06132013|12|345||2025-05-01||||||||||||||||"});
}

TEST_F(IngestTest, ACsvFileMayBeCp932) {
  const auto report = read(options({write("checkup.csv", to_cp932(kCheckup))}));
  ASSERT_TRUE(report);
  EXPECT_TRUE(rows("checkup").at(0).starts_with("1|1|ヤマダ　ハナコ|"));
}

TEST_F(IngestTest, RowsOfCsvThatCannotBeReadAreSetAsideAndKeepTheirNumber) {
  const std::string row = std::string(kCheckup.substr(kCheckup.find('\n') + 1));
  const std::string text = std::string(kCheckup) + replaced(row, "118", "high") +
                           replaced(row, "2025-05-01", "") + replaced(row, "118,2", "118,3") +
                           replaced(row, "118,2", "118") + replaced(row, "118,2", "118,2,") +
                           replaced(row, "1980-02-03", "1980-02-31") + row;
  const auto report = read(options({write("checkup.csv", text)}));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->finding_counts, (Counts{{"field_bad", 2},
                                            {"field_missing", 1},
                                            {"fields_too_few", 1},
                                            {"fields_too_many", 1},
                                            {"value_left_empty", 1}}));
  EXPECT_EQ(report->rejected_records, 5);
  const auto kept = rows("checkup");
  ASSERT_EQ(kept.size(), 3U);
  EXPECT_TRUE(kept[1].starts_with("7|1|ヤマダ　ハナコ||2|")) << kept[1];
  EXPECT_TRUE(kept[2].starts_with("8|"));
  EXPECT_NE(rejected_csv().find("checkup.csv,3,checkup,systolic,field_bad,ING-12,"),
            std::string::npos);
}

TEST_F(IngestTest, AMissingColumnIsRefusedByName) {
  const auto report = read(options({write("checkup.csv", "checkup_date,sex,name_kana\n")}));
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), code::column_missing);
  EXPECT_EQ(report.error().detail("column"), "birth_date");
}

TEST_F(IngestTest, HospitalTablesBelongToTheNextGenerationDatabaseOnly) {
  constexpr std::string_view kDiet = "patient_no,date,kind\n7,2025-01-02,糖尿食\n";
  const auto report = read_csv("diet_order.csv", kDiet);
  ASSERT_TRUE(report) << report.error().message(Language::english);
  EXPECT_EQ(rows("diet_order"), std::vector<std::string>{"7|2025-01-02|糖尿食"});
  const auto refused = read(options({write("diet_order.csv", kDiet)}));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), code::file_not_claimed_format);
}

const std::string kStay =
    "MSH|^~\\&|H|S|G|R|20250501||ADT^A03|1|P|2.5\rPID|1||77\rPV1|1|I||||||||||||||||"
    "||||||||||||||||||||||||||20250420|20250501\r";

TEST_F(IngestTest, AFolderIsReadInTheOrderOfItsNamesAndIsOneInput) {  // ING-200, ING-225
  write("storage/77/20250501/ADT-52/77_20250501_ADT-52_1_1_01_1", kStay);
  write("storage/77/20250420/ADT-22/77_20250420_ADT-22_1_1_01_1",
        replaced(replaced(kStay, "A03", "A01"), "20250420|20250501", "20250420"));
  write("storage/schema.xsd", "<schema/>");
  write("storage/78/20250501/ADT-52/78_20250501_ADT-52_1_1_01_0", "not valid any more");
  const auto report = read(options({folder_ / "storage"}, Database::jisedai));
  ASSERT_TRUE(report) << report.error().message(Language::english);
  EXPECT_EQ(report->manifest.inputs.size(), 1U);
  EXPECT_EQ(report->manifest.inputs.at(0).name, "storage");
  // ING-223: the admission gives way to the discharge.
  EXPECT_EQ(rows("encounter"),
            std::vector<std::string>{"77|I2025-04-20|inpatient|2025-04-20|2025-05-01|"});
}

TEST_F(IngestTest, ThePlaceOfAFindingInAStorageNamesNoPatient) {  // ING-201
  write("storage/77/20250501/ADT-52/77_20250501_ADT-52_1_1_01_1", kStay);
  write("storage/77/20250502/ADT-52/77_20250502_ADT-52_1_1_01_1",
        replaced(kStay, "20250420|20250501", "20250231"));
  const auto report = read(options({folder_ / "storage"}, Database::jisedai));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->findings.at(0).error.where().file, "storage/#2 ADT-52");
  EXPECT_EQ(rejected_csv().find("77_"), std::string::npos);
}

TEST_F(IngestTest, RowsAreRemovedBeforeTheyAreWrittenAndAreCounted) {  // ING-240
  Options given = options({write("checkup.csv", kCheckup),
                           write("diet_order.csv", "patient_no,date,kind\n7,2025-01-02,糖尿食\n")},
                          Database::jisedai);
  given.add_without = [](std::span<const TableSchema> tables,
                         dataset::Writer& writer) -> Result<std::int64_t> {
    EXPECT_EQ(tables.size(), 2U);
    RENGA_ASSIGN(engine::Engine engine, engine::Engine::open({}));
    RENGA_TRY(engine.create_table(tables[0]));
    RENGA_TRY(writer.add(engine, tables[0], "checkup", {}));
    RENGA_TRY(writer.adopt(tables[1], 1));
    return 1;
  };
  const auto report = read(given);
  ASSERT_TRUE(report) << report.error().message(Language::english);
  EXPECT_EQ(report->removed_rows, 1);
  EXPECT_EQ(report->manifest.counts.at("opted_out.rows"), 1);
  EXPECT_TRUE(rows("checkup").empty());
  EXPECT_EQ(rows("diet_order").size(), 1U);
}

TEST_F(IngestTest, AnEmptyFolderIsNothingToRead) {
  fs::create_directories(folder_ / "empty");
  EXPECT_EQ(read(options({folder_ / "empty"})).error().code(), code::nothing_to_read);
}

TEST_F(IngestTest, NothingToReadIsAnError) {
  EXPECT_EQ(read(options({})).error().code(), code::nothing_to_read);
  EXPECT_EQ(read_csv("allergy.csv", "patient_no,date,substance,reaction\n").error().code(),
            code::nothing_to_read);
  EXPECT_EQ(read(options({folder_ / "absent"})).error().code(), code::file_missing);
}

// ING-246.
TEST_F(IngestTest, WhereAllWasSetAsideTheFirstSaysWhy) {
  const Error error = read_csv("allergy.csv",
                               "patient_no,date,substance,reaction\n"
                               "1,2025-02-30,soba,\n"
                               "2,soon,soba,\n")
                          .error();
  EXPECT_EQ(error.code(), code::every_record_set_aside);
  const std::string told = error.message(Language::english);
  EXPECT_NE(told.find("All 2 record(s)"), told.npos) << told;
  EXPECT_NE(told.find("allergy.csv, row 2, column date"), told.npos) << told;
  EXPECT_NE(told.find("Expected: YYYY-MM-DD"), told.npos) << told;
}

// ING-37.
TEST_F(IngestTest, TheNumberOfThreadsDoesNotChangeTheDataset) {
  std::string many = std::string(kHead);
  for (int i = 0; i < 3000; ++i) many += first_receipt();
  const fs::path file = write("a.uke", encoded(many + std::string(kTail)));
  std::vector<std::string> digests;
  for (const int threads : {1, 4}) {
    Options given = options({file});
    given.limits.threads = threads;
    ASSERT_TRUE(read(given));
    digests.push_back(dataset::Dataset::open(folder_ / "dataset")->digest());
  }
  EXPECT_EQ(digests[0], digests[1]);
}

}  // namespace
}  // namespace renga::ingest
