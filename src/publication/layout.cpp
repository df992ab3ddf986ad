#include "publication/layout.hpp"

#include "publication/errors.hpp"

#include <algorithm>

namespace renga::publication {
namespace {

using disclosure::Undeclared;
using What = Undeclared::What;
using Range = std::pair<std::size_t, std::size_t>;

bool in_any(const std::vector<Area>& areas, Place place) {
  return std::ranges::any_of(areas, [&](const Area& area) { return area.contains(place); });
}

std::string letters_of(std::size_t column) {
  const std::string address = address_of(Place{0, column});
  return address.substr(0, address.size() - 1);
}

/// The first place with text in hidden rows or columns.
std::optional<Place> first_text(const Sheet& sheet, const Area& area) {
  for (std::size_t row = area.first.row; row <= area.last.row && row < sheet.rows(); ++row)
    for (const SheetCell& cell : sheet.cells[row])
      if (!cell.text.empty() && area.contains({row, cell.column})) return Place{row, cell.column};
  return std::nullopt;
}

void add_hidden(const Sheet& sheet, std::vector<Undeclared>& found, const std::string& file) {
  for (const Range& rows : sheet.hidden_rows)
    if (const auto place = first_text(sheet, {{rows.first, 0}, {rows.second, kMostColumns}}))
      found.push_back({What::hidden_rows, file, address_of(*place),
                       std::to_string(rows.first + 1) + ":" + std::to_string(rows.second + 1),
                       sheet.name});
  for (const Range& columns : sheet.hidden_columns)
    if (const auto place = first_text(sheet, {{0, columns.first}, {kMostRows, columns.second}}))
      found.push_back({What::hidden_columns, file, address_of(*place),
                       letters_of(columns.first) + ":" + letters_of(columns.second), sheet.name});
}

void add_formulas(const Sheet& sheet, std::vector<Undeclared>& found, const std::string& file) {
  std::optional<Place> first;
  std::size_t count = 0;
  for (std::size_t row = 0; row < sheet.rows(); ++row)
    for (const SheetCell& cell : sheet.cells[row]) {
      if (!cell.formula) continue;
      if (!first) first = Place{row, cell.column};
      ++count;
    }
  if (first)
    found.push_back({What::formula, file, address_of(*first), std::to_string(count), sheet.name});
}

}  // namespace

TableMaker::TableMaker(const TableDeclaration& declaration, const Sheet& sheet)
    : declaration_(declaration), sheet_(sheet), area_(declaration.range.value_or(sheet.whole())) {
  made_.table.file = declaration.file;
  made_.table.sheet = sheet.name;
  for (const DimensionDeclaration& dimension : declaration.dimensions) {
    axes_.push_back(made_.table.dimensions.size());
    if (!dimension.label_only)
      made_.table.dimensions.emplace_back(dimension.name, dimension.kind, dimension.total);
  }
  made_.table.measures = declaration.measures;
}

Done TableMaker::add_cell(Place place, std::size_t measure, std::vector<std::int32_t> labels) {
  const disclosure::Measure& declared = declaration_.measures[measure];
  const auto reading = disclosure::read_cell(sheet_.text(place), declared.unit);
  if (!reading)
    return fail(Error(code::field_bad)
                    .at(where_of(declaration_, place))
                    .with("field", declared.name)
                    .with("kind", "cell")
                    .with("expected", "0, 12, 1,234, " + disclosure::neutral_marks() + " 10未満"));
  if (sheet_.merge_at(place) != nullptr)
    return fail(Error(code::value_cells_merged)
                    .at(where_of(declaration_, place))
                    .with("cells", address_of(*sheet_.merge_at(place))));
  made_.table.cells.push_back({.row = static_cast<std::int32_t>(place.row + 1),
                               .column = static_cast<std::int32_t>(place.column + 1),
                               .measure = static_cast<std::int32_t>(measure),
                               .labels = std::move(labels),
                               .content = reading->content,
                               .value = reading->value,
                               .hides_below = reading->hides_below,
                               .decimals = reading->decimals});
  if (reading->content == disclosure::Content::mark)
    made_.table.cells.back().mark = disclosure::folded(sheet_.text(place));
  return {};
}

void TableMaker::add_undeclared(What what, Place place, std::string_view name) {
  made_.undeclared.push_back(
      {what, declaration_.file, address_of(place), std::string(name), sheet_.name});
}

bool TableMaker::is_note(Place place) const {
  return in_any(declaration_.notes, place);
}

void TableMaker::add_text(std::size_t row) {
  if (row >= sheet_.rows()) return;
  for (const SheetCell& cell : sheet_.cells[row]) {
    const Place place{row, cell.column};
    if (cell.text.empty() || !area_.contains(place) || is_note(place)) continue;
    return add_undeclared(What::text, place, "");
  }
}

Where where_of(const TableDeclaration& declaration, Place place) {
  const std::string sheet = declaration.sheet ? " [" + *declaration.sheet + "]" : "";
  return {declaration.file + sheet, static_cast<std::int64_t>(place.row + 1),
          letters_of(place.column)};
}

Result<ReadTable> read_sheet(const TableDeclaration& declaration, const Sheet& sheet) {
  RENGA_ASSIGN(ReadTable read, declaration.layout == Layout::longform
                                   ? read_long(declaration, sheet)
                                   : read_grid(declaration, sheet));
  if (read.table.cells.empty())
    return fail(Error(code::nothing_to_read).at({declaration.file, 0, ""}));
  return read;
}

std::vector<Undeclared> undeclared_on(const Sheet& sheet,
                                      const std::vector<const TableDeclaration*>& declared) {
  std::vector<Undeclared> found;
  const std::string& file = declared.front()->file;
  std::vector<Area> known;
  for (const TableDeclaration* table : declared) {
    known.push_back(table->range.value_or(sheet.whole()));
    known.insert(known.end(), table->notes.begin(), table->notes.end());
  }
  if (sheet.hidden) found.push_back({What::hidden_sheet, file, "", sheet.name, sheet.name});
  add_hidden(sheet, found, file);
  add_formulas(sheet, found, file);
  for (std::size_t row = 0; row < sheet.rows(); ++row)
    for (const SheetCell& cell : sheet.cells[row]) {
      const Place place{row, cell.column};
      if (cell.text.empty() || in_any(known, place)) continue;
      found.push_back({What::text, file, address_of(place), "", sheet.name});
      break;
    }
  return found;
}

}  // namespace renga::publication
