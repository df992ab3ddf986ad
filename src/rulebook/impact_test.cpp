#include "rulebook/rulebook.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace renga::rulebook {
namespace {

Rulebook old_ndb() {
  return *find("ndb-2022-04");
}
Rulebook new_ndb() {
  return *find("ndb-2023-10");
}

BoundDossier dossier(std::string number, Stage stage, Facts facts = {}) {
  return {std::move(number), {"ndb-2022-04"}, stage, "審査中", std::move(facts)};
}

bool names(const DossierImpact& impact, std::string_view id) {
  return std::ranges::find(impact.rules, id) != impact.rules.end();
}

// RBK-40, RBK-41, RBK-42; TRN-04, TRN-05
TEST(Impact, HangsOnHowFarTheDossierIs) {
  const std::vector<BoundDossier> dossiers = {
      dossier("R5-0003", Stage::closed),
      dossier("R5-0001", Stage::pending),
      dossier("R5-0002", Stage::approved),
      {"R5-0004", {"ndb-2023-10"}, Stage::pending, "相談", {}}};
  const Impact impact = impact_of(old_ndb(), new_ndb(), dossiers);
  ASSERT_EQ(impact.dossiers.size(), 4U);
  EXPECT_EQ(impact.dossiers[0].number, "R5-0001");
  EXPECT_EQ(impact.dossiers[0].effect, Effect::follows_new);
  EXPECT_EQ(impact.dossiers[1].effect, Effect::keeps_old_until_review);
  EXPECT_EQ(impact.dossiers[2].effect, Effect::untouched);
  EXPECT_EQ(impact.dossiers[3].effect, Effect::untouched);
  EXPECT_TRUE(impact.dossiers[2].rules.empty());
  EXPECT_EQ(impact.following, 1);
  EXPECT_EQ(impact.keeping, 1);
  EXPECT_EQ(impact.untouched, 2);
}

// RBK-43: a rule counts where it holds for the case in one of the versions.
TEST(Impact, NamesTheRulesThatChangeForTheCase) {
  const std::vector<BoundDossier> dossiers = {dossier("a", Stage::pending),
                                              dossier("b", Stage::pending, {"place:hic"}),
                                              dossier("c", Stage::pending, {"place:own"})};
  const Impact impact = impact_of(old_ndb(), new_ndb(), dossiers);
  for (const DossierImpact& one : impact.dossiers) {
    EXPECT_TRUE(names(one, "CHG-12")) << one.number;
    EXPECT_FALSE(names(one, "PRV-15")) << "a rule that is kept";
    EXPECT_FALSE(names(one, "REV-38")) << "a rule that moved as it is";
  }
  EXPECT_TRUE(names(impact.dossiers[1], "USE-03"));
  EXPECT_FALSE(names(impact.dossiers[2], "USE-03"));
  EXPECT_GT(impact.dossiers[0].rules.size(), impact.dossiers[1].rules.size());
}

TEST(Impact, StagesHaveNames) {
  for (const Stage stage : {Stage::pending, Stage::approved, Stage::closed})
    EXPECT_EQ(*stage_named(name_of(stage)), stage);
  EXPECT_EQ(stage_named("open").error().code(), code::value_unknown);
}

TEST(Compare, NothingDiffersFromItself) {
  for (const RuleChange& change : compare(new_ndb(), new_ndb())) {
    EXPECT_TRUE(change.differences.empty()) << change.id;
    EXPECT_EQ(change.fate, Fate::kept) << change.id;
  }
}

// RBK-31, RBK-32: what differs is named with both values.
TEST(Compare, NamesWhatDiffers) {
  const auto changes = compare(old_ndb(), new_ndb());
  const auto of = [&](std::string_view id) {
    return *std::ranges::find(changes, id, &RuleChange::id);
  };
  EXPECT_EQ(of("APP-22").fate, Fate::changed);
  EXPECT_EQ(of("APP-22").differences.at(0).key, "number");
  EXPECT_EQ(of("APP-22").differences.at(0).older, "14");
  EXPECT_EQ(of("APP-22").differences.at(0).newer, "9");
  EXPECT_EQ(of("APP-22").older_cite, "第5 6");
  EXPECT_EQ(of("APP-22").newer_cite, "第3 5");
  // PUB-09, PUB-10 and PUB-11 stand in one rule; only the last differs.
  EXPECT_EQ(of("PUB-09").fate, Fate::kept);
  EXPECT_EQ(of("PUB-10").fate, Fate::kept);
  EXPECT_EQ(of("PUB-11").fate, Fate::changed);
}

// RBK-33, RBK-34
TEST(Compare, SaysWhereARuleMoved) {
  const auto changes = compare(old_ndb(), new_ndb());
  const auto moved = *std::ranges::find(changes, "REV-38", &RuleChange::id);
  EXPECT_EQ(moved.fate, Fate::moved);
  EXPECT_EQ(moved.newer_cite, "第3 2(2)");
  EXPECT_EQ(moved.see, (std::vector<std::string>{"APP-13"}));
  const auto carried = *std::ranges::find(changes, "VIO-23", &RuleChange::id);
  EXPECT_EQ(carried.fate, Fate::moved);
}

}  // namespace
}  // namespace renga::rulebook
