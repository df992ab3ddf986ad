#include "disclosure/reading.hpp"

#include <gtest/gtest.h>

namespace renga::disclosure {
namespace {

// CHK-12
TEST(ReadCell, ReadsNumbersInEveryUsualWriting) {
  const std::vector<std::pair<std::string_view, double>> cases = {
      {"7", 7},     {"０", 0},        {"１２", 12},           {"1,234", 1234}, {"１，２３４", 1234},
      {" 15 ", 15}, {"　１５　", 15}, {"1,234,567", 1234567}, {"007", 7},      {"12.0", 12},
      {"+8", 8},
  };
  for (const auto& [text, value] : cases) {
    const auto reading = read_cell(text, Unit::patients);
    ASSERT_TRUE(reading) << text;
    EXPECT_EQ(reading->content, Content::number) << text;
    EXPECT_EQ(reading->value, value) << text;
  }
}

// CHK-13
TEST(ReadCell, ReadsMarksWithAndWithoutABound) {
  for (const std::string_view mark : {"-", "‐", "－", "*", "＊", "―", "…", "x", "Ｘ", "秘"}) {
    const auto reading = read_cell(mark, Unit::patients);
    ASSERT_TRUE(reading) << mark;
    EXPECT_EQ(reading->content, Content::mark) << mark;
    EXPECT_FALSE(reading->hides_below) << mark;
  }
  for (const std::string_view mark : {"10未満", "１０未満", "10人未満", "<10", "＜１０"}) {
    const auto reading = read_cell(mark, Unit::patients);
    ASSERT_TRUE(reading) << mark;
    EXPECT_EQ(reading->content, Content::mark) << mark;
    EXPECT_EQ(reading->hides_below, 10) << mark;
  }
}

TEST(ReadCell, AnEmptyCellIsBlank) {
  for (const std::string_view text : {"", "  ", "　"})
    EXPECT_EQ(read_cell(text, Unit::patients)->content, Content::blank);
}

// CHK-12, CHK-14
TEST(ReadCell, RefusesWhatIsNoNumberOfPersons) {
  for (const std::string_view text :
       {"7人", "1,23", "12,3456", ",123", "1.5", "-3", "1e3", "nan", "inf", "0x10", "10以下", "(7)",
        "99999999999999999999", "未満", "1.", "--"})
    EXPECT_FALSE(read_cell(text, Unit::patients)) << text;
}

TEST(ReadCell, OtherUnitsMayBeNegativeOrBroken) {
  EXPECT_EQ(read_cell("-1.5", Unit::mean)->value, -1.5);
  EXPECT_EQ(read_cell("12.3%", Unit::percent)->value, 12.3);
  EXPECT_EQ(read_cell("１２．３％", Unit::percent)->value, 12.3);
  EXPECT_FALSE(read_cell("12.3%", Unit::mean));
}

TEST(Folded, LeavesOtherTextAlone) {
  EXPECT_EQ(folded("　４０～４４歳　"), "40~44歳");
  EXPECT_EQ(folded("ﾀﾛｳ女"), "ﾀﾛｳ女");
  EXPECT_EQ(folded("\xEF\xBC"), "\xEF\xBC");
}

TEST(NeutralMark, IsOneThatALaterCheckReadsAndThatTellsNoBound) {
  EXPECT_TRUE(is_neutral_mark("*"));
  EXPECT_TRUE(is_neutral_mark("－"));
  EXPECT_FALSE(is_neutral_mark("10未満"));
  EXPECT_FALSE(is_neutral_mark("<10"));
  EXPECT_FALSE(is_neutral_mark("0"));
  EXPECT_FALSE(is_neutral_mark(""));
}

}  // namespace
}  // namespace renga::disclosure
