#include "disclosure/attacker.hpp"
#include "disclosure/sample_cubes.hpp"
#include "disclosure/sample_tables.hpp"

#include <gtest/gtest.h>

namespace renga::disclosure {
namespace {

using Texts = std::vector<std::vector<std::string>>;

/// The columns of B2 and C2 and the row of B3 and C3 tell what B2 and C2 are together; each alone
/// stays open.
Texts told(const std::string& row_sum, const std::string& left, const std::string& right) {
  return {{"*", "*", "*", "*", row_sum},
          {"*", "*", "40", "50", "140"},
          {"60", "70", "*", "*", "190"},
          {left, right, "85", "115", "387"}};
}

std::vector<Finding> found_in(const Texts& texts) {
  std::vector<Finding> found;
  for (const Finding& finding :
       judge(sample::release(sample::grid(texts)), sample::rules()).findings)
    if (finding.rule == "recoverable") found.push_back(finding);
  return found;
}

// CHK-55
TEST(PartSums, SomeHiddenPartsThatAreFewTogetherAreFound) {
  // 3 + 4 = 7 of the first row.
  const auto found = found_in(told("57", "83", "104"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().severity, Severity::violation);
  EXPECT_EQ(found.front().cell, "B2");
  EXPECT_NE(found.front().english.find("2 (B2, C2)"), std::string::npos);
  EXPECT_NE(found.front().english.find("sum up to 7"), std::string::npos);
}

// CHK-55
TEST(PartSums, PartsThatAreNotFewTogetherAreNoFinding) {
  // 30 + 40 = 70 of the first row.
  EXPECT_TRUE(found_in({{"*", "*", "*", "*", "120"},
                        {"*", "*", "40", "50", "140"},
                        {"60", "70", "*", "*", "190"},
                        {"110", "140", "85", "115", "450"}})
                  .empty());
}

// CHK-46, CHK-55
TEST(PartSums, ProtectionOpensThem) {
  const Table before = sample::grid(told("57", "83", "104"));
  const auto hidden = protect(sample::release(before), sample::rules());
  EXPECT_FALSE(hidden.empty());
  const Table after = sample::with_hidden(before, hidden);
  const Judgement judgement = judge(sample::release(after), sample::rules());
  EXPECT_EQ(judgement.audit.recoverable, 0);
  EXPECT_EQ(judgement.audit.unproven, 0);
}

}  // namespace
}  // namespace renga::disclosure
