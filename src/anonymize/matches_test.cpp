#include "anonymize/matches.hpp"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::anonymize {
namespace {

using Codes = std::vector<std::uint32_t>;
const Codes kA = {2, 3, 2, 2, 3, 3, 1, 2};
const Codes kB = {3, 3, 3, 3, 3, 3, 4, 3};
const Codes kC = {1, 3, 1, 2, 1, 1, 1, 1};
const std::vector<double> kWeights = {18, 45.5, 39, 17, 92, 8, 123.5, 51};

/// One person a key, as in sdcMicro's tests; 0 is missing.
Keys keys_of(Codes a, Codes b, Codes c) {
  return {{std::move(a), std::move(b), std::move(c)}, std::vector<std::int64_t>(8, 1), kWeights};
}

Codes without(Codes codes, std::initializer_list<std::size_t> records) {
  for (const std::size_t record : records) codes[record - 1] = 0;
  return codes;
}

std::vector<double> risks(const Matches& matches, double (*risk)(std::int64_t, double)) {
  std::vector<double> risks;
  for (std::size_t i = 0; i < matches.persons.size(); ++i)
    risks.push_back(risk(matches.persons[i], matches.weights[i]));
  return risks;
}

void expect_near(const std::vector<double>& actual, const std::vector<double>& known,
                 double tolerance) {
  ASSERT_EQ(actual.size(), known.size());
  for (std::size_t i = 0; i < known.size(); ++i) EXPECT_NEAR(actual[i], known[i], tolerance) << i;
}

using Counts = std::vector<std::int64_t>;

// Known answers: sdcMicro's tests of frequencies and individual risk (ANP-80, ANP-82).
TEST(Matches, AreThoseOfTheKnownAnswers) {
  const Matches matches = match(keys_of(kA, kB, kC), Missing::matches_anything);
  EXPECT_EQ(matches.persons, (Counts{3, 1, 3, 1, 2, 2, 1, 3}));
  EXPECT_EQ(matches.weights, (std::vector<double>{108, 45.5, 108, 17, 100, 100, 123.5, 108}));
  expect_near(
      risks(matches, &individual_risk),
      {.01355297, .08579129, .01355297, .17707583, .01877883, .01877883, .03931625, .01355297},
      5e-9);
  expect_near(
      risks(matches, &approximate_individual_risk),
      {.01369863, .08579129, .01369863, .17707583, .01877883, .01877883, .03931625, .01369863},
      5e-9);
}

TEST(Matches, CountWhatAMissingValueMayBe) {
  const Matches two = match(keys_of(kA, kB, without(kC, {3, 7})), Missing::matches_anything);
  EXPECT_EQ(two.persons, (Counts{3, 1, 4, 2, 2, 2, 1, 3}));
  EXPECT_EQ(two.weights, (std::vector<double>{108, 45.5, 125, 56, 100, 100, 123.5, 108}));
  const Matches three =
      match(keys_of(without(kA, {8}), kB, without(kC, {3, 7})), Missing::matches_anything);
  EXPECT_EQ(three.persons, (Counts{3, 1, 4, 2, 3, 3, 1, 5}));
  expect_near(risks(three, &individual_risk),
              {.013552968, .085791288, .010504889, .032466112, .009756889, .009756889, .039316254,
               .005962551},
              5e-10);
  expect_near(risks(three, &approximate_individual_risk),
              {.013698630, .085791288, .010554090, .032466112, .009836066, .009836066, .039316254,
               .005973716},
              5e-10);
}

TEST(Matches, CountAColumnAndARecordThatAreMissingThroughout) {
  const Matches matches =
      match(keys_of(without(kA, {3}), without(kB, {3}), Codes(8, 0)), Missing::matches_anything);
  EXPECT_EQ(matches.persons, (Counts{4, 4, 8, 4, 4, 4, 2, 4}));
  EXPECT_EQ(matches.weights, (std::vector<double>{125, 184.5, 394, 125, 184.5, 184.5, 162.5, 125}));
}

TEST(Matches, HaveTwoOtherMeaningsOfMissing) {
  const Keys keys = keys_of(kA, kB, without(kC, {1, 3}));
  EXPECT_EQ(match(keys, Missing::own_value).persons, (Counts{2, 1, 2, 1, 2, 2, 1, 1}));
  EXPECT_EQ(match(keys, Missing::own_value).weights[0], 57);
  EXPECT_EQ(match(keys, Missing::matches_nothing).persons, (Counts{1, 1, 1, 1, 2, 2, 1, 1}));
  EXPECT_EQ(match(keys, Missing::matches_nothing).weights[0], 18);
}

// ANP-80: against comparing every person with every other.
RC_GTEST_PROP(Matches, AreThoseOfTheDefinition, ()) {
  const auto count = *rc::gen::inRange<std::size_t>(1, 20);
  Keys keys;
  for (int column = 0; column < 3; ++column)
    keys.columns.push_back(
        *rc::gen::container<Codes>(count, rc::gen::inRange<std::uint32_t>(0, 4)));
  keys.persons =
      *rc::gen::container<std::vector<std::int64_t>>(count, rc::gen::inRange<std::int64_t>(1, 5));
  const Matches anything = match(keys, Missing::matches_anything);
  const Matches own = match(keys, Missing::own_value);
  for (std::size_t one = 0; one < count; ++one) {
    std::int64_t any = 0;
    std::int64_t same = 0;
    for (std::size_t other = 0; other < count; ++other) {
      bool matches = true;
      bool equal = true;
      for (const Codes& column : keys.columns) {
        equal &= column[one] == column[other];
        matches &= column[one] == 0 || column[other] == 0 || column[one] == column[other];
      }
      any += matches ? keys.persons[other] : 0;
      same += equal ? keys.persons[other] : 0;
    }
    RC_ASSERT(anything.persons[one] == any);
    RC_ASSERT(own.persons[one] == same);
  }
}

// ANP-82: r = (p/q)^f × the integral of (t − 1)^(f − 1) / t from 1 to 1/p, by Simpson's rule.
TEST(Matches, TheRiskOfAPersonIsTheIntegral) {
  for (const std::int64_t sample : {1, 2, 3, 5, 8, 20})
    for (const double p : {0.05, 0.3, 0.5, 0.6, 0.9, 0.99}) {
      const auto f = static_cast<double>(sample);
      constexpr int kSteps = 200'000;
      const double width = (1 / p - 1) / kSteps;
      double integral = 0;
      for (int i = 0; i <= kSteps; ++i) {
        const double t = 1 + i * width;
        const double factor = i == 0 || i == kSteps ? 1 : (i % 2 == 1 ? 4 : 2);
        integral += factor * std::pow(t - 1, f - 1) / t;
      }
      const double risk = std::pow(p / (1 - p), f) * integral * width / 3;
      EXPECT_NEAR(individual_risk(sample, f / p) / risk, 1, 1e-6) << sample << " " << p;
    }
  EXPECT_DOUBLE_EQ(individual_risk(4, 4), 0.25);
  EXPECT_NEAR(individual_risk(1000, 2500) / individual_risk(1001, 2502.5), 1, 2e-3);
}

}  // namespace
}  // namespace renga::anonymize
