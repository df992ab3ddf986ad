#include "ingest/storage_source.hpp"

#include "ingest/inputs.hpp"
#include "ingest/intake_for_test.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::ingest {
namespace {

using Lines = std::vector<std::string>;

/// A synthetic message of a patient; "カンジャ" and "タロウ" stand in ISO-2022-JP.
std::string message(std::string_view kind, std::string_view segments) {
  return "MSH|^~\\&|HIS|SEND|GW|RCV|20250501093000||" + std::string(kind) +
         "|1|P|2.5||||||~ISO IR87||ISO 2022-1994\r"
         "PID|0001||1234567890^^^^PI||X^Y^^^^^L^I~\x1B$B%+%s%8%c\x1B(B^\x1B$B%?%m%&\x1B(B^^^^^L^P||"
         "19650415|M|||^^^^100-0001\r" +
         std::string(segments);
}

Reading read_one(std::string_view text) {
  Reading reading(Database::jisedai);
  reading.read("storage/#1 ADT-00", text);
  return reading;
}

TEST(Storage, ThePatientCarriesKanaAndInsuredNumber) {  // ING-221, ING-222
  const Reading reading =
      read_one(message("ADT^A08^ADT_A01", "IN1|1|06^x^y|06132013|||||||12|345|20240401\r"));
  EXPECT_EQ(reading.counts(), Counts());
  EXPECT_EQ(
      reading.rows("patient"),
      Lines{"1|1|1234567890|カンジャ　タロウ|1965-04-15|1|06132013|12|345||2025-05-01|100-0001"});
}

TEST(Storage, VisitsAndStaysBecomeEncounters) {
  EXPECT_EQ(read_one(message("ADT^A03^ADT_A03",
                             "PV1|0001|I|32^302|||||||01^Med^HL70069|||||||||77||||||||||||||||||||"
                             "|||||20250420|20250501\r"))
                .rows("encounter"),
            Lines{"1234567890|77|inpatient|2025-04-20|2025-05-01|Med"});
  EXPECT_EQ(read_one(message("ADT^A04^ADT_A01", "PV1|0001|O|01^^^^^C||||||||01\r"))
                .rows("encounter")
                .at(0)
                .substr(0, 11),
            "1234567890|");
}

/// The encounters after these messages of a stay.
Lines stays_of(const std::vector<std::pair<std::string, std::string>>& messages) {
  Reading reading(Database::jisedai);
  for (const auto& [event, days] : messages)
    reading.read("storage/#1 ADT-22",
                 message("ADT^" + event + "^ADT_A03",
                         "PV1|0001|I||||||||Med|||||||||7" + std::string(25, '|') + days + "\r"));
  reading.finish();
  return reading.rows("encounter");
}

TEST(Storage, AnAdmissionGivesWayToItsDischargeWhicheverComesFirst) {  // ING-223
  const std::pair<std::string, std::string> admission = {"A01", "20250420"};
  const std::pair<std::string, std::string> discharge = {"A03", "20250420|20250501"};
  const Lines ended = {"1234567890|7|inpatient|2025-04-20|2025-05-01|Med"};
  EXPECT_EQ(stays_of({admission, discharge}), ended);
  EXPECT_EQ(stays_of({discharge, admission}), ended);
  EXPECT_EQ(stays_of({admission, admission}), Lines{"1234567890|7|inpatient|2025-04-20||Med"});
  // A discharge that is set aside answers nothing.
  EXPECT_EQ(stays_of({admission, {"A03", "20250420|20250231"}}),
            Lines{"1234567890|7|inpatient|2025-04-20||Med"});
}

TEST(Storage, ProblemsKeepTheIcdCode) {
  const Reading reading =
      read_one(message("PPR^ZD1^PPR_ZD1",
                       "PRB|AD|20250401|20054174^gastritis^MDCDX2|1|||20250331||20250415|"
                       "K297^^I10||||||20250330\rPRB|AD|20250401|1^x^MDCDX2|2|||20250331\r"));
  EXPECT_EQ(reading.rows("problem"),
            (Lines{"1234567890|2025-03-30||K297|gastritis", "1234567890|2025-03-31|||x"}));
}

TEST(Storage, APrescriptionHasTheDaysOfItsTiming) {
  const Reading reading = read_one(message(
      "RDE^O11^RDE_O11",
      "ORC|NW|1\rRXE||103835401^drug^HOT9|1||TAB^tablet^MR9P|||||9|TAB||||||||3^TAB&tablet&MR9P\r"
      "TQ1|||code|||14^D&day&ISO+|20250502\rORC|NW|2\rRXE||103835402^other^HOT9|2||G\r"));
  EXPECT_EQ(reading.counts(), Counts());
  EXPECT_EQ(reading.rows("prescription"),
            (Lines{"1234567890|2025-05-02|103835401|drug|3.000000|TAB|14",
                   "1234567890|2025-05-01|103835402|other|2.000000|G|"}));
}

TEST(Storage, NumbersOfTheLaboratoryAreKeptWithTheirRange) {
  const Reading reading = read_one(message(
      "OUL^R22^OUL_R22",
      "SPM|1|||SER|||||||||||||20250430101500\rOBX|1|NM|3D046000001906202^HbA1c^JC10||6.1|%|"
      "4.9-6.0\rOBX|2|ST|5C070000002306101||neg\rOBX|3|NM|9Z000||high\r"));
  EXPECT_EQ(reading.counts(), (Counts{{"field_bad", 1}}));
  EXPECT_EQ(reading.rows("lab"), Lines{"1234567890|2025-04-30|hba1c|6.100000|%|4.900000|6.000000"});
}

TEST(Storage, DietsAndAllergiesAreRead) {  // ING-224
  EXPECT_EQ(
      read_one(message("OMD^O03^OMD_O03", "TQ1|1||TID||||2025050207\rODS|D||001^^99|low salt\r"))
          .rows("diet_order"),
      Lines{"1234567890|2025-05-02|low salt"});
  EXPECT_EQ(read_one(message("ADT^A60^ADT_A60", "IAM|1|FA^x|5A1^buckwheat^JC10|MO|rash|A\r"))
                .rows("allergy"),
            Lines{"1234567890|2025-05-01|buckwheat|rash"});
}

TEST(Storage, WhatCannotBeReadIsSetAsideWithoutItsContent) {  // ING-210, ING-220
  Reading reading(Database::jisedai);
  reading.read("1", message("ADT^A23^ADT_A21", ""));
  reading.read("2", "MSH|^~\\&|a|b|c|d|20250501||ADT^A08|1\rPID|1\r");
  reading.read("3", message("ADT^A08^ADT_A01", "IN1|\x1B$Q"));
  reading.read("4", message("ADT^A01^ADT_A01", ""));
  reading.read("5", "MSH|^~");
  EXPECT_EQ(
      reading.counts(),
      (Counts{
          {"field_missing", 2}, {"kind_not_read", 1}, {"subject_missing", 1}, {"text_broken", 1}}));
  for (const Finding& finding : reading.findings().kept())
    EXPECT_EQ(finding.error.message(Language::english).find("1234567890"), std::string::npos);
}

TEST(Storage, FilesAreNamedByTheirPositionSoThatNoPatientIs) {  // ING-201
  EXPECT_EQ(name_below("x/storage/",
                       "x/storage/123/456/1234567890/20250501/ADT-22/"
                       "1234567890_20250501_ADT-22_1_20250501093000_01_1",
                       17),
            "storage/#17 ADT-22");
  EXPECT_EQ(name_below("package", "package/DATA/h1.xml", 1), "package/DATA/h1.xml");
}

TEST(Storage, InAnArchiveTheRulesOfFoldersHold) {  // ING-226
  const std::string file = "123/1234567890_20250501_ADT-22_1_20250501093000_01_";
  EXPECT_EQ(name_inside("a.zip", file + "1", 3), "a.zip!#3 ADT-22");
  EXPECT_EQ(name_inside("a.zip", "DATA/h1.xml", 4), "a.zip!DATA/h1.xml");
  EXPECT_TRUE(is_passed_over("a.zip!" + file + "0"));
  EXPECT_FALSE(is_passed_over("a.zip!" + file + "1"));
  EXPECT_TRUE(is_passed_over("a.zip!XSD/hc08_V08.xsd"));
}

RC_GTEST_PROP(Storage, TakesAnyMessage, (const std::string& bytes, std::uint16_t place)) {
  std::string damaged = message("OUL^R22^OUL_R22", "OBX|1|NM|3D046||6.1|%|4.9-6.0\r");
  damaged.insert(place % damaged.size(), bytes);
  for (const std::string& text : {"MSH|" + bytes, damaged}) {
    Reading reading(Database::jisedai);
    static_cast<void>(reading.try_read("f", text));
  }
}

}  // namespace
}  // namespace renga::ingest
