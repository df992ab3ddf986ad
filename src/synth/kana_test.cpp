#include "synth/kana.hpp"

#include "synth/composed_names.hpp"
#include "synth/names.hpp"

#include <gtest/gtest.h>

namespace renga::synth {
namespace {

std::string spelled(std::string_view family, std::string_view given, Spelling spelling) {
  return respell(family, given, spelling).value_or("(nothing to change)");
}

// SYN-51, SYN-52, SYN-53, SYN-54, SYN-55, SYN-56.
TEST(Kana, EachSpellingHasItsForm) {
  EXPECT_EQ(spelled("ワタナベ", "ジュンイチ", Spelling::half_width), "ﾜﾀﾅﾍﾞｼﾞｭﾝｲﾁ");
  EXPECT_EQ(spelled("コーキ", "パウロ", Spelling::half_width), "ｺｰｷﾊﾟｳﾛ");
  EXPECT_EQ(spelled("サトウ", "アイ", Spelling::spaced), "サトウ　アイ");
  EXPECT_EQ(spelled("ハットリ", "キョウコ", Spelling::small_large), "ハツトリキヨウコ");
  EXPECT_EQ(spelled("レー", "マーク", Spelling::vowel_dash), "レ―マ―ク");
  EXPECT_EQ(spelled("レー", "マーク", Spelling::vowel_minus), "レ－マ－ク");
  EXPECT_EQ(spelled("レー", "マーク", Spelling::vowel_dropped), "レマク");
  EXPECT_EQ(spelled("サトウ", "ヴェロニカ", Spelling::hiragana), "さとうヴぇろにか");
  EXPECT_EQ(spelled("フェルナンデス", "カルロスエドゥアルド", Spelling::cut),
            "フェルナンデスカルロスエドゥア");
}

TEST(Kana, ASpellingThatChangesNothingIsNotOne) {
  EXPECT_FALSE(respell("サトウ", "アイ", Spelling::plain));
  EXPECT_FALSE(respell("サトウ", "アイ", Spelling::small_large));
  EXPECT_FALSE(respell("サトウ", "アイ", Spelling::vowel_dash));
  EXPECT_FALSE(respell("サトウ", "アイ", Spelling::vowel_dropped));
  EXPECT_FALSE(respell("サトウ", "アイ", Spelling::cut));
}

TEST(Kana, FullWidthLeavesKanjiAlone) {
  EXPECT_EQ(full_width("国12A"), "国１２Ａ");
  EXPECT_EQ(full_width(""), "");
}

TEST(Names, AWrittenNameHasOneFullWidthSpaceAndAtMostTwentyCharacters) {
  const Name name{.family = {"サトウ", "佐藤", 1}, .given = {"アイ", "愛", 1}};
  EXPECT_EQ(name.written(), "佐藤　愛");
  EXPECT_EQ(name.kana(), "サトウアイ");
  const Name long_name{.family = {"ロドリゲスペレイラ", "ロドリゲスペレイラ", 1},
                       .given = {"カルロスエドゥアルド", "カルロスエドゥアルド", 1}};
  EXPECT_EQ(long_name.written(), "ロドリゲスペレイラ　カルロスエドゥアルド");
  EXPECT_EQ(first_characters(long_name.kana(), 3), "ロドリ");
}

TEST(Names, FrequentNamesComeMoreOften) {
  Random random(1);
  int sato = 0;
  int rare = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string_view kana = draw_family_name(false, Rates{}, random).kana;
    sato += kana == "サトウ" ? 1 : 0;
    rare += kana == "コウヅキ" ? 1 : 0;
  }
  EXPECT_GT(sato, 300);
  EXPECT_LT(rare, 60);
}

TEST(Names, EveryKanaOfTheTablesIsFullWidthKatakana) {
  const auto check = [](std::span<const NamePart> names) {
    EXPECT_GT(names.size(), 5U);
    for (const NamePart& name : names) {
      EXPECT_GT(name.weight, 0);
      EXPECT_EQ(name.kana.size() % 3, 0U);
      for (std::size_t i = 0; i < name.kana.size(); i += 3) {
        EXPECT_GE(name.kana.substr(i, 3), "ァ") << name.kana;
        EXPECT_LE(name.kana.substr(i, 3), "ー") << name.kana;
      }
    }
  };
  check(family_names());
  check(composed_family_names());
  check(katakana_family_names());
  for (const Sex sex : {Sex::male, Sex::female}) {
    for (const int year : {1935, 1960, 1985, 2010}) {
      check(given_names(sex, year));
      check(composed_given_names(sex, year));
    }
    check(katakana_given_names(sex));
  }
}

}  // namespace
}  // namespace renga::synth
