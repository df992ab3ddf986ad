#include "publication/chart_values.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace renga::publication {
namespace {

using disclosure::Cell;
using disclosure::Content;
using disclosure::Release;
using disclosure::Undeclared;

/// A percentage is kept as a part of one, and shown times so many.
constexpr double kPercent = 100;
/// Digits that a program drops when it stores a number.
constexpr double kRounding = 1e-9;

bool same_number(double kept, double shown) {
  const auto near = [&](double value) {
    return std::abs(value - shown) <= kRounding * std::max(1.0, std::abs(shown));
  };
  return near(kept) || near(kept * kPercent);
}

std::optional<double> number_in(std::string_view text) {
  const auto read = disclosure::read_cell(text, disclosure::Unit::other);
  if (!read || read->content != Content::number) return std::nullopt;
  return read->value;
}

/// The charts of one file beside its tables.
class Charts {
 public:
  Charts(const Submission& submission, std::size_t file, const Release& release)
      : submission_(submission), file_(file) {
    const TableFile& opened = submission.files()[file].file;
    for (std::size_t s = 0; s < opened.sheets(); ++s) sheets_.emplace(opened.sheet(s).name, s);
    for (std::size_t t = 0; t < submission.declaration().tables.size(); ++t) {
      if (submission.file_of(t) != file) continue;
      declared_.insert(submission.sheet_of(t));
      for (const Cell& cell : release.tables[t].cells)
        cells_[{submission.sheet_of(t), place_of(cell)}] = &cell;
    }
  }

  std::vector<Undeclared> told() const {
    std::vector<Undeclared> found;
    for (const Chart& chart : submission_.files()[file_].file.charts()) {
      Undeclared hidden{Undeclared::What::chart_of_hidden, name(), "", chart.part, ""};
      Undeclared own{Undeclared::What::chart_values, name(), "", chart.part, ""};
      for (const ChartPoint& point : chart.points) {
        const Told told = told_by(chart, point);
        if (told == Told::hidden && hidden.cells++ == 0) {
          hidden.cell = address_of(point.place);
          hidden.sheet = chart.areas[point.area].sheet;
        }
        if (told == Told::new_value) ++own.cells;
      }
      if (hidden.cells > 0) found.push_back(std::move(hidden));
      if (own.cells > 0) found.push_back(std::move(own));
      if (chart.words) found.push_back({Undeclared::What::part, name(), "", chart.part, ""});
    }
    return found;
  }

 private:
  enum class Told { nothing, hidden, new_value };

  static Place place_of(const Cell& cell) {
    return {static_cast<std::size_t>(cell.row - 1), static_cast<std::size_t>(cell.column - 1)};
  }

  const std::string& name() const { return submission_.files()[file_].name; }

  Told told_by(const Chart& chart, const ChartPoint& point) const {
    const auto kept = number_in(point.text);
    const Told otherwise = point.number ? Told::new_value : Told::nothing;
    if (point.area == kNoArea) return otherwise;
    const auto sheet = sheets_.find(chart.areas[point.area].sheet);
    if (sheet == sheets_.end() || !declared_.contains(sheet->second)) return otherwise;
    const auto cell = cells_.find({sheet->second, point.place});
    if (cell != cells_.end()) {
      if (!kept) return Told::nothing;
      if (cell->second->hidden()) return Told::hidden;
      return same_number(*kept, cell->second->value) ? Told::nothing : Told::new_value;
    }
    const std::string_view text =
        submission_.files()[file_].file.sheet(sheet->second).merged_text(point.place);
    const auto shown = number_in(text);
    if (shown) return !kept || same_number(*kept, *shown) ? Told::nothing : otherwise;
    // A day is kept as a number and shown as one of the calendar.
    return text.empty() ? otherwise : Told::nothing;
  }

  const Submission& submission_;
  std::size_t file_;
  std::map<std::string, std::size_t, std::less<>> sheets_;
  std::set<std::size_t> declared_;
  std::map<std::pair<std::size_t, Place>, const Cell*> cells_;
};

}  // namespace

std::vector<Undeclared> told_by_charts(const Submission& submission, std::size_t file,
                                       const Release& release) {
  if (submission.files()[file].file.charts().empty()) return {};
  return Charts(submission, file, release).told();
}

}  // namespace renga::publication
