#include "anonymize/anonymize_for_test.hpp"

#include <functional>

// What the checks find in an outcome. All values are synthetic.

namespace renga::anonymize {
namespace {

std::string told(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings)
    text += finding.kind + " " + finding.column + " " + std::to_string(finding.count) + "\n";
  return text;
}

class ReleaseCheck : public AnonymizeCsv {
 protected:
  /// Rows 1 to `rows` with a column that `value` fills, beside a column in which nobody is alone.
  std::string findings_of(int rows, const std::string& name,
                          const std::function<std::string(int)>& value,
                          const std::string& lines = "role = \"plain\"",
                          const std::string& top = "") {
    std::string csv = "sex," + name + "\n";
    for (int i = 1; i <= rows; ++i) csv += "1," + value(i) + "\n";
    give(csv, top + policy_of({{"sex", std::string(kQuasi)}, {name, lines}}));
    const auto report = run();
    EXPECT_TRUE(report) << (report ? "" : message(report.error()));
    if (!report) return "refused";
    verdict_ = verdict_of(report->findings);
    return told(report->findings);
  }
  std::string verdict_;
};

// ANP-95.
TEST_F(ReleaseCheck, FindsNothingWhereNothingIs) {
  EXPECT_EQ(findings_of(40, "dose", [](int i) { return std::to_string(i % 7); }), "");
  EXPECT_EQ(verdict_, "pass");
}

// ANO-01, ANO-10, ANP-95.
TEST_F(ReleaseCheck, FindsIdentifiersThatWereLeft) {
  EXPECT_EQ(findings_of(20, "memo", [](int i) { return i == 3 ? "090-0000-0000" : "-"; }),
            "phone memo 1\n");
  EXPECT_EQ(verdict_, "fail");
  options_.existing = files::Existing::replace;
  EXPECT_EQ(findings_of(20, "who",
                        [](int i) {
                          return "厚労 花" + std::string(i % 2 == 0 ? "子" : "代") +
                                 (i % 3 == 0 ? "美" : "");
                        }),
            "kanji_name who 20\n");
  EXPECT_EQ(findings_of(20, "hospital", [](int i) { return "131000" + std::to_string(i % 10); }),
            "institution hospital 20\n");
  EXPECT_EQ(verdict_, "review");
}

TEST_F(ReleaseCheck, FindsDatesOfBirthButNotMonths) {
  const auto birth = [](int i) { return "1960-01-" + std::to_string(10 + i % 10); };
  EXPECT_EQ(findings_of(20, "birth", birth), "birth_date birth 20\n");
  options_.existing = files::Existing::replace;
  EXPECT_EQ(findings_of(20, "birth", birth, "role = \"plain\"\noperator = \"year_month\""), "");
}

TEST_F(ReleaseCheck, FindsLongDigitsFreeTextAndIds) {
  EXPECT_EQ(findings_of(20, "code", [](int i) { return i == 1 ? "123456789" : "1"; }),
            "long_digits code 1\n");
  options_.existing = files::Existing::replace;
  EXPECT_EQ(findings_of(20, "memo", [](int) { return "朝から発熱。近所の医院を受診。"; }),
            "free_text memo 20\n");
  EXPECT_EQ(
      findings_of(20, "id", [](int i) { return std::string(64, static_cast<char>('a' + i % 6)); }),
      "provision_id id 20\n");
}

TEST_F(ReleaseCheck, FindsADirectValueInAnotherColumnOfThePerson) {
  std::string csv = "name,memo,sex\n";
  for (int i = 0; i < 20; ++i)
    csv += "合成 人" + std::to_string(1000 + i) + "," +
           (i < 3 ? "合成人" + std::to_string(1000 + i) + "様" : "なし") + ",1\n";
  give(csv, policy_of({{"name", "role = \"direct\""},
                       {"memo", "role = \"plain\""},
                       {"sex", std::string(kQuasi)}}));
  const auto report = run();
  ASSERT_TRUE(report) << message(report.error());
  EXPECT_EQ(told(report->findings), "direct_value memo 3\n");
}

// ANO-11.
TEST_F(ReleaseCheck, FindsAnOrderThatTells) {
  const auto dose = [](int i) { return std::to_string(i % 7); };
  EXPECT_EQ(findings_of(200, "dose", dose, "role = \"plain\"", "shuffle = false\n"),
            "telling_order  200\n");
  options_.existing = files::Existing::replace;
  EXPECT_EQ(findings_of(200, "dose", dose), "");
}

TEST_F(ReleaseCheck, SmallGroupsAreToldWhereThePolicyHasNoK) {
  EXPECT_EQ(findings_of(
                40, "area", [](int i) { return i <= 3 ? "b" : "a"; }, std::string(kQuasi)),
            "small_group  3\n");
}

/// Two releases of forty persons in four areas.
class EarlierRelease : public AnonymizeCsv {
 protected:
  Result<Report> release(const std::vector<int>& persons_by_area, const std::string& out,
                         const std::string& lines = std::string(kQuasi)) {
    std::string csv = "area,disease\n";
    for (std::size_t area = 0; area < persons_by_area.size(); ++area)
      for (int i = 0; i < persons_by_area[area]; ++i)
        csv += std::to_string(area + 1) + "," + std::to_string(i % 3) + "\n";
    give(csv, policy_of({{"area", lines}, {"disease", "role = \"sensitive\""}}));
    options_.out = folder_ / out;
    return run();
  }
};

TEST_F(EarlierRelease, TheSameAgainDiffersInNothing) {
  ASSERT_TRUE(release({10, 12, 14, 16}, "first.csv"));
  options_.earlier = folder_ / "first.csv";
  const auto again = release({10, 12, 14, 16}, "second.csv");
  ASSERT_TRUE(again) << message(again.error());
  EXPECT_EQ(told(again->findings), "");
}

TEST_F(EarlierRelease, OnePersonMoreIsFound) {
  ASSERT_TRUE(release({10, 12, 14, 16}, "first.csv"));
  options_.earlier = folder_ / "first.csv";
  const auto again = release({10, 13, 14, 30}, "second.csv");
  ASSERT_TRUE(again) << message(again.error());
  EXPECT_EQ(told(again->findings), "earlier_group  1\n");
  EXPECT_EQ(verdict_of(again->findings), "fail");
}

TEST_F(EarlierRelease, OtherGroupsAreToldAsNotComparable) {
  ASSERT_TRUE(release({10, 12, 14, 16}, "first.csv"));
  options_.earlier = folder_ / "first.csv";
  const auto again = release({10, 12, 14, 16}, "second.csv",
                             std::string(kQuasi) + "operator = \"band\"\nedges = [2, 3]");
  ASSERT_TRUE(again) << message(again.error());
  EXPECT_EQ(told(again->findings), "not_comparable area 3\n");
}

TEST_F(EarlierRelease, AFolderOfCsvAndADatasetAreReadToo) {
  options_.format = OutputFormat::parquet;
  ASSERT_TRUE(release({10, 12, 14, 16}, "first"));
  options_.earlier = folder_ / "first";
  const auto again = release({10, 13, 14, 16}, "second");
  ASSERT_TRUE(again) << message(again.error());
  EXPECT_EQ(told(again->findings), "earlier_group  1\n");
}

TEST_F(EarlierRelease, WhatIsNotThereIsRefused) {
  options_.earlier = folder_ / "none";
  const auto report = release({10}, "out.csv");
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), code::file_missing);
  EXPECT_FALSE(fs::exists(options_.out));
}

TEST(CheckTable, StandsInTheOrderOfItsChecks) {
  for (std::size_t i = 0; i < check_table().size(); ++i)
    EXPECT_EQ(static_cast<std::size_t>(check_table()[i].check), i);
}

}  // namespace
}  // namespace renga::anonymize
