#include "ingest/survey_source.hpp"

#include "ingest/cp932_for_test.hpp"
#include "ingest/intake_for_test.hpp"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::ingest {
namespace {

using Lines = std::vector<std::string>;

std::string tabs(std::string text) {
  std::ranges::replace(text, '|', '\t');
  return text + "\r\n";
}

/// A synthetic line of an EF file: a drug of a stay that has not ended.
std::string ef_line(std::string_view name, std::string_view amount = "2.000") {
  return tabs("131234567|0000000001|00000000|20250401|21|0001|001|L1|620000001|0|" +
              std::string(name) + "|" + std::string(amount) +
              "|016|10|1|0|0|12|12|0|3|06132013|1112|20250402|01|01|D1|W1|01|0|1");
}

std::string d_line(bool with_yen) {
  return tabs(
      std::string("131234567|0000000001|20250410|20250401|93|0001|L1|930000000||name|100|0|0") +
      (with_yen ? "|1" : "") +
      "|1|06132013|1112|20250410|01|01|D1|W1|01|0|1|20250401|20250410|20250401|"
      "040080xx99x0xx|1.2345");
}

Reading read_one(std::string_view text) {
  Reading reading(Database::dpc);
  reading.read("file", text);
  return reading;
}

TEST(Survey, AnEfFileIsKnownByItsFieldsAndADayOfZerosIsNone) {  // ING-230, ING-231
  const Reading reading = read_one(to_cp932(ef_line("薬の名前")));
  EXPECT_EQ(reading.counts(), Counts());
  EXPECT_EQ(
      reading.rows("ef"),
      Lines{"131234567|0000000001||2025-04-01|21|0001|001|L1|620000001|0|薬の名前|2.000000|016|"
            "10.000000|1|0.000000|0|12.000000|12.000000|0.000000|3|06132013|1112|2025-04-02|01|"
            "01|D1|W1|01|0|1"});
}

TEST(Survey, ADFileIsReadWithAndWithoutTheKindOfMoney) {
  const Reading longer = read_one(d_line(true));
  const Reading shorter = read_one(d_line(false));
  EXPECT_EQ(longer.counts(), Counts());
  EXPECT_EQ(shorter.counts(), Counts());
  EXPECT_NE(longer.rows("d").at(0).find("|0.000000|1|1|06132013|"), std::string::npos);
  EXPECT_NE(shorter.rows("d").at(0).find("|0.000000||1|06132013|"), std::string::npos);
  EXPECT_TRUE(shorter.rows("d").at(0).ends_with("|2025-04-01|040080xx99x0xx|1.234500"));
}

TEST(Survey, FormOneIsLongAndLeavesOutPayloads) {
  const Reading reading =
      read_one(tabs("131234567|0000000001|20250401|0|0|A000010|20240401|0|19650415|1|1000001") +
               tabs("131234567|0000000001|20250401|0|0|A000020|20240401|0|20250401"));
  EXPECT_EQ(reading.counts(), Counts());
  EXPECT_EQ(
      reading.rows("form1"),
      (Lines{"131234567|0000000001|2025-04-01|0|0|A000010|20240401|0|19650415|1|1000001||||||",
             "131234567|0000000001|2025-04-01|0|0|A000020|20240401|0|20250401||||||||"}));
}

TEST(Survey, ABadLineCostsItselfOnly) {
  const Reading reading =
      read_one(ef_line("x") + ef_line("x", "many") + tabs("131234567|0000000001") +
               ef_line("\x81") + ef_line("x|y") + ef_line("x").replace(30, 8, "20250231"));
  EXPECT_EQ(
      reading.counts(),
      (Counts{
          {"field_bad", 2}, {"fields_too_few", 1}, {"fields_too_many", 1}, {"text_broken", 1}}));
  EXPECT_EQ(reading.rows("ef").size(), 1U);
  EXPECT_EQ(reading.findings().kept().at(0).error.where().row, 2);
}

std::string form_told(std::string_view bytes) {
  const Reading reading = read_one(bytes);
  const auto& kept = reading.findings().kept();
  return kept.empty() ? "" : std::string(kept.front().error.detail("expected"));
}

TEST(Survey, ABadDayIsToldTheFormThatItsFileHas) {  // ING-33
  EXPECT_EQ(form_told(tabs("131234567|0000000001|20250431|20250401|1")), "YYYYMMDD");
  EXPECT_EQ(form_told("facility\tpatient_no\tdate\titem\tpayload1\n131234567\t0000000001\t"
                      "2025-04-31\tA1\t2\n"),
            "YYYY-MM-DD");
}

TEST(Survey, FilesWithAHeaderAreReadByIt) {  // ING-232
  const Reading reading = read_one(
      "facility\tpatient_no\tdate\titem\tpayload1\n131234567\t0000000001\t2025-04-02\tA1\t2\n");
  EXPECT_EQ(reading.rows("h"),
            Lines{"131234567||0000000001|||2025-04-02|A1|||2" + std::string(19, '|')});
}

TEST(Survey, OfTheDaysOfFormFourTheEarlierIsTheAdmission) {  // ING-232
  const Reading reading = read_one(tabs("131234567|0000000001|20250410|20250401|1") +
                                   tabs("131234567|0000000002|20250401|20250410|2") +
                                   tabs("131234567|0000000003|20250405|20250405|1"));
  EXPECT_EQ(reading.counts(), Counts());
  EXPECT_EQ(reading.rows("form4"), (Lines{"131234567|0000000001|2025-04-10|2025-04-01|1",
                                          "131234567|0000000002|2025-04-10|2025-04-01|2",
                                          "131234567|0000000003|2025-04-05|2025-04-05|1"}));
}

TEST(Survey, HIsLongAndHasItsWardSecond) {  // ING-232
  const Reading reading =
      read_one(tabs("131234567|W1|0000000001|00000000|20250401|20250402|ASS0013|20240401|0|1|0") +
               tabs("131234567|W1|0000000001|00000000|20250401|20250402|TAR0010|20240401|0"));
  EXPECT_EQ(reading.counts(), Counts());
  const std::string stay = "131234567|W1|0000000001||2025-04-01|2025-04-02|";
  EXPECT_EQ(reading.rows("h"), (Lines{stay + "ASS0013|20240401|0|1|0" + std::string(18, '|'),
                                      stay + "TAR0010|20240401|0|" + std::string(19, '|')}));
}

TEST(Survey, BelongsToDpc) {
  Reading reading(Database::ndb);
  EXPECT_EQ(reading.try_read("f", ef_line("x")).error().code(), code::file_not_claimed_format);
}

RC_GTEST_PROP(Survey, TakesAnyLine, (const std::string& bytes, std::uint16_t place)) {
  std::string damaged = ef_line("x") + ef_line("y");
  damaged.insert(place % damaged.size(), bytes);
  Reading reading(Database::dpc);
  static_cast<void>(reading.try_read("f", damaged));
  RC_ASSERT(reading.rows("ef").size() <= 3U + bytes.size());
}

}  // namespace
}  // namespace renga::ingest
