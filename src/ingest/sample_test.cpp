#include "ingest/ingest.hpp"

#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

namespace renga::ingest {
namespace {

namespace fs = std::filesystem;

/// The public sample of medical receipts, which is not part of the project.
fs::path sample() {
  const char* folder = std::getenv("RENGA_REAL_DATA");
  const fs::path real =
      folder != nullptr ? fs::path(folder) : fs::path(RENGA_SOURCE_DIR) / "../shared/real";
  return real / "receipts" / "RECEIPTC_GAIRAI_SAMPLE.UKE";
}

class SampleTest : public testing::Test {
 protected:
  SampleTest() : folder_("ingest-sample-test") {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~SampleTest() override { fs::remove_all(folder_); }

  void SetUp() override {
    if (!fs::exists(sample()))
      GTEST_SKIP() << "the public receipt sample is not here; set RENGA_REAL_DATA to its folder";
  }

  Result<Report> read(const fs::path& file) {
    Options options;
    options.files = {file};
    options.out = folder_ / "dataset";
    options.existing = files::Existing::replace;
    options.limits.memory_mib = 512;
    options.party = "ndb";
    NoProgress progress;
    return ingest(options, progress);
  }

  /// The sample without its second receipt.
  fs::path cut_sample() const {
    std::ifstream whole(sample(), std::ios::binary);
    std::ofstream cut(folder_ / "cut.uke", std::ios::binary);
    int receipts = 0;
    for (std::string line; std::getline(whole, line);) {
      if (line.starts_with("RE,")) ++receipts;
      if (receipts != 2) cut << line << '\n';
    }
    return folder_ / "cut.uke";
  }

  fs::path folder_;
};

TEST_F(SampleTest, GivesEveryRecordAsARow) {
  const auto report = read(sample());
  ASSERT_TRUE(report) << report.error().message(Language::english);
  const std::map<std::string, std::int64_t> expected = {
      {"ir", 1}, {"re", 75},  {"ho", 69}, {"ko", 71}, {"sn", 2},  {"jd", 0}, {"mf", 0}, {"gr", 0},
      {"sy", 9}, {"si", 320}, {"iy", 32}, {"to", 0},  {"co", 56}, {"sj", 0}, {"go", 1}};
  EXPECT_EQ(report->rows, expected);
  EXPECT_EQ(report->rejected_records, 0);
  EXPECT_EQ(report->bytes, 38775);
}

TEST_F(SampleTest, AgreesWithItsOwnTotals) {
  const auto report = read(sample());
  ASSERT_TRUE(report);
  std::map<std::string, std::int64_t> actual;
  for (const Check& check : report->checks) {
    EXPECT_TRUE(check.agrees) << check.name;
    actual[check.name] = check.actual;
  }
  const std::map<std::string, std::int64_t> expected = {
      {"claims", 140},      {"points", 86392}, {"receipt_points", 69},
      {"payer_points", 71}, {"times", 352},    {"days", 75}};
  EXPECT_EQ(actual, expected);
}

TEST_F(SampleTest, WarnsOfItsTraps) {
  const auto report = read(sample());
  ASSERT_TRUE(report);
  const std::map<std::string, std::int64_t> expected = {{"birth_after_care", 1},
                                                        {"end_mark_missing", 1},
                                                        {"receipt_records_wrong", 70},
                                                        {"spaces_wrong", 13},
                                                        {"value_length_wrong", 31}};
  EXPECT_EQ(report->finding_counts, expected);
  for (const Finding& finding : report->findings) EXPECT_EQ(finding.severity, Severity::warning);
}

TEST_F(SampleTest, WithoutOneReceiptItDoesNotAgree) {
  const auto report = read(cut_sample());
  ASSERT_TRUE(report);
  EXPECT_EQ(report->rows.at("re"), 74);
  EXPECT_FALSE(report->checks.at(0).agrees);
  EXPECT_EQ(report->checks.at(0).expected, 140);
  EXPECT_FALSE(report->checks.at(1).agrees);
  EXPECT_EQ(report->finding_counts.at("file_disagrees"), 2);
  EXPECT_EQ(report->finding_counts.at("receipt_number_gap"), 1);
}

}  // namespace
}  // namespace renga::ingest
