#include "synth/sample_world.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace renga::synth {
namespace {

using sample::Row;
using sample::World;

const std::vector<Row>& table(const std::string& name) {
  static std::map<std::string, std::vector<Row>> tables;
  auto& rows = tables[name];
  if (rows.empty()) rows = sample::rows(World::get().path("hospital/" + name + ".csv"));
  return rows;
}

std::set<std::string> patients() {
  std::set<std::string> numbers;
  for (const Row& row : table("patient")) numbers.insert(row.at("patient_no"));
  return numbers;
}

TEST(Hospital, EachPatientStandsOnceAndEveryRowBelongsToOne) {
  const auto known = patients();
  EXPECT_EQ(known.size(), table("patient").size());
  for (const std::string name :
       {"encounter", "problem", "vital", "lab", "prescription", "diet_order", "allergy"}) {
    EXPECT_FALSE(table(name).empty()) << name;
    for (const Row& row : table(name)) EXPECT_TRUE(known.contains(row.at("patient_no"))) << name;
  }
}

TEST(Hospital, AboutFifteenPercentOfPeopleComeInAYear) {
  EXPECT_GT(table("patient").size(), sample::kPeople * 9 / 100);
  EXPECT_LT(table("patient").size(), sample::kPeople * 20 / 100);
}

TEST(Hospital, EncountersHaveOrderedDatesAndBothKinds) {
  std::map<std::string, int> kinds;
  for (const Row& row : table("encounter")) {
    ++kinds[row.at("kind")];
    EXPECT_LE(row.at("start_date"), row.at("end_date"));
    EXPECT_TRUE(row.at("kind") == "inpatient" || row.at("start_date") == row.at("end_date"));
  }
  EXPECT_EQ(kinds.size(), 2U);
  EXPECT_GT(kinds["inpatient"], 10);
}

TEST(Hospital, DietsAreOrderedOnlyForStays) {
  std::set<std::string> stayed;
  for (const Row& row : table("encounter")) {
    if (row.at("kind") == "inpatient") stayed.insert(row.at("patient_no"));
  }
  for (const Row& row : table("diet_order")) EXPECT_TRUE(stayed.contains(row.at("patient_no")));
}

TEST(Hospital, LaboratoryValuesAreOfTheSixItemsAndPlausible) {
  const std::map<std::string, std::pair<double, double>> limits = {
      {"hba1c", {3.5, 13}}, {"insulin", {0.1, 50}}, {"creatinine", {0.1, 4}},
      {"egfr", {10, 400}},  {"ldl", {20, 280}},     {"crp", {0, 20}}};
  std::set<std::string> seen;
  for (const Row& row : table("lab")) {
    const auto& [low, high] = limits.at(row.at("item"));
    const double value = parse_decimal(row.at("value")).value();
    EXPECT_GE(value, low) << row.at("item");
    EXPECT_LE(value, high) << row.at("item");
    seen.insert(row.at("item"));
  }
  EXPECT_EQ(seen.size(), limits.size());
}

TEST(Hospital, ItsChartNumbersAreOnItsReceipts) {
  const auto known = patients();
  std::int64_t found = 0;
  for (const auto& [name, text] : sample::contents(World::get().path("ndb"))) {
    for (const std::string& number : known)
      found += text.find("," + number + ",") != std::string::npos;
    if (found > 0) return;
  }
  FAIL() << "no receipt names a patient of the hospital";
}

// SYN-37.
TEST(Checkups, AreOfInsuredPeopleFromFortyToSeventyFourInThePeriod) {
  const auto checkups = sample::rows(World::get().path("ndb/checkup.csv"));
  EXPECT_GT(checkups.size(), sample::kPeople / 8U);
  std::size_t without_branch = 0;
  for (const Row& row : checkups) {
    const Date day = *parse_iso_date(row.at("checkup_date"));
    const int age = age_years(*parse_iso_date(row.at("birth_date")), day);
    // A wrong birth date moves the age by one at most (SYN-77).
    EXPECT_GE(age, 39);
    EXPECT_LE(age, 75);
    EXPECT_GE(day, *Date::from_civil(2024, 4, 1));
    EXPECT_LT(day, Date::from_civil(2024, 4, 1)->plus_months(sample::kMonths));
    EXPECT_FALSE(row.at("insurer").empty());
    without_branch += row.at("branch").empty() ? 1 : 0;
  }
  EXPECT_LT(without_branch, checkups.size() / 50);
}

// SYN-37.
TEST(Checkups, HeavierPeopleHaveMoreMetabolicSyndrome) {
  std::map<bool, std::pair<double, double>> found;  // Heavy: people, of whom with the syndrome.
  for (const Row& row : sample::rows(World::get().path("ndb/checkup.csv"))) {
    const double height = *parse_decimal(row.at("height")) / 100;
    auto& [people, ill] = found[*parse_decimal(row.at("weight")) / height / height >= 25];
    people += 1;
    ill += row.at("metabolic") == "1" ? 1 : 0;
  }
  EXPECT_GT(found[true].second / found[true].first, 3 * found[false].second / found[false].first);
}

}  // namespace
}  // namespace renga::synth
