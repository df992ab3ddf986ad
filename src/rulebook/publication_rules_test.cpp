#include "rulebook/rulebook.hpp"

#include <gtest/gtest.h>

namespace renga::rulebook {
namespace {

PublicationRules rules_of(std::string_view name) {
  return *publication_rules(*find(name));
}

// PUB-01: fewer than 10 patients are not published, 0 may be.
TEST(PublicationRules, BothVersionsAllowTenPatientsOrNone) {
  for (const std::string_view name : {"ndb-2022-04", "ndb-2023-10"}) {
    const PublicationRules rules = rules_of(name);
    EXPECT_EQ(rules.patients.id, "PUB-01");
    EXPECT_EQ(rules.patients.count, 10);
    EXPECT_TRUE(rules.patients.zero_allowed);
  }
}

TEST(PublicationRules, ChapterNumbersDifferBetweenTheVersions) {
  EXPECT_EQ(rules_of("ndb-2022-04").patients.cite, "第12 2(1)①");
  EXPECT_EQ(rules_of("ndb-2023-10").patients.cite, "第7 2(1)①");
}

// PUB-16 (nobody recognisable) and PUB-31 (everything planned is reported) carry the findings on
// recomputable and on undeclared cells.
TEST(PublicationRules, CiteThePlacesOfTheOtherFindings) {
  EXPECT_EQ(rules_of("ndb-2023-10").recoverable_cite, "第7 2");
  EXPECT_EQ(rules_of("ndb-2023-10").undeclared_cite, "第7 1");
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
