#include "publication/sheet.hpp"

#include <algorithm>

namespace renga::publication {
namespace {

constexpr std::size_t kLetters = 26;

std::string letters_of(std::size_t column) {
  std::string letters;
  for (++column; column > 0; column = (column - 1) / kLetters)
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % kLetters));
  return letters;
}

}  // namespace

std::string address_of(Place place) {
  return letters_of(place.column) + std::to_string(place.row + 1);
}

std::optional<Place> place_of(std::string_view address) {
  std::size_t column = 0;
  std::size_t row = 0;
  std::size_t at = 0;
  const auto skip_dollar = [&] { at += at < address.size() && address[at] == '$' ? 1 : 0; };
  skip_dollar();
  for (; at < address.size() && address[at] >= 'A' && address[at] <= 'Z'; ++at) {
    column = column * kLetters + static_cast<std::size_t>(address[at] - 'A' + 1);
    if (column > kMostColumns) return std::nullopt;
  }
  skip_dollar();
  const std::size_t digits = at;
  for (; at < address.size() && address[at] >= '0' && address[at] <= '9'; ++at) {
    row = row * 10 + static_cast<std::size_t>(address[at] - '0');
    if (row > kMostRows) return std::nullopt;
  }
  if (column == 0 || row == 0 || at != address.size() || address[digits] == '0')
    return std::nullopt;
  return Place{row - 1, column - 1};
}

std::optional<Area> area_of(std::string_view range) {
  const std::size_t colon = range.find(':');
  const auto first = place_of(range.substr(0, colon));
  const auto last = colon == std::string_view::npos ? first : place_of(range.substr(colon + 1));
  if (!first || !last || last->row < first->row || last->column < first->column)
    return std::nullopt;
  return Area{*first, *last};
}

std::string address_of(const Area& area) {
  const std::string first = address_of(area.first);
  return area.first == area.last ? first : first + ":" + address_of(area.last);
}

std::size_t Sheet::columns() const {
  std::size_t widest = 0;
  for (const auto& row : cells)
    if (!row.empty()) widest = std::max(widest, row.back().column + 1);
  return widest;
}

Area Sheet::whole() const {
  const std::size_t wide = columns();
  return {{0, 0}, {rows() == 0 ? 0 : rows() - 1, wide == 0 ? 0 : wide - 1}};
}

const SheetCell* Sheet::at(Place place) const {
  if (place.row >= cells.size()) return nullptr;
  const auto& row = cells[place.row];
  // Rows of a CSV file have every column.
  if (place.column < row.size() && row[place.column].column == place.column)
    return &row[place.column];
  const auto found = std::ranges::lower_bound(row, place.column, {}, &SheetCell::column);
  return found != row.end() && found->column == place.column ? &*found : nullptr;
}

std::string_view Sheet::text(Place place) const {
  const SheetCell* cell = at(place);
  return cell == nullptr ? std::string_view() : cell->text;
}

bool Sheet::blank_between(std::size_t row, std::size_t first, std::size_t last) const {
  if (row >= cells.size()) return true;
  for (auto cell = std::ranges::lower_bound(cells[row], first, {}, &SheetCell::column);
       cell != cells[row].end() && cell->column <= last; ++cell)
    if (!cell->text.empty()) return false;
  return true;
}

bool Sheet::empty() const {
  return std::ranges::all_of(cells, [](const auto& row) {
    return std::ranges::all_of(row, [](const SheetCell& cell) { return cell.text.empty(); });
  });
}

const Area* Sheet::merge_at(Place place) const {
  const auto [found, made] = merges_of_column_.try_emplace(place.column);
  std::vector<std::size_t>& here = found->second;
  if (made)
    for (std::size_t i = 0; i < merges.size(); ++i)
      if (merges[i].first.column <= place.column && place.column <= merges[i].last.column)
        here.push_back(i);
  // They come by their first row, and in one column none overlaps another.
  const auto after = std::ranges::upper_bound(here, place.row, {},
                                              [&](std::size_t i) { return merges[i].first.row; });
  if (after == here.begin()) return nullptr;
  const Area& merge = merges[*std::prev(after)];
  return merge.contains(place) ? &merge : nullptr;
}

std::string_view Sheet::merged_text(Place place) const {
  const std::string_view own = text(place);
  if (!own.empty() || merges.empty()) return own;
  const Area* merge = merge_at(place);
  return merge == nullptr ? own : text(merge->first);
}

}  // namespace renga::publication
