#include "base/error.hpp"

#include "base/result.hpp"
#include "base/text.hpp"

#include <set>

#include <gtest/gtest.h>

namespace renga {
namespace {

/// The names between braces, in any order.
std::set<std::string> slots(std::string_view text) {
  std::set<std::string> names;
  fill(text, [&names](std::string_view name) {
    names.insert(std::string(name));
    return std::string_view();
  });
  return names;
}

TEST(ErrorTable, BothLanguagesSpeakOfTheSameDetails) {
  for (const ErrorRow& row : error_table()) {
    EXPECT_FALSE(row.japanese.empty()) << row.name;
    EXPECT_FALSE(row.english.empty()) << row.name;
    EXPECT_EQ(slots(row.japanese), slots(row.english)) << row.name;
    EXPECT_NE(row.exit, Exit::done) << row.name;
    EXPECT_NE(row.exit, Exit::bug) << row.name;
  }
}

TEST(Error, SaysPlaceRuleAndWhatToDo) {
  const Error error = Error(code::column_refused)
                          .at({"request.toml", 12, "columns"})
                          .rule("REV-20")
                          .with("column", "re.institution");
  EXPECT_EQ(error.message(Language::english),
            "request.toml, row 12, column columns: The column re.institution is refused in "
            "principle. It needs an approved exception. (rule REV-20)");
  EXPECT_EQ(error.message(Language::japanese),
            "request.toml：12行目、列 columns：列 re.institution は原則として提供できません。"
            "例外の承認が必要です。（規則 REV-20）");
  EXPECT_EQ(error.exit(), Exit::refused);
}

TEST(Error, SpeaksOneLanguageAtATime) {
  const Error bad = Error(code::field_bad)
                        .with("field", "患者数")
                        .with("kind", "number")
                        .with("expected", "0, 12");
  EXPECT_EQ(bad.message(Language::japanese),
            "患者数の値が数値として正しくありません。期待される形式：0, 12。");
  EXPECT_EQ(bad.message(Language::english),
            "The value of 患者数 is not a valid number. Expected: 0, 12.");
}

TEST(Error, SaysAWordThatItWasGivenInBothLanguages) {
  const Error error = Error(code::field_missing)
                          .with("field", "minutes")
                          .with("field_ja", "端数の分")
                          .with("field_en", "minutes beyond the hours");
  EXPECT_EQ(error.message(Language::english),
            "The required field minutes beyond the hours is missing.");
  EXPECT_EQ(error.message(Language::japanese), "必須項目 端数の分 がありません。");
}

Result<int> half_of(int number) {
  if (number % 2 != 0) return fail(Error(code::nothing_to_read).with("what", "odd"));
  return number / 2;
}

Result<int> quarter_of(int number) {
  RENGA_ASSIGN(const int half, half_of(number));
  return half_of(half);
}

TEST(Result, PassesTheFirstErrorOn) {
  EXPECT_EQ(*quarter_of(8), 2);
  EXPECT_EQ(quarter_of(6).error().detail("what"), "odd");
  EXPECT_EQ(quarter_of(7).error().code(), code::nothing_to_read);
}

}  // namespace
}  // namespace renga
