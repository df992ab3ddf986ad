#include "publication/layout.hpp"

namespace renga::publication {

TableMaker::TableMaker(const TableDeclaration& declaration, const Sheet& sheet)
    : declaration_(declaration), sheet_(sheet) {
  made_.table.file = declaration.file;
  for (const DimensionDeclaration& dimension : declaration.dimensions)
    made_.table.dimensions.emplace_back(dimension.name, dimension.kind, dimension.total);
  made_.table.measures = declaration.measures;
}

Done TableMaker::add_cell(Place place, std::size_t measure, std::vector<std::int32_t> labels) {
  const disclosure::Measure& declared = declaration_.measures[measure];
  const auto reading = disclosure::read_cell(sheet_.text(place), declared.unit);
  if (!reading)
    return fail(Error(Code::field_bad)
                    .at(where_of(declaration_, place))
                    .with("field", declared.name)
                    .with("kind", "cell")
                    .with("expected", "0, 12, 1,234, " + disclosure::neutral_marks() + " 10未満"));
  made_.table.cells.push_back({.row = static_cast<std::int32_t>(place.row + 1),
                               .column = static_cast<std::int32_t>(place.column + 1),
                               .measure = static_cast<std::int32_t>(measure),
                               .labels = std::move(labels),
                               .content = reading->content,
                               .value = reading->value,
                               .hides_below = reading->hides_below});
  return {};
}

void TableMaker::add_undeclared(disclosure::Undeclared::What what, Place place,
                                std::string_view name) {
  made_.undeclared.push_back({what, declaration_.file, address_of(place), std::string(name)});
}

void TableMaker::add_text(std::size_t row) {
  for (std::size_t column = 0; column < sheet_.columns(row); ++column)
    if (!sheet_.blank({row, column})) {
      add_undeclared(disclosure::Undeclared::What::text, {row, column}, "");
      return;
    }
}

Where where_of(const TableDeclaration& declaration, Place place) {
  const std::string address = address_of({0, place.column});
  return {declaration.file, static_cast<std::int64_t>(place.row + 1),
          address.substr(0, address.size() - 1)};
}

Result<ReadTable> read_sheet(const TableDeclaration& declaration, const Sheet& sheet) {
  RENGA_ASSIGN(ReadTable read, declaration.layout == Layout::longform
                                   ? read_long(declaration, sheet)
                                   : read_grid(declaration, sheet));
  if (read.table.cells.empty())
    return fail(Error(Code::nothing_to_read).at({declaration.file, 0, ""}));
  return read;
}

}  // namespace renga::publication
