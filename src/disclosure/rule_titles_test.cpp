#include "disclosure/rule_titles.hpp"

#include "disclosure/sample_tables.hpp"

#include <gtest/gtest.h>

namespace renga::disclosure {
namespace {

std::pair<std::string, std::string> asked(std::string_view rule, const Rules& rules) {
  for (const RuleTitle& title : rule_titles())
    if (title.rule == rule) return question_of(title, rules);
  return {};
}

// CHK-104; PUB-32
TEST(RuleTitles, QuestionsHaveTheValuesOfTheRulebook) {
  Rules rules = sample::rules();
  EXPECT_NE(asked("patients-min-municipality", rules).first.find("人口2,000人未満"),
            std::string::npos);
  EXPECT_NE(asked("patients-min", rules).second.find("fewer than 10 patients (0 is allowed)"),
            std::string::npos);
  rules.patients_min = 12;
  rules.zero_allowed = false;
  EXPECT_EQ(asked("patients-min", rules).first,
            "患者数が12未満になる集計単位がないこと。割合・平均も同じ");
  rules.quantities.injection = 1400;
  EXPECT_NE(asked("drug-quantity-min", rules).second.find("1,400 (injection)"), std::string::npos);
}

TEST(RuleTitles, NoQuestionKeepsAHole) {
  for (const RuleTitle& title : rule_titles()) {
    const auto [japanese, english] = question_of(title, sample::rules());
    EXPECT_EQ(japanese.find('{'), std::string::npos) << japanese;
    EXPECT_EQ(english.find('{'), std::string::npos) << english;
  }
}

}  // namespace
}  // namespace renga::disclosure
