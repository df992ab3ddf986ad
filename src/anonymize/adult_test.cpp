#include "anonymize/anonymize_for_test.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace renga::anonymize {
namespace {

class Adult : public AnonymizeCsv {
 protected:
  /// The published answers are answers about real public data, which the project does not hold.
  void SetUp() override {
    if (!fs::exists(file()))
      GTEST_SKIP() << "there is no " << file() << "; RENGA_REAL_DATA names the folder of real data";
  }

  static constexpr std::array<const char*, 9> kColumns = {
      "sex",       "age",        "race",        "marital-status", "education", "native-country",
      "workclass", "occupation", "salary-class"};
  /// The value `quasi` columns of the ARX edition of adult, the others plain.
  Result<Measures> measure_first(std::size_t quasi) {
    std::string policy = "person = \"row\"\n" + model_;
    for (std::size_t i = 0; i < kColumns.size(); ++i)
      policy += "[column." + std::string(kColumns[i]) + "]\nrole = \"" +
                (i < quasi ? "quasi" : "plain") + "\"\n";
    give_policy(policy);
    options_.input = file();
    return measure();
  }
  static fs::path file() {
    const char* folder = std::getenv("RENGA_REAL_DATA");
    return (folder != nullptr ? fs::path(folder) : fs::path(RENGA_SOURCE_DIR) / "../shared/real") /
           "adult/adult.csv";
  }

  /// The first columns as quasi-identifiers at these levels, the others plain.
  static std::string policy_at(const std::vector<int>& levels, int k) {
    std::string policy = "person = \"row\"\nseed = 1\n[model]\nk = " + std::to_string(k) + "\n";
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      const std::string name = kColumns[i];
      const fs::path hierarchy = file().parent_path() / ("adult_hierarchy_" + name + ".csv");
      policy += "[column." + name + "]\n";
      policy += i >= levels.size()
                    ? std::string("role = \"plain\"\n")
                    : "role = \"quasi\"\nhierarchy = \"" + fs::absolute(hierarchy).string() +
                          "\"\nlevel = " + std::to_string(levels[i]) + "\n";
    }
    return policy;
  }

  std::string model_;
};

// Known answers: the class statistics of ARX's TestRiskMetrics on the same file.
TEST_F(Adult, HasTheClassesThatOthersCounted) {
  const auto nine = measure_first(9);
  ASSERT_TRUE(nine) << message(nine.error());
  EXPECT_EQ(nine->persons, 30162);
  EXPECT_EQ(nine->classes, 19502);
  EXPECT_EQ(nine->k, 1);
  EXPECT_EQ(nine->largest, 45);
  EXPECT_EQ(nine->unique, 15512);
  EXPECT_DOUBLE_EQ(nine->risk_average, 0.6465751607983555);
  EXPECT_DOUBLE_EQ(nine->unique_share, 0.5142895033485844);
  const auto three = measure_first(3);
  ASSERT_TRUE(three);
  EXPECT_EQ(three->classes, 528);
  EXPECT_EQ(three->largest, 554);
  EXPECT_EQ(three->unique, 62);
  const auto seven = measure_first(7);
  EXPECT_EQ(seven->classes, 11089);
  EXPECT_EQ(seven->largest, 137);
  EXPECT_DOUBLE_EQ(seven->attackers.prosecutor_average, 0.36764803395000334);
  EXPECT_EQ(seven->unique, 7653);
  EXPECT_DOUBLE_EQ(seven->risk_average, 0.36764803395000334);
  EXPECT_DOUBLE_EQ(seven->unique_share, 0.2537298587626815);
}

// Known answers: ARX's estimates on the same file (ANP-38).
TEST_F(Adult, HasTheUniquesInThePopulationThatOthersEstimate) {
  struct Known {
    const char* share;
    double dankar;
  };
  for (const Known& known : {Known{"0.1", 0.27684}, {"0.2", 0.35771}, {"0.01", 0.14461}}) {
    model_ = "[model]\nsampling_share = " + std::string(known.share) + "\n";
    const auto measures = measure_first(9);
    ASSERT_TRUE(measures) << message(measures.error());
    EXPECT_NEAR(measures->population->dankar, known.dankar, 1e-5);
  }
  model_ = "[model]\nsampling_share = 0.1\n";
  EXPECT_NEAR(measure_first(9)->population->zayatz, 0.32074, 5e-6);
}

