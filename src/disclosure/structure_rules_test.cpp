#include "disclosure/cell_rules.hpp"
#include "disclosure/exceptions.hpp"
#include "disclosure/places.hpp"
#include "disclosure/sample_tables.hpp"

#include <gtest/gtest.h>

namespace renga::disclosure {
namespace {

Table table_of(std::vector<Dimension> dimensions, std::vector<Measure> measures = {}) {
  return {.file = "t.csv",
          .dimensions = std::move(dimensions),
          .measures = std::move(measures),
          .cells = {}};
}

Dimension dimension(DimensionKind kind, const std::vector<std::string>& labels,
                    const std::string& name = "axis") {
  Dimension made(name, kind, "計");
  for (const std::string& label : labels) made.place_of(label);
  return made;
}

std::vector<std::string> told(const Release& release, const Rules& rules = sample::rules()) {
  std::vector<std::string> lines;
  for (const Finding& found : structure_findings(release, release.tables[0], rules))
    lines.push_back(found.rule + " " + found.citation.id + " " +
                    std::string(name_of(found.severity)) +
                    (found.where.empty() ? "" : " " + found.where[0].second));
  return lines;
}

using Lines = std::vector<std::string>;

// CHK-24; PUB-09, PUB-10, PUB-11
TEST(StructureRules, AgesNameTheRuleThatTheyBreak) {
  const Release release = sample::release(table_of(
      {dimension(DimensionKind::age, {"40-44", "41", "100-104", "105歳以上", "7", "壮年", "計"})}));
  EXPECT_EQ(told(release),
            (Lines{"age-band PUB-09 violation 41", "age-band PUB-10 violation 100-104",
                   "age-band PUB-10 violation 105歳以上", "age-band PUB-11 warning 7",
                   "age-band PUB-09 warning 壮年"}));
}

// CHK-115; PUB-12, PUB-13
TEST(StructureRules, AreasSmallerThanMunicipalitiesAreTooSmall) {
  EXPECT_EQ(told(sample::release(table_of({dimension(DimensionKind::small_area, {"A"})}))),
            (Lines{"area-level PUB-13 violation"}));
  for (const DimensionKind kind : {DimensionKind::secondary_area, DimensionKind::prefecture})
    EXPECT_TRUE(told(sample::release(table_of({dimension(kind, {"東京都"})}))).empty());
  Rules rules = sample::rules();
  rules.smallest_areas = {DimensionKind::secondary_area};
  Release municipal = sample::release(table_of({dimension(DimensionKind::municipality, {})}));
  municipal.municipalities = {{"13101", "千代田区", 66'680}};
  EXPECT_EQ(told(municipal, rules), (Lines{"area-level PUB-13 violation"}));
}

// CHK-115; PUB-12, PUB-13
TEST(StructureRules, LabelsThatLookLikeSmallerAreasAreTold) {
  for (const std::string label : {"〒100-0001", "１００－０００１", "本町三丁目"})
    EXPECT_EQ(told(sample::release(table_of({dimension(DimensionKind::other, {label})}))),
              (Lines{"area-level PUB-13 warning " + label}));
  EXPECT_EQ(told(sample::release(table_of({dimension(DimensionKind::other, {"A"}, "町丁目")}))),
            (Lines{"area-level PUB-13 warning A"}));
  EXPECT_TRUE(
      told(sample::release(table_of({dimension(DimensionKind::other, {"40-44", "計"})}))).empty());
}

// CHK-116; PUB-14
TEST(StructureRules, InsurerTypesAreNotCrossedWithMunicipalities) {
  Release release =
      sample::release(table_of({dimension(DimensionKind::municipality, {"13101"}),
                                dimension(DimensionKind::insurer_type, {"国保"}, "type")}));
  release.municipalities = {{"13101", "千代田区", 66'680}};
  EXPECT_EQ(told(release), (Lines{"insurer-type-cross PUB-14 violation"}));
  Release wider =
      sample::release(table_of({dimension(DimensionKind::prefecture, {"東京都"}),
                                dimension(DimensionKind::insurer_type, {"国保"}, "t")}));
  EXPECT_TRUE(told(wider).empty());
}

// CHK-112; PUB-03, PUB-16
TEST(StructureRules, NamedInstitutionsAreAViolation) {
  for (const DimensionKind kind : {DimensionKind::facility, DimensionKind::insurer})
    EXPECT_EQ(told(sample::release(table_of({dimension(kind, {"A"})}))),
              (Lines{"facilities-min PUB-03 violation"}));
}

// CHK-110, CHK-111; PUB-02a, PUB-02d
TEST(StructureRules, MunicipalitiesNeedTheirPopulations) {
  Release release = sample::release(table_of(
      {dimension(DimensionKind::municipality, {"13101", "府中市", "札幌市中央区", "計"})}));
  EXPECT_EQ(told(release), (Lines{"patients-min-municipality PUB-02a warning"}));
  release.municipalities = {{"01101", "札幌市中央区", 248'680},
                            {"13101", "千代田区", 66'680},
                            {"13206", "府中市", 262'790},
                            {"34208", "府中市", 37'655}};
  // The guideline of 2023 no longer says that wards count as municipalities.
  EXPECT_EQ(told(release), (Lines{"patients-min-municipality PUB-02a warning 府中市",
                                  "area-level PUB-02d warning 札幌市中央区"}));
  Rules stated = sample::rules();
  stated.municipalities.wards_stated = true;
  EXPECT_EQ(told(release, stated), (Lines{"patients-min-municipality PUB-02a warning 府中市"}));
}

// CHK-28
TEST(StructureRules, ARatioOfNobodyKnowsHowManyIsTold) {
  EXPECT_EQ(told(sample::release(table_of({}, {{"share", Unit::percent}}))),
            (Lines{"patients-min PUB-01 warning"}));
}

// CHK-111; PUB-02d
TEST(Places, WardsAreThoseOfDesignatedCities) {
  for (const std::string_view ward : {"01101", "011011", "01110", "14118", "40101", "札幌市中央区"})
    EXPECT_TRUE(is_ward(ward)) << ward;
  for (const std::string_view other :
       {"01100", "14130", "13101", "01202", "千代田区", "札幌市", "計", ""})
    EXPECT_FALSE(is_ward(other)) << other;
}

Exception exception(const std::string& ground, const std::string& by) {
  return {.rule = "insurer-type-cross", .ground = ground, .reason = "同意書", .granted_by = by};
}

// CHK-80; PUB-15
TEST(Exceptions, OnlyTheRulebooksGroundsAndPartiesAreTaken) {
  const Rules rules = sample::rules();
  EXPECT_TRUE(check_exception(exception("insurer_consent", "insurer"), rules));
  for (const Exception& bad :
       {exception("insurer_consent", "office"), exception("kindness", "insurer")}) {
    const Done done = check_exception(bad, rules);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code(), code::exception_unknown);
    EXPECT_EQ(done.error().detail("known"), "insurer_consent (insurer)");
  }
  Exception other = exception("insurer_consent", "insurer");
  other.rule = "undeclared";
  EXPECT_EQ(check_exception(other, rules).error().detail("known"), "-");
}

// CHK-81; PUB-15
TEST(Exceptions, TurnTheirFindingsIntoWarningsAndNoOthers) {
  Release release =
      sample::release(table_of({dimension(DimensionKind::municipality, {"13101"}),
                                dimension(DimensionKind::insurer_type, {"国保"}, "type")}));
  release.municipalities = {{"13101", "千代田区", 66'680}};
  Judgement judgement = judge(release, sample::rules());
  EXPECT_EQ(judgement.verdict, Verdict::fail);
  std::vector<Exception> exceptions = {exception("insurer_consent", "insurer")};
  exceptions[0].file = "other.csv";
  apply_exceptions(judgement, exceptions);
  EXPECT_EQ(judgement.verdict, Verdict::fail);
  exceptions[0].file = "t.csv";
  apply_exceptions(judgement, exceptions);
  EXPECT_EQ(judgement.verdict, Verdict::review);
  for (const Finding& found : judgement.findings) {
    EXPECT_EQ(found.exception.has_value(), found.rule == "insurer-type-cross");
    EXPECT_EQ(found.severity, Severity::warning);
  }
}

}  // namespace
}  // namespace renga::disclosure
