#include "ingest/day_text.hpp"

#include "ingest/intake_for_test.hpp"

#include <array>

#include <gtest/gtest.h>

namespace renga::ingest {
namespace {

struct Text {
  std::string_view written;
  std::string_view read;
};

// ING-227: what is read as a day is a day and nothing else; all other texts stay as they are.
TEST(DayText, ACompactDayIsReadWhole) {
  constexpr std::array kTexts = {
      Text{"20250501", "2025-05-01"},       Text{"20250501xyz", "20250501xyz"},
      Text{"2025050", "2025050"},           Text{"202505011", "202505011"},
      Text{"20250501 ", "20250501 "},       Text{"20250230", "20250230"},
      Text{"202505010930", "202505010930"}, Text{"", ""}};
  for (const auto& [written, read] : kTexts) EXPECT_EQ(iso_day(written), read) << written;
}

TEST(DayText, BehindADayOfHl7OnlyATimeMayStand) {
  for (const std::string_view time : {"", "09", "0930", "093015", "093015.1234", "0930+0900",
                                      "093015-0500", "093015.5+0900", "+0900"})
    EXPECT_EQ(day_of_hl7("20250501" + std::string(time)), "2025-05-01") << time;
  for (const std::string_view other : {"x", "9", "093", "09301", "0930150", "0930.5", "093015.",
                                       "09:30", "+09", "+0900x", " ", "-"}) {
    const std::string text = "20250501" + std::string(other);
    EXPECT_EQ(day_of_hl7(text), text);
  }
  EXPECT_EQ(day_of_hl7("2025"), "2025");
  EXPECT_EQ(day_of_hl7(""), "");
}

TEST(DayText, BehindADayOfFhirOnlyATimeMayStand) {
  for (const std::string_view time :
       {"", "T09:30", "T09:30Z", "T09:30:15+09:00", "T09:30:15.123-05:00", "T09:30:15.5Z"})
    EXPECT_EQ(day_of_fhir("2025-05-01" + std::string(time)), "2025-05-01") << time;
  for (const std::string_view other :
       {"x", "T", "T09", "T09:30:15.", "T09:30:15+0900", " 09:30", "Z", "-01", "T09:30Zx"}) {
    const std::string text = "2025-05-01" + std::string(other);
    EXPECT_EQ(day_of_fhir(text), text);
  }
  EXPECT_EQ(day_of_fhir("2025-05"), "2025-05");
}

// ING-227: in each format, a day with something behind it costs its record and is told.
TEST(DayText, ADayWithSomethingBehindItIsBadInEveryFormat) {
  struct Given {
    std::string_view format;
    Database database;
    std::string table;
    std::string before;
    std::string after;
    std::string good;
  };
  const std::vector<Given> all = {
      {"CSV", Database::jisedai, "allergy", "patient_no,date,substance\r\np,", ",x\r\n",
       "2025-05-01"},
      {"survey", Database::dpc, "form4", "131234567\t0000000001\t", "\t20250401\t1\r\n",
       "20250425"},
      {"FHIR", Database::jisedai, "allergy",
       R"({"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/p1"},"recordedDate":")",
       "\",\"code\":{\"text\":\"x\"}}\n", "2025-05-01"},
      {"HL7", Database::jisedai, "allergy",
       "MSH|^~\\&|a|b|c|d|20250501||ADT^A60^ADT_A60|1|P|2.5\rPID|1||12\rIAM|1||x^y||||||||||", "\r",
       "20250501"}};
  for (const Given& given : all) {
    Reading good(given.database);
    good.read("f", given.before + given.good + given.after);
    EXPECT_EQ(good.rows(given.table).size(), 1U) << given.format;
    Reading bad(given.database);
    bad.read("f", given.before + given.good + "xyz" + given.after);
    EXPECT_TRUE(bad.rows(given.table).empty()) << given.format;
    EXPECT_EQ(bad.counts(), (Counts{{"field_bad", 1}})) << given.format;
  }
}

}  // namespace
}  // namespace renga::ingest
