#include "anonymize/measures.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::anonymize {
namespace {

TEST(Measures, CountsPersonsClassesAndThoseWhoStandAlone) {
  const std::vector<SizeCount> sizes = {{1, 2}, {3, 1}, {5, 1}};
  const Measures measures = measures_of(sizes);
  EXPECT_EQ(measures.persons, 10);
  EXPECT_EQ(measures.classes, 4);
  EXPECT_EQ(measures.k, 1);
  EXPECT_EQ(measures.largest, 5);
  EXPECT_EQ(measures.unique, 2);
  EXPECT_DOUBLE_EQ(measures.unique_share, 0.2);
  EXPECT_DOUBLE_EQ(measures.risk_average, 0.4);
  EXPECT_DOUBLE_EQ(measures.risk_highest, 1.0);
}

// ANP-35.
TEST(Measures, WhoKnowsThePopulationHasLessToHopeFor) {
  const std::vector<SizeCount> sizes = {{2, 2}, {6, 1}};
  const Attackers whole = measures_of(sizes).attackers;
  EXPECT_DOUBLE_EQ(whole.journalist_highest, 0.5);
  EXPECT_DOUBLE_EQ(whole.marketer, 0.3);
  const Attackers sample = measures_of(sizes, 0.1).attackers;
  EXPECT_DOUBLE_EQ(sample.prosecutor_highest, 0.5);
  EXPECT_DOUBLE_EQ(sample.journalist_highest, 0.05);
  EXPECT_DOUBLE_EQ(sample.journalist_average, 0.03);
}

TEST(Measures, NobodyHasNoRisk) {
  const Measures measures = measures_of({});
  EXPECT_EQ(measures.persons, 0);
  EXPECT_EQ(measures.risk_average, 0.0);
  EXPECT_EQ(measures.risk_highest, 0.0);
}

TEST(Measures, NoOneIsAloneWhereTheSmallestClassHasTwo) {
  EXPECT_EQ(measures_of(std::vector<SizeCount>{{2, 4}}).unique, 0);
}

TEST(Measures, EntropyOfEvenValuesIsTheirLogarithm) {
  EXPECT_DOUBLE_EQ(entropy_bits(std::vector<SizeCount>{{10, 8}}), 3.0);
  EXPECT_DOUBLE_EQ(entropy_bits(std::vector<SizeCount>{{10, 1}}), 0.0);
  EXPECT_DOUBLE_EQ(entropy_bits({}), 0.0);
}

TEST(Measures, LossJoinsSuppressionAndColumns) {
  EXPECT_DOUBLE_EQ(loss_of(0.0, std::vector<double>{0.0, 0.5}), 0.25);
  EXPECT_DOUBLE_EQ(loss_of(1.0, std::vector<double>{0.0}), 1.0);
  EXPECT_DOUBLE_EQ(loss_of(0.1, {}), 0.1);
  EXPECT_DOUBLE_EQ(entropy_lost(0.0, 0.0), 0.0);
  EXPECT_DOUBLE_EQ(entropy_lost(2.0, 2.5), 0.0);
}

RC_GTEST_PROP(Measures, MergingTwoClassesNeverRaisesTheAverageRisk, ()) {
  const auto a = *rc::gen::inRange<std::int64_t>(1, 1000);
  const auto b = *rc::gen::inRange<std::int64_t>(a, 2000);
  const std::vector<SizeCount> apart =
      a == b ? std::vector<SizeCount>{{a, 2}} : std::vector<SizeCount>{{a, 1}, {b, 1}};
  const Measures before = measures_of(apart);
  const Measures after = measures_of(std::vector<SizeCount>{{a + b, 1}});
  RC_ASSERT(before.persons == after.persons);
  RC_ASSERT(after.risk_average <= before.risk_average);
  RC_ASSERT(after.risk_highest <= before.risk_highest);
}

}  // namespace
}  // namespace renga::anonymize
