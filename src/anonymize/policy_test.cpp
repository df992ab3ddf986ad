#include "anonymize/policy.hpp"

#include "anonymize/errors.hpp"

#include <gtest/gtest.h>

namespace renga::anonymize {
namespace {

Result<Policy> parsed(std::string_view text) {
  return parse_policy(text, "policy.toml", {});
}

/// The error of a policy whose only column is `weight`, with these further lines.
Error refused(const std::string& lines) {
  const auto policy = parsed("person = \"row\"\n[column.weight]\n" + lines);
  EXPECT_FALSE(policy);
  return policy ? Error(code::nothing_to_read) : policy.error();
}

TEST(Policy, ReadsTheWholeCore) {
  const auto policy = parsed(R"(person = "row"
seed = 7
shuffle = false
[model]
k = 5
suppression_max = 0.04
[column.weight]
role = "quasi"
operator = "band"
edges = [40, 50, 52.5]
[column."patient.birth_date"]
role = "direct"
)");
  ASSERT_TRUE(policy) << policy.error().message(Language::english);
  EXPECT_EQ(policy->person, "row");
  EXPECT_EQ(policy->seed, "7");
  EXPECT_FALSE(policy->shuffle);
  EXPECT_EQ(policy->goals.k, 5);
  EXPECT_DOUBLE_EQ(policy->suppression_max, 0.04);
  ASSERT_EQ(policy->entries.size(), 2U);
  EXPECT_EQ(policy->entries[0].name, "patient.birth_date");
  EXPECT_EQ(policy->entries[0].row, nullptr);
  EXPECT_EQ(policy->entries[1].operation->parameters(), "edges = [40, 50, 52.5]");
}

// ANP-1.
TEST(Policy, RefusesUnknownSettingsWithLineAndColumn) {
  const Error error = refused("role = \"quasi\"\noperator = \"band\"\nedges = [1]\nwidth = 5\n");
  EXPECT_EQ(error.code(), code::key_unknown);
  EXPECT_EQ(error.detail("key"), "width");
  EXPECT_EQ(error.detail("known"), "role, operator, suppress_cells, edges");
  EXPECT_EQ(error.where().file, "policy.toml");
  EXPECT_EQ(error.where().row, 6);
  EXPECT_EQ(error.where().column, "weight");
  EXPECT_EQ(parsed("colour = 1\n[column]\n").error().code(), code::key_unknown);
  EXPECT_EQ(parsed("[model]\nkk = 1\n[column]\n").error().where().row, 2);
}

// ANP-1.
TEST(Policy, RefusesBandsThatOverlap) {
  for (const char* edges : {"[50, 40]", "[40, 40]", "[40, 50, 45]"}) {
    const Error error =
        refused("role = \"quasi\"\noperator = \"band\"\nedges = " + std::string(edges));
    EXPECT_EQ(error.code(), code::order_not_ascending) << edges;
    EXPECT_EQ(error.where().row, 5);
  }
  EXPECT_EQ(refused("role = \"quasi\"\noperator = \"band\"\nedges = []").code(),
            code::field_missing);
}

// ANP-1.
TEST(Policy, RefusesValuesOfAnotherKindOrOutOfRange) {
  const std::string quasi = "role = \"quasi\"\n";
  EXPECT_EQ(refused(quasi + "operator = \"band\"\nedges = [\"40\"]").code(), code::field_bad);
  EXPECT_EQ(refused(quasi + "operator = \"band\"\n").code(), code::field_missing);
  EXPECT_EQ(refused(quasi + "operator = \"top_code\"\nfrom = \"high\"").code(), code::field_bad);
  EXPECT_EQ(refused(quasi + "operator = \"date_shift\"\nmax_days = 0").code(),
            code::value_out_of_range);
  EXPECT_EQ(refused(quasi + "operator = \"date_shift\"\nmax_days = 3\ndays = 1").code(),
            code::key_unknown);
  EXPECT_EQ(refused(quasi + "operator = \"rare_to_other\"\nmin_persons = 1").code(),
            code::value_out_of_range);
  EXPECT_EQ(refused(quasi + "operator = \"blur\"").code(), code::value_unknown);
  EXPECT_EQ(refused("role = \"quasy\"").code(), code::value_unknown);
  EXPECT_EQ(refused("operator = \"keep\"").code(), code::field_missing);
  EXPECT_EQ(parsed("[model]\nsuppression_max = 4\n[column]\n").error().code(),
            code::value_out_of_range);
  EXPECT_EQ(parsed("[model]\nk = 0\n[column]\n").error().code(), code::value_out_of_range);
}

// ANP-6, ANP-36, ANP-37.
TEST(Policy, ReadsGoalsOnSensitiveValuesAndRefusesBadOnes) {
  const std::string column = "[column.a]\nrole = \"sensitive\"\n";
  const auto policy = parsed(
      "[model]\nl_distinct = 2\nl_entropy = 1.5\nl_recursive = { c = 3, l = 2 }\nt_equal = 0.2\n"
      "t_ordered = 0.1\nsampling_share = 0.1\n" +
      column);
  ASSERT_TRUE(policy);
  EXPECT_EQ(policy->goals.l_distinct, 2);
  EXPECT_EQ(policy->goals.l_entropy, 1.5);
  EXPECT_EQ(policy->goals.l_recursive->l, 2);
  EXPECT_EQ(policy->goals.t_equal, 0.2);
  EXPECT_EQ(policy->goals.t_ordered, 0.1);
  EXPECT_EQ(policy->sampling_share, 0.1);
  for (const char* bad : {"t_equal = 1.1", "l_distinct = 0", "sampling_share = 0"}) {
    const auto refusal = parsed("[model]\n" + std::string(bad) + "\n" + column);
    ASSERT_FALSE(refusal) << bad;
    EXPECT_EQ(refusal.error().code(), code::value_out_of_range);
    EXPECT_EQ(refusal.error().where().row, 2);
  }
  const auto nothing_sensitive = parsed("[model]\nt_equal = 0.2\n[column.a]\nrole = \"quasi\"\n");
  ASSERT_FALSE(nothing_sensitive);
  EXPECT_EQ(nothing_sensitive.error().code(), code::field_missing);
}

TEST(Policy, RefusesShiftsThatWouldChangeIntervals) {
  const std::string first = "[column.a]\nrole = \"plain\"\noperator = \"date_shift\"\n";
  const std::string second = "[column.b]\nrole = \"plain\"\noperator = \"date_shift\"\n";
  EXPECT_TRUE(parsed(first + "max_days = 30\n" + second + "max_days = 30\n"));
  EXPECT_TRUE(parsed(first + "days = -5\n" + second + "days = -5\n"));
  for (const char* other : {"max_days = 31\n", "days = -5\n"}) {
    const auto policy = parsed(first + "max_days = 30\n" + second + other);
    ASSERT_FALSE(policy);
    EXPECT_EQ(policy.error().code(), code::shifts_disagree);
    EXPECT_EQ(policy.error().where().column, "b");
  }
  EXPECT_FALSE(parsed(first + "days = 4\n" + second + "days = -5\n"));
}

TEST(Policy, DigestTellsNeitherSeedNorFixedDays) {
  const auto digest = [](const std::string& seed, const std::string& days,
                         const std::string& role) {
    const auto policy = parsed("seed = " + seed + "\n[column.a]\nrole = \"" + role +
                               "\"\noperator = \"date_shift\"\ndays = " + days + "\n");
    return policy ? policy->sha256 : "refused";
  };
  EXPECT_EQ(digest("1", "-5", "quasi"), digest("\"a long secret\"", "9", "quasi"));
  EXPECT_NE(digest("1", "-5", "quasi"), digest("1", "-5", "plain"));
}

}  // namespace
}  // namespace renga::anonymize
