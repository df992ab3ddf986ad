#include "report/lettering.hpp"

#include "report/unicode.hpp"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace renga::report {

namespace {

using Lines = std::vector<std::string>;

std::string without_spaces(std::string_view text) {
  std::string kept;
  for (const char32_t point : code_points(text))
    if (point != U' ' && point != U'\u3000') kept += to_utf8(std::u32string(1, point));
  return kept;
}

TEST(WidthOf, TakesOneEmForAWideCharacter) {
  EXPECT_DOUBLE_EQ(width_of("連結", kPlain), 28);
  EXPECT_DOUBLE_EQ(width_of("𠮷", {10, false, "ink"}), 14) << "planes above the first are broad";
}

TEST(WidthOf, TakesLessForLatinAndHalfWidthKana) {
  EXPECT_LT(width_of("abcdef", kPlain), 6 * 14 * 0.65);
  EXPECT_LT(width_of("ｱｲｳ", kPlain), 3 * 14 * 0.6);
}

TEST(Block, BreaksJapaneseAnywhereButBeforeAClosingMark) {
  EXPECT_EQ(block("受診日の時点で、有効", 70, kPlain).lines, (Lines{"受診日の時", "点で、有効"}));
  EXPECT_EQ(block("あいうえ。", 56, kPlain).lines, (Lines{"あいう", "え。"}));
}

TEST(Block, DoesNotEndALineWithAnOpeningMark) {
  EXPECT_EQ(block("健診（特定", 42, kPlain).lines, (Lines{"健診", "（特定"}));
}

TEST(Block, BreaksEnglishAtSpaces) {
  EXPECT_EQ(block("Matched by ID4 alone", 90, kPlain).lines, (Lines{"Matched by", "ID4 alone"}));
}

TEST(Block, BreaksAWordThatIsTooWide) {
  const Block digest = block("9f86d081884c7d659a2feaa0c55ad015", 80, kPlain);
  EXPECT_GT(digest.lines.size(), 2u);
  EXPECT_LE(digest.width(), 80);
}

TEST(Block, MakesLinesAboutEquallyLong) {
  EXPECT_EQ(block("50 以上", 45, kPlain).lines, (Lines{"50", "以上"}));
}

TEST(Block, HasNoLineWithoutText) {
  EXPECT_TRUE(block("", 100, kPlain).lines.empty());
  EXPECT_TRUE(block("  ", 100, kPlain).lines.empty());
}

TEST(Block, KeepsEveryCharacterAndTheWidth) {
  EXPECT_TRUE(rc::check("any text", [] {
    const auto words = *rc::gen::container<std::u32string>(
        rc::gen::elementOf(std::u32string(U"あ漢、。（）ー aWi-1%ｱ～𠮷")));
    const double width = *rc::gen::inRange(30, 400);
    const std::string text = to_utf8(words);
    const Block wrapped = block(text, width, kStrong);
    std::string joined;
    for (const std::string& line : wrapped.lines) joined += line;
    RC_ASSERT(without_spaces(joined) == without_spaces(text));
    RC_ASSERT(wrapped.width() <= width);
  }));
}

}  // namespace

}  // namespace renga::report
