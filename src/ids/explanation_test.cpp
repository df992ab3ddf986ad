#include "ids/explanation.hpp"

#include "ids/vectors_for_test.hpp"

#include <gtest/gtest.h>

namespace renga::ids {
namespace {

Explanation explain(const nlohmann::json& row) {
  return explain_id4(Personal<std::string>(row.at("name_kana").get<std::string>()),
                     Personal<std::string>(row.at("birth_date").get<std::string>()),
                     row.at("sex").get<std::string>(),
                     *normalisation_named(row.at("normalisation").get<std::string>()));
}

TEST(Explanation, EndsWithTheFrameOrWithTheReason) {
  for (const auto& row : vectors().at("id4")) {
    const Explanation explanation = explain(row);
    EXPECT_EQ(name_of(explanation.validity), row.at("validity").get<std::string>());
    if (explanation.validity != Validity::ok) continue;
    EXPECT_EQ(explanation.frame->disclose(), row.at("frame").get<std::string>());
  }
}

std::string after(const Explanation& explanation, std::string_view sentence) {
  for (const ExplainedStep& step : explanation.steps)
    if (step.sentence == sentence) return step.after.disclose();
  return "no such step";
}

// IDP-73.
TEST(Explanation, ShowsEveryStepUnderItsSentence) {
  const Explanation explanation =
      explain_id4(Personal<std::string>("ｳﾞｧｲｵﾚｯﾄ"), Personal<std::string>("S55.1.2"), "１",
                  Normalisation::robust);
  EXPECT_EQ(after(explanation, "IDP-2"), "ヴァイオレット");
  EXPECT_EQ(after(explanation, "IDP-4"), "ヴァイオレット");
  EXPECT_EQ(after(explanation, "IDP-69"), "バイオレット");
  EXPECT_EQ(after(explanation, "IDP-70"), "バイオレツト");
  EXPECT_EQ(after(explanation, "IDP-9"), "19800102");
  EXPECT_EQ(after(explanation, "IDP-11"), "1");
  EXPECT_TRUE(explanation.steps.front().changed());
  EXPECT_EQ(explanation.steps.front().before.disclose(), "ｳﾞｧｲｵﾚｯﾄ");
}

TEST(Explanation, ShowsTheBytesOfWhatIsNoText) {
  const Explanation explanation = explain_id4(Personal<std::string>("ア\xFF"),
                                              Personal<std::string>(""), "", Normalisation::strict);
  EXPECT_EQ(explanation.steps.front().before.disclose(), "0xe382a2ff");
  EXPECT_EQ(explanation.validity, Validity::no_kana);
  EXPECT_FALSE(explanation.frame);
}

TEST(Explanation, OfANumberTellsItsCheckDigitAndItsFrame) {
  const Personal<WrittenNumber> number({"０１１３００１３", "国１１", "１", ""});
  const Explanation without_day = explain_id5(number, std::nullopt);
  EXPECT_EQ(without_day.validity, Validity::ok);
  EXPECT_FALSE(without_day.frame);
  EXPECT_EQ(without_day.steps.back().sentence, "IDP-14");
  EXPECT_EQ(without_day.steps[1].after.disclose(), "国11");
  EXPECT_TRUE(explain_id5(number, Date::from_civil(2015, 4, 1)).frame);
  EXPECT_EQ(explain_id5(Personal<WrittenNumber>({"1", "", "2", ""}), std::nullopt).validity,
            Validity::no_insured_number);
}

SpellingComparison compared(std::string one, std::string other) {
  return compare_spellings(Personal<std::string>(std::move(one)),
                           Personal<std::string>(std::move(other)));
}

// IDS-25
TEST(Comparison, NamesTheStepFromWhichTwoSpellingsAreOne) {
  EXPECT_EQ(compared("ｱﾝ", "アン").same_after, "IDP-2");
  EXPECT_EQ(compared("サ－ヤ", "サーヤ").same_after, "IDP-66");
  EXPECT_TRUE(compared("サ－ヤ", "サーヤ").same_strict);
  EXPECT_EQ(compared("キョウコ", "キヨウコ").same_after, "IDP-70");
  EXPECT_FALSE(compared("キョウコ", "キヨウコ").same_strict);
  EXPECT_TRUE(compared("キョウコ", "キヨウコ").same_robust);
  EXPECT_EQ(compared("ヤマダハナコ", "スズキハナコ").same_after, std::nullopt);
}

// IDS-26
TEST(Comparison, TellsACutFromAnotherFamilyName) {
  const SpellingComparison cut = compared("アレクサンドラマリア", "アレクサンドラ");
  EXPECT_TRUE(cut.one_begins_other && cut.same_head);
  EXPECT_EQ(cut.parts_at, 8U);
  const SpellingComparison married = compared("ヤマダハナコ", "スズキハナコ");
  EXPECT_TRUE(married.same_tail);
  EXPECT_FALSE(married.same_head || married.one_begins_other || married.same_robust);
  EXPECT_EQ(married.parts_at, 1U);
}

TEST(Comparison, OfNoNameFindsNothingInCommon) {
  const SpellingComparison none = compared("アン", "安");
  EXPECT_FALSE(none.same_strict || none.same_robust || none.same_head);
  EXPECT_EQ(none.same_after, std::nullopt);
}

TEST(CodePoints, HaveFourDigitsOrMore) {
  EXPECT_EQ(code_points_text(Personal<std::string>("ア😀")), "U+30A2 U+1F600");
}

}  // namespace
}  // namespace renga::ids
