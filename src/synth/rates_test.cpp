#include "synth/rates.hpp"

#include "synth/causes.hpp"
#include "synth/sample_world.hpp"

#include <cmath>
#include <set>

#include <gtest/gtest.h>

namespace renga::synth {
namespace {

using sample::Row;

TEST(Rates, EachNamesItsRangeAndSourceAndHoldsItsDefault) {
  std::set<std::string> names;
  for (const RateEntry& entry : rate_entries()) {
    EXPECT_TRUE(names.insert(std::string(entry.group).append(".").append(entry.name)).second);
    EXPECT_LE(entry.least, Rates{}.*entry.value) << entry.name;
    EXPECT_GE(entry.most, Rates{}.*entry.value) << entry.name;
    EXPECT_FALSE(entry.source.empty()) << entry.name;
  }
}

TEST(Rates, WhatIsPrintedIsReadBack) {
  Rates changed;
  changed.receipt_kana_missing = 0.125;
  for (const Language language : {Language::japanese, Language::english}) {
    const auto again = parse_rates(to_toml(changed, language), "rates.toml");
    ASSERT_TRUE(again);
    for (const RateEntry& entry : rate_entries())
      EXPECT_EQ((*again).*entry.value, changed.*entry.value) << entry.name;
  }
}

// SYN-69
TEST(Rates, AFileChangesOnlyWhatItNames) {
  const auto rates = parse_rates("[history]\nbegins_late = 1\n", "rates.toml");
  ASSERT_TRUE(rates);
  EXPECT_EQ(rates->history_begins_late, 1);
  EXPECT_EQ(rates->receipt_kana_missing, Rates{}.receipt_kana_missing);
}

TEST(Rates, UnknownNamesAndSharesOutOfRangeAreRefusedWithTheirLine) {
  const std::vector<std::pair<std::string, Code>> cases = {
      {"[receipts]\nkana_missing = 0.1\n", code::key_unknown},
      {"[receipt]\nkana_lost = 0.1\n", code::key_unknown},
      {"[receipt]\nkana_missing = 1.5\n", code::value_out_of_range},
      {"[receipt]\nkana_missing = -0.1\n", code::value_out_of_range}};
  for (const auto& [toml, code] : cases) {
    const auto rates = parse_rates(toml, "rates.toml");
    ASSERT_FALSE(rates) << toml;
    EXPECT_EQ(rates.error().code(), code) << toml;
  }
}

/// docs/manual/synthetic-data.md has a row for every rate, with its default.
TEST(Rates, TheManualListsEveryRateWithItsDefault) {
  const std::string manual =
      sample::content(std::filesystem::path(RENGA_SOURCE_DIR) / "docs/manual/synthetic-data.md");
  const std::string toml = to_toml(Rates{}, Language::english);
  std::string group;
  for (const std::string_view line : split(toml, '\n')) {
    if (line.starts_with('[')) group = line.substr(1, line.size() - 2);
    const std::size_t equals = line.find(" = ");
    if (line.starts_with('#') || equals == std::string_view::npos) continue;
    const std::string row = "| `" + group + "." + std::string(line.substr(0, equals)) + "` | " +
                            std::string(line.substr(equals + 3)) + " |";
    EXPECT_NE(manual.find(row), std::string::npos) << row;
  }
}

constexpr std::int64_t kPeople = 20'000;

/// A year of 20,000 people with one seed: large enough for shares, always the same.
struct Year {
  sample::Folder folder{"year"};
  Summary summary;

  static const Year& get() {
    static const Year year;
    return year;
  }
  std::vector<Row> rows(const std::string& name) const {
    return sample::rows(folder.path() / name);
  }

