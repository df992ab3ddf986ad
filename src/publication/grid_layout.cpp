#include "publication/layout.hpp"

#include <algorithm>
#include <functional>
#include <optional>

namespace renga::publication {
namespace {

using What = disclosure::Undeclared::What;

/// The labels of one body row or column, one per header level.
using Labels = std::vector<std::string>;

/// What the declaration says of one header level.
struct Level {
  std::optional<std::string> total;
  bool label_only = true;
};

/// A header cell as it stands: its text, and whether it reaches down (or right) from a level above.
struct HeaderCell {
  std::string text;
  bool from_outer = false;
};

/// Fills the gaps that merged header cells leave in a CSV: an outer label holds until the next one
/// of its level, and below (or right of) a total stands the total of the next level. Levels that
/// hold words alone may be empty.
class HeaderReader {
 public:
  explicit HeaderReader(std::vector<Level> levels) : levels_(std::move(levels)) {
    for (std::size_t level = 0; level < levels_.size(); ++level)
      if (!levels_[level].label_only) innermost_ = level;
  }

  /// Nothing where the labels are not complete.
  std::optional<Labels> next(const std::vector<HeaderCell>& raw) {
    Labels labels(raw.size());
    bool begins_anew = false;
    std::optional<std::size_t> outer;
    for (std::size_t level = 0; level < raw.size(); ++level) {
      const bool below_total =
          outer && levels_[level].total && labels[*outer] == levels_[*outer].total;
      if (levels_[level].label_only) {
        labels[level] = raw[level].text;
        continue;
      }
      if (below_total && (raw[level].from_outer || raw[level].text.empty())) {
        labels[level] = *levels_[level].total;
      } else if (!raw[level].text.empty()) {
        labels[level] = raw[level].text;
        begins_anew = true;
      } else if (level != innermost_ && !begins_anew && !last_.empty()) {
        labels[level] = last_[level];
      } else {
        return std::nullopt;
      }
      outer = level;
    }
    if (!begins_anew) return std::nullopt;
    last_ = labels;
    return labels;
  }

 private:
  std::vector<Level> levels_;
  std::size_t innermost_ = 0;
  Labels last_;
};

/// Reads a table with header rows above and header columns left of its body.
class GridReader {
 public:
  GridReader(const TableDeclaration& declaration, const Sheet& sheet)
      : declaration_(declaration),
        sheet_(sheet),
        maker_(declaration, sheet),
        header_rows_(levels(Header::columns)),
        body_column_(maker_.area().first.column + levels(Header::rows)),
        top_(maker_.area().first.row) {}

  Result<ReadTable> read() {
    find_top();
    read_column_labels();
    HeaderReader rows = header_reader(Header::rows);
    for (std::size_t row = top_ + header_rows_; row <= last_row(); ++row)
      RENGA_TRY(read_row(row, rows));
    add_undeclared_columns();
    return maker_.finish();
  }

 private:
  std::size_t levels(Header header) const {
    return static_cast<std::size_t>(
        std::ranges::count(declaration_.dimensions, header, &DimensionDeclaration::header));
  }

  std::size_t last_column() const { return maker_.area().last.column; }
  std::size_t last_row() const {
    return sheet_.rows() == 0 ? 0 : std::min(maker_.area().last.row, sheet_.rows() - 1);
  }

  HeaderReader header_reader(Header header) const {
    std::vector<Level> found(levels(header));
    for (const DimensionDeclaration& dimension : declaration_.dimensions)
      if (dimension.header == header)
        found[dimension.level - 1] = {dimension.total, dimension.label_only};
    return HeaderReader(std::move(found));
  }

  /// The header begins at the first row with text right of the header columns; above it are titles.
  void find_top() {
    while (top_ <= last_row() && sheet_.blank_between(top_, body_column_, last_column()))
      maker_.add_text(top_++);
  }

  HeaderCell header_cell(Place place, bool from_outer) const {
    return {label_text(sheet_.merged_text(place)), from_outer};
  }

  void read_column_labels() {
    HeaderReader reader = header_reader(Header::columns);
    for (std::size_t column = body_column_; column <= last_column(); ++column) {
      std::vector<HeaderCell> raw;
      for (std::size_t level = 0; level < header_rows_; ++level) {
        const Place place{top_ + level, column};
        const Area* merge = sheet_.merge_at(place);
        raw.push_back(header_cell(place, merge != nullptr && merge->first.row < place.row));
      }
      column_labels_.push_back(reader.next(raw));
    }
  }

  Done read_row(std::size_t row, HeaderReader& reader) {
    std::vector<HeaderCell> raw;
    for (std::size_t column = maker_.area().first.column; column < body_column_; ++column) {
      const Area* merge = sheet_.merge_at({row, column});
      raw.push_back(header_cell({row, column}, merge != nullptr && merge->first.column < column));
    }
    const auto labels = reader.next(raw);
    if (!labels || sheet_.blank_between(row, body_column_, last_column())) {
      maker_.add_text(row);
      return {};
    }
    for (std::size_t c = 0; c < column_labels_.size(); ++c) {
      if (!column_labels_[c]) continue;
      RENGA_TRY(maker_.add_cell({row, body_column_ + c}, 0, places(*column_labels_[c], *labels)));
    }
    return {};
  }

  std::vector<std::int32_t> places(const Labels& columns, const Labels& rows) {
    std::vector<std::int32_t> places;
    for (std::size_t d = 0; d < declaration_.dimensions.size(); ++d) {
      const DimensionDeclaration& dimension = declaration_.dimensions[d];
      if (dimension.label_only) continue;
      const Labels& labels = dimension.header == Header::columns ? columns : rows;
      places.push_back(maker_.label(d, labels[dimension.level - 1]));
    }
    return places;
  }

  void add_undeclared_columns() {
    std::vector<bool> told(column_labels_.size());
    for (std::size_t row = top_; row <= last_row(); ++row)
      for (const SheetCell& cell : sheet_.cells[row]) {
        if (cell.text.empty() || cell.column < body_column_ || cell.column > last_column())
          continue;
        const std::size_t c = cell.column - body_column_;
        if (column_labels_[c] || told[c] || maker_.is_note({row, cell.column})) continue;
        told[c] = true;
        maker_.add_undeclared(What::column, {row, cell.column},
                              row < top_ + header_rows_ ? cell.text : "");
      }
  }

  const TableDeclaration& declaration_;
  const Sheet& sheet_;
  TableMaker maker_;
  std::size_t header_rows_;
  std::size_t body_column_;
  std::size_t top_;
  std::vector<std::optional<Labels>> column_labels_;
};

}  // namespace

Result<ReadTable> read_grid(const TableDeclaration& declaration, const Sheet& sheet) {
  return GridReader(declaration, sheet).read();
}

}  // namespace renga::publication
