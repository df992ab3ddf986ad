#include "anonymize/anonymize.hpp"

#include "files/files.hpp"

#include <gtest/gtest.h>

namespace renga::anonymize {
namespace {

namespace fs = std::filesystem;

class AnonymizeCsv : public testing::Test {
 protected:
  AnonymizeCsv()
      : folder_(fs::path("anonymize-test") /
                testing::UnitTest::GetInstance()->current_test_info()->name()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    options_.input = folder_ / "in.csv";
    options_.policy = folder_ / "policy.toml";
    options_.out = folder_ / "out.csv";
    options_.format = OutputFormat::csv;
    options_.limits = {.memory_mib = 512, .threads = 2, .spill_folder = {}};
  }
  ~AnonymizeCsv() override { fs::remove_all(folder_); }

  void give(std::string_view csv, std::string_view policy) {
    EXPECT_TRUE(files::write_whole(options_.input, csv, files::Existing::replace));
    EXPECT_TRUE(files::write_whole(options_.policy, policy, files::Existing::replace));
  }

  Result<Report> run() {
    NoProgress progress;
    return anonymize(options_, progress);
  }
  Result<Measures> measure() {
    NoProgress progress;
    return risk(options_, progress);
  }
  std::string outcome() const {
    const auto text = files::read_small(options_.out);
    return text ? *text : "";
  }
  Code refusal() {
    const auto report = run();
    EXPECT_FALSE(report);
    EXPECT_FALSE(fs::exists(options_.out));
    return report ? Code::usage_wrong : report.error().code();
  }

  fs::path folder_;
  Options options_;
};

std::string message(const Error& error) {
  return error.message(Language::english);
}

TEST_F(AnonymizeCsv, TheManualsExampleComesOutAsTheManualPrintsIt) {
  const fs::path examples = fs::path(RENGA_SOURCE_DIR) / "examples/anonymize";
  options_.input = examples / "manual-example.csv";
  options_.policy = examples / "manual-example.toml";
  const auto report = run();
  ASSERT_TRUE(report) << message(report.error());
  EXPECT_EQ(outcome(), *files::read_small(examples / "manual-example.expected.csv"));
  EXPECT_NE(outcome().find(",女,2003/7,2020/7/29,50～55,201以上,4.8,20.9,その他\n"),
            std::string::npos);
}

}  // namespace
}  // namespace renga::anonymize
