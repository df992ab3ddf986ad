#include "ids/kana.hpp"

#include "crypto/crypto.hpp"
#include "ids/probe.hpp"
#include "ids/unicode.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace renga::ids {
namespace {

std::optional<std::string> normal(std::string_view text, Normalisation normalisation) {
  const auto kana = normalised_kana(Personal<std::string_view>(text), normalisation);
  if (!kana) return std::nullopt;
  return kana->disclose();
}

constexpr std::array kBoth = {Normalisation::strict, Normalisation::robust};

TEST(Kana, MalformedTextIsNoName) {
  EXPECT_EQ(normal("\xE3\x82", Normalisation::strict), std::nullopt);
  EXPECT_EQ(normal("ア\xFF", Normalisation::strict), std::nullopt);
}

TEST(Kana, ProfilesAreFoundByName) {
  EXPECT_EQ(normalisation_named("robust"), Normalisation::robust);
  EXPECT_EQ(normalisation_named("loose"), std::nullopt);
}

// IDP-60.
TEST(Kana, FramesAndManifestsNameTheVersionToo) {
  EXPECT_EQ(versioned_name_of(Normalisation::strict), "strict-1");
  EXPECT_EQ(versioned_name_of(Normalisation::robust), "robust-1");
}

// IDP-61.
TEST(Kana, ANameThatLostACharacterIsNone) {
  EXPECT_EQ(normal("ア\uFFFDイ", Normalisation::robust), std::nullopt);
  EXPECT_EQ(normal("ア\uE000イ", Normalisation::strict), std::nullopt);
}

// IDP-74.
TEST(Kana, HeadAndTailOfAShortNameAreTheNameItself) {
  EXPECT_EQ(head_of(KanaName("アン")).disclose(), "アン");
  EXPECT_EQ(tail_of(KanaName("アン")).disclose(), "アン");
  EXPECT_EQ(head_of(KanaName("コウロウハナコ")).disclose(), "コウロウ");
  EXPECT_EQ(tail_of(KanaName("コウロウハナコ")).disclose(), "ハナコ");
}

/// Any text at all, rich in what the rules speak of.
rc::Gen<std::string> any_text() {
  const auto code_point = rc::gen::oneOf(
      rc::gen::inRange<char32_t>(0x3041, 0x3100), rc::gen::inRange<char32_t>(0xFF61, 0xFFA0),
      rc::gen::inRange<char32_t>(0x20, 0x7F), rc::gen::inRange<char32_t>(0x1100, 0x1200),
      rc::gen::inRange<char32_t>(0x300, 0x370), rc::gen::inRange<char32_t>(0x2010, 0x2016),
      rc::gen::elementOf(std::u32string(U"一二八力工口夕卜才千三々ヽヾゝゞー")),
      rc::gen::inRange<char32_t>(0xA0, 0xD800), rc::gen::inRange<char32_t>(0xE000, 0x20000));
  return rc::gen::map(rc::gen::container<std::u32string>(code_point),
                      [](const std::u32string& text) { return composed_utf8(text); });
}

/// NFD of one code point, straight from ICU.
std::u32string canonical_decomposition(char32_t c) {
  UErrorCode problem = U_ZERO_ERROR;
  const icu::UnicodeString text = icu::Normalizer2::getNFDInstance(problem)->normalize(
      icu::UnicodeString(static_cast<UChar32>(c)), problem);
  std::u32string parts;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    parts += static_cast<char32_t>(text.char32At(i));
  return parts;
}

std::span<const std::uint8_t> bytes_in(const std::string& text) {
  return crypto::bytes_of(text);
}

// IDP-8: the normal form of a normal form is itself and has only the characters of a name, and a
// shortcut gives what the steps give. The probe ends with a Bug where one of them does not hold.
RC_GTEST_PROP(Kana, TextOfAllKindsHasAStableNormalForm, ()) {
  probe_kana(bytes_in(*any_text()));
}

RC_GTEST_PROP(Kana, BytesOfAllKindsHaveAStableNormalForm, ()) {
  probe_kana(*rc::gen::arbitrary<std::vector<std::uint8_t>>());
}

/// ICU composes and decomposes; the same name comes out of every form of Unicode.
RC_GTEST_PROP(Kana, EveryFormOfUnicodeGivesOneName, ()) {
  const std::string text = *any_text();
  for (const Normalisation normalisation : kBoth) {
    const auto name = normal(text, normalisation);
    RC_ASSERT(normal(composed_utf8(compatibility_form(text)), normalisation) == name);
    std::u32string decomposed;
    for (const char32_t c : code_points_of(text)) decomposed += canonical_decomposition(c);
    RC_ASSERT(normal(utf8_of(decomposed), normalisation) == name);
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
constexpr std::array<std::string_view, 9> kBetween = {"",   "",       " ",      "　",    "・",
                                                      "．", "\u00A0", "\u200B", "\uFEFF"};

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
