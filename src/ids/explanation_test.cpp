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
    EXPECT_EQ(explanation.steps.back().value.disclose(), row.at("frame").get<std::string>());
  }
}

TEST(Explanation, ShowsBothProfilesWhereTheyDiffer) {
  const Explanation explanation =
      explain_id4(Personal<std::string>("ｳﾞｧｲｵﾚｯﾄ"), Personal<std::string>("S55.1.2"), "１",
                  Normalisation::robust);
  std::vector<std::string> shown;
  for (const ExplainedStep& step : explanation.steps) shown.push_back(step.value.disclose());
  ASSERT_EQ(shown.size(), 7U);
  EXPECT_EQ(shown[2], "ヴァイオレット");
  EXPECT_EQ(shown[3], "バイオレツト");
  EXPECT_EQ(shown[4], "19800102");
  EXPECT_EQ(shown[5], "1");
}

}  // namespace
}  // namespace renga::ids
