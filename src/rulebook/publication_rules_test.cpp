#include "rulebook/rulebook.hpp"

#include <gtest/gtest.h>

namespace renga::rulebook {
namespace {

PublicationRules rules_of(std::string_view name) {
  const auto rules = publication_rules(*find(name));
  ensure(rules.has_value(), "a guideline on publication has all its rules");
  return *rules;
}

// PUB-01: fewer than 10 patients are not published, 0 may be.
TEST(PublicationRules, BothVersionsAllowTenPatientsOrNone) {
  for (const std::string_view name : {"ndb-2022-04", "ndb-2023-10"}) {
    const PublicationRules rules = rules_of(name);
    EXPECT_EQ(rules.citations.at("patients-min").id, "PUB-01");
    EXPECT_EQ(rules.patients.count, 10);
    EXPECT_TRUE(rules.patients.zero_allowed);
  }
}

TEST(PublicationRules, ChapterNumbersDifferBetweenTheVersions) {
  EXPECT_EQ(rules_of("ndb-2022-04").citations.at("patients-min").cite, "第12 2(1)①");
  EXPECT_EQ(rules_of("ndb-2023-10").citations.at("patients-min").cite, "第7 2(1)①");
}

struct Cited {
  std::string_view name;
  std::string_view id;
  std::string_view cite;
};

// PUB-02a, PUB-02b, PUB-02c, PUB-03, PUB-04, PUB-05, PUB-06, PUB-07, PUB-08, PUB-09; PUB-16: nobody
// is recognisable; PUB-31: everything that is planned is reported.
TEST(PublicationRules, CiteThePlaceOfEveryFinding) {
  const std::vector<Cited> table = {
      {"patients-min-municipality", "PUB-02a", "第7 2(1)①"},
      {"facilities-min", "PUB-03", "第7 2(1)②"},
      {"drug-quantity-min", "PUB-05", "第7 2(1)③"},
      {"rehabilitation-min", "PUB-08", "第7 2(1)④"},
      {"age-band", "PUB-09", "第7 2(2)"},
      {"area-level", "PUB-12", "第7 2(3)"},
      {"insurer-type-cross", "PUB-14", "第7 2(3)iii)"},
      {"recoverable", "PUB-16", "第7 2"},
      {"undeclared", "PUB-31", "第7 1"},
  };
  const PublicationRules rules = rules_of("ndb-2023-10");
  for (const Cited& cited : table) {
    const auto found = rules.citations.find(std::string(cited.name));
    ASSERT_NE(found, rules.citations.end()) << cited.name;
    EXPECT_EQ(found->second.id, cited.id);
    EXPECT_EQ(found->second.cite, cited.cite);
  }
}

// PUB-09, PUB-10, PUB-11: single years below 15 in 2022, below 20 in 2023.
TEST(PublicationRules, AgesComeInGroupsOfFiveYearsUpToAHundred) {
  for (const std::string_view name : {"ndb-2022-04", "ndb-2023-10"}) {
    EXPECT_EQ(rules_of(name).ages.years, 5);
    EXPECT_EQ(rules_of(name).ages.top, 100);
  }
  EXPECT_EQ(rules_of("ndb-2022-04").ages.single_years_below, 15);
  EXPECT_EQ(rules_of("ndb-2023-10").ages.single_years_below, 20);
}

// PUB-02a, PUB-02b: by population. PUB-02d: the wards of cities are named in 2022 alone.
TEST(PublicationRules, MunicipalitiesHaveTiers) {
  for (const std::string_view name : {"ndb-2022-04", "ndb-2023-10"}) {
    const MunicipalityLimits limits = rules_of(name).municipalities;
    EXPECT_EQ(limits.none_below, 2000);
    EXPECT_EQ(limits.raised_below, 25000);
    EXPECT_EQ(limits.raised_minimum, 20);
    EXPECT_EQ(limits.wards_stated, name == "ndb-2022-04");
  }
}

// PUB-03, PUB-05, PUB-06, PUB-08, PUB-12
TEST(PublicationRules, InstitutionsQuantitiesAndAreasHaveTheirLimits) {
  for (const std::string_view name : {"ndb-2022-04", "ndb-2023-10"}) {
    const PublicationRules rules = rules_of(name);
    EXPECT_EQ(rules.institutions_min, 3);
    EXPECT_EQ(rules.quantities.oral, 1000);
    EXPECT_EQ(rules.quantities.external, 1000);
    EXPECT_EQ(rules.quantities.injection, 400);
    EXPECT_EQ(rules.quantities.rehabilitation, 100);
    EXPECT_EQ(rules.smallest_areas, (std::vector<std::string>{"secondary_area", "municipality"}));
  }
}

// PUB-11, PUB-15, PUB-17
TEST(PublicationRules, ExceptionsNameTheirGroundAndWhoGrantsThem) {
  const PublicationRules rules = rules_of("ndb-2023-10");
  ASSERT_EQ(rules.exceptions.size(), 3U);
  EXPECT_EQ(rules.exceptions[0].ground, "single_years");
  EXPECT_EQ(rules.exceptions[0].citation.id, "PUB-11");
  EXPECT_EQ(rules.exceptions[1].ground, "insurer_consent");
  EXPECT_EQ(rules.exceptions[1].rules, (std::vector<std::string>{"insurer-type-cross"}));
  EXPECT_EQ(rules.exceptions[1].granted_by, (std::vector<std::string>{"insurer"}));
  EXPECT_EQ(rules.exceptions[2].citation.id, "PUB-17");
  EXPECT_EQ(rules_of("ndb-2022-04").exceptions[1].citation.cite, "第12 2(3)③");
}

// PUB-20: trial datasets came with the version of 2023.
TEST(PublicationRules, TrialDatasetsAreExemptSince2023) {
  EXPECT_EQ(rules_of("ndb-2022-04").exempt_kinds, (std::vector<std::string>{"sampling_dataset"}));
  EXPECT_EQ(rules_of("ndb-2023-10").exempt_kinds,
            (std::vector<std::string>{"sampling_dataset", "trial_dataset"}));
}

TEST(PublicationRules, TheManualHasNone) {
  const auto rules = publication_rules(*find("jisedai-2025-06"));
  ASSERT_FALSE(rules);
  EXPECT_EQ(rules.error().code(), code::rule_unknown);
  EXPECT_EQ(rules.error().detail("rule_name"), "patients-min");
}

}  // namespace
}  // namespace renga::rulebook
