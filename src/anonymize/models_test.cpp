#include "anonymize/anonymize_for_test.hpp"
#include "anonymize/errors.hpp"

#include <cmath>
#include <map>

namespace renga::anonymize {
namespace {

/// The measures of ANP-36 and ANP-37 by their definitions, for one sensitive column.
Diversity slow_diversity(const std::vector<std::pair<std::string, int>>& rows, int values) {
  std::map<std::string, std::map<int, double>> classes;
  std::map<int, double> all;
  for (const auto& [name, value] : rows) {
    ++classes[name][value];
    ++all[value];
  }
  Diversity worst{1e9, 1e9, std::nullopt, 0, 0};
  const auto size = [](const std::map<int, double>& counts) {
    double sum = 0;
    for (const auto& [value, count] : counts) sum += count;
    return sum;
  };
  for (auto& [name, counts] : classes) {
    Diversity here{static_cast<double>(counts.size()), 1, std::nullopt, 0, 0};
    const double persons = size(counts);
    for (const auto& [value, count] : counts)
      here.l_entropy *= std::pow(persons / count, count / persons);
    double shift = 0;
    for (int value = 0; value < values; ++value) {
      if (!all.contains(value)) continue;
      const double share = counts.contains(value) ? counts[value] / persons : 0;
      const double difference = share - all[value] / size(all);
      here.t_equal += std::abs(difference) / 2;
      shift += difference;
      if (all.size() > 1) here.t_ordered += std::abs(shift) / static_cast<double>(all.size() - 1);
    }
    worst.take_worse(here);
  }
  return worst;
}

// ANP-36, ANP-37: the statements against the definitions, on tables of every shape.
TEST_F(AnonymizeCsv, MixesOfSensitiveValuesAreThoseOfTheDefinitions) {
  std::uint32_t random = 12345;
  const auto next = [&random](std::uint32_t below) {
    random = random * 1664525U + 1013904223U;
    return static_cast<int>((random >> 16U) % below);
  };
  for (int round = 0; round < 12; ++round) {
    const auto values = static_cast<std::uint32_t>(1 + next(12));
    const auto groups = static_cast<std::uint32_t>(1 + next(4));
    std::vector<std::pair<std::string, int>> rows;
    std::string csv = "a,s\n";
    for (int row = 1 + next(40); row > 0; --row) {
      rows.emplace_back("g" + std::to_string(next(groups)), next(values));
      csv += rows.back().first + "," + std::to_string(rows.back().second) + "\n";
    }
    give(csv, policy_of({{"a", std::string(kQuasi)}, {"s", "role = \"sensitive\""}}));
    const auto measures = measure();
    ASSERT_TRUE(measures) << message(measures.error());
    const Diversity slow = slow_diversity(rows, static_cast<int>(values));
    EXPECT_DOUBLE_EQ(measures->diversity->l_distinct, slow.l_distinct);
    EXPECT_NEAR(measures->diversity->l_entropy, slow.l_entropy, 1e-9);
    EXPECT_NEAR(measures->diversity->t_equal, slow.t_equal, 1e-12);
    EXPECT_NEAR(measures->diversity->t_ordered, slow.t_ordered, 1e-12);
  }
}

// Known answer: the l-diversity vector of sdcMicro's tests, a missing key being a class of its own.
TEST_F(AnonymizeCsv, ClassesWithAMissingKeyHaveTheirOwnDiversity) {
  const std::string rows = "sex,work,origin,s\nf,,o,1\nf,,o,0\nf,,o,2\n";
  const std::string policy = policy_of({{"sex", std::string(kQuasi)},
                                        {"work", std::string(kQuasi)},
                                        {"origin", std::string(kQuasi)},
                                        {"s", "role = \"sensitive\""}});
  give(rows, policy);
  EXPECT_EQ(measure()->diversity->l_distinct, 3);
  give(rows + "m,teacher,o,1\nm,teacher,o,0\nf,nurse,m,0\nf,nurse,m,1\n", policy);
  const auto measures = measure();
  EXPECT_EQ(measures->classes, 3);
  EXPECT_EQ(measures->diversity->l_distinct, 2);
}

// ANP-32.
TEST_F(AnonymizeCsv, SuppressesClassesThatTellASensitiveValue) {
  give("a,s\nx,1\nx,2\ny,3\ny,3\nx,1\n",
       policy_of({{"a", std::string(kQuasi)}, {"s", "role = \"sensitive\""}},
                 "[model]\nk = 2\nl_distinct = 2\nsuppression_max = 0.4\n"));
  const auto report = run();
  ASSERT_TRUE(report) << message(report.error());
  EXPECT_EQ(lines_of(outcome()), (std::set<std::string>{"a,s", "x,1", "x,2"}));
  EXPECT_EQ(report->before.diversity->l_distinct, 1);
  EXPECT_EQ(report->after.diversity->l_distinct, 2);
  EXPECT_EQ(report->after.suppressed, 2);
}

TEST_F(AnonymizeCsv, RefusesAClosenessThatLeavingPersonsCannotReach) {
  give("a,s\nx,1\nx,2\ny,3\ny,3\n",
       policy_of({{"a", std::string(kQuasi)}, {"s", "role = \"sensitive\""}},
                 "[model]\nt_equal = 0.3\nsuppression_max = 0.5\n"));
  EXPECT_EQ(refusal(), code::goal_unreachable);
}

TEST_F(AnonymizeCsv, PersonsOfManyRowsCountOnceForEachValue) {
  give("who,a,s\np1,x,1\np1,x,1\np1,x,2\np2,x,1\n",
       "person = \"who\"\n[model]\nl_recursive = { c = 3, l = 2 }\n[column.a]\nrole = "
       "\"quasi\"\n[column.s]\nrole = \"sensitive\"\n");
  const auto measures = measure();
  ASSERT_TRUE(measures) << message(measures.error());
  EXPECT_EQ(measures->diversity->l_distinct, 2);
  EXPECT_DOUBLE_EQ(*measures->diversity->recursive_c, 2);  // two persons have 1, one has 2
}

}  // namespace
}  // namespace renga::anonymize
