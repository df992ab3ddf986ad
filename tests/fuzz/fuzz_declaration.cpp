// Any bytes as a declaration, and as a table under a fixed one: read or refused, never a crash, and
// what is read is judged.
#include "input.hpp"
#include "publication/csv_file.hpp"
#include "publication/declaration.hpp"
#include "publication/layout.hpp"

namespace renga::fuzz {
namespace {

namespace tables = publication;

tables::TableDeclaration fixed_declaration() {
  tables::TableDeclaration declaration;
  declaration.file = "fuzz.csv";
  declaration.layout = tables::Layout::grid;
  declaration.dimensions = {
      {.name = "c", .total = "計", .header = tables::Header::columns, .level = 1},
      {.name = "d", .label_only = true, .header = tables::Header::columns, .level = 2},
      {.name = "r", .total = "計", .header = tables::Header::rows, .level = 1}};
  declaration.measures = {{"patients", disclosure::Unit::patients}};
  return declaration;
}

}  // namespace

void feed(std::string_view input) {
  if (const auto declaration = tables::read_declaration(input, "fuzz.toml"))
    require(!declaration->tables.empty());
  const auto csv = tables::CsvFile::parse(std::string(input), ',', "fuzz.csv");
  if (!csv) return;
  const tables::TableDeclaration declaration = fixed_declaration();
  const auto read = tables::read_sheet(declaration, csv->sheet());
  if (!read) return;
  for (const disclosure::Cell& cell : read->table.cells) {
    require(cell.labels.size() == read->table.dimensions.size());
    require(cell.row >= 1 && cell.column >= 1);
  }
}

}  // namespace renga::fuzz
