// ANP-96: what the committee's page says of models, losses and choices.

#include "anonymize/page.hpp"

#include <gtest/gtest.h>

namespace renga::anonymize {
namespace {

Report sample() {
  Report report;
  report.manifest.parameters["k"] = "5";
  report.after.k = 5;
  report.losses = {0.374, 0.075, 0.003, 0.587, 0.256};
  return report;
}

Search found() {
  Search search;
  search.measure = "granularity";
  search.columns = {"visit.age", "visit.area"};
  search.levels = {2, 1};
  search.found = 0.25;
  search.bound = 0.25;
  search.optimal = true;
  search.nodes = 12;
  search.judged = 7;
  search.frontier = {
      {2, 3, 0.1, 0.11, {1, 1}}, {2, 0, 0.2, 0.2, {2, 1}}, {5, 9, 0.2, 0.25, {2, 1}}};
  search.frontier_complete = true;
  return search;
}

std::size_t count_of(std::string_view words, const std::string& text) {
  std::size_t count = 0;
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1))
    ++count;
  return count;
}

bool says(const Report& report, std::string_view words) {
  return page_of(report, Language::english).find(words) != std::string::npos;
}

TEST(CommitteePage, TellsEveryMeasureOfLoss) {
  for (const std::string_view share : {"37.4%", "7.5%", "0.3%", "58.7%", "25.6%"})
    EXPECT_TRUE(says(sample(), share)) << share;
}

TEST(CommitteePage, LeavesOutTheModelsThatThePolicyDoesNotAskFor) {
  EXPECT_FALSE(says(sample(), "beside the population"));
  EXPECT_FALSE(says(sample(), "How the levels were chosen"));
}

TEST(CommitteePage, TellsTheModelsBesideClassesBeforeAndAfter) {
  Report report = sample();
  report.after.individual = IndividualRisk{0.024, 0.001, 30.78};
  report.before.individual = IndividualRisk{0.256, 0.081, 2438.88};
  EXPECT_TRUE(says(report, "2438.88"));
  EXPECT_TRUE(says(report, "30.78"));
  report.after.presence = Presence{4, 0.125, 0.875, 17};
  for (const std::string_view figure : {"12.5%", "87.5%", "17"}) EXPECT_TRUE(says(report, figure));
  report.after.population = PopulationUniques{std::nullopt, 0.121, 0.117};
  for (const std::string_view figure : {"12.1%", "11.7%"}) EXPECT_TRUE(says(report, figure));
  report.after.events = EventUniques{2, 900, 800, 0.333, 0.301, 0.366, false};
  for (const std::string_view figure :
       {"2 dated records known", "33.3%", "30.1% – 36.6%", "800 / 900"})
    EXPECT_TRUE(says(report, figure)) << figure;
  // What was not measured before is a dash, not a nought.
  EXPECT_TRUE(says(report, "–"));
}

TEST(CommitteePage, DrawsTheFrontierAndMarksTheOneChoiceThatWasTaken) {
  Report report = sample();
  report.search = found();
  const std::string page = page_of(report, Language::english);
  EXPECT_NE(page.find("proved: no other choice loses less"), std::string::npos);
  EXPECT_NE(page.find("Loss: Granularity"), std::string::npos);
  EXPECT_NE(page.find("k = 5, 2-1"), std::string::npos);
  // The levels are the same for k = 2, but that was not asked for.
  EXPECT_EQ(count_of(">chosen</td>", page), 1U);
  report.search->optimal = false;
  EXPECT_TRUE(says(report, "not proved optimal"));
  EXPECT_FALSE(says(report, "There are many choices"));
  report.search->frontier_complete = false;
  EXPECT_TRUE(says(report, "There are many choices"));
}

TEST(CommitteePage, IsWrittenInBothLanguages) {
  Report report = sample();
  report.search = found();
  const std::string page = page_of(report, Language::japanese);
  EXPECT_NE(page.find("選び得る加工の全体"), std::string::npos);
  EXPECT_NE(page.find("これより損失の小さい選択肢がないことを確かめた"), std::string::npos);
}

}  // namespace
}  // namespace renga::anonymize
