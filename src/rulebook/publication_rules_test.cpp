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

// PUB-20: trial datasets came with the version of 2023.
TEST(PublicationRules, TrialDatasetsAreExemptSince2023) {
  EXPECT_EQ(rules_of("ndb-2022-04").exempt_kinds, (std::vector<std::string>{"sampling_dataset"}));
  EXPECT_EQ(rules_of("ndb-2023-10").exempt_kinds,
            (std::vector<std::string>{"sampling_dataset", "trial_dataset"}));
}

TEST(PublicationRules, TheManualHasNone) {
  const auto rules = publication_rules(*find("jisedai-2025-06"));
  ASSERT_FALSE(rules);
  EXPECT_EQ(rules.error().code(), Code::rule_unknown);
  EXPECT_EQ(rules.error().detail("rule_name"), "patients-min");
}

}  // namespace
}  // namespace renga::rulebook
