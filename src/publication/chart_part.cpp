#include "publication/chart_part.hpp"

#include <algorithm>
#include <array>

namespace renga::publication {
namespace {

constexpr std::size_t kMostPoints = 1'000'000;

/// Elements that hold a reference and the copies of what it refers to, and whether these are
/// numbers. Labels of several levels do not tell which cell each is a copy of.
struct ReferenceKind {
  std::string_view element;
  bool number = false;
  bool several_levels = false;
};
constexpr std::array<ReferenceKind, 8> kReferences = {{
    {"numRef", true, false},
    {"numLit", true, false},
    {"numDim", true, false},
    {"strRef", false, false},
    {"strLit", false, false},
    {"strDim", false, false},
    {"datalabelsRange", false, false},
    {"multiLvlStrRef", false, true},
}};

constexpr std::array<std::string_view, 5> kShown = {"sp", "pic", "cxnSp", "contentPart", "t"};

/// The name of a sheet as a formula writes it, without quotes; empty where it lies in another file.
std::string sheet_of(std::string_view written) {
  if (written.starts_with('\'') && written.ends_with('\'') && written.size() > 2)
    written = written.substr(1, written.size() - 2);
  if (written.find('[') != std::string_view::npos) return "";
  std::string name;
  for (std::size_t i = 0; i < written.size(); ++i) {
    name += written[i];
    if (written.substr(i).starts_with("''")) ++i;
  }
  return name;
}

/// Splits a list of references at the commas that no name of a sheet holds.
std::vector<std::string_view> listed(std::string_view formula) {
  std::vector<std::string_view> parts;
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < formula.size(); ++i) {
    if (formula[i] == '\'') quoted = !quoted;
    if (formula[i] != ',' || quoted) continue;
    parts.push_back(formula.substr(begin, i - begin));
    begin = i + 1;
  }
  parts.push_back(formula.substr(begin));
  return parts;
}

std::size_t width_of(const Area& area) {
  return area.last.column - area.first.column + 1;
}

std::size_t places_in(const Area& area) {
  return width_of(area) * (area.last.row - area.first.row + 1);
}

}  // namespace

std::vector<ChartArea> areas_of(std::string_view formula) {
  if (formula.starts_with('(') && formula.ends_with(')'))
    formula = formula.substr(1, formula.size() - 2);
  std::vector<ChartArea> areas;
  for (const std::string_view part : listed(formula)) {
    const std::size_t mark = part.rfind('!');
    if (mark == std::string_view::npos) return {};
    const auto area = area_of(part.substr(mark + 1));
    std::string sheet = sheet_of(part.substr(0, mark));
    if (!area || sheet.empty()) return {};
    areas.push_back({std::move(sheet), *area});
  }
  return areas;
}

void ChartPart::open(std::string_view name, std::span<const formats::XmlAttribute> attributes,
                     std::int64_t) {
  const auto* const kind = std::ranges::find(kReferences, name, &ReferenceKind::element);
  if (kind != kReferences.end()) {
    current_.clear();
    number_ = kind->number;
    several_levels_ = kind->several_levels;
  } else if (name == "f") {
    in_formula_ = true;
    formula_.clear();
  } else if (name == "t") {
    in_words_ = true;
  } else if (name == "pt") {
    in_point_ = true;
    point_ = {.text = {}, .area = kNoArea, .place = {}, .number = number_, .begin = begin_byte()};
    index_ = parse_integer(attribute(attributes, "idx")).value_or(-1);
  }
}

void ChartPart::text(std::string_view part) {
  if (in_formula_) formula_ += part;
  if (in_point_) point_.text += part;
  if (in_words_) chart_.words = true;
}

void ChartPart::close(std::string_view name) {
  if (name == "f" && in_formula_) set_reference();
  if (name == "t") in_words_ = false;
  if (name == "pt" && in_point_) close_point();
}

void ChartPart::set_reference() {
  in_formula_ = false;
  current_.clear();
  for (ChartArea& area : areas_of(formula_)) {
    current_.push_back(chart_.areas.size());
    chart_.areas.push_back(std::move(area));
  }
}

void ChartPart::close_point() {
  in_point_ = false;
  point_.end = end_byte();
  auto index = static_cast<std::size_t>(std::max<std::int64_t>(index_, 0));
  for (const std::size_t area : current_) {
    if (index_ < 0 || several_levels_) break;
    const Area& cells = chart_.areas[area].area;
    if (index >= places_in(cells)) {
      index -= places_in(cells);
      continue;
    }
    point_.area = area;
    point_.place = {cells.first.row + index / width_of(cells),
                    cells.first.column + index % width_of(cells)};
    break;
  }
  if (chart_.points.size() == kMostPoints)
    return refuse({"グラフの値が多すぎる", "a chart holds too many values"});
  chart_.points.push_back(std::move(point_));
}

void DrawingPart::open(std::string_view name, std::span<const formats::XmlAttribute> attributes,
                       std::int64_t) {
  shows_more = shows_more || std::ranges::find(kShown, name) != kShown.end() ||
               !attribute(attributes, "descr").empty();
}

}  // namespace renga::publication
