#include "anonymize/anonymize_for_test.hpp"
#include "anonymize/errors.hpp"
#include "anonymize/events.hpp"

#include <map>

namespace renga::anonymize {
namespace {

/// The eight records of sdcMicro's tests.
constexpr std::string_view kRecords =
    "A,B,C,w\n2,3,1,18\n3,3,3,45.5\n2,3,1,39\n2,3,2,17\n3,3,1,92\n3,3,1,8\n1,4,1,123.5\n2,3,1,51\n";
constexpr std::string_view kRecordsWithMissing =
    "A,B,C,w\n2,3,1,18\n3,3,3,45.5\n2,3,,39\n2,3,2,17\n3,3,1,92\n3,3,1,8\n1,4,,123.5\n2,3,1,51\n";

std::string policy_for(const std::string& model) {
  return policy_of({{"A", std::string(kQuasi)},
                    {"B", std::string(kQuasi)},
                    {"C", std::string(kQuasi)},
                    {"w", "role = \"plain\""}},
                   "[model]\n" + model);
}

// Known answers of sdcMicro, through the whole program (ANP-80, ANP-82).
TEST_F(AnonymizeCsv, TheRiskOfEachPersonComesFromWeights) {
  give(kRecords, policy_for("weight = \"w\"\n"));
  const auto measures = measure();
  ASSERT_TRUE(measures) << message(measures.error());
  EXPECT_EQ(measures->unique, 3);
  EXPECT_NEAR(measures->individual->highest, .17707583, 5e-9);
  EXPECT_NEAR(measures->individual->expected,
              3 * .01355297 + .08579129 + .17707583 + 2 * .01877883 + .03931625, 5e-8);
}

TEST_F(AnonymizeCsv, AMissingValueMeansWhatThePolicySays) {
  struct Meaning {
    const char* missing;
    std::int64_t k, unique, largest;
    double risk_average;
  };
  // sdcMicro's frequencies 3, 1, 4, 2, 2, 2, 1, 3 where a missing value matches anything.
  for (const Meaning& meaning :
       {Meaning{"matches_anything", 1, 2, 4, (2.0 / 3 + 2 + 0.25 + 1.5) / 8},
        {"own_value", 1, 4, 2, 6.0 / 8},
        {"matches_nothing", 1, 4, 2, 6.0 / 8}}) {
    give(kRecordsWithMissing, policy_for(std::string("missing = \"") + meaning.missing + "\"\n"));
    const auto measures = measure();
    ASSERT_TRUE(measures) << message(measures.error());
    EXPECT_EQ(measures->k, meaning.k) << meaning.missing;
    EXPECT_EQ(measures->unique, meaning.unique) << meaning.missing;
    EXPECT_EQ(measures->largest, meaning.largest) << meaning.missing;
    EXPECT_NEAR(measures->risk_average, meaning.risk_average, 1e-12) << meaning.missing;
  }
  give("A,B,C,w\n1,1,,1\n1,1,,1\n1,1,1,1\n1,1,1,1\n",
       policy_for("missing = \"matches_nothing\"\n"));
  EXPECT_EQ(measure()->unique, 2);
  give("A,B,C,w\n1,1,,1\n1,1,,1\n1,1,1,1\n1,1,1,1\n", policy_for("missing = \"own_value\"\n"));
  EXPECT_EQ(measure()->unique, 0);
}

// ANP-81: when the second row goes, its match goes with it.
TEST_F(AnonymizeCsv, SuppressionIsRepeatedUntilThoseWhoStayMatch) {
  const std::string rows = "A,B,C,w\n1,1,,1\n1,1,1,1\n2,,2,1\n2,2,,1\n2,2,2,1\n";
  give(rows, policy_for("k = 3\nmissing = \"matches_anything\"\nsuppression_max = 0.4\n"));
  const auto report = run();
  ASSERT_TRUE(report) << message(report.error());
  EXPECT_EQ(report->after.suppressed, 2);
  EXPECT_EQ(report->after.k, 3);
  EXPECT_EQ(report->after.missing, Missing::matches_anything);
  // 1 – 2 – 3 in a chain: only the middle one has three matches, and not for long.
  give("A,B,C,w\n1,,1,1\n1,2,,1\n,2,3,1\n9,9,9,1\n9,9,9,1\n9,9,9,1\n",
       policy_for("k = 3\nmissing = \"matches_anything\"\nsuppression_max = 0.5\n"));
  options_.existing = files::Existing::replace;
  EXPECT_EQ(run()->after.suppressed, 3);
}

TEST_F(AnonymizeCsv, AWeightIsANumberAboveNothing) {
  give("A,B,C,w\n1,1,1,1\n1,1,1,x\n", policy_for("weight = \"w\"\n"));
  EXPECT_EQ(measure().error().code(), code::field_bad);
  give(kRecords, policy_for("weight = \"v\"\n"));
  EXPECT_EQ(measure().error().code(), code::column_missing);
}

class WithPopulation : public AnonymizeCsv {
 protected:
  void give_population(std::string_view csv) {
    EXPECT_TRUE(files::write_whole(folder_ / "everybody.csv", csv, files::Existing::replace));
  }
  static std::string policy(const std::string& model, const std::string& person = "row") {
    return "person = \"" + person +
           "\"\nseed = 1\n[model]\npopulation = { file = \"everybody.csv\", persons = \"n\" }\n" +
           model +
           "[column.age]\nrole = \"quasi\"\noperator = \"band\"\nedges = [40]\n"
           "[column.area]\nrole = \"quasi\"\n";
  }
};

// ANP-83, ANP-84: counted by hand. After the bands (…39, a) has 2 of 10 persons, (40…, a) 1 of 4.
TEST_F(WithPopulation, ClassesAreComparedWithTheWholePopulation) {
  give_population("age,area,n\n30,a,7\n31,a,3\n50,a,4\n50,b,6\n");
  give("age,area\n30,a\n31,a\n50,a\n", policy(""));
  const auto measures = measure();
  ASSERT_TRUE(measures) << message(measures.error());
  EXPECT_EQ(measures->presence->k_map, 3);
  EXPECT_EQ(measures->presence->delta_min, 0);  // nobody of (50, b) is in the data
  EXPECT_DOUBLE_EQ(measures->presence->delta_max, 1.0 / 3);
  const auto report = run();
  ASSERT_TRUE(report) << message(report.error());
  EXPECT_EQ(report->after.presence->k_map, 4);
  EXPECT_DOUBLE_EQ(report->after.presence->delta_max, 0.25);
  EXPECT_EQ(report->after.presence->not_covered, 0);
}

TEST_F(WithPopulation, SuppressesWhatMissesAGoalOnThePopulation) {
  give_population("age,area,n\n30,a,7\n31,a,3\n50,a,4\n50,b,6\n");
  give("age,area\n30,a\n31,a\n50,a\n50,c\n", policy("k_map = 5\nsuppression_max = 0.5\n"));
  const auto report = run();
  ASSERT_TRUE(report) << message(report.error());
  EXPECT_EQ(report->after.suppressed, 2);
  EXPECT_EQ(report->after.presence->k_map, 10);
  EXPECT_EQ(report->before.presence->not_covered, 1);
  give("age,area\n30,a\n31,a\n50,a\n",
       policy("delta_presence = { max = 0.22 }\nsuppression_max = 0.5\n"));
  options_.existing = files::Existing::replace;
  EXPECT_EQ(run()->after.suppressed, 1);
  give("age,area\n30,a\n31,a\n50,a\n",
       policy("delta_presence = { max = 0.1 }\nsuppression_max = 0.5\n"));
  EXPECT_EQ(run().error().code(), code::goal_unreachable);
}

TEST_F(WithPopulation, PersonsOfOneRowAreFoundInThePopulationToo) {
  give_population("age,area,n\n30,a,7\n31,a,3\n50,a,4\n50,b,6\n");
  give("who,age,area\np,30,a\np,30,a\nq,50,b\nr,30,a\nr,50,a\n", policy("", "who"));
  const auto measures = measure();
  ASSERT_TRUE(measures) << message(measures.error());
  EXPECT_EQ(measures->classes, 3);
  EXPECT_EQ(measures->presence->not_covered, 1);  // r has two rows of different values
  EXPECT_EQ(measures->presence->k_map, 0);
}

/// Two columns with hierarchies, at fixed levels or searched.
std::string policy_of_levels(const std::string& model, const std::string& age,
                             const std::string& area) {
  return "person = \"row\"\nseed = 1\n[model]\npopulation = { file = \"everybody.csv\", persons = "
         "\"n\" }\n" +
         model + "[column.age]\nrole = \"quasi\"\nhierarchy = \"age.csv\"\nlevel = " + age +
         "\n[column.area]\nrole = \"quasi\"\nhierarchy = \"area.csv\"\nlevel = " + area + "\n";
}

// ANP-79: what the search finds is the best of all nodes, each of them tried by itself.
TEST_F(WithPopulation, TheSearchReachesGoalsOnThePopulation) {
  EXPECT_TRUE(files::write_whole(folder_ / "age.csv", "30;3x;*\n31;3x;*\n40;4x;*\n41;4x;*\n",
                                 files::Existing::replace));
  EXPECT_TRUE(files::write_whole(folder_ / "area.csv", "a;ab;*\nb;ab;*\nc;cd;*\nd;cd;*\n",
                                 files::Existing::replace));
  give_population(
      "age,area,n\n30,a,9\n31,a,3\n40,a,4\n41,b,6\n30,c,8\n41,c,2\n40,d,7\n31,b,5\n30,d,3\n");
  const std::string rows = "age,area\n30,a\n30,a\n31,a\n40,a\n41,b\n30,c\n30,c\n41,c\n40,d\n31,b\n";
  options_.existing = files::Existing::replace;
  int reached = 0;
  for (const std::string goal :
       {"k_map = 5\n", "k_map = 9\n", "k_map = 20\nk = 3\n", "k_map = 100\n",
        "delta_presence = { max = 0.3 }\n", "delta_presence = { min = 0.1, max = 0.25 }\n",
        "delta_presence = { min = 0.22, max = 1 }\n", "k_map = 9\nsuppression_max = 0.2\n",
        "delta_presence = { min = 0.1, max = 0.22 }\nsuppression_max = 0.4\n"}) {
    std::optional<double> best;
    for (int age = 0; age < 3; ++age)
      for (int area = 0; area < 3; ++area) {
        give(rows, policy_of_levels(goal, std::to_string(age), std::to_string(area)));
        const auto report = run();
        if (!report) {
          EXPECT_EQ(report.error().code(), code::goal_unreachable);
        } else if (!best || report->loss < *best) {
          best = report->loss;
        }
      }
    give(rows, policy_of_levels(goal, "\"search\"", "\"search\""));
    const auto found = run();
    ASSERT_EQ(found.has_value(), best.has_value()) << goal;
    if (!found) continue;
    ++reached;
    EXPECT_TRUE(found->search->optimal);
    if (goal.find("suppression") == std::string::npos) {
      EXPECT_DOUBLE_EQ(found->loss, *best) << goal;
    }
  }
  EXPECT_GE(reached, 6);
}

TEST_F(WithPopulation, RefusesAPopulationThatCannotBeCompared) {
  give_population("age,n\n30,7\n");
  give("age,area\n30,a\n", policy(""));
  EXPECT_EQ(measure().error().code(), code::column_missing);
  give_population("age,area,n\n30,a,many\n");
  EXPECT_EQ(measure().error().code(), code::field_bad);
  give_policy("person = \"row\"\n[model]\nk_map = 2\n[column.age]\nrole = \"quasi\"\n");
  EXPECT_EQ(measure().error().code(), code::field_missing);
}

constexpr std::string_view kCourse =
    "who,code,day\n"
    "p,x,2024-01-01\np,y,2024-02-01\np,z,2024-03-01\n"
    "q,x,2024-01-01\nq,y,2024-02-01\n"
    "r,x,2024-01-01\nr,x,2024-01-01\n"
    "s,y,2024-02-01\ns,w,2024-05-05\n";

std::string course_policy(const std::string& events) {
  return "person = \"who\"\nseed = 1\n[model]\nevents = { codes = [\"code\"], date = \"day\", " +
         events + " }\n[column.code]\nrole = \"plain\"\n[column.day]\nrole = \"plain\"\n";
}

// ANP-86, ANP-87: counted by hand. One event of p's three and one of s's two is nobody else's.
TEST_F(AnonymizeCsv, OneKnownEventIsCountedExactly) {
  give(kCourse, course_policy("known = 1"));
  const auto measures = measure();
  ASSERT_TRUE(measures) << message(measures.error());
  EXPECT_EQ(measures->events->persons, 4);
  EXPECT_TRUE(measures->events->exact);
  EXPECT_NEAR(measures->events->unique_share, (1.0 / 3 + 1.0 / 2) / 4, 1e-12);
}

/// With all events known, p and s are alone: q's two and r's one are among those of others.
TEST_F(AnonymizeCsv, WhoHasNoMoreEventsThanAreKnownLeavesNoChoice) {
  give(kCourse, course_policy("known = 3"));
  const auto measures = measure();
  ASSERT_TRUE(measures) << message(measures.error());
  EXPECT_TRUE(measures->events->exact);
  EXPECT_DOUBLE_EQ(measures->events->unique_share, 0.5);
  EXPECT_EQ(measures->events->lower, measures->events->upper);
}

/// Against every choice of two events of every person, on invented courses.
TEST_F(AnonymizeCsv, ASampleOfKnownEventsIsNearTheTruth) {
  std::uint32_t random = 7;
  const auto next = [&random](std::uint32_t below) {
    random = random * 1664525U + 1013904223U;
    return (random >> 16U) % below;
  };
  std::string csv = "who,code,day\n";
  std::map<std::uint32_t, std::set<std::string>> events;
  for (std::uint32_t person = 0; person < 300; ++person)
    for (int n = 0; n < 5; ++n) {
      const std::string event =
          std::to_string(next(6)) + ",2024-01-0" + std::to_string(1 + next(5));
      csv += std::to_string(person) + "," + event + "\n";
      events[person].insert(event);
    }
  double alone = 0;
  for (const auto& [person, own] : events) {
    int choices = 0;
    int lonely = 0;
    for (auto one = own.begin(); one != own.end(); ++one)
      for (auto other = std::next(one); other != own.end(); ++other) {
        ++choices;
        int with = 0;
        for (const auto& [somebody, theirs] : events)
          if (theirs.contains(*one) && theirs.contains(*other)) ++with;
        lonely += with == 1 ? 1 : 0;
      }
    if (choices > 0) alone += static_cast<double>(lonely) / choices / 300;
  }
  give(csv, course_policy("known = 2"));
  const auto measures = measure();
  ASSERT_TRUE(measures) << message(measures.error());
  EXPECT_FALSE(measures->events->exact);
  EXPECT_LE(measures->events->lower, alone);
  EXPECT_GE(measures->events->upper, alone);
  give(csv, course_policy("known = 2, sample = 100"));
  const auto fewer = measure();
  EXPECT_EQ(fewer->events->asked, 100);
  EXPECT_GT(fewer->events->upper - fewer->events->lower,
            measures->events->upper - measures->events->lower);
  options_.limits.threads = 1;
  EXPECT_EQ(measure()->events->unique_share, fewer->events->unique_share);
}

TEST(Events, TheIntervalIsWilsons) {
  const Interval interval = share_interval(10, 100);  // published: 0.0552 to 0.1744
  EXPECT_NEAR(interval.lower, 0.0552, 5e-5);
  EXPECT_NEAR(interval.upper, 0.1744, 5e-5);
}

}  // namespace
}  // namespace renga::anonymize
