#include "disclosure/cell_rules.hpp"

#include "disclosure/findings.hpp"
#include "disclosure/minima.hpp"
#include "disclosure/places.hpp"

#include <algorithm>
#include <cmath>

namespace renga::disclosure {
namespace {

class CellJudge {
 public:
  CellJudge(const Release& release, const Table& table, const Rules& rules)
      : release_(release), table_(table), rules_(rules), minima_(release, table, rules) {}

  std::vector<Finding> findings() {
    for (std::size_t i = 0; i < table_.cells.size(); ++i) judge(i);
    return std::move(findings_);
  }

 private:
  Finding& add(const Minimum& minimum, Severity severity, Sentence sentence, const Cell& cell,
               Details details) {
    findings_.push_back(finding(rules_, minimum.rule, severity, sentence, details));
    Finding& found = findings_.back();
    found.citation.id = minimum.id;
    locate(found, table_, cell);
    if (minimum.limit != kNeverShown) found.limit = minimum.limit;
    return found;
  }

  void judge(std::size_t place) {
    const Cell& cell = table_.cells[place];
    const auto minimum = minima_.of(place);
    if (minimum) {
      judge_mark(cell, *minimum);
      if (minimum->broken_by(cell)) return judge_broken(place, *minimum);
    }
    if (!cell.hidden()) judge_behind(place);
  }

  /// CHK-21: a mark that tells more than the rule does.
  void judge_mark(const Cell& cell, const Minimum& minimum) {
    if (!cell.hides_below || *cell.hides_below >= minimum.limit || minimum.limit == kNeverShown)
      return;
    add(minimum, Severity::warning, Sentence::mark_tells_bound, cell,
        {{"bound", std::to_string(*cell.hides_below)}, {"limit", std::to_string(minimum.limit)}});
  }

  void judge_broken(std::size_t place, const Minimum& minimum) {
    const Cell& cell = table_.cells[place];
    const bool nobody = minimum.rule == "facilities-min" && counts_nobody(place);
    Finding& found = add(minimum, nobody ? Severity::warning : Severity::violation,
                         nobody ? Sentence::institutions_of_none : minimum.sentence, cell,
                         {{"limit", std::to_string(minimum.limit)},
                          {"patients_limit", std::to_string(rules_.patients_min)},
                          {"below", std::to_string(rules_.municipalities.none_below)},
                          {"population", population_of(cell)}});
    found.value = static_cast<std::int64_t>(cell.value);
  }

  /// PUB-03: whether the same unit counts patients, and none.
  bool counts_nobody(std::size_t place) const {
    const Cell& cell = table_.cells[place];
    const auto counts_none = [&](const Cell& other) {
      return other.row == cell.row && other.labels == cell.labels && !other.hidden() &&
             table_.measure_of(other).unit == Unit::patients && other.value == 0;
    };
    std::size_t first = place;
    while (first > 0 && table_.cells[first - 1].row == cell.row) --first;
    for (std::size_t i = first; i < table_.cells.size() && table_.cells[i].row == cell.row; ++i)
      if (counts_none(table_.cells[i])) return true;
    return false;
  }

  std::string population_of(const Cell& cell) const {
    for (std::size_t d = 0; d < table_.dimensions.size(); ++d) {
      const Dimension& dimension = table_.dimensions[d];
      if (dimension.kind() != DimensionKind::municipality) continue;
      const Municipality* place =
          find_municipality(release_.municipalities, dimension.label(cell.labels[d]));
      if (place != nullptr) return std::to_string(place->population);
    }
    return "";
  }

  /// What a printed quantity or percentage tells of the patients behind it.
  void judge_behind(std::size_t place) {
    const Measure& measure = table_.measure_of(table_.cells[place]);
    const Cell* patients = minima_.patients_of(place);
    if (patients != nullptr && patients->hidden() && !patients->hides_below) {
      const bool drug = measure.unit == Unit::prescriptions;
      const bool exercise = measure.unit == Unit::rehabilitation;
      const Minimum minimum{.limit = kNeverShown,
                            .rule = drug       ? "drug-quantity-min"
                                    : exercise ? "rehabilitation-min"
                                               : "patients-min",
                            .id = drug       ? "PUB-04"
                                  : exercise ? "PUB-07"
                                             : "PUB-01"};
      add(minimum, Severity::warning, Sentence::quantity_beside_hidden, table_.cells[place],
          {{"patients_limit", std::to_string(rules_.patients_min)}});
    }
    if (measure.unit == Unit::percent) judge_percent(place, patients);
  }

  /// A percentage of a known number of patients is a number of patients too: every whole number
  /// that rounds to it (CHK-28).
  void judge_percent(std::size_t place, const Cell* patients) {
    constexpr double kHundred = 100;
    const Cell& cell = table_.cells[place];
    const Measure& measure = table_.measure_of(cell);
    std::optional<double> whole;
    if (measure.whole_number) whole = static_cast<double>(*measure.whole_number);
    if (patients != nullptr && !patients->hidden()) whole = patients->value;
    if (!whole || cell.value == 0) return;
    const double half = std::pow(10, -cell.decimals) / 2;
    const auto least = std::ceil((cell.value - half) * *whole / kHundred);
    const auto most = std::floor((cell.value + half) * *whole / kHundred);
    const bool few = least >= 1 && most < static_cast<double>(rules_.patients_min) && least <= most;
    if (!few) return;
    const auto first = static_cast<std::int64_t>(least);
    const auto last = static_cast<std::int64_t>(most);
    const std::string value =
        first == last ? std::to_string(first) : std::to_string(first) + "–" + std::to_string(last);
    Finding& found = add({.limit = rules_.patients_min, .rule = "patients-min", .id = "PUB-01"},
                         Severity::violation, Sentence::ratio_tells_few, cell,
                         {{"whole", std::to_string(static_cast<std::int64_t>(*whole))},
                          {"value", value},
                          {"limit", std::to_string(rules_.patients_min)}});
    if (patients != nullptr) found.from = {address_of(patients->row, patients->column)};
    if (first == last) found.value = first;
  }

  const Release& release_;
  const Table& table_;
  const Rules& rules_;
  Minima minima_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> cell_findings(const Release& release, const Table& table, const Rules& rules) {
  return CellJudge(release, table, rules).findings();
}

}  // namespace renga::disclosure
