// Any bytes as a workbook: what is read is in order, and a copy with marked cells is read again
// with the marks and nothing else changed. Inputs that are no archive are taken as the markup of a
// sheet, so that the fuzzer gets past the ZIP format.
#include "input.hpp"
#include "publication/publication.hpp"
#include "publication/sheet_part.hpp"
#include "publication/table_finder.hpp"
#include "publication/workbook.hpp"

namespace renga::fuzz {
namespace {

namespace tables = publication;

void require_order(const tables::Sheet& sheet) {
  for (const auto& row : sheet.cells)
    for (std::size_t i = 1; i < row.size(); ++i) require(row[i - 1].column < row[i].column);
  for (std::size_t i = 0; i < sheet.merges.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) require(!sheet.merges[i].overlaps(sheet.merges[j]));
}

void feed_sheet(std::string_view markup) {
  tables::Texts texts = {"a", "7"};
  tables::Texts own;
  tables::CellStyles styles;
  tables::Sheet sheet;
  tables::SheetPart part(
      {.shared = &texts, .styles = &styles, .own = &own, .days_from_1904 = false}, sheet);
  if (!part.read("fuzz.xlsx", "sheet", markup) || !part.finish("fuzz.xlsx")) return;
  require_order(sheet);
  for (const tables::FoundTable& table : tables::find_tables(sheet).tables)
    require(table.area.last.row < sheet.rows());
}

void feed_workbook(std::string_view bytes) {
  auto book = tables::Workbook::open(std::string(bytes), "fuzz.xlsx");
  if (!book) return;
  for (const tables::Sheet& sheet : book->sheets()) require_order(sheet);
  const tables::Sheet& first = book->sheets().front();
  std::vector<tables::Place> places;
  for (std::size_t row = 0; row < first.rows() && places.empty(); ++row)
    for (const tables::SheetCell& cell : first.cells[row]) places.push_back({row, cell.column});
  const auto copy = book->with_marks({{0, places}}, "*");
  if (!copy) return;
  const auto again = tables::Workbook::open(*copy, "fuzz.xlsx");
  require(again.has_value());
  for (const tables::Place place : places) require(again->sheets().front().text(place) == "*");
}

}  // namespace

void feed(std::string_view input) {
  if (input.starts_with("PK"))
    feed_workbook(input);
  else
    feed_sheet(input);
}

}  // namespace renga::fuzz
