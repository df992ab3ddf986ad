#pragma once

#include "disclosure/disclosure.hpp"
#include "publication/sheet.hpp"
#include "publication/table_file.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::publication {

/// `longform`: one row per cell and one column per dimension. `grid`: header rows and columns.
enum class Layout { longform, grid };

/// Where a grid keeps the labels of a dimension.
enum class Header { columns, rows };

/// A label and the labels that make it up.
struct LabelParts {
  std::string whole;
  std::vector<std::string> parts;
};

struct DimensionDeclaration {
  std::string name;  ///< of the column; in a grid what findings call it
  disclosure::DimensionKind kind = disclosure::DimensionKind::other;
  /// Words that go with a row or column and are no dimension: a name beside its code, a remark.
  bool label_only = false;
  std::optional<std::string> total;
  Header header = Header::columns;  ///< grids only
  std::size_t level = 0;            ///< grids only: header row or column, from 1
  std::vector<LabelParts> parts = {};
  std::string codes = {};  ///< the master whose codes its labels are (CHK-117); empty for none
};

struct TableDeclaration {
  std::string file;  ///< as written, relative to the declaration
  FileKind kind = FileKind::csv;
  std::optional<std::string> sheet;  ///< of a workbook; nothing where it has only one
  std::optional<Area> range;         ///< of the sheet; nothing for all of it
  std::vector<Area> notes;           ///< places with words that somebody has read
  Layout layout = Layout::longform;
  std::vector<DimensionDeclaration> dimensions;
  std::vector<disclosure::Measure> measures;
  std::string population = {};  ///< of whom its numbers are; empty: of all
};

/// What the tables to be published contain (docs/spec/check.md, CHK-1 to CHK-9).
struct Declaration {
  std::string rulebook;
  disclosure::DataKind data_kind = disclosure::DataKind::special_extraction;
  std::optional<std::string> dossier;     ///< its number, for the self-check form
  std::optional<std::string> population;  ///< file of the municipalities' populations
  std::vector<TableDeclaration> tables;
  std::vector<disclosure::Exception> exceptions;
  std::vector<disclosure::Nested> nested = {};
  std::vector<std::string> earlier = {};  ///< declarations of what was published before
  std::optional<std::int64_t> values_min = std::nullopt;  ///< that a hidden number leaves open
};

/// A label as it is compared: line ends and runs of spaces become one space.
std::string label_text(std::string_view text);

/// The ending of a file's name in lower case, such as .csv.
std::string ending_of(const std::filesystem::path& file);

/// Reads a declaration; `file` is its name for messages. Unknown keys, contradictions and formats
/// that are not read are errors with their line.
Result<Declaration> read_declaration(std::string_view text, std::string_view file);

}  // namespace renga::publication
