#pragma once

#include "disclosure/disclosure.hpp"
#include "publication/sheet.hpp"

#include <optional>
#include <string>
#include <vector>

namespace renga::publication {

/// One row or column of words beside or above the numbers of a table that was found.
struct FoundLabels {
  std::string name;  ///< its header, where it has one
  disclosure::DimensionKind kind = disclosure::DimensionKind::other;
  bool label_only = false;
  std::optional<std::string> total;
};

struct FoundMeasure {
  std::string name;
  disclosure::Unit unit = disclosure::Unit::other;
};

/// A table that seems to lie on a sheet.
struct FoundTable {
  Area area;  ///< header included
  bool grid = false;
  std::vector<FoundLabels> columns;  ///< header levels above a grid's numbers
  std::vector<FoundLabels> rows;     ///< columns left of the numbers
  std::vector<FoundMeasure> measures;
};

struct FoundSheet {
  std::vector<FoundTable> tables;
  std::vector<Area> words;  ///< titles and notes outside the tables
};

/// Finds the tables of a sheet: runs of rows with several cells, parted by empty rows or columns;
/// header rows until the first row of numbers, columns of words until the first column of numbers.
FoundSheet find_tables(const Sheet& sheet);

/// What the labels of one dimension seem to be; `header` is the word above them.
disclosure::DimensionKind guess_kind(const std::string& header,
                                     const std::vector<std::string>& labels);

/// What a word such as 患者数 or 算定回数 seems to count.
disclosure::Unit guess_unit(std::string_view words);

}  // namespace renga::publication
