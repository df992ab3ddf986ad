#include "files/files.hpp"
#include "masters/icd10.hpp"
#include "masters/masters.hpp"

#include <fstream>

#include <gtest/gtest.h>

namespace renga::masters {
namespace {

namespace fs = std::filesystem;

/// Invented masters in the formats of the real ones.
class HierarchyTest : public testing::Test {
 protected:
  HierarchyTest()
      : folder_(fs::path("hierarchy-test") /
                testing::UnitTest::GetInstance()->current_test_info()->name()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~HierarchyTest() override { fs::remove_all(folder_); }

  void import_from(const std::vector<std::pair<std::string, std::string>>& files) const {
    ImportOptions options;
    for (const auto& [name, bytes] : files) {
      std::ofstream(folder_ / name, std::ios::binary) << bytes;
      options.files.push_back(folder_ / name);
    }
    options.out = folder_ / "masters";
    options.limits = limits_;
    NoProgress progress;
    const auto made = import(options, progress);
    ASSERT_TRUE(made) << made.error().message(Language::english);
  }

  Result<std::string> hierarchy(const std::string& kind) const {
    HierarchyOptions options{folder_ / "masters", kind, folder_ / "h.csv", files::Existing::replace,
                             limits_};
    RENGA_TRY(write_hierarchy(options));
    return files::read_small(folder_ / "h.csv");
  }

  /// A line of a full master file: values at their positions from 1.
  static std::string line(std::size_t columns,
                          const std::vector<std::pair<std::size_t, std::string>>& values) {
    std::vector<std::string> fields(columns, "\"\"");
    for (const auto& [position, value] : values) fields[position - 1] = "\"" + value + "\"";
    return join(fields, ",") + "\r\n";
  }

  fs::path folder_;
  engine::Limits limits_{.memory_mib = 256, .threads = 1, .spill_folder = {}};
};

// MST-7.
TEST_F(HierarchyTest, DiseasesClimbFromTheirCategoryToTheirChapter) {
  import_from({{"b.csv", line(46, {{2, "B"}, {3, "8830001"}, {6, "a"}, {16, "E119"}}) +
                             line(46, {{2, "B"}, {3, "8830002"}, {6, "b"}, {14, "I10"}}) +
                             line(46, {{2, "B"}, {3, "8830003"}, {6, "c"}})}});
  const auto diseases = hierarchy("disease");
  ASSERT_TRUE(diseases) << diseases.error().message(Language::english);
  EXPECT_EQ(*diseases,
            "8830001;E11;E10-E14;ICD-10 IV;*\n"
            "8830002;I10;I10-I15;ICD-10 IX;*\n"
            "8830003;分類なし;分類なし;分類なし;*\n");
  EXPECT_EQ(*hierarchy("icd10"), "E119;E11;E10-E14;ICD-10 IV;*\nI10;I10;I10-I15;ICD-10 IX;*\n");
}

TEST_F(HierarchyTest, DrugsClimbAlongTheirTherapeuticClass) {
  import_from({{"y.csv", line(35, {{2, "Y"}, {3, "620000001"}, {5, "x"}, {32, "1124007F1020"}}) +
                             line(35, {{2, "Y"}, {3, "620000002"}, {5, "y"}})}});
  EXPECT_EQ(*hierarchy("drug"),
            "620000001;1124;112;11;1;*\n"
            "620000002;分類なし;分類なし;分類なし;分類なし;*\n");
}

TEST_F(HierarchyTest, MunicipalitiesClimbToTheirRegion) {
  import_from({{"m.csv",
                "pid,pref,cid,city,citykana,lgcode\n1,北海道,1101,中央区,x,011011\n"
                "47,沖縄県,47201,那覇市,x,472018\n"},
               {"a.csv", "municipality,area,area_name\n1101,104,札幌\n"}});
  EXPECT_EQ(*hierarchy("area"),
            "01101;札幌;北海道;北海道;*\n"
            "47201;分類なし;沖縄県;九州・沖縄;*\n");
}

TEST_F(HierarchyTest, WhatIsNotThereIsRefused) {
  import_from({{"a.csv", "municipality,area,area_name\n1101,104,札幌\n"}});
  const auto missing = hierarchy("area");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code(), Code::table_missing);
  const auto unknown = hierarchy("atc");
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code(), Code::value_unknown);
  EXPECT_FALSE(fs::exists(folder_ / "h.csv"));
}

TEST(Icd10, EveryCategoryStandsInItsBlock) {
  EXPECT_EQ(icd_place("A00").block, "A00-A09");
  EXPECT_EQ(icd_place("B99").block, "B99");
  EXPECT_EQ(icd_place("D48").chapter, "ICD-10 II");
  EXPECT_EQ(icd_place("D50").chapter, "ICD-10 III");
  EXPECT_EQ(icd_place("W19").block, "V01-X59");
  EXPECT_EQ(icd_place("Y05").block, "X85-Y09");
  EXPECT_EQ(icd_place("U07").chapter, "ICD-10 XXII");
}

TEST(Icd10, WhatIsNoCategoryHasNoPlace) {
  EXPECT_EQ(icd_category("E119"), "E11");
  EXPECT_EQ(icd_category("E11.9"), "E11");
  EXPECT_EQ(icd_category("11"), "");
  EXPECT_EQ(icd_category("e11"), "");
  EXPECT_EQ(icd_place("").block, "");
  EXPECT_EQ(icd_place("D49").block, "");
  EXPECT_EQ(icd_place("Z99").block, "Z80-Z99");
}

}  // namespace
}  // namespace renga::masters
