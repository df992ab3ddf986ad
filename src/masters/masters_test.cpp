#include "masters/masters.hpp"

#include "dataset/dataset.hpp"
#include "masters/errors.hpp"
#include "masters/icd10.hpp"
#include "masters/layout.hpp"
#include "masters/sql.hpp"

#include <cstdlib>
#include <fstream>
#include <map>

#include <gtest/gtest.h>

namespace renga::masters {
namespace {

namespace fs = std::filesystem;

class MastersTest : public testing::Test {
 protected:
  MastersTest()
      : folder_(fs::path("masters-test") /
                testing::UnitTest::GetInstance()->current_test_info()->name()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~MastersTest() override { fs::remove_all(folder_); }

  fs::path write(const std::string& name, std::string_view bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }

  Result<Manifest> read(std::vector<fs::path> files,
                        std::optional<std::int64_t> population_year = {}) const {
    NoProgress progress;
    return import({std::move(files),
                   population_year,
                   folder_ / "masters",
                   files::Existing::replace,
                   {.memory_mib = 256, .threads = 1, .spill_folder = {}}},
                  progress);
  }

  std::vector<std::string> rows(std::string_view table) const {
    auto engine = engine::Engine::open({.memory_mib = 256, .threads = 1, .spill_folder = {}});
    const auto dataset = dataset::Dataset::open(folder_ / "masters");
    EXPECT_TRUE(engine && dataset && dataset->attach(*engine));
    std::vector<std::string> found;
    const auto result =
        engine->rows(sql::test_rows, engine::Parameters().identifier("table", table));
    for (const engine::Row& row : *result) {
      std::vector<std::string> values;
      for (std::size_t i = 0; i < row.size(); ++i) {
        const auto* text = std::get_if<std::string>(&row.at(i));
        const auto* day = std::get_if<Date>(&row.at(i));
        const auto* number = std::get_if<std::int64_t>(&row.at(i));
        std::string value = text != nullptr ? *text : std::string();
        if (day != nullptr) value = to_iso(*day);
        if (number != nullptr) value = std::to_string(*number);
        values.push_back(std::move(value));
      }
      found.push_back(join(values, "|"));
    }
    return found;
  }

  fs::path folder_;
};

using Lines = std::vector<std::string>;

/// A line of a full master file: every value in quotes, at its position from 1.
std::string full_line(std::size_t columns,
                      const std::vector<std::pair<std::size_t, std::string>>& values) {
  std::vector<std::string> fields(columns, "\"\"");
  for (const auto& [position, value] : values) fields[position - 1] = "\"" + value + "\"";
  return join(fields, ",") + "\r\n";
}

TEST_F(MastersTest, AFullDrugMasterGivesTheRoute) {  // MST-2, PUB-05
  const std::string drug =
      full_line(35, {{2, "Y"},
                     {3, "620000001"},
                     {5, "x"},
                     {10, "t"},
                     {28, "1"},
                     {31, "99999999"},
                     {32, "111111111111"}}) +
      full_line(35, {{2, "Y"}, {3, "620000002"}, {5, "y"}, {28, "4"}, {31, "20240331"}});
  ASSERT_TRUE(read({write("y.csv", drug)}));
  EXPECT_EQ(rows("drug"),
            (Lines{"620000001|x|t|oral||111111111111", "620000002|y||injection|2024-03-31|"}));
}

TEST_F(MastersTest, AFullDiseaseMasterGivesIcd10) {
  ASSERT_TRUE(read({write(
      "b.csv",
      full_line(
          46,
          {{2, "B"}, {3, "8830417"}, {6, "name"}, {14, "E11"}, {16, "E119"}, {24, "99999999"}}))}));
  EXPECT_EQ(rows("disease"), Lines{"8830417|name|E11||E119||"});
}

TEST_F(MastersTest, AReducedMasterIsKnownByItsCodes) {  // MST-1, MST-6
  const auto made =
      read({write("y", ",,610406079,,\x83\x4B,,,,,\x82\x87\n"), write("t", ",,700010000,,a,,,,,\n"),
            write("s", ",,111000110,,b,,,,,\n"), write("z", ",,8282,,,,c\n"),
            write("c", ",,8,10,1,,d,,,0,0,0,0,0,0,0,0,,,,,,810000001\n")});
  ASSERT_TRUE(made) << made.error().message(Language::english);
  EXPECT_EQ(rows("drug"), Lines{"610406079|ガ|ｇ|||"});
  EXPECT_EQ(rows("material"), Lines{"700010000|a||"});
  EXPECT_EQ(rows("act"), Lines{"111000110|b||"});
  EXPECT_EQ(rows("modifier"), Lines{"8282|c"});
  EXPECT_EQ(rows("comment"), Lines{"810000001|10|d|"});
  EXPECT_EQ(made->id_kind, IdKind::none);
}

TEST_F(MastersTest, AreasAreReadByTheirHeaderWithFullCodes) {  // MST-4, MST-5
  ASSERT_TRUE(read(
      {write("m.csv", "pid,pref,cid,city,citykana,lgcode\n1,北海道,1101,札幌市 中央区,x,011011\n"),
       write("p.csv", "area_code,area_name,population\n01101,中央区,248680\n07546,双葉町,\n"),
       write("a.csv", "municipality,area,area_name\n1101,104,札幌\n")},
      2020));
  EXPECT_EQ(rows("municipality"), Lines{"01101|01|北海道|札幌市 中央区|x"});
  EXPECT_EQ(rows("population"), (Lines{"01101|中央区|248680|2020", "07546|双葉町||2020"}));
  EXPECT_EQ(rows("secondary_area"), Lines{"01101|0104|札幌"});
}

TEST_F(MastersTest, WhatCannotBeReadIsRefusedAndNothingIsWritten) {  // MST-3
  const std::vector<std::pair<std::string, Code>> files = {
      {"a,b\n1,2\n", code::master_unknown},
      {"", code::master_unknown},
      {",,610406079,,a,,,,,\n,,610406079,,b,,,,,\n", code::given_twice},
      {",,610406079,,a,,,,,\n,,,,b,,,,,\n", code::field_bad},
      {full_line(35, {{2, "Y"}, {3, "620000001"}, {31, "20240231"}}), code::field_bad},
      {"area_code,area_name,population\n1,x,many\n", code::field_bad},
      {",,610406079,,\xFF\n", code::encoding_unreadable},
  };
  for (const auto& [text, code] : files) {
    const auto made = read({write("f", text)}, 2020);
    ASSERT_FALSE(made) << text;
    EXPECT_EQ(made.error().code(), code) << text;
    EXPECT_FALSE(fs::exists(folder_ / "masters"));
  }
  EXPECT_EQ(read({write("p", "area_code,area_name,population\n1,x,1\n")}).error().code(),
            code::field_missing);
  EXPECT_EQ(read({}).error().code(), code::nothing_to_read);
  EXPECT_EQ(read({write("1", ",,8282,,,,c\n"), write("2", ",,8283,,,,c\n")}).error().code(),
            code::given_twice);
}

TEST_F(MastersTest, ThePublicFilesAreReadWhole) {
  const char* real = std::getenv("RENGA_REAL_DATA");
  const fs::path folder =
      real != nullptr ? fs::path(real) : fs::path(RENGA_SOURCE_DIR) / "../shared/real";
  if (!fs::exists(folder / "masters" / "b.min.csv"))
    GTEST_SKIP() << "the public masters are not here; set RENGA_REAL_DATA to their folder";
  std::vector<fs::path> files;
  for (const std::string name : {"b", "z", "s", "y", "t", "c"})
    files.push_back(folder / "masters" / (name + ".min.csv"));
  files.push_back(folder / "geography" / "localgovjp-utf8.csv");
  files.push_back(folder / "geography" / "municipality_population_2020.csv");
  const auto made = read(files, 2020);
  ASSERT_TRUE(made) << made.error().message(Language::english);
  const std::map<std::string, std::int64_t> expected = {
      {"act", 10156},     {"comment", 3857},  {"disease", 27519},     {"drug", 19572},
      {"material", 1344}, {"modifier", 2359}, {"municipality", 1916}, {"population", 1965}};
  std::map<std::string, std::int64_t> counts;
  for (const TableEntry& table : made->tables) counts[table.schema.name] = table.rows;
  EXPECT_EQ(counts, expected);
}

TEST_F(MastersTest, HierarchiesGoFromCodesToWhatHoldsThem) {  // MST-7
  std::string disease(",B,8830417,,,2 diabetes");
  disease += std::string(8, ',') + "E119" + std::string(10, ',') + "99999999\n";
  std::string other(",B,0000999,,,uncoded");
  other += std::string(18, ',') + "99999999\n";
  ASSERT_TRUE(read({write("b.csv", disease + other),
                    write("places.csv",
                          "pid,pref,cid,city,citykana\n1,Hokkaido,1100,Sapporo,x\n"
                          "13,Tokyo,13101,Chiyoda,x\n"),
                    write("areas.csv", "municipality,area,area_name\n13101,1301,Kuchuo\n")}));
  const auto written = [&](const std::string& of) {
    HierarchyOptions options;
    options.masters = folder_ / "masters";
    options.of = of;
    options.out = folder_ / (of + ".csv");
    options.limits = {.memory_mib = 256, .threads = 1, .spill_folder = {}};
    const auto rows = write_hierarchy(options);
    EXPECT_TRUE(rows) << rows.error().message(Language::english);
    return files::read_small(options.out).value();
  };
  EXPECT_EQ(written("disease"), "0000999;unknown;unknown;unknown;*\n8830417;E119;E11;IV;*\n");
  EXPECT_EQ(written("municipality"), "01100;unknown;01;*\n13101;1301;13;*\n");
}

TEST_F(MastersTest, NamesAndRoutesAreLookedUp) {  // MST-2, MST-8
  std::string drug(",Y,620000001,,drug a,,,,,TAB");
  drug += std::string(18, ',') + "1,,,99999999\n";
  std::string ampoule(",Y,620000002,,drug b,,,,,AMP");
  ampoule += std::string(18, ',') + "4,,,99999999\n";
  std::string unsaid(",Y,620000003,,drug c,,,,,G");
  unsaid += std::string(18, ',') + ",,,99999999\n";
  ASSERT_TRUE(read({write("y.csv", drug + ampoule + unsaid)}));
  const engine::Limits limits{.memory_mib = 256, .threads = 1, .spill_folder = {}};
  EXPECT_EQ(*labels(folder_ / "masters", "drug", limits),
            (Lookup{{"620000001", "drug a"}, {"620000002", "drug b"}, {"620000003", "drug c"}}));
  EXPECT_EQ(*drug_routes(folder_ / "masters", limits),
            (Lookup{{"620000001", "oral"}, {"620000002", "injection"}}));
  EXPECT_EQ(labels(folder_ / "masters", "act", limits).error().code(), code::table_missing);
  // MST-8: who asks for what may be there gets nothing where it is not.
  EXPECT_EQ(labels_if_there(folder_ / "masters", "iy.code", limits)->at("620000001"), "drug a");
  EXPECT_TRUE(labels_if_there(folder_ / "masters", "si.code", limits)->empty());
  EXPECT_TRUE(labels_if_there(folder_ / "masters", "re.care_month", limits)->empty());
  EXPECT_TRUE(labels_if_there(folder_ / "masters", "prefecture", limits)->empty());
  EXPECT_FALSE(labels_if_there(folder_ / "nowhere", "drug", limits));
  EXPECT_EQ(drug_routes_if_there(folder_ / "masters", limits)->size(), 2U);
}

// MST-8
TEST_F(MastersTest, PrefecturesAndAreasHaveNames) {
  ASSERT_TRUE(
      read({write("m.csv",
                  "cid,pid,pref,city,citykana\n13301,13,東京都,甲村,\n14401,14,神奈川県,"
                  "乙町,\n"),
            write("a.csv", "municipality,area,area_name\n13301,1301,東\n14401,1401,西\n")}));
  const engine::Limits limits{.memory_mib = 256, .threads = 1, .spill_folder = {}};
  EXPECT_EQ(*labels(folder_ / "masters", "prefecture", limits),
            (Lookup{{"13", "東京都"}, {"14", "神奈川県"}}));
  EXPECT_EQ(*labels(folder_ / "masters", "secondary_area", limits),
            (Lookup{{"1301", "東"}, {"1401", "西"}}));
  EXPECT_EQ(*labels_if_there(folder_ / "masters", "re.prefecture", limits),
            *labels(folder_ / "masters", "prefecture", limits));
}

TEST(Icd10, ChaptersAndCategories) {
  EXPECT_EQ(icd10_chapter("E119"), "IV");
  EXPECT_EQ(icd10_chapter("D48.9"), "II");
  EXPECT_EQ(icd10_chapter("D50"), "III");
  EXPECT_EQ(icd10_chapter("H60.0"), "VIII");
  EXPECT_EQ(icd10_chapter("D49"), "");
  EXPECT_EQ(icd10_chapter(""), "");
  EXPECT_EQ(icd10_category("I48"), "I48");
  EXPECT_EQ(icd10_category("48"), "");
}

}  // namespace
}  // namespace renga::masters
