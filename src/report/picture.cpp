#include "report/picture.hpp"

#include <algorithm>

namespace renga::report {

std::string counted(std::int64_t count, const Caption& caption, Language language) {
  const std::string& unit = caption.unit.in(language);
  return number(count) + (unit.empty() ? "" : " " + unit);
}

std::string with_share(std::int64_t count, std::int64_t whole, Language language) {
  if (whole == 0) return number(count);
  const std::string part = share(count, whole);
  return number(count) + (language == Language::japanese ? "（" + part + "）" : " (" + part + ")");
}

Text counts_title(const Caption& caption) {
  constexpr Bilingual kCount = {"数", "Count"};
  return caption.unit.empty() ? Text(kCount) : caption.unit;
}

Table without_empty_columns(const Table& table) {
  Table kept = {table.title, {}, std::vector<std::vector<Text>>(table.rows.size())};
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const bool empty = std::all_of(table.rows.begin(), table.rows.end(),
                                   [&](const auto& row) { return row[column].empty(); });
    if (empty && column > 0) continue;
    kept.columns.push_back(table.columns[column]);
    for (std::size_t row = 0; row < table.rows.size(); ++row)
      kept.rows[row].push_back(table.rows[row][column]);
  }
  return kept;
}

}  // namespace renga::report
