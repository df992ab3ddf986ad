#pragma once

// What the tests of whole runs over CSV files share.

#include "anonymize/anonymize.hpp"
#include "files/files.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace renga::anonymize {

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

  // Tests write here and nowhere else: never to options_.input, which may be somebody's data.
  void give_policy(std::string_view policy) {
    EXPECT_TRUE(files::write_whole(folder_ / "policy.toml", policy, files::Existing::replace));
  }
  void give(std::string_view csv, std::string_view policy) {
    EXPECT_TRUE(files::write_whole(folder_ / "in.csv", csv, files::Existing::replace));
    give_policy(policy);
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
    return report ? code::nothing_to_read : report.error().code();
  }

  fs::path folder_;
  Options options_;
};

inline std::string message(const Error& error) {
  return error.message(Language::english);
}

/// A policy over columns of plain role, each with these further lines.
inline std::string policy_of(const std::vector<std::pair<std::string, std::string>>& columns,
                             const std::string& model = "") {
  std::string text = "person = \"row\"\nseed = 1\n" + model;
  for (const auto& [name, lines] : columns) text += "[column." + name + "]\n" + lines + "\n";
  return text;
}

inline std::set<std::string> lines_of(const std::string& text) {
  std::set<std::string> lines;
  for (const std::string_view line : split(text, '\n')) lines.emplace(line);
  lines.erase("");
  return lines;
}

inline constexpr std::string_view kQuasi = "role = \"quasi\"\n";

}  // namespace renga::anonymize
