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

// ANP-100: however a line is written, it is read the same.
TEST_F(AnonymizeCsv, PlainLinesAndOthersAreReadTheSame) {
  constexpr std::int64_t kRows = 5'000;
  options_.existing = files::Existing::replace;
  const auto written = [](const std::string& first, const std::string& end) {
    std::string csv = "q,p,s,n,m,x" + end;
    for (std::int64_t row = 0; row < kRows; ++row)
      csv += (row == kRows / 2 ? first : std::to_string(row % 7)) + ",p" +
             std::to_string(row % 300) + "," + (row % 3 == 0 ? "" : std::to_string(row % 3)) +
             ",長い値 " + std::to_string(row % 11) + "," + std::to_string(row % 12) + "," +
             std::to_string(row % 5) + end;
    return csv;
  };
  const std::string policy = policy_of({{"q", std::string(kQuasi)},
                                        {"p", "role = \"plain\""},
                                        {"s", "role = \"sensitive\""},
                                        {"n", "role = \"plain\""},
                                        {"m", "role = \"plain\""},
                                        {"x", "role = \"plain\""}},
                                       "[model]\nk = 2\n");
  give(written("3", "\n"), policy);
  const auto plain = run();
  ASSERT_TRUE(plain) << message(plain.error());
  const auto expected = lines_of(outcome());
  EXPECT_EQ(expected.size(), lines_of(written("3", "\n")).size());
  for (const std::string& other :
       {written("\"3\"", "\n"), written("3", "\r\n"), written("\"3\"", "\r\n")}) {
    give(other, policy);
    const auto report = run();
    ASSERT_TRUE(report) << message(report.error());
    EXPECT_EQ(lines_of(outcome()), expected);
    EXPECT_EQ(report->before.classes, plain->before.classes);
    EXPECT_EQ(report->after.diversity->t_equal, plain->after.diversity->t_equal);
  }
  // A field too many, and the character that parts nothing, in one line.
  const std::string without_goal = policy.substr(0, policy.find("[model]"));
  for (const std::string odd : {"3,4", "3\x01"}) {
    give(written(odd, "\n"), without_goal + policy.substr(policy.find("k = 2") + 6));
    const auto report = run();
    EXPECT_EQ(report.has_value(), odd != "3,4");
    if (!report) continue;
    EXPECT_EQ(report->before.classes, plain->before.classes + 1);
  }
}

}  // namespace
}  // namespace renga::anonymize