// Known answers: pyCANON 1.3 on the same file, whose formulas of k, l, entropy and closeness are
// those of ANP-31, ANP-36 and ANP-37 (it rounds the entropy's number down).
TEST_F(Adult, HasTheDiversityThatPyCanonCounts) {
  struct Known {
    std::vector<std::string> quasi;
    std::string sensitive;
    bool ordered;
    std::int64_t k;
    double l, entropy, t;
  };
  const std::vector<Known> answers = {
      {{"sex", "race", "marital-status"}, "occupation", false, 1, 1, 1, 0.8766328492805519},
      {{"sex", "race"}, "age", true, 87, 33, 27, 0.09193571485872032},
      {{"education", "sex"}, "salary-class", false, 14, 1, 1, 0.5510775147536635},
      {{"race", "marital-status", "workclass"}, "age", true, 1, 1, 1, 0.5857855841367414}};
  for (const Known& known : answers) {
    std::string policy = "person = \"row\"\n";
    for (const std::string column : kColumns) {
      const bool quasi = std::ranges::find(known.quasi, column) != known.quasi.end();
      const std::string other = column == known.sensitive ? "sensitive" : "plain";
      policy += "[column." + column + "]\nrole = \"" + (quasi ? "quasi" : other) + "\"\n";
    }
    give_policy(policy);
    options_.input = file();
    const auto measures = measure();
    ASSERT_TRUE(measures) << message(measures.error());
    EXPECT_EQ(measures->k, known.k);
    EXPECT_EQ(measures->diversity->l_distinct, known.l);
    EXPECT_EQ(std::floor(measures->diversity->l_entropy), known.entropy);
    EXPECT_NEAR(known.ordered ? measures->diversity->t_ordered : measures->diversity->t_equal,
                known.t, 1e-12);
  }
}

// ANP-39: what was searched for is found, and measured in what was written.
TEST_F(Adult, SearchReachesItsGoalWithinTheBudget) {
  std::string policy = policy_at({0, 0, 0, 0, 0, 0, 0}, 5);
  for (std::size_t at = 0; (at = policy.find("level = 0", at)) != std::string::npos;)
    policy.replace(at, 9, "level = \"search\"");
  policy.replace(policy.find("k = 5"), 5, "k = 5\nsuppression_max = 0.04");
  give_policy(policy);
  options_.input = file();
  const auto report = run();
  ASSERT_TRUE(report) << message(report.error());
  EXPECT_GE(report->after.k, 5);
  EXPECT_LE(report->after.suppressed, 1206);
  EXPECT_LT(report->loss, 0.9);
}

// Known answers: fixed nodes of the lattice, no suppression.
TEST_F(Adult, HasTheClassesOfFixedLevels) {
  struct Node {
    std::vector<int> levels;
    int k, classes, largest;
    double risk_average;
  };
  const std::vector<Node> nodes = {
      {{0, 4, 1, 1, 3, 2, 0, 2, 0}, 2, 52, 6319, 0.0017240236058616804},
      {{0, 4, 1, 1, 3, 2, 2, 1, 0}, 69, 24, 3951, 0.0007957032027053909},
      {{0, 4, 1, 2, 3, 2, 2, 1, 0}, 280, 12, 5576, 0.00039785160135269546},
      {{0, 4, 0, 1, 3, 2, 2}, 14, 20, 11425, 0.0006630860022544924}};
  for (const Node& node : nodes) {
    give_policy(policy_at(node.levels, node.k));
    options_.input = file();
    options_.existing = files::Existing::replace;
    const auto report = run();
    ASSERT_TRUE(report) << message(report.error());
    EXPECT_EQ(report->after.classes, node.classes);
    EXPECT_EQ(report->after.k, node.k);
    EXPECT_EQ(report->after.largest, node.largest);
    EXPECT_DOUBLE_EQ(report->after.risk_average, node.risk_average);
    EXPECT_EQ(report->after.suppressed, 0);
  }
}

}  // namespace
}  // namespace renga::anonymize
