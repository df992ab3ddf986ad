#include "ids/kana.hpp"

#include "ids/unicode.hpp"
#include "ids/vectors_for_test.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::ids {
namespace {

std::optional<std::string> normal(std::string_view text, Normalisation normalisation) {
  const auto kana = normalised_kana(Personal<std::string_view>(text), normalisation);
  if (!kana) return std::nullopt;
  return kana->disclose();
}

constexpr std::array kBoth = {Normalisation::strict, Normalisation::robust};

TEST(Kana, TheVectorsComeOut) {
  for (const auto& row : vectors().at("kana"))
    for (const Normalisation normalisation : kBoth)
      EXPECT_EQ(normal(row.at("text").get<std::string>(), normalisation),
                text_or_nothing(row.at(std::string(name_of(normalisation)))))
          << row.dump();
}

TEST(Kana, MalformedTextIsNoName) {
  EXPECT_EQ(normal("\xE3\x82", Normalisation::strict), std::nullopt);
  EXPECT_EQ(normal("ア\xFF", Normalisation::strict), std::nullopt);
}

TEST(Kana, ProfilesAreFoundByName) {
  EXPECT_EQ(normalisation_named("robust"), Normalisation::robust);
  EXPECT_EQ(normalisation_named("loose"), std::nullopt);
}

/// Any text at all, rich in what the rules speak of.
rc::Gen<std::string> any_text() {
  const auto code_point = rc::gen::oneOf(
      rc::gen::inRange<char32_t>(0x3041, 0x3100), rc::gen::inRange<char32_t>(0xFF61, 0xFFA0),
      rc::gen::inRange<char32_t>(0x20, 0x7F), rc::gen::inRange<char32_t>(0x1100, 0x1200),
      rc::gen::inRange<char32_t>(0x300, 0x370), rc::gen::inRange<char32_t>(0x2010, 0x2016),
      rc::gen::inRange<char32_t>(0xA0, 0xD800), rc::gen::inRange<char32_t>(0xE000, 0x20000));
  return rc::gen::map(rc::gen::container<std::u32string>(code_point),
                      [](const std::u32string& text) { return composed_utf8(text); });
}

RC_GTEST_PROP(Kana, TheNormalFormOfANormalFormIsItself, ()) {
  const std::string text = *any_text();
  for (const Normalisation normalisation : kBoth) {
    const auto once = normal(text, normalisation);
    if (once) RC_ASSERT(normal(*once, normalisation) == once);
  }
}

/// One kana in all the ways in which it is typed.
struct Spellings {
  std::string_view kana;
  std::vector<std::string_view> written;
};

const std::array<Spellings, 7> kSpellings = {{
    {"ア", {"ア", "あ", "ｱ"}},
    {"ダ", {"ダ", "だ", "ﾀﾞ", "タ゛", "た\u3099", "ﾀ゛", "タﾞ"}},
    {"パ", {"パ", "ぱ", "ﾊﾟ", "ハ゜", "は\u309A"}},
    {"ヴ", {"ヴ", "ゔ", "ｳﾞ", "ウ゛"}},
    {"ョ", {"ョ", "ょ", "ｮ"}},
    {"カー", {"カー", "ｶｰ", "か-", "カ－", "カ―", "カ−", "か〜"}},
    {"ン", {"ン", "ん", "ﾝ"}},
}};
constexpr std::array<std::string_view, 6> kBetween = {"", "", " ", "　", "・", "．"};

RC_GTEST_PROP(Kana, AnyMixtureOfWidthsAndScriptsGivesOneName, ()) {
  std::string written;
  std::string expected;
  const auto places = *rc::gen::nonEmpty(
      rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, 7)));
  for (const std::size_t place : places) {
    const Spellings& spellings = kSpellings[place];
    written += *rc::gen::elementOf(spellings.written);
    written += *rc::gen::elementOf(kBetween);
    expected += spellings.kana;
  }
  RC_PRE(expected.size() <= 255U);
  RC_ASSERT(normal(written, Normalisation::strict) == expected);
}

}  // namespace
}  // namespace renga::ids
