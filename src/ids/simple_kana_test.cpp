#include "ids/simple_kana.hpp"

#include "ids/unicode.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::ids {
namespace {

constexpr std::array kBoth = {Normalisation::strict, Normalisation::robust};

std::optional<std::string> stepwise(std::string_view text, Normalisation normalisation) {
  const auto kana = stepwise_kana(Personal<std::string_view>(text), normalisation);
  if (!kana) return std::nullopt;
  return kana->disclose();
}

/// Where it does not decline, it agrees with the specification followed step by step.
void agrees(std::string_view text) {
  for (const Normalisation normalisation : kBoth)
    if (const auto simple = simple_kana(text, normalisation))
      RC_ASSERT(simple == stepwise(text, normalisation));
}

/// Mostly what is simple, with here and there something that is not.
rc::Gen<std::string> nearly_simple_text() {
  const auto code_point = rc::gen::weightedOneOf<char32_t>(
      {{60, rc::gen::inRange<char32_t>(0x30A0, 0x3100)},
       {10, rc::gen::elementOf(std::u32string(U" \u3000ー"))},
       {1, rc::gen::elementOf(std::u32string(U"\u3099\u309A゛゜・-–－〜二八口ﾞﾟｶあ1A"))},
       {1, rc::gen::inRange<char32_t>(0xA0, 0xD800)}});
  return rc::gen::map(rc::gen::container<std::u32string>(code_point),
                      [](const std::u32string& text) { return composed_utf8(text); });
}

RC_GTEST_PROP(SimpleKana, AgreesWithEveryStepOfTheSpecification, ()) {
  agrees(*nearly_simple_text());
}

RC_GTEST_PROP(SimpleKana, AgreesOnBytesOfAnyKind, (const std::string& text)) {
  agrees(text);
}

RC_GTEST_PROP(SimpleKana, AgreesWhereACharacterIsCut, ()) {
  const std::string text = *nearly_simple_text();
  agrees(text.substr(0, *rc::gen::inRange<std::size_t>(0, text.size() + 1)));
}

TEST(SimpleKana, EveryPairOfKanaAgrees) {
  for (char32_t first = 0x3040; first < 0x3100; ++first)
    for (char32_t second = 0x3040; second < 0x3100; ++second) {
      const std::string text = composed_utf8(std::u32string{first, second});
      for (const Normalisation normalisation : kBoth)
        if (const auto simple = simple_kana(text, normalisation)) {
          EXPECT_EQ(simple, stepwise(text, normalisation)) << text;
        }
    }
}

TEST(SimpleKana, TakesTheUsualNameAndDropsItsSpaces) {
  for (const Normalisation normalisation : kBoth) {
    EXPECT_EQ(simple_kana("ヤマダ　ハナコ", normalisation), "ヤマダハナコ");
    EXPECT_EQ(simple_kana("ヤマダ ハナコ", normalisation), "ヤマダハナコ");
  }
  EXPECT_EQ(simple_kana("サトー　リョウ", Normalisation::strict), "サトーリョウ");
  EXPECT_EQ(simple_kana("サトー　リョウ", Normalisation::robust), "サトーリヨウ");
  EXPECT_EQ(simple_kana("ヲヂ　ヰヱ", Normalisation::robust), "オジイエ");
}

TEST(SimpleKana, DeclinesWhatIsNotSimple) {
  const std::string long_name = "アアアアアアアアアアアアアアアアアアアアア";
  for (const std::string& text : {std::string(), std::string("　"), std::string("ーア"),
                                  std::string("ﾔﾏﾀﾞ"), std::string("ヤマダ・ハナコ"), long_name})
    for (const Normalisation normalisation : kBoth)
      EXPECT_EQ(simple_kana(text, normalisation), std::nullopt) << text;
  EXPECT_EQ(simple_kana("ヴィオラ", Normalisation::robust), std::nullopt);
}

}  // namespace
}  // namespace renga::ids
