#pragma once

#include "publication/declaration.hpp"
#include "publication/sheet.hpp"

#include <vector>

namespace renga::publication {

/// A sheet read as its declaration says, with what the declaration does not speak of.
struct ReadTable {
  disclosure::Table table;
  std::vector<disclosure::Undeclared> undeclared;
};

/// Reads a table of either layout. A cell of a measure that is neither number, mark nor empty, and
/// a number without its labels, are errors with file, row and column (CHK-10 to CHK-16).
Result<ReadTable> read_sheet(const TableDeclaration& declaration, const Sheet& sheet);

/// One layout each; `read_sheet` chooses.
Result<ReadTable> read_long(const TableDeclaration& declaration, const Sheet& sheet);
Result<ReadTable> read_grid(const TableDeclaration& declaration, const Sheet& sheet);

/// What both layouts do: an empty table with its axes, cells read from fields, and the list of what
/// is undeclared.
class TableMaker {
 public:
  TableMaker(const TableDeclaration& declaration, const Sheet& sheet);

  /// Where on the sheet the table lies.
  const Area& area() const { return area_; }
  /// Takes a label in for a dimension, counted as the declaration counts them.
  std::int32_t label(std::size_t dimension, std::string_view text) {
    return made_.table.dimensions[axes_[dimension]].place_of(text);
  }
  Done add_cell(Place place, std::size_t measure, std::vector<std::int32_t> labels);
  void add_undeclared(disclosure::Undeclared::What what, Place place, std::string_view name);
  /// The text of a row that belongs to no cell.
  void add_text(std::size_t row);
  bool is_note(Place place) const;
  ReadTable finish() { return std::move(made_); }

 private:
  const TableDeclaration& declaration_;
  const Sheet& sheet_;
  Area area_;
  std::vector<std::size_t> axes_;  ///< dimension of the table, by dimension of the declaration
  ReadTable made_;
};

/// Where a field is, for errors.
Where where_of(const TableDeclaration& declaration, Place place);

/// Text of a sheet outside the areas of its tables, and what is hidden or computed on it
/// (CHK-16, CHK-72). `declared` are the tables of this sheet.
std::vector<disclosure::Undeclared> undeclared_on(
    const Sheet& sheet, const std::vector<const TableDeclaration*>& declared);

}  // namespace renga::publication
