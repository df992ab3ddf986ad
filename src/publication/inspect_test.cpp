#include "publication/inspect.hpp"

#include "publication/csv_file.hpp"
#include "publication/declaration.hpp"
#include "publication/layout.hpp"
#include "publication/sample_workbook_test.hpp"
#include "publication/table_finder.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace renga::publication {
namespace {

namespace fs = std::filesystem;
using disclosure::DimensionKind;
using disclosure::Unit;

std::string proposed(const std::string& name, const std::string& bytes) {
  const fs::path folder = fs::temp_directory_path() / "renga_inspect_test";
  fs::create_directories(folder);
  std::ofstream(folder / name, std::ios::binary) << bytes;
  const auto found = inspect(folder / name, "ndb-2023-10", Language::japanese);
  fs::remove_all(folder);
  EXPECT_TRUE(found) << found.error().message(Language::english);
  return found ? found->declaration : "";
}

/// The proposal as it would be read, and the table that it then reads.
std::pair<Declaration, ReadTable> read_by_proposal(const std::string& bytes) {
  const auto declaration = read_declaration(proposed("t.csv", bytes), "d.toml");
  ensure(declaration.has_value(), "a proposal can be read");
  const auto csv = CsvFile::parse(bytes, ',', "t.csv");
  const auto read = read_sheet(declaration->tables[0], csv->sheet());
  ensure(read.has_value(), "the proposed table is there");
  return {*declaration, *read};
}

// CHK-90, CHK-92, CHK-93
TEST(Inspect, ALongTableIsProposedWithItsKindsUnitsAndTotals) {
  const auto [declaration, read] = read_by_proposal(
      "年齢階級,性別,患者数,割合\n40-44,男,31,4.2\n40-44,女,*,3.1\n40-44,計,51,7.3\n計,計,51,7."
      "3\n");
  const TableDeclaration& table = declaration.tables[0];
  EXPECT_EQ(table.layout, Layout::longform);
  ASSERT_EQ(table.dimensions.size(), 2U);
  EXPECT_EQ(table.dimensions[0].kind, DimensionKind::age);
  EXPECT_EQ(table.dimensions[0].total, "計");
  EXPECT_EQ(table.dimensions[1].kind, DimensionKind::sex);
  ASSERT_EQ(table.measures.size(), 2U);
  EXPECT_EQ(table.measures[0].unit, Unit::patients);
  EXPECT_EQ(table.measures[1].unit, Unit::percent);
  EXPECT_EQ(read.table.cells.size(), 8U);
  EXPECT_TRUE(read.undeclared.empty());
}

// CHK-91, CHK-92
TEST(Inspect, AGridUnderATitleIsProposedWithItsHeaderLevelsAndNotes) {
  const auto [declaration, read] = read_by_proposal(
      "表1　入院患者数（令和5年度）,,,,,,\n,,,,,,\n都道府県,男,,,女,,\n,65-69,70-74,計,65-69,70-74,"
      "計\n"
      "北海道,120,96,216,88,73,161\n東京都,\"1,204\",986,\"2,190\",\"1,130\",*,*\n"
      "鳥取県,14,3,17,12,21,33\n※10未満は秘匿,,,,,,\n");
  const TableDeclaration& table = declaration.tables[0];
  EXPECT_EQ(table.layout, Layout::grid);
  EXPECT_EQ(address_of(*table.range), "A3:G7");
  ASSERT_EQ(table.notes.size(), 2U);
  EXPECT_EQ(address_of(table.notes[1]), "A8");
  ASSERT_EQ(table.dimensions.size(), 3U);
  EXPECT_EQ(table.dimensions[0].kind, DimensionKind::sex);
  EXPECT_EQ(table.dimensions[0].name, "性別");
  EXPECT_EQ(table.dimensions[1].kind, DimensionKind::age);
  EXPECT_EQ(table.dimensions[1].name, "年齢");
  EXPECT_EQ(table.dimensions[1].total, "計");
  EXPECT_EQ(table.dimensions[2].kind, DimensionKind::prefecture);
  EXPECT_EQ(table.measures[0].unit, Unit::patients);
  EXPECT_EQ(read.table.cells.size(), 18U);
  EXPECT_TRUE(read.undeclared.empty());
}

// CHK-91
TEST(Inspect, TablesSideBySideAndBelowEachOtherAreSeveral) {
  const std::string text = proposed(
      "t.csv",
      "性別,患者数,,性別,施設数\n男,30,,男,12\n女,40,,女,14\n\n年齢,患者数\n40-44,50\n45-49,60\n");
  const auto declaration = read_declaration(text, "d.toml");
  ASSERT_TRUE(declaration) << text;
  ASSERT_EQ(declaration->tables.size(), 3U);
  EXPECT_EQ(address_of(*declaration->tables[0].range), "A1:B3");
  EXPECT_EQ(address_of(*declaration->tables[1].range), "D1:E3");
  EXPECT_EQ(declaration->tables[1].measures[0].unit, Unit::facilities);
  EXPECT_EQ(address_of(*declaration->tables[2].range), "A5:B7");
}

// CHK-90, CHK-93
TEST(Inspect, AWorkbookTellsItsHiddenPartsAndStatedLimit) {
  const std::string merge = "<mergeCells><mergeCell ref=\"B3:B4\"/></mergeCells>";
  const std::string bytes = sample::workbook(
      {{"外来",
        sample::rows_of({{"算定回数　※10未満は「‐」"},
                         {},
                         {"コード", "総計", "01", "02"},
                         {"", "", "北海道", "青森県"},
                         {"A01", "50", "30", "20"},
                         {"A02", "45", "‐", "‐"}}),
        merge},
       {"作業用", sample::rows_of({{"性別", "患者数"}, {"男", "7"}}), "", "", "hidden"}});
  const std::string text = proposed("book.xlsx", bytes);
  const auto declaration = read_declaration(text, "d.toml");
  ASSERT_TRUE(declaration) << text << declaration.error().message(Language::english);
  ASSERT_EQ(declaration->tables.size(), 2U);
  const TableDeclaration& table = declaration->tables[0];
  EXPECT_EQ(table.sheet, "外来");
  EXPECT_TRUE(table.dimensions[0].label_only);
  EXPECT_EQ(table.dimensions[1].kind, DimensionKind::prefecture);
  EXPECT_EQ(table.dimensions[1].total, "総計");
  EXPECT_EQ(table.measures[0].unit, Unit::other);
  EXPECT_EQ(table.measures[0].minimum, 10);
  const auto book = Workbook::open(bytes, "book.xlsx");
  const auto read = read_sheet(table, book->sheets()[0]);
  ASSERT_TRUE(read) << read.error().message(Language::english);
  EXPECT_EQ(read->table.cells.size(), 6U);
  EXPECT_TRUE(read->undeclared.empty());
  EXPECT_EQ(read->table.dimensions[0].label(read->table.cells[0].labels[0]), "総計");
}

TEST(Inspect, AFileWithoutATableIsToldApart) {
  const fs::path file = fs::temp_directory_path() / "renga_inspect_words.csv";
  std::ofstream(file) << "only words\n\nand more\n";
  EXPECT_EQ(inspect(file, "ndb-2023-10", Language::english).error().code(), code::nothing_to_read);
  fs::remove(file);
  EXPECT_EQ(inspect("a.ods", "ndb-2023-10", Language::english).error().code(),
            code::table_format_unread);
}

TEST(Guesses, KindsAndUnitsFollowTheWords) {
  EXPECT_EQ(guess_kind("", {"65-69歳", "70～74", "計"}), DimensionKind::age);
  EXPECT_EQ(guess_kind("", {"01", "02"}), DimensionKind::other);
  EXPECT_EQ(guess_kind("", {"札幌市", "夕張市", "余市町"}), DimensionKind::municipality);
  EXPECT_EQ(guess_kind("", {"A病院", "B診療所"}), DimensionKind::facility);
  EXPECT_EQ(guess_kind("保険者種別", {"1"}), DimensionKind::insurer_type);
  EXPECT_EQ(guess_unit("新規患者数"), Unit::patients);
  EXPECT_EQ(guess_unit("総計 (算定回数)"), Unit::other);
  EXPECT_EQ(guess_unit("受診率"), Unit::percent);
}

}  // namespace
}  // namespace renga::publication
