#pragma once

#include "base/base.hpp"

#include <compare>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace renga::publication {

/// A place of a sheet, counted from 0.
struct Place {
  std::size_t row = 0;
  std::size_t column = 0;

  auto operator<=>(const Place&) const = default;
};

/// A rectangle of a sheet, both corners included.
struct Area {
  Place first;
  Place last;

  bool contains(Place place) const {
    return place.row >= first.row && place.row <= last.row && place.column >= first.column &&
           place.column <= last.column;
  }
  bool overlaps(const Area& other) const {
    return first.row <= other.last.row && other.first.row <= last.row &&
           first.column <= other.last.column && other.first.column <= last.column;
  }
};

/// What every spreadsheet program ends at.
inline constexpr std::size_t kMostRows = 1'048'576;
inline constexpr std::size_t kMostColumns = 16'384;

/// C7 for row 6, column 2.
std::string address_of(Place place);
/// The place of an address such as C7; dollar signs are passed over.
std::optional<Place> place_of(std::string_view address);
/// The area of A3:BB40 or of a single address; nothing where a corner comes before the first.
std::optional<Area> area_of(std::string_view range);
/// A3:BB40, or C7 for a single place.
std::string address_of(const Area& area);

/// Texts that many cells may share. A text never moves.
using Texts = std::deque<std::string>;

struct SheetCell {
  std::size_t column = 0;
  std::string_view text;  ///< without spaces around it; lies in the sheet's texts
  bool formula = false;
  bool stored_number = false;  ///< in a workbook, which knows numbers from texts
};

/// One sheet of a workbook, or a CSV file, as rows of cells with text. Rows and columns are those
/// of a spreadsheet.
class Sheet {
 public:
  std::string name = {};  ///< empty for a CSV file
  bool hidden = false;    ///< as a whole
  std::shared_ptr<const Texts> texts = {};
  std::vector<std::vector<SheetCell>> cells = {};  ///< by row, then column
  std::vector<Area> merges = {};                   ///< by first place; none overlaps another
  std::vector<std::pair<std::size_t, std::size_t>> hidden_rows = {};     ///< first and last
  std::vector<std::pair<std::size_t, std::size_t>> hidden_columns = {};  ///< first and last
  /// Whether an empty place that no cell holds can take a mark too.
  bool takes_marks_anywhere = false;

  std::size_t rows() const { return cells.size(); }
  /// The widest row.
  std::size_t columns() const;
  Area whole() const;

  const SheetCell* at(Place place) const;
  /// Empty where there is no cell.
  std::string_view text(Place place) const;
  bool blank(Place place) const { return text(place).empty(); }
  /// Whether a mark can be printed at the place.
  bool has(Place place) const { return takes_marks_anywhere || at(place) != nullptr; }
  /// Whether the row has no text between two columns, both included.
  bool blank_between(std::size_t row, std::size_t first, std::size_t last) const;
  bool empty() const;

  /// The merged area that holds the place.
  const Area* merge_at(Place place) const;
  /// The text at the place, or that of the merged area that holds it.
  std::string_view merged_text(Place place) const;

 private:
  /// The merged areas (positions in `merges`) that hold a column, by row; made where asked for.
  mutable std::map<std::size_t, std::vector<std::size_t>> merges_of_column_ = {};
};

}  // namespace renga::publication
