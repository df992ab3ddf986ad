#include "disclosure/judge.hpp"

#include "disclosure/sample_tables.hpp"

#include <gtest/gtest.h>

namespace renga::disclosure {
namespace {

Judgement judged(const std::vector<std::vector<std::string>>& texts) {
  return judge(sample::release(sample::grid(texts)), sample::rules());
}

// PUB-01
TEST(Judge, OneToNinePatientsAreAViolationWithItsPlaceAndRule) {
  const Judgement judgement = judged({{"12", "7", "19"}, {"30", "40", "70"}, {"42", "47", "89"}});
  EXPECT_EQ(judgement.verdict, Verdict::fail);
  ASSERT_EQ(judgement.findings.size(), 1U);
  const Finding& found = judgement.findings[0];
  EXPECT_EQ(found.rule, "patients-min");
  EXPECT_EQ(found.citation.id, "PUB-01");
  EXPECT_EQ(found.citation.cite, "第7 2(1)①");
  EXPECT_EQ(found.severity, Severity::violation);
  EXPECT_EQ(found.file, "grid.csv");
  EXPECT_EQ(found.cell, "C2");
  EXPECT_EQ(found.where,
            (std::vector<std::pair<std::string, std::string>>{{"row", "1"}, {"column", "2"}}));
  EXPECT_EQ(found.measure, "patients");
  EXPECT_EQ(found.value, 7);
  EXPECT_EQ(found.limit, 10);
  EXPECT_EQ(found.message(Language::english),
            "This unit shows fewer than 10 patients. Hide it, or merge categories.");
  EXPECT_NE(found.message(Language::japanese).find("10未満"), std::string_view::npos);
}

// PUB-01: the limit itself and zero may be shown.
TEST(Judge, TenAndZeroPass) {
  const Judgement judgement = judged({{"10", "0", "10"}, {"0", "20", "20"}, {"10", "20", "30"}});
  EXPECT_EQ(judgement.verdict, Verdict::pass);
  EXPECT_TRUE(judgement.findings.empty());
  EXPECT_EQ(judgement.cells, 9);
}

TEST(Judge, ARulebookMayForbidZero) {
  Rules rules = sample::rules();
  rules.zero_allowed = false;
  const Table table = sample::grid({{"0", "20", "20"}});
  EXPECT_EQ(judge(sample::release(table), rules).verdict, Verdict::fail);
}

TEST(Judge, AMarkIsNoViolationOfItsOwn) {
  const Judgement judgement =
      judged({{"*", "10未満", "30"}, {"－", "‐", "70"}, {"50", "50", "100"}});
  EXPECT_EQ(judgement.verdict, Verdict::pass);
  EXPECT_EQ(judgement.hidden, 4);
}

// CHK-21
TEST(Judge, AMarkThatTellsMoreThanTheRuleNeedsReview) {
  const Judgement judgement = judged({{"3未満", "*", "30"}, {"*", "*", "70"}, {"50", "50", "100"}});
  EXPECT_EQ(judgement.verdict, Verdict::review);
  ASSERT_EQ(judgement.findings.size(), 1U);
  EXPECT_EQ(judgement.findings[0].cell, "B2");
}

// PUB-16
TEST(Judge, AHiddenCellThatATotalGivesAwayIsAViolation) {
  const Judgement judgement = judged({{"*", "20", "27"}, {"30", "40", "70"}, {"37", "60", "97"}});
  EXPECT_EQ(judgement.verdict, Verdict::fail);
  ASSERT_EQ(judgement.findings.size(), 1U);
  EXPECT_EQ(judgement.findings[0].rule, "recoverable");
  EXPECT_EQ(judgement.findings[0].citation.id, "PUB-16");
  EXPECT_EQ(judgement.findings[0].cell, "B2");
  EXPECT_EQ(judgement.findings[0].value, 7);
}

// CHK-20, CHK-35
TEST(Judge, AHiddenCellOfTenOrMoreThatATotalGivesAwayNeedsReview) {
  const Judgement judgement = judged({{"*", "20", "47"}, {"30", "40", "70"}, {"57", "60", "117"}});
  EXPECT_EQ(judgement.verdict, Verdict::review);
  ASSERT_EQ(judgement.findings.size(), 1U);
  EXPECT_EQ(judgement.findings[0].severity, Severity::warning);
  EXPECT_FALSE(judgement.findings[0].value);
}

TEST(Judge, AnEmptyCellIsAsHiddenAsAMarkedOne) {
  EXPECT_EQ(judged({{"", "20", "27"}, {"30", "40", "70"}, {"37", "60", "97"}}).verdict,
            Verdict::fail);
}

// CHK-27; PUB-20
TEST(Judge, SamplingAndTrialDatasetsAreExempt) {
  for (const DataKind kind : {DataKind::sampling_dataset, DataKind::trial_dataset}) {
    Release release = sample::release(sample::grid({{"1", "2", "3"}}));
    release.data_kind = kind;
    EXPECT_EQ(judge(release, sample::rules()).verdict, Verdict::pass);
  }
}

// CHK-16; PUB-31
TEST(Judge, WhatTheDeclarationLeavesOutNeedsReview) {
  for (const auto what :
       {Undeclared::What::file, Undeclared::What::column, Undeclared::What::text}) {
    Release release = sample::release(sample::grid({{"10", "20", "30"}}));
    release.undeclared.push_back({what, "other.csv", "D1", "memo"});
    const Judgement judgement = judge(release, sample::rules());
    EXPECT_EQ(judgement.verdict, Verdict::review);
    ASSERT_EQ(judgement.findings.size(), 1U);
    EXPECT_EQ(judgement.findings[0].rule, "undeclared");
    EXPECT_EQ(judgement.findings[0].severity, Severity::warning);
    EXPECT_EQ(judgement.findings[0].file, "other.csv");
    EXPECT_EQ(judgement.findings[0].cell, "D1");
  }
}

// CHK-24; PUB-09, PUB-10, PUB-11
TEST(Judge, AgeGroupsAreJudgedByTheirLabels) {
  const std::vector<std::tuple<std::string, Verdict, std::string_view>> cases = {
      {"40-44", Verdict::pass, ""},
      {"41歳", Verdict::fail, "finer than the rule allows"},
      {"100-104", Verdict::fail, "finer than the rule allows"},
      {"7歳", Verdict::review, "below 20"},
      {"壮年", Verdict::review, "cannot be read"},
  };
  for (const auto& [label, verdict, words] : cases) {
    Table table = sample::grid({{"10", "20", "30"}});
    table.dimensions[0] = Dimension("age", DimensionKind::age, "計");
    table.dimensions[0].place_of(label);
    const Judgement judgement = judge(sample::release(table), sample::rules());
    EXPECT_EQ(judgement.verdict, verdict) << label;
    if (verdict == Verdict::pass) continue;
    ASSERT_EQ(judgement.findings.size(), 1U) << label;
    EXPECT_EQ(judgement.findings[0].rule, "age-band");
    EXPECT_EQ(judgement.findings[0].where[0].second, label);
    EXPECT_NE(judgement.findings[0].english.find(words), std::string::npos);
  }
}

Table one_row(std::optional<std::string> total, const std::vector<std::string>& labels) {
  Table table{.file = "row.csv",
              .dimensions = {Dimension("sex", DimensionKind::sex, std::move(total))},
              .measures = {{"patients", Unit::patients}},
              .cells = {}};
  for (std::size_t i = 0; i < labels.size(); ++i)
    table.cells.push_back({.row = 2,
                           .column = static_cast<std::int32_t>(i + 1),
                           .measure = 0,
                           .labels = {table.dimensions[0].place_of(labels[i])},
                           .content = Content::number,
                           .value = 20,
                           .hides_below = {}});
  return table;
}

// CHK-25
TEST(Judge, ATotalThatIsDeclaredButAbsentOrPresentButUndeclaredNeedsReview) {
  const Judgement absent = judge(sample::release(one_row("計", {"男", "女"})), sample::rules());
  EXPECT_EQ(absent.verdict, Verdict::review);
  EXPECT_EQ(absent.findings[0].rule, "undeclared");
  const Judgement present =
      judge(sample::release(one_row(std::nullopt, {"男", "女", "合計"})), sample::rules());
  EXPECT_EQ(present.verdict, Verdict::review);
  EXPECT_EQ(judge(sample::release(one_row(std::nullopt, {"男", "女"})), sample::rules()).verdict,
            Verdict::pass);
}

// CHK-25
TEST(Judge, TwoCellsWithTheSameLabelsNeedReview) {
  const Judgement judgement =
      judge(sample::release(one_row(std::nullopt, {"男", "女", "男"})), sample::rules());
  EXPECT_EQ(judgement.verdict, Verdict::review);
  ASSERT_EQ(judgement.findings.size(), 1U);
  EXPECT_EQ(judgement.findings[0].cell, "C2");
}

// CHK-34
TEST(Judge, PercentagesBesideHiddenCountsNeedReview) {
  Table table = sample::grid({{"*", "*", "30"}});
  table.measures.push_back({"share", Unit::percent});
  const Judgement judgement = judge(sample::release(table), sample::rules());
  EXPECT_EQ(judgement.verdict, Verdict::review);
  ASSERT_FALSE(judgement.findings.empty());
  EXPECT_EQ(judgement.findings[0].measure, "share");
}

TEST(Verdict, HasNamesInEveryLanguage) {
  EXPECT_EQ(name_of(Verdict::review), "review");
  EXPECT_EQ(label_of(Verdict::fail).japanese, "不適合");
  EXPECT_EQ(name_of(Severity::violation), "violation");
}

}  // namespace
}  // namespace renga::disclosure
