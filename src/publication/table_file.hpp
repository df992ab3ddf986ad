#pragma once

#include "publication/csv_file.hpp"
#include "publication/workbook.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace renga::publication {

/// The kinds of files that are read, by ending.
enum class FileKind { csv, tsv, xlsx };

/// Nothing where files of that ending are not read.
std::optional<FileKind> kind_of_file(std::string_view file);
/// .csv, .tsv, .xlsx
std::string endings_read();

/// The bytes of a file with tables, 512 MiB at most.
Result<std::string> table_bytes_of(const std::filesystem::path& file);

/// A file with tables, whatever its format.
class TableFile {
 public:
  /// `file` is the name for messages.
  static Result<TableFile> open(std::string bytes, FileKind kind, std::string_view file);
  /// Called by its name; table_format_unread by its ending.
  static Result<TableFile> read(const std::filesystem::path& file);

  /// A CSV file has one sheet without a name.
  std::size_t sheets() const;
  const Sheet& sheet(std::size_t place) const;
  /// The position of a sheet by its name; with no name the only sheet with cells. sheet_unknown
  /// names those there are.
  Result<std::size_t> place_of_sheet(const std::optional<std::string>& name) const;
  /// None for a CSV file.
  const std::vector<WorkbookPart>& parts() const;
  const std::vector<Chart>& charts() const;

  /// A copy with the mark in the given places, by position of the sheet, and with charts that keep
  /// nothing of them nor of the places in `hidden`; the same bytes where there is nothing to
  /// change.
  Result<std::string> with_marks(const std::map<std::size_t, std::vector<Place>>& places,
                                 std::string_view mark,
                                 const std::map<std::size_t, std::vector<Place>>& hidden = {});

 private:
  using Content = std::variant<CsvFile, Workbook>;
  TableFile(std::string file, std::string bytes, Content content)
      : file_(std::move(file)), bytes_(std::move(bytes)), content_(std::move(content)) {}

  std::string file_;
  std::string bytes_;
  Content content_;
};

}  // namespace renga::publication
