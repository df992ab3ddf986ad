#include "publication/sheet_part.hpp"

#include "disclosure/disclosure.hpp"

#include <algorithm>
#include <map>

namespace renga::publication {
namespace {

constexpr Bilingual kOutOfOrder = {"セルの順序又は番地が不正", "cells are out of order"};
constexpr Bilingual kBadMerge = {"結合セルが不正又は重複", "merged areas are wrong or overlap"};
constexpr Bilingual kNoText = {"存在しない文字列の参照", "a text is missing"};
constexpr Bilingual kNotComputed = {
    "計算結果のない数式。表計算ソフトで開いて保存し直してください",
    "a formula without a stored result; open and save it in a spreadsheet program"};

constexpr std::size_t kMostMerges = 20'000;

/// A range is added to the last one where it goes on from there.
void add_range(std::vector<std::pair<std::size_t, std::size_t>>& ranges, std::size_t first,
               std::size_t last) {
  if (!ranges.empty() && first <= ranges.back().second + 1)
    ranges.back().second = std::max(ranges.back().second, last);
  else
    ranges.emplace_back(first, last);
}

}  // namespace

void SheetPart::open(std::string_view name, Attributes attributes, std::int64_t) {
  in_value_ = false;
  if (name == "row") return open_row(attributes);
  if (name == "c") return open_cell(attributes);
  if (name == "rPh") ++in_reading_;
  if (in_cell_) {
    in_value_ = name == "v" || (name == "t" && in_reading_ == 0);
    has_value_ = has_value_ || in_value_;
    formula_ = formula_ || name == "f";
  } else if (name == "col") {
    open_column(attributes);
  } else if (name == "mergeCell") {
    open_merge(attributes);
  }
}

void SheetPart::text(std::string_view part) {
  if (!in_value_) return;
  value_ += part;
  if (value_.size() > kMostTextBytes)
    refuse({"一つのセルの文字が多すぎる", "one text is too long"});
}

void SheetPart::close(std::string_view name) {
  in_value_ = false;
  if (name == "rPh") --in_reading_;
  if (name == "c" && in_cell_) close_cell();
}

void SheetPart::open_row(Attributes attributes) {
  const std::string_view number = attribute(attributes, "r");
  const auto row =
      number.empty() ? static_cast<std::int64_t>(next_row_) + 1 : parse_integer(number).value_or(0);
  if (row <= static_cast<std::int64_t>(next_row_) || row > static_cast<std::int64_t>(kMostRows))
    return refuse(kOutOfOrder);
  place_ = {static_cast<std::size_t>(row - 1), 0};
  next_row_ = place_.row + 1;
  next_column_ = 0;
  if (is_true(attribute(attributes, "hidden")))
    add_range(sheet_->hidden_rows, place_.row, place_.row);
}

void SheetPart::open_cell(Attributes attributes) {
  const std::string_view address = attribute(attributes, "r");
  const auto place = address.empty() ? Place{place_.row, next_column_} : place_of(address);
  if (next_row_ == 0 || !place || place->row + 1 != next_row_ || place->column < next_column_ ||
      place->column >= kMostColumns)
    return refuse(kOutOfOrder);
  place_ = *place;
  next_column_ = place_.column + 1;
  type_ = attribute(attributes, "t");
  style_ = static_cast<std::size_t>(
      std::max<std::int64_t>(0, parse_integer(attribute(attributes, "s")).value_or(0)));
  value_.clear();
  in_cell_ = true;
  has_value_ = formula_ = false;
}

std::string_view SheetPart::kept(std::string text) {
  return context_.own->emplace_back(std::move(text));
}

std::string_view SheetPart::value_of_cell() {
  if (type_ == "s") {
    const auto index = parse_integer(value_);
    if (!index || *index < 0 || *index >= std::ssize(*context_.shared)) {
      refuse(kNoText);
      return {};
    }
    return (*context_.shared)[static_cast<std::size_t>(*index)];
  }
  if (type_ == "b") return kept(value_ == "1" ? "TRUE" : "FALSE");
  if (type_.empty() || type_ == "n")
    return kept(shown_number(value_, context_.styles->of(style_), context_.days_from_1904));
  return kept(value_);
}

void SheetPart::close_cell() {
  in_cell_ = false;
  if (formula_ && !has_value_) return refuse(kNotComputed);
  if (!has_value_) return;
  const std::string_view text = disclosure::trimmed(value_of_cell());
  if (text.empty() && !formula_) return;
  sheet_->cells.resize(place_.row + 1);
  sheet_->cells.back().push_back({place_.column, text, formula_, type_.empty() || type_ == "n"});
}

void SheetPart::open_column(Attributes attributes) {
  if (!is_true(attribute(attributes, "hidden"))) return;
  const auto first = parse_integer(attribute(attributes, "min")).value_or(0);
  const auto last = parse_integer(attribute(attributes, "max")).value_or(0);
  if (first < 1 || last < first || last > static_cast<std::int64_t>(kMostColumns))
    return refuse(kOutOfOrder);
  add_range(sheet_->hidden_columns, static_cast<std::size_t>(first - 1),
            static_cast<std::size_t>(last - 1));
}

void SheetPart::open_merge(Attributes attributes) {
  const auto area = area_of(attribute(attributes, "ref"));
  if (!area || sheet_->merges.size() >= kMostMerges) return refuse(kBadMerge);
  sheet_->merges.push_back(*area);
}

Done SheetPart::finish(std::string_view file) {
  if (!keep_apart(sheet_->merges)) return fail(workbook_refused(file, kBadMerge));
  return {};
}

bool keep_apart(std::vector<Area>& areas) {
  std::ranges::sort(areas, {}, &Area::first);
  // Areas that reach down to the row at hand, by their first column; of the end only the row.
  std::map<std::size_t, const Area*> open;
  std::multimap<std::size_t, std::size_t> ends;
  for (const Area& area : areas) {
    while (!ends.empty() && ends.begin()->first < area.first.row) {
      open.erase(ends.begin()->second);
      ends.erase(ends.begin());
    }
    const auto next = open.lower_bound(area.first.column);
    if (next != open.end() && next->first <= area.last.column) return false;
    if (next != open.begin() && std::prev(next)->second->last.column >= area.first.column)
      return false;
    open.emplace(area.first.column, &area);
    ends.emplace(area.last.row, area.first.column);
  }
  return true;
}

}  // namespace renga::publication
