#include "anonymize/anonymize_for_test.hpp"

namespace renga::anonymize {
namespace {

// ANP-46: columns of more values than two bytes can number, with and without a dictionary.
TEST_F(AnonymizeCsv, ColumnsOfManyValuesAreReadAsTheyAre) {
  constexpr std::int64_t kRows = 70'000;
  std::string csv = "q,p,s\n";
  for (std::int64_t row = 0; row < kRows; ++row)
    csv += "q" + std::to_string(row / 2) + ",p" + std::to_string(row) + ",s" +
           std::to_string(row % 2) + "\n";
  give(csv,
       policy_of(
           {{"q", std::string(kQuasi)}, {"p", "role = \"plain\""}, {"s", "role = \"sensitive\""}},
           "[model]\nk = 2\nl_distinct = 2\n"));
  const auto report = run();
  ASSERT_TRUE(report) << message(report.error());
  EXPECT_EQ(report->after.classes, kRows / 2);
  EXPECT_EQ(report->after.k, 2);
  EXPECT_EQ(report->after.diversity->l_distinct, 2);
  EXPECT_EQ(lines_of(outcome()), lines_of(csv));
}

TEST_F(AnonymizeCsv, AQuasiIdentifierOfManyValuesKeepsItsDictionary) {
  constexpr std::int64_t kRows = 70'000;
  std::string csv = "q\n";
  for (std::int64_t row = 0; row < kRows; ++row) csv += std::to_string(row) + "\n";
  give(csv, policy_of({{"q", std::string(kQuasi) + "operator = \"band\"\nedges = [35000]\n"}},
                      "[model]\nk = 35000\n"));
  const auto report = run();
  ASSERT_TRUE(report) << message(report.error());
  EXPECT_EQ(report->before.unique, kRows);
  EXPECT_EQ(report->after.classes, 2);
  EXPECT_EQ(*report->columns[0].distinct_before, kRows);
  EXPECT_EQ(report->columns[0].changed_rows, kRows);
}

}  // namespace
}  // namespace renga::anonymize
