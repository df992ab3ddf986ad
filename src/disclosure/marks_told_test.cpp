#include "disclosure/marks_told.hpp"

#include "disclosure/sample_tables.hpp"

#include <gtest/gtest.h>

namespace renga::disclosure {
namespace {

using Texts = std::vector<std::vector<std::string>>;

std::vector<MarkTold> told_by(const Texts& texts) {
  const Release release = sample::release(sample::grid(texts));
  return marks_told(release, sample::rules(), audit(release, sample::rules()));
}

/// Rows 18 and 30, columns 20 and 28: four hidden numbers follow for a reader who knows which two
/// are small.
Texts pair(const std::string& first, const std::string& second) {
  return {{first, first, "18"}, {second, second, "30"}, {"20", "28", "48"}};
}

// CHK-65
TEST(MarksTold, TwoPlainMarksTellWhereOneStandsForSmallNumbers) {
  const auto told = told_by(pair("*", "-"));
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told.front().mark, "*");
  EXPECT_EQ(told.front().recoverable, 2);
  EXPECT_EQ(told.front().cell, (CellRef{0, 0}));
}

// CHK-65
TEST(MarksTold, OneMarkTellsNothing) {
  EXPECT_TRUE(told_by(pair("*", "*")).empty());
}

TEST(MarksTold, WhatNoGuessNarrowsIsNotTold) {
  EXPECT_TRUE(told_by({{"*", "-", "500"}, {"-", "*", "600"}, {"520", "580", "1100"}}).empty());
}

// CHK-65: a person decides.
TEST(MarksTold, TheGuessIsAWarning) {
  const Judgement judgement = judge(sample::release(sample::grid(pair("*", "-"))), sample::rules());
  EXPECT_EQ(judgement.verdict, Verdict::review);
  EXPECT_EQ(judgement.audit.recoverable, 0);
  ASSERT_EQ(judgement.findings.size(), 1U);
  EXPECT_EQ(judgement.findings.front().rule, "recoverable");
  EXPECT_EQ(judgement.findings.front().cell, "B2");
}

}  // namespace
}  // namespace renga::disclosure
