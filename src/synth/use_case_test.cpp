#include "synth/sample_world.hpp"

#include <map>
#include <set>

#include <gtest/gtest.h>

// The manual's use case (p. 13, DAT-29): a check-up in NDB, then a stay at Ａ病院 in the hospital's
// records, then a visit to Ｂ病院 in NDB again, all of one person.
namespace renga::synth {
namespace {

using sample::Row;
using sample::World;

constexpr std::string_view kHospitalBInCp932 = ",\x82\x61\x95\x61\x89\x40,";

/// Person by file and number in it.
std::map<std::pair<std::string, std::string>, std::string> truth() {
  std::map<std::pair<std::string, std::string>, std::string> persons;
  for (const Row& row : sample::rows(World::get().path("truth.csv")))
    persons[{row.at("file"), row.at("number")}] = row.at("person");
  return persons;
}

/// The day of each person's check-up.
std::map<std::string, std::string> first_checkups() {
  const auto persons = truth();
  std::map<std::string, std::string> days;
  std::int64_t line = 0;
  for (const Row& row : sample::rows(World::get().path("ndb/checkup.csv")))
    days[persons.at({"checkup.csv", std::to_string(++line)})] = row.at("checkup_date");
  return days;
}

/// Days of discharge by true person, of stays that began after the check-up.
std::map<std::string, std::string> stays_after(const std::map<std::string, std::string>& checkups) {
  const auto persons = truth();
  std::map<std::string, std::string> person_of;
  std::int64_t line = 0;
  for (const Row& row : sample::rows(World::get().path("hospital/patient.csv")))
    person_of[row.at("patient_no")] = persons.at({"patient.csv", std::to_string(++line)});
  std::map<std::string, std::string> stays;
  for (const Row& row : sample::rows(World::get().path("hospital/encounter.csv"))) {
    const auto checkup = checkups.find(person_of.at(row.at("patient_no")));
    const bool later = checkup != checkups.end() && checkup->second < row.at("start_date");
    if (row.at("kind") == "inpatient" && later) stays[checkup->first] = row.at("end_date");
  }
  return stays;
}

// SYN-35.
TEST(UseCase, SomePersonsGoFromCheckupToHospitalAToHospitalB) {
  const auto stays = stays_after(first_checkups());
  const auto persons = truth();
  std::set<std::string> complete;
  for (const auto& [name, text] : sample::contents(World::get().path("ndb"))) {
    if (text.find(kHospitalBInCp932) == std::string::npos) continue;
    for (const auto line : split(text, '\n')) {
      const auto fields = split(line, ',');
      if (fields[0] != "RE") continue;
      const auto stay = stays.find(persons.at({name, std::string(fields[1])}));
      if (stay == stays.end()) continue;
      const Date month = *parse_compact_month(fields[3]);
      if (month.plus_months(1) > *parse_iso_date(stay->second)) complete.insert(stay->first);
    }
  }
  EXPECT_GE(complete.size(), 3U);
}

}  // namespace
}  // namespace renga::synth
