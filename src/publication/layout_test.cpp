#include "publication/layout.hpp"

#include "publication/errors.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace renga::publication {
namespace {

using disclosure::DimensionKind;
using disclosure::Undeclared;
using disclosure::Unit;

TableDeclaration long_declaration() {
  TableDeclaration declaration;
  declaration.file = "long.csv";
  declaration.dimensions = {{.name = "age", .kind = DimensionKind::age, .total = "計"},
                            {.name = "sex", .kind = DimensionKind::sex, .total = {}}};
  declaration.measures = {{"patients", Unit::patients}, {"points", Unit::points}};
  return declaration;
}

TableDeclaration grid_declaration() {
  TableDeclaration declaration;
  declaration.file = "grid.csv";
  declaration.layout = Layout::grid;
  declaration.dimensions = {{.name = "sex",
                             .kind = DimensionKind::sex,
                             .total = "計",
                             .header = Header::columns,
                             .level = 1},
                            {.name = "age",
                             .kind = DimensionKind::age,
                             .total = "計",
                             .header = Header::columns,
                             .level = 2},
                            {.name = "area",
                             .kind = DimensionKind::prefecture,
                             .total = {},
                             .header = Header::rows,
                             .level = 1}};
  declaration.measures = {{"patients", Unit::patients}};
  return declaration;
}

Result<ReadTable> read(const TableDeclaration& declaration, std::string_view bytes) {
  const auto file = CsvFile::parse(std::string(bytes), ',', declaration.file);
  ensure(file.has_value(), "the test's sheet is valid");
  return read_sheet(declaration, file->sheet());
}

/// "C2 40-44 男 patients 12" for each cell.
std::vector<std::string> told(const disclosure::Table& table) {
  std::vector<std::string> lines;
  for (const disclosure::Cell& cell : table.cells) {
    std::string line = disclosure::address_of(cell.row, cell.column);
    for (std::size_t d = 0; d < table.dimensions.size(); ++d)
      line += " " + table.dimensions[d].label(cell.labels[d]);
    line += " " + table.measure_of(cell).name + " ";
    lines.push_back(line + (cell.hidden() ? "?" : std::to_string(std::lround(cell.value))));
  }
  return lines;
}

TEST(LongLayout, ReadsOneCellPerRowAndMeasure) {
  const auto read_table = read(
      long_declaration(), "sex,age,patients,points\n男,40-44,12,\"1,300\"\n女,計,１０未満,*\n");
  ASSERT_TRUE(read_table) << read_table.error().message(Language::english);
  EXPECT_EQ(told(read_table->table),
            (std::vector<std::string>{"C2 40-44 男 patients 12", "D2 40-44 男 points 1300",
                                      "C3 計 女 patients ?", "D3 計 女 points ?"}));
  EXPECT_TRUE(read_table->undeclared.empty());
}

// CHK-15, CHK-16
TEST(LongLayout, TellsTextAndColumnsThatAreNotDeclared) {
  const auto read_table = read(
      long_declaration(), "表1\n\nage,sex,patients,memo,points\n40-44,男,12,x,5\n注：合成データ\n");
  ASSERT_TRUE(read_table);
  ASSERT_EQ(read_table->undeclared.size(), 3U);
  EXPECT_EQ(read_table->undeclared[0].what, Undeclared::What::text);
  EXPECT_EQ(read_table->undeclared[0].cell, "A1");
  EXPECT_EQ(read_table->undeclared[1].cell, "A5");
  EXPECT_EQ(read_table->undeclared[2].what, Undeclared::What::column);
  EXPECT_EQ(read_table->undeclared[2].cell, "D3");
  EXPECT_EQ(read_table->undeclared[2].name, "memo");
  EXPECT_EQ(read_table->table.cells.size(), 2U);
}

TEST(LongLayout, AColumnWithoutAHeaderIsUndeclaredToo) {
  const auto read_table = read(long_declaration(), "age,sex,patients,points\n40-44,男,12,5,7\n");
  ASSERT_TRUE(read_table);
  ASSERT_EQ(read_table->undeclared.size(), 1U);
  EXPECT_EQ(read_table->undeclared[0].cell, "E2");
}

TEST(LongLayout, NamesTheColumnThatIsMissing) {
  const auto read_table = read(long_declaration(), "age,patients,points\n40-44,12,5\n");
  ASSERT_FALSE(read_table);
  EXPECT_EQ(read_table.error().code(), code::column_missing);
  EXPECT_EQ(read_table.error().detail("column"), "sex");
  EXPECT_EQ(read_table.error().detail("columns"), "age, patients, points");
}

// CHK-14
TEST(LongLayout, RefusesACellThatIsNoNumberWithRowAndColumn) {
  const auto read_table = read(long_declaration(), "age,sex,patients,points\n40-44,男,12人,5\n");
  ASSERT_FALSE(read_table);
  EXPECT_EQ(read_table.error().code(), code::field_bad);
  EXPECT_EQ(read_table.error().where().file, "long.csv");
  EXPECT_EQ(read_table.error().where().row, 2);
  EXPECT_EQ(read_table.error().where().column, "C");
}

TEST(LongLayout, RefusesANumberWithoutItsLabels) {
  const auto read_table = read(long_declaration(), "age,sex,patients,points\n40-44,,12,5\n");
  ASSERT_FALSE(read_table);
  EXPECT_EQ(read_table.error().code(), code::field_missing);
  EXPECT_EQ(read_table.error().where().column, "B");
  EXPECT_EQ(read_table.error().detail("field"), "sex");
}

// CHK-15
TEST(GridLayout, ReadsMergedHeadersAndTotalsOverTwoLevels) {
  const auto read_table =
      read(grid_declaration(),
           "都道府県,男,,計\n,40-44,計,\n北海道,12,30,42\n東京都,*,１４,\"1,000\"\n");
  ASSERT_TRUE(read_table) << read_table.error().message(Language::english);
  EXPECT_EQ(
      told(read_table->table),
      (std::vector<std::string>{"B3 男 40-44 北海道 patients 12", "C3 男 計 北海道 patients 30",
                                "D3 計 計 北海道 patients 42", "B4 男 40-44 東京都 patients ?",
                                "C4 男 計 東京都 patients 14", "D4 計 計 東京都 patients 1000"}));
  EXPECT_TRUE(read_table->undeclared.empty());
}

TEST(GridLayout, PassesOverTitlesAndNotesButTellsThem) {
  const auto read_table =
      read(grid_declaration(), "表2 患者数\n\n,男\n,40-44\n北海道,12\n\n注：合成データ\n");
  ASSERT_TRUE(read_table) << read_table.error().message(Language::english);
  EXPECT_EQ(told(read_table->table), (std::vector<std::string>{"B5 男 40-44 北海道 patients 12"}));
  ASSERT_EQ(read_table->undeclared.size(), 2U);
  EXPECT_EQ(read_table->undeclared[0].cell, "A1");
  EXPECT_EQ(read_table->undeclared[1].cell, "A7");
}

TEST(GridLayout, TellsColumnsAndRowsWithoutCompleteLabels) {
  const auto read_table =
      read(grid_declaration(), ",男,,備考\n,40-44,45-49,\n北海道,12,13,memo\n,14,15,\n");
  ASSERT_TRUE(read_table) << read_table.error().message(Language::english);
  EXPECT_EQ(read_table->table.cells.size(), 2U);
  ASSERT_EQ(read_table->undeclared.size(), 2U);
  EXPECT_EQ(read_table->undeclared[0].what, Undeclared::What::text);
  EXPECT_EQ(read_table->undeclared[0].cell, "B4");
  EXPECT_EQ(read_table->undeclared[1].what, Undeclared::What::column);
  EXPECT_EQ(read_table->undeclared[1].name, "備考");
}

TEST(GridLayout, RefusesACellThatIsNoNumberWithRowAndColumn) {
  const auto read_table = read(grid_declaration(), ",男\n,40-44\n北海道,about 12\n");
  ASSERT_FALSE(read_table);
  EXPECT_EQ(read_table.error().code(), code::field_bad);
  EXPECT_EQ(read_table.error().where().row, 3);
  EXPECT_EQ(read_table.error().where().column, "B");
}

/// A sheet of a workbook: cells as in a CSV, and merged areas.
Sheet sheet_of(std::string_view bytes, const std::vector<std::string_view>& merges) {
  const auto file = CsvFile::parse(std::string(bytes), ',', "grid.csv");
  ensure(file.has_value(), "the test's sheet is valid");
  Sheet sheet = file->sheet();
  for (const std::string_view merge : merges) sheet.merges.push_back(*area_of(merge));
  return sheet;
}

// CHK-17
TEST(GridLayout, AMergedLabelHoldsForAllItCovers) {
  const Sheet sheet =
      sheet_of("都道府県,男,,計\n,40-44,\"計\n(再掲)\",\n北海道,12,30,42\n", {"B1:C1", "D1:D2"});
  TableDeclaration declaration = grid_declaration();
  declaration.dimensions[1].total = "計 (再掲)";
  const auto read_table = read_sheet(declaration, sheet);
  ASSERT_TRUE(read_table) << read_table.error().message(Language::english);
  EXPECT_EQ(told(read_table->table),
            (std::vector<std::string>{"B3 男 40-44 北海道 patients 12",
                                      "C3 男 計 (再掲) 北海道 patients 30",
                                      "D3 計 計 (再掲) 北海道 patients 42"}));
}

// CHK-17
TEST(GridLayout, MergedValuesAreNoValuesOfTheirUnits) {
  const Sheet sheet = sheet_of("都道府県,男,\n,40-44,45-49\n北海道,12,\n", {"B3:C3"});
  const auto read_table = read_sheet(grid_declaration(), sheet);
  ASSERT_FALSE(read_table);
  EXPECT_EQ(read_table.error().code(), code::value_cells_merged);
  EXPECT_EQ(read_table.error().detail("cells"), "B3:C3");
}

// CHK-6
TEST(GridLayout, LevelsOfWordsAloneMayBeEmptyAndAreNoDimension) {
  TableDeclaration declaration = grid_declaration();
  declaration.dimensions[0].label_only = true;
  declaration.dimensions[0].total = std::nullopt;
  const auto read_table = read(declaration, ",01,,\n,40-44,45-49,計\n北海道,12,13,25\n");
  ASSERT_TRUE(read_table) << read_table.error().message(Language::english);
  EXPECT_EQ(read_table->table.dimensions.size(), 2U);
  EXPECT_EQ(told(read_table->table),
            (std::vector<std::string>{"B3 40-44 北海道 patients 12", "C3 45-49 北海道 patients 13",
                                      "D3 計 北海道 patients 25"}));
}

// CHK-4, CHK-9
TEST(Layouts, ATableEndsAtItsRangeAndNotesAreNoFinding) {
  TableDeclaration declaration = long_declaration();
  declaration.range = area_of("B2:E5");
  declaration.notes = {*area_of("B5")};
  const auto read_table = read(declaration,
                               "x,y,z\n,age,sex,patients,points\n7,40-44,男,31,5\n,45-49,女,8,9\n,"
                               "a note,,,\n,50-54,女,1,1\n");
  ASSERT_TRUE(read_table) << read_table.error().message(Language::english);
  EXPECT_EQ(told(read_table->table),
            (std::vector<std::string>{"D3 40-44 男 patients 31", "E3 40-44 男 points 5",
                                      "D4 45-49 女 patients 8", "E4 45-49 女 points 9"}));
  EXPECT_TRUE(read_table->undeclared.empty());
}

TEST(Layouts, ATableWithoutCellsIsNothingToRead) {
  for (const std::string_view bytes : {"", "age,sex,patients,points\n"}) {
    const auto read_table = read(long_declaration(), bytes);
    ASSERT_FALSE(read_table);
  }
  EXPECT_EQ(read(grid_declaration(), "\n\n").error().code(), code::nothing_to_read);
}

}  // namespace
}  // namespace renga::publication
