#include "synth/check_digit.hpp"
#include "synth/sample_world.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace renga::synth {
namespace {

using sample::Row;
using sample::World;

std::int64_t count_receipts(const std::string& uke) {
  std::int64_t count = 0;
  for (std::size_t at = uke.find("\r\nRE,"); at != std::string::npos;
       at = uke.find("\r\nRE,", at + 1))
    ++count;
  return count;
}

/// The causes of a record (SYN-65).
const std::set<std::string>& causes_of(const std::string& file, const std::string& number) {
  static const auto kCausesByRecord = [] {
    std::map<std::pair<std::string, std::string>, std::set<std::string>> causes;
    for (const Row& row : sample::rows(World::get().path("causes.csv"))) {
      auto& known = causes[{row.at("file"), row.at("number")}];
      EXPECT_TRUE(known.insert(row.at("cause")).second);
    }
    return causes;
  }();
  static const std::set<std::string> kNone;
  const auto found = kCausesByRecord.find({file, number});
  return found == kCausesByRecord.end() ? kNone : found->second;
}

// SYN-5.
TEST(Truth, NamesThePersonOfEveryRecordExactlyOnce) {
  const World& world = World::get();
  std::set<std::pair<std::string, std::int64_t>> named;
  for (const Row& row : sample::rows(world.path("truth.csv")))
    EXPECT_TRUE(named.emplace(row.at("file"), *parse_integer(row.at("number"))).second);
  std::set<std::pair<std::string, std::int64_t>> records;
  for (const auto& [name, text] : sample::contents(world.path("ndb"))) {
    for (std::int64_t i = count_receipts(text); name.ends_with(".UKE") && i > 0; --i)
      records.emplace(name, i);
  }
  for (std::int64_t i = 1; i <= world.summary.checkups; ++i) records.emplace("checkup.csv", i);
  for (std::int64_t i = 1; i <= world.summary.patients; ++i) records.emplace("patient.csv", i);
  EXPECT_EQ(named, records);
}

// SYN-5.
TEST(Truth, AgreesWithTheCountsOfEachPerson) {
  const World& world = World::get();
  std::map<std::string, std::int64_t> receipts;
  for (const Row& row : sample::rows(world.path("truth.csv")))
    receipts[row.at("person")] += row.at("source") == "re" ? 1 : 0;
  for (const Row& row : sample::rows(world.path("people.csv")))
    EXPECT_EQ(receipts[row.at("person")], parse_integer(row.at("receipts")));
}

TEST(Truth, ACheckupRowHasTheBirthDateAndSexOfItsPersonOrTheCause) {
  const World& world = World::get();
  const auto people = sample::rows(world.path("people.csv"));
  const auto checkups = sample::rows(world.path("ndb/checkup.csv"));
  for (const Row& row : sample::rows(world.path("truth.csv"))) {
    if (row.at("source") != "checkup") continue;
    const Row& checkup =
        checkups.at(static_cast<std::size_t>(*parse_integer(row.at("number")) - 1));
    const Row& person = people.at(static_cast<std::size_t>(*parse_integer(row.at("person")) - 1));
    const auto& causes = causes_of("checkup.csv", row.at("number"));
    EXPECT_EQ(checkup.at("birth_date") != person.at("birth_date"),
              causes.contains("birth_date_wrong"));
    EXPECT_EQ(checkup.at("sex") != person.at("sex"), causes.contains("sex_wrong"));
  }
}

/// History rows of one insured number or of one subject, in the order of the file.
std::map<std::string, std::vector<Row>> history_by(const std::vector<std::string>& columns) {
  std::map<std::string, std::vector<Row>> groups;
  for (Row& row : sample::rows(World::get().path("history.csv"))) {
    std::string key;
    for (const std::string& column : columns) key += row.at(column) + "/";
    groups[key].push_back(std::move(row));
  }
  return groups;
}

std::string end_of(const Row& row) {
  return row.at("valid_to").empty() ? "9999-12-31" : row.at("valid_to");
}

/// A broken subject is the person again (SYN-85).
std::string person_of(const std::string& subject) {
  return subject.substr(0, subject.find('-'));
}

// SYN-24.
TEST(History, NoInsuredNumberBelongsToTwoPersonsOnOneDay) {
  std::int64_t reused = 0;
  for (auto& [number, rows] : history_by({"insurer_number", "symbol", "number", "branch"})) {
    std::ranges::sort(rows, {}, [](const Row& row) { return row.at("valid_from"); });
    for (std::size_t i = 1; i < rows.size(); ++i) {
      EXPECT_LT(end_of(rows[i - 1]), rows[i].at("valid_from"));
      reused += person_of(rows[i].at("subject")) != person_of(rows[i - 1].at("subject")) ? 1 : 0;
    }
  }
  EXPECT_GT(reused, 0);
}

// SYN-16.
TEST(History, OnePersonsNumbersFollowEachOtherWithoutGapOrOverlap) {
  std::int64_t with_change = 0;
  std::map<std::string, std::vector<Row>> by_person;
  for (Row& row : sample::rows(World::get().path("history.csv")))
    by_person[person_of(row.at("subject"))].push_back(row);
  for (const auto& [person, rows] : by_person) {
    for (std::size_t i = 1; i < rows.size(); ++i) {
      const auto last = parse_iso_date(rows[i - 1].at("valid_to"));
      ASSERT_TRUE(last);
      EXPECT_EQ(to_iso(last->plus_days(1)), rows[i].at("valid_from"));
      ++with_change;
    }
    EXPECT_EQ(rows.back().at("valid_to"), "");
  }
  EXPECT_GT(with_change, sample::kPeople / 10);
}

// SYN-4, SYN-20.
TEST(History, EveryInsurerNumberHasItsCheckDigitAndLength) {
  for (const Row& row : sample::rows(World::get().path("history.csv"))) {
    const std::string& insurer = row.at("insurer_number");
    EXPECT_TRUE(insurer.size() == 6 || insurer.size() == 8) << insurer;
    EXPECT_EQ(with_check_digit(insurer.substr(0, insurer.size() - 1)), insurer);
  }
}

// SYN-20.
TEST(History, ElderlyPeopleHaveNoBranchAndNoSymbol) {
  std::int64_t elderly = 0;
  for (const Row& row : sample::rows(World::get().path("history.csv"))) {
    const bool is_elderly =
        row.at("insurer_number").starts_with("39") && row.at("insurer_number").size() == 8;
    elderly += is_elderly ? 1 : 0;
    EXPECT_EQ(row.at("branch").empty(), is_elderly);
    EXPECT_EQ(row.at("symbol").empty(), is_elderly);
  }
  EXPECT_GT(elderly, sample::kPeople / 20);
}

// SYN-23.
TEST(History, FamiliesShareANumberAndDifferInTheBranch) {
  std::int64_t families = 0;
  for (const auto& [card, rows] :
       history_by({"insurer_number", "symbol", "number", "valid_from"})) {
    std::set<std::string> branches;
    for (const Row& row : rows) EXPECT_TRUE(branches.insert(row.at("branch")).second);
    families += rows.size() > 1 ? 1 : 0;
  }
  EXPECT_GT(families, sample::kPeople / 20);
}

}  // namespace
}  // namespace renga::synth
