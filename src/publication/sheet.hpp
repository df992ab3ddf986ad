#pragma once

#include "publication/encoding.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace renga::publication {

/// A place of a sheet, counted from 0.
struct Place {
  std::size_t row = 0;
  std::size_t column = 0;

  auto operator<=>(const Place&) const = default;
};

/// C7 for row 6, column 2.
std::string address_of(Place place);

/// A CSV file as a sheet that remembers where each field lies in the bytes, so that a protected
/// copy changes the hidden fields and nothing else. Records are rows as a spreadsheet counts them:
/// empty lines count, line ends inside quotes do not.
class Sheet {
 public:
  /// `file` is the name for messages.
  static Result<Sheet> parse(std::string bytes, char separator, std::string_view file);

  std::size_t rows() const { return rows_.size(); }
  std::size_t columns(std::size_t row) const { return rows_[row].size(); }
  /// The widest row.
  std::size_t columns() const { return columns_; }

  /// The text of a field without spaces around it; empty beyond the end of a row.
  std::string_view text(Place place) const;
  bool blank(Place place) const { return text(place).empty(); }
  /// Whether the row has no text from this column on.
  bool blank_from(std::size_t row, std::size_t column) const;
  bool has(Place place) const {
    return place.row < rows_.size() && place.column < rows_[place.row].size();
  }

  /// The bytes with the mark in the given fields, which must be there, in ascending order. Quotes
  /// stay; all other bytes stay. Code::value_unknown where the file's encoding lacks the mark.
  Result<std::string> with_mark(const std::vector<Place>& places, std::string_view mark) const;

 private:
  struct Field {
    std::size_t begin = 0;  ///< bytes, quotes included
    std::size_t end = 0;
    std::string text;
  };
  class Parser;

  std::string bytes_;
  Encoding encoding_ = Encoding::utf8;
  std::vector<std::vector<Field>> rows_;
  std::size_t columns_ = 0;
};

}  // namespace renga::publication
