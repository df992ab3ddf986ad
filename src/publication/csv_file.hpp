#pragma once

#include "publication/encoding.hpp"
#include "publication/sheet.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace renga::publication {

/// A CSV file as a sheet that remembers where each field lies in the bytes, so that a protected
/// copy changes the hidden fields and nothing else. Records are rows as a spreadsheet counts them:
/// empty lines count, line ends inside quotes do not.
class CsvFile {
 public:
  /// `file` is the name for messages.
  static Result<CsvFile> parse(std::string bytes, char separator, std::string_view file);

  const Sheet& sheet() const { return sheet_; }

  /// The bytes with the mark in the given fields, which must be there, in ascending order. Quotes
  /// stay; all other bytes stay. code::value_unknown where the file's encoding lacks the mark.
  Result<std::string> with_mark(const std::vector<Place>& places, std::string_view mark) const;

 private:
  struct Field {
    std::size_t begin = 0;  ///< bytes, quotes included
    std::size_t end = 0;
  };
  class Parser;

  std::string bytes_;
  Encoding encoding_ = Encoding::utf8;
  Sheet sheet_;
  std::vector<std::vector<Field>> fields_;
};

}  // namespace renga::publication
