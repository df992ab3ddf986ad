#pragma once

#include "report/wording.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace renga::report {

/// What is said of a cell by the way it is drawn, and by a sign, so that it does not hang on
/// colour.
enum class CellMark {
  none,
  header,     ///< a label
  hidden,     ///< printed as a mark
  violation,  ///< must not be printed
  warning,    ///< a person decides
  computed,   ///< hidden, but a reader can compute it
  source      ///< what a reader computes it from
};

struct MarkedCell {
  Text text;
  CellMark mark = CellMark::none;
  std::size_t remark = 0;  ///< number of the remark on it, to which it links; 0 for none
  std::size_t rows = 1;    ///< that it covers
  std::size_t columns = 1;
  bool number = false;
};

struct MarkedRow {
  std::string number;  ///< as the spreadsheet counts it; empty where rows were left out here
  std::vector<MarkedCell> cells;
};

/// A part of a spreadsheet as it stands, with letters above, numbers beside, and cells marked.
struct MarkedTable {
  Text title;
  std::vector<std::string> letters;  ///< of the columns; empty where columns were left out here
  std::vector<MarkedRow> rows;
  Text left_out = {};  ///< what is not drawn; may be empty
};

/// One finding with its number, to which cells of marked tables link.
struct Remark {
  std::size_t number = 0;
  CellMark mark = CellMark::violation;
  Text place = {};   ///< table1.csv C7
  Text labels = {};  ///< what the cell is about; may be empty
  Text words = {};
  Text arithmetic = {};  ///< how a reader gets the number; may be empty
  Text source = {};      ///< rule and place of the guideline; may be empty
};

/// The sign and the word of a mark.
std::string_view sign_of(CellMark mark);
Bilingual word_of(CellMark mark);

std::string marked_markup(const MarkedTable& table, std::string_view caption, Language language);
std::string remarks_markup(const std::vector<Remark>& remarks, Language language);
/// What the signs mean.
std::string marks_markup(Language language);

}  // namespace renga::report
