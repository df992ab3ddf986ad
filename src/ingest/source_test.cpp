#include "ingest/source.hpp"

#include "ingest/intake_for_test.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::ingest {
namespace {

TEST(Source, EachFileIsRecognisedByItsContent) {  // ING-1
  const std::vector<std::pair<std::string, std::string>> files = {
      {"\xEF\xBB\xBF <ClinicalDocument/>", "kind_not_read"},
      {"{}", "kind_not_read"},
      {"MSH|^~\\&|", "kind_not_read"},
  };
  for (const auto& [bytes, finding] : files) {
    Reading reading(Database::jisedai);
    reading.read("file", bytes);
    EXPECT_EQ(reading.counts(), (Counts{{finding, 1}})) << bytes;
  }
}

TEST(Source, ATableOfAnotherDatabaseIsRefused) {  // ING-35
  constexpr std::string_view kCare = "recipient_no,service_date,claim_no,units\nR,2020-09-01,1,5\n";
  Reading care(Database::kaigo);
  care.read("care_claim.csv", kCare);
  EXPECT_EQ(care.rows("care_claim"), std::vector<std::string>{"R|2020-09-01|1|||||5|"});
  Reading other(Database::ndb);
  EXPECT_EQ(other.try_read("care_claim.csv", kCare).error().code(), code::file_not_claimed_format);
}

TEST(Source, DeathsAreATableOfTheirOwn) {
  Reading reading(Database::ndb);
  reading.read("death.csv",
               "name_kana,birth_date,sex,insurer,symbol,number,death_date,cause\n"
               "ヤマダハナコ,1980-02-03,2,06132013,12,345,2025-03-04,I219\n"
               "ヤマダハナコ,1980-02-31,2,06132013,12,345,2025-03-04,I219\n"
               "ヤマダハナコ,1980-02-03,2,06132013,12,345,,I219\n");
  EXPECT_EQ(reading.counts(), (Counts{{"field_missing", 1}, {"value_left_empty", 1}}));
  EXPECT_EQ(reading.rows("death").at(0),
            "1|1|ヤマダハナコ|1980-02-03|2|06132013|12|345||2025-03-04|I219|");
}

TEST(Source, ThePatientsOfASurveyComeInATableBesideIt) {  // ING-233
  Reading reading(Database::dpc);
  reading.read("patient.csv",
               "patient_no,name_kana,birth_date,sex,insurer,symbol,number\n"
               "0000000001,ヤマダハナコ,1980-02-03,2,06132013,12,345\n");
  EXPECT_EQ(reading.rows("patient").size(), 1U);
}

TEST(Source, ALevelOfCareThatDoesNotExistCostsItsRow) {
  Reading reading(Database::kaigo);
  reading.read("certification.csv",
               "recipient_no,decided_on,level,valid_from,valid_to\n"
               "R,2024-04-01,23,2024-04-01,2025-03-31\nR,2024-04-01,29,2024-04-01,2025-03-31\n");
  EXPECT_EQ(reading.counts(), (Counts{{"field_bad", 1}}));
  EXPECT_EQ(reading.rows("certification").size(), 1U);
}

RC_GTEST_PROP(Source, TakesAnyBytes, (const std::string& bytes)) {
  // Alone, and after the beginnings that lead to the readers.
  for (const std::string_view beginning : {"", "<", "{", "MSH|^~\\&|", "IR,1,13,1,"}) {
    const std::string file = std::string(beginning) + bytes;
    read_any(std::vector<std::uint8_t>(file.begin(), file.end()));
  }
}

}  // namespace
}  // namespace renga::ingest
