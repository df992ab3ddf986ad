#include "publication/layout.hpp"

#include <algorithm>
#include <functional>
#include <optional>

namespace renga::publication {
namespace {

using What = disclosure::Undeclared::What;

/// The labels of one body row or column, one per header level.
using Labels = std::vector<std::string>;

/// Fills the gaps that merged header cells leave in a CSV: an outer label holds until the next one
/// of its level, and below (or right of) a total stands the total of the next level.
class HeaderReader {
 public:
  /// `totals` has one entry per level.
  explicit HeaderReader(std::vector<std::optional<std::string>> totals)
      : totals_(std::move(totals)) {}

  /// Nothing where the labels are not complete.
  std::optional<Labels> next(const Labels& raw) {
    Labels labels(raw.size());
    bool begins_anew = false;
    for (std::size_t level = 0; level < raw.size(); ++level) {
      const bool innermost = level + 1 == raw.size();
      if (!raw[level].empty()) {
        labels[level] = raw[level];
        begins_anew = true;
      } else if (!innermost && !begins_anew && !last_.empty()) {
        labels[level] = last_[level];
      } else if (level > 0 && totals_[level] && labels[level - 1] == totals_[level - 1]) {
        labels[level] = *totals_[level];
      } else {
        return std::nullopt;
      }
    }
    if (!begins_anew) return std::nullopt;
    last_ = labels;
    return labels;
  }

 private:
  std::vector<std::optional<std::string>> totals_;
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
        header_columns_(levels(Header::rows)) {}

  Result<ReadTable> read() {
    find_top();
    read_column_labels();
    HeaderReader rows = header_reader(Header::rows);
    for (std::size_t row = top_ + header_rows_; row < sheet_.rows(); ++row)
      RENGA_TRY(read_row(row, rows));
    add_undeclared_columns();
    return maker_.finish();
  }

 private:
  std::size_t levels(Header header) const {
    return static_cast<std::size_t>(
        std::ranges::count(declaration_.dimensions, header, &DimensionDeclaration::header));
  }

  HeaderReader header_reader(Header header) const {
    std::vector<std::optional<std::string>> totals(levels(header));
    for (const DimensionDeclaration& dimension : declaration_.dimensions)
      if (dimension.header == header) totals[dimension.level - 1] = dimension.total;
    return HeaderReader(std::move(totals));
  }

  /// The header begins at the first row with text right of the header columns; above it are titles.
  void find_top() {
    while (top_ < sheet_.rows() && sheet_.blank_from(top_, header_columns_))
      maker_.add_text(top_++);
  }

  void read_column_labels() {
    HeaderReader reader = header_reader(Header::columns);
    for (std::size_t column = header_columns_; column < sheet_.columns(); ++column) {
      Labels raw;
      for (std::size_t level = 0; level < header_rows_; ++level)
        raw.emplace_back(sheet_.text({top_ + level, column}));
      column_labels_.push_back(reader.next(raw));
    }
  }

  Done read_row(std::size_t row, HeaderReader& reader) {
    Labels raw;
    for (std::size_t level = 0; level < header_columns_; ++level)
      raw.emplace_back(sheet_.text({row, level}));
    const auto labels = reader.next(raw);
    if (!labels || sheet_.blank_from(row, header_columns_)) {
      maker_.add_text(row);
      return {};
    }
    for (std::size_t c = 0; c < column_labels_.size(); ++c) {
      if (!column_labels_[c]) continue;
      RENGA_TRY(
          maker_.add_cell({row, header_columns_ + c}, 0, places(*column_labels_[c], *labels)));
    }
    return {};
  }

  std::vector<std::int32_t> places(const Labels& columns, const Labels& rows) {
    std::vector<std::int32_t> places;
    for (std::size_t d = 0; d < declaration_.dimensions.size(); ++d) {
      const DimensionDeclaration& dimension = declaration_.dimensions[d];
      const Labels& labels = dimension.header == Header::columns ? columns : rows;
      places.push_back(maker_.label(d, labels[dimension.level - 1]));
    }
    return places;
  }

  void add_undeclared_columns() {
    for (std::size_t c = 0; c < column_labels_.size(); ++c) {
      if (column_labels_[c]) continue;
      for (std::size_t row = top_; row < sheet_.rows(); ++row) {
        const Place place{row, header_columns_ + c};
        if (sheet_.blank(place)) continue;
        maker_.add_undeclared(What::column, place,
                              row < top_ + header_rows_ ? sheet_.text(place) : "");
        break;
      }
    }
  }

  const TableDeclaration& declaration_;
  const Sheet& sheet_;
  TableMaker maker_;
  std::size_t header_rows_;
  std::size_t header_columns_;
  std::size_t top_ = 0;
  std::vector<std::optional<Labels>> column_labels_;
};

}  // namespace

Result<ReadTable> read_grid(const TableDeclaration& declaration, const Sheet& sheet) {
  return GridReader(declaration, sheet).read();
}

}  // namespace renga::publication
