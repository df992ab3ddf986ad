#pragma once

#include "report/drawing.hpp"
#include "report/pictures.hpp"

#include <string>

namespace renga::report {

/// Every picture is drawn twice: for a page of full width and paper, and for a narrow window.
inline constexpr double kWideDrawing = 796;
inline constexpr double kNarrowDrawing = 336;

inline bool is_narrow(double width) {
  return width < 500;
}

/// "9,012 人": a count with its unit.
std::string counted(std::int64_t count, const Caption& caption, Language language);
/// "9,012（90.1%）" or "9,012 (90.1%)"; the count alone where the whole is nothing.
std::string with_share(std::int64_t count, std::int64_t whole, Language language);
/// "Persons" as the head of a column, from the caption's unit.
Text counts_title(const Caption& caption);

/// The table less the columns in which every cell is empty; the first column stays.
Table without_empty_columns(const Table& table);

/// The drawing of each kind of picture, `width` units wide.
Drawing draw(const Flow& flow, double width, Language language);
Drawing draw(const Bars& bars, double width, Language language);
Drawing draw(const BeforeAfter& picture, double width, Language language);
Drawing draw(const Distribution& distribution, double width, Language language);
Drawing draw(const Timeline& timeline, double width, Language language);
Drawing draw(const Road& road, double width, Language language);
Drawing draw(const Scatter& scatter, double width, Language language);

/// The same numbers as a table, for readers who do not see the picture.
Table data_table(const Flow& flow);
Table data_table(const Bars& bars);
Table data_table(const BeforeAfter& picture);
Table data_table(const Distribution& distribution);
Table data_table(const Timeline& timeline);
Table data_table(const Road& road);
Table data_table(const Scatter& scatter);

/// What the picture is called: "bar chart".
Bilingual kind_of(const Flow& flow);
Bilingual kind_of(const Bars& bars);
Bilingual kind_of(const BeforeAfter& picture);
Bilingual kind_of(const Distribution& distribution);
Bilingual kind_of(const Timeline& timeline);
Bilingual kind_of(const Road& road);
Bilingual kind_of(const Scatter& scatter);

bool is_empty(const Flow& flow);
bool is_empty(const Bars& bars);
bool is_empty(const BeforeAfter& picture);
bool is_empty(const Distribution& distribution);
bool is_empty(const Timeline& timeline);
bool is_empty(const Road& road);
bool is_empty(const Scatter& scatter);

}  // namespace renga::report