 private:
  Year() { summary = sample::make_world(folder.path(), kPeople, 7, 12).value(); }
};

/// Expects the share near its aim: four binomial deviations, wider where records come in clusters
/// of so many (one person's records share their fate).
void expect_share(double count, double of, double aim, double cluster, std::string_view what) {
  const double tolerance = 4 * std::sqrt(aim * (1 - aim) * cluster / of);
  EXPECT_NEAR(count / of, aim, tolerance) << what;
}

/// Records of one file and number.
using Place = std::pair<std::string, std::string>;

std::map<std::string, std::set<Place>> receipts_by_cause() {
  std::map<std::string, std::set<Place>> places;
  for (const Row& row : Year::get().rows("causes.csv"))
    if (row.at("source") == "re") places[row.at("cause")].emplace(row.at("file"), row.at("number"));
  return places;
}

/// Whether each receipt is of a stay: the last digit of its kind is odd (別表5).
const std::map<Place, bool>& stays() {
  static const auto kStays = [] {
    std::map<Place, bool> found;
    for (const auto& [name, text] : sample::contents(Year::get().folder.path() / "ndb")) {
      for (const std::string_view line : split(text, '\n')) {
        if (!name.ends_with(".UKE") || !line.starts_with("RE,")) continue;
        const auto fields = split(line, ',');
        found[{name, std::string(fields[1])}] = (fields[2].back() - '0') % 2 == 1;
      }
    }
    return found;
  }();
  return kStays;
}

// SYN-63
TEST(Rates, NumbersAreGoodOnThePublishedSharesOfReceipts) {
  const auto places = receipts_by_cause();
  std::set<Place> bad;
  for (const std::string cause :
       {"number_missing", "number_wrong", "number_outdated", "branch_missing"}) {
    const auto found = places.find(cause);
    ASSERT_NE(found, places.end()) << cause;
    bad.insert(found->second.begin(), found->second.end());
  }
  std::map<bool, std::pair<double, double>> counts;  // By stay: bad, all.
  for (const auto& [place, stay] : stays()) {
    counts[stay].first += bad.contains(place) ? 1 : 0;
    counts[stay].second += 1;
  }
  expect_share(counts[false].first, counts[false].second, 0.03, 8, "outpatient");
  expect_share(counts[true].first, counts[true].second, 0.08, 2, "inpatient");
}

// SYN-50
TEST(Rates, KanaIsMissingAtItsRate) {
  const auto places = receipts_by_cause();
  expect_share(static_cast<double>(places.at("no_kana").size()),
               static_cast<double>(stays().size()), Rates{}.receipt_kana_missing, 8, "kana");
}

// SYN-21
TEST(Rates, ElevenPercentChangeAnIdInAYear) {
  double changed = 0;
  for (const Row& row : Year::get().rows("people.csv")) changed += row.at("id_changes") != "0";
  expect_share(changed, kPeople, 0.11, 2, "changes");
}

// SYN-84, SYN-85
TEST(Rates, TheHistoryBreaksAtItsRate) {
  std::set<std::string> broken;
  for (const Row& row : Year::get().rows("history.csv"))
    if (row.at("subject").ends_with("-2")) broken.insert(row.at("subject"));
  expect_share(static_cast<double>(broken.size()), kPeople, Rates{}.history_broken_in_year, 1,
               "broken");
}

// SYN-65
TEST(Causes, AreOfTheFixedNamesOnKnownRecordsAndAsManyAsTheSummarySays) {
  std::map<std::string, std::int64_t> counted;
  std::set<Place> known;
  for (const Row& row : Year::get().rows("truth.csv"))
    known.emplace(row.at("file"), row.at("number"));
  for (const Row& row : Year::get().rows("causes.csv")) {
    ++counted[row.at("cause")];
    EXPECT_TRUE(known.contains({row.at("file"), row.at("number")}));
  }
  for (const auto& [name, count] : Year::get().summary.causes) EXPECT_EQ(counted[name], count);
  EXPECT_EQ(Year::get().summary.causes.size(), kCauses);
  for (const auto& [name, count] : counted)
    EXPECT_EQ(count > 0, name != "outside_period") << name;  // The year is 2024.
}

// SYN-83: ID5 begins with treatment of February 2022, kana in April 2018, SN in September 2021.
TEST(Causes, RecordsBeforeTheIdsSaySo) {
  const sample::Folder folder("before");
  NoProgress progress;
  ASSERT_TRUE(make({.people = 400,
                    .seed = 3,
                    .out = folder.path(),
                    .first_month = *Date::from_civil(2018, 3, 1),
                    .months = 2},
                   progress));
  std::map<std::string, std::int64_t> counted;
  for (const Row& row : sample::rows(folder.path() / "causes.csv"))
    counted[row.at("cause")] += row.at("source") == "re" ? 1 : 0;
  std::int64_t receipts = 0;
  for (const Row& row : sample::rows(folder.path() / "truth.csv"))
    receipts += row.at("source") == "re" ? 1 : 0;
  EXPECT_EQ(counted["outside_period"], receipts);
  EXPECT_GT(counted["no_kana"], receipts / 4);
  EXPECT_LT(counted["no_kana"], receipts * 3 / 4);
  EXPECT_GT(counted["branch_missing"], receipts / 2);
}

}  // namespace
}  // namespace renga::synth
