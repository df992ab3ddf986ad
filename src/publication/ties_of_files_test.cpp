#include "publication/publication.hpp"

#include <fstream>
#include <tuple>

#include <gtest/gtest.h>

namespace renga::publication {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHead =
    "rulebook = \"ndb-2023-10\"\ndata_kind = \"special_extraction\"\n";

/// A table of patients by area; `own` are keys of the table, `axis` keys of its dimension.
std::string table(const std::string& file, const std::string& own, const std::string& axis) {
  return "[[table]]\nfile = \"" + file + "\"\nlayout = \"long\"\n" + own +
         "[[table.dimension]]\ncolumn = \"area\"\nkind = \"other\"\n" + axis +
         "[[table.measure]]\ncolumn = \"patients\"\nunit = \"patients\"\n";
}

/// What ties several files, from the files to the findings.
class TiesOfFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() / (std::string("renga_ties_") + test->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "before");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }

  /// Rule, cell and value of every violation.
  using Told = std::vector<std::tuple<std::string, std::string, std::int64_t>>;
  Told violations() const {
    NoProgress progress;
    const auto found = check({.declaration = folder_ / "declaration.toml", .fix = {}}, progress);
    EXPECT_TRUE(found) << found.error().message(Language::english);
    Told told;
    if (!found) return told;
    for (const disclosure::Finding& finding : found->before.findings)
      if (finding.severity == disclosure::Severity::violation)
        told.emplace_back(finding.rule, finding.file + " " + finding.cell,
                          finding.value.value_or(-1));
    return told;
  }

  fs::path folder_;
};

// CHK-19, CHK-31, CHK-35: what was published before gives a hidden cell away.
TEST_F(TiesOfFiles, AnEarlierTablePrintsWhatThisOneHides) {
  const std::string now = std::string(kHead) + table("now.csv", "", "total = \"計\"\n");
  write("now.csv", "area,patients\na,*\nb,*\nc,20\n計,60\n");
  write("before/table.csv", "area,patients\nb,33\nc,20\n");
  write("before/declaration.toml", std::string(kHead) + table("table.csv", "", ""));
  write("declaration.toml", "earlier = [\"before/declaration.toml\"]\n" + now);
  EXPECT_EQ(violations(), (Told{{"recoverable", "now.csv B2", 7}}));
  write("declaration.toml", now);
  EXPECT_EQ(violations(), Told{});
}

// CHK-19, CHK-32, CHK-37: two populations of which one lies in the other.
TEST_F(TiesOfFiles, NestedPopulationsDifferByFew) {
  write("declaration.toml", std::string(kHead) +
                                "[[nested]]\ninner = \"treated\"\nouter = \"all\"\n" +
                                table("treated.csv", "population = \"treated\"\n", "") +
                                table("all.csv", "population = \"all\"\n", ""));
  write("treated.csv", "area,patients\na,31\nb,20\n");
  write("all.csv", "area,patients\na,36\nb,50\n");
  EXPECT_EQ(violations(), (Told{{"difference", "treated.csv B2", 5}}));
  write("all.csv", "area,patients\na,41\nb,50\n");
  EXPECT_EQ(violations(), Told{});
}

// CHK-18, CHK-34, CHK-28: 17.5 % of 40 patients are 7.
TEST_F(TiesOfFiles, APercentageGivesItsPartAway) {
  write("declaration.toml",
        std::string(kHead) + table("table.csv", "", "") +
            "[[table.measure]]\ncolumn = \"share\"\nunit = \"percent\"\npart = \"patients\"\n"
            "whole_count = 40\n");
  write("table.csv", "area,patients,share\na,*,17.5\nb,20,50\n");
  EXPECT_EQ(violations(),
            (Told{{"patients-min", "table.csv C2", 7}, {"recoverable", "table.csv B2", 7}}));
  write("table.csv", "area,patients,share\na,*,*\nb,20,50\n");
  EXPECT_EQ(violations(), Told{});
}

}  // namespace
}  // namespace renga::publication
