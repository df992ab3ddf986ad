#include "publication/layout.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace renga::publication {
namespace {

using What = disclosure::Undeclared::What;

/// Reads a table with one row per cell and one column per dimension or measure.
class LongReader {
 public:
  LongReader(const TableDeclaration& declaration, const Sheet& sheet)
      : declaration_(declaration), sheet_(sheet), maker_(declaration, sheet) {}

  Result<ReadTable> read() {
    RENGA_ASSIGN(const std::size_t header, find_header());
    for (std::size_t row = maker_.area().first.row; row < header; ++row) maker_.add_text(row);
    for (std::size_t row = header + 1; row < end_row(); ++row) RENGA_TRY(read_row(row));
    add_undeclared_columns(header);
    return maker_.finish();
  }

 private:
  std::size_t end_row() const { return std::min(maker_.area().last.row + 1, sheet_.rows()); }

  std::optional<std::size_t> column_named(std::size_t row, std::string_view name) const {
    for (const SheetCell& cell : sheet_.cells[row])
      if (maker_.area().contains({row, cell.column}) && label_text(cell.text) == name)
        return cell.column;
    return std::nullopt;
  }

  /// The first row that names every declared column; titles may stand above it.
  Result<std::size_t> find_header() {
    for (std::size_t row = maker_.area().first.row; row < end_row(); ++row)
      if (take_header(row)) return row;
    return fail(missing_column());
  }

  bool take_header(std::size_t row) {
    dimension_columns_.clear();
    measure_columns_.clear();
    for (const DimensionDeclaration& dimension : declaration_.dimensions) {
      const auto column = column_named(row, dimension.name);
      if (!column) return false;
      dimension_columns_.push_back(*column);
    }
    for (const disclosure::Measure& measure : declaration_.measures) {
      const auto column = column_named(row, measure.name);
      if (!column) return false;
      measure_columns_.push_back(*column);
    }
    return true;
  }

  bool blank_row(std::size_t row) const {
    return sheet_.blank_between(row, maker_.area().first.column, maker_.area().last.column);
  }

  /// Names the first declared column that the first row with text lacks.
  Error missing_column() const {
    std::size_t row = maker_.area().first.row;
    while (row < end_row() && blank_row(row)) ++row;
    std::vector<std::string> present;
    if (row < end_row())
      for (const SheetCell& cell : sheet_.cells[row])
        if (maker_.area().contains({row, cell.column})) present.push_back(label_text(cell.text));
    std::vector<std::string> declared;
    for (const DimensionDeclaration& dimension : declaration_.dimensions)
      declared.push_back(dimension.name);
    for (const disclosure::Measure& measure : declaration_.measures)
      declared.push_back(measure.name);
    const auto absent = std::ranges::find_if(declared, [&](const std::string& name) {
      return std::ranges::find(present, name) == present.end();
    });
    return Error(code::column_missing)
        .at({declaration_.file, 0, ""})
        .with("column", absent == declared.end() ? declared.front() : *absent)
        .with("columns", join(present, ", "));
  }

  /// The first column of a dimension that has no label in this row.
  std::optional<std::size_t> unlabelled(std::size_t row) const {
    for (std::size_t d = 0; d < dimension_columns_.size(); ++d)
      if (!declaration_.dimensions[d].label_only &&
          sheet_.merged_text({row, dimension_columns_[d]}).empty())
        return dimension_columns_[d];
    return std::nullopt;
  }

  Done read_row(std::size_t row) {
    if (blank_row(row)) return {};
    const bool empty = std::ranges::all_of(measure_columns_, [&](std::size_t column) {
      return sheet_.blank({row, column});
    });
    const bool reaches = std::ranges::any_of(measure_columns_, [&](std::size_t column) {
      return sheet_.has({row, column});
    });
    const auto missing = unlabelled(row);
    if (empty && (!reaches || missing)) {
      maker_.add_text(row);
      return {};
    }
    if (missing) return fail(missing_label({row, *missing}));
    return read_cells(row);
  }

  Error missing_label(Place place) const {
    const auto dimension = std::ranges::find(dimension_columns_, place.column);
    const auto index = static_cast<std::size_t>(dimension - dimension_columns_.begin());
    return Error(code::field_missing)
        .at(where_of(declaration_, place))
        .with("field", declaration_.dimensions[index].name);
  }

  Done read_cells(std::size_t row) {
    std::vector<std::int32_t> labels;
    for (std::size_t d = 0; d < dimension_columns_.size(); ++d)
      if (!declaration_.dimensions[d].label_only)
        labels.push_back(
            maker_.label(d, label_text(sheet_.merged_text({row, dimension_columns_[d]}))));
    for (std::size_t m = 0; m < measure_columns_.size(); ++m)
      RENGA_TRY(maker_.add_cell({row, measure_columns_[m]}, m, labels));
    return {};
  }

  bool is_declared(std::size_t column) const {
    return std::ranges::find(dimension_columns_, column) != dimension_columns_.end() ||
           std::ranges::find(measure_columns_, column) != measure_columns_.end();
  }

  void add_undeclared_columns(std::size_t header) {
    std::set<std::size_t> told;
    for (std::size_t row = header; row < end_row(); ++row)
      for (const SheetCell& cell : sheet_.cells[row]) {
        const Place place{row, cell.column};
        if (cell.text.empty() || is_declared(cell.column) || !maker_.area().contains(place) ||
            maker_.is_note(place) || !told.insert(cell.column).second)
          continue;
        maker_.add_undeclared(What::column, place, sheet_.text({header, cell.column}));
      }
  }

  const TableDeclaration& declaration_;
  const Sheet& sheet_;
  TableMaker maker_;
  std::vector<std::size_t> dimension_columns_;
  std::vector<std::size_t> measure_columns_;
};

}  // namespace

Result<ReadTable> read_long(const TableDeclaration& declaration, const Sheet& sheet) {
  return LongReader(declaration, sheet).read();
}

}  // namespace renga::publication
