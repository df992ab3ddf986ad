#include "disclosure/minima.hpp"

#include "disclosure/places.hpp"

#include <algorithm>
#include <array>

namespace renga::disclosure {
namespace {

struct RouteRow {
  Route route;
  std::int64_t QuantityMinima::*minimum;
  std::string_view id;
};

/// PUB-05, PUB-06: by the way the drug is given.
constexpr std::array<RouteRow, 3> kRouteMinima = {{
    {Route::oral, &QuantityMinima::oral, "PUB-05"},
    {Route::external, &QuantityMinima::external, "PUB-05"},
    {Route::injection, &QuantityMinima::injection, "PUB-06"},
}};

/// What is asked of a number because of the patients behind it.
struct KnownRow {
  Unit unit;
  std::string_view rule;
  std::string_view id;
  Sentence sentence;
};

/// PUB-04, PUB-07: no figure where the patients are known to be too few; percentages and means of
/// too few patients are units of too few patients themselves (PUB-01).
constexpr std::array<KnownRow, 4> kKnownPatients = {{
    {Unit::prescriptions, "drug-quantity-min", "PUB-04", Sentence::quantity_of_few},
    {Unit::rehabilitation, "rehabilitation-min", "PUB-07", Sentence::quantity_of_few},
    {Unit::percent, "patients-min", "PUB-01", Sentence::ratio_of_few},
    {Unit::mean, "patients-min", "PUB-01", Sentence::ratio_of_few},
}};

/// Whether a reader knows that there are patients, and too few of them.
bool known_few(const Cell& patients, const Rules& rules) {
  if (patients.content == Content::number)
    return patients.value > 0 && patients.value < static_cast<double>(rules.patients_min);
  return patients.hides_below && *patients.hides_below <= rules.patients_min;
}

std::optional<std::int32_t> measure_named(const Table& table,
                                          const std::optional<std::string>& name) {
  if (!name) return std::nullopt;
  const auto found = std::ranges::find(table.measures, *name, &Measure::name);
  if (found == table.measures.end()) return std::nullopt;
  return static_cast<std::int32_t>(found - table.measures.begin());
}

}  // namespace

Minima::Minima(const Release& release, const Table& table, const Rules& rules)
    : table_(table),
      rules_(rules),
      exempt_(std::ranges::find(rules.exempt, release.data_kind) != rules.exempt.end()) {
  for (const Dimension& dimension : table.dimensions) {
    std::vector<const Municipality*> places;
    if (dimension.kind() == DimensionKind::municipality)
      for (const std::string& label : dimension.labels())
        places.push_back(find_municipality(release.municipalities, label));
    places_.push_back(std::move(places));
  }
  for (const Measure& measure : table.measures)
    patients_measure_.push_back(
        measure_named(table, measure.patients ? measure.patients : measure.whole_measure));
}

const Cell* Minima::patients_of(std::size_t place) const {
  const Cell& cell = table_.cells[place];
  const auto measure = patients_measure_[static_cast<std::size_t>(cell.measure)];
  if (!measure) return nullptr;
  // Cells come by row; a long table has the measures of one unit in one row.
  const auto is_it = [&](const Cell& other) {
    return other.row == cell.row && other.measure == *measure && other.labels == cell.labels;
  };
  for (std::size_t i = place; i-- > 0 && table_.cells[i].row == cell.row;)
    if (is_it(table_.cells[i])) return &table_.cells[i];
  for (std::size_t i = place + 1; i < table_.cells.size() && table_.cells[i].row == cell.row; ++i)
    if (is_it(table_.cells[i])) return &table_.cells[i];
  return nullptr;
}

/// PUB-01, raised by the population of the smallest municipality among the labels (PUB-02a to
/// PUB-02c).
Minimum Minima::of_patients(const Cell& cell) const {
  Minimum minimum{.limit = rules_.patients_min,
                  .zero_allowed = rules_.zero_allowed,
                  .rule = "patients-min",
                  .id = "PUB-01",
                  .sentence = Sentence::patients_few};
  for (std::size_t d = 0; d < places_.size(); ++d) {
    if (places_[d].empty()) continue;
    const Municipality* place = places_[d][static_cast<std::size_t>(cell.labels[d])];
    if (place == nullptr) continue;
    minimum.rule = "patients-min-municipality";
    if (place->population < rules_.municipalities.none_below)
      return {.limit = kNeverShown,
              .zero_allowed = false,
              .rule = minimum.rule,
              .id = "PUB-02a",
              .sentence = Sentence::municipality_tiny};
    const bool raised = place->population < rules_.municipalities.raised_below;
    minimum.id = raised ? "PUB-02b" : "PUB-02c";
    if (!raised) continue;
    minimum.limit = rules_.municipalities.raised_minimum;
    minimum.sentence = Sentence::municipality_few;
  }
  return minimum;
}

/// How the drugs of a cell are given: as the declaration says, and as their codes say.
std::vector<Route> Minima::routes_of(const Measure& measure, const Cell& cell) const {
  std::vector<Route> routes;
  if (measure.route) routes.push_back(*measure.route);
  for (std::size_t d = 0; d < table_.dimensions.size(); ++d)
    if (const auto route = table_.dimensions[d].route(cell.labels[d])) routes.push_back(*route);
  return routes;
}

/// PUB-05, PUB-06: the strictest of the routes that are known, of all where none is.
Minimum Minima::of_drugs(const Measure& measure, const Cell& cell) const {
  const std::vector<Route> routes = routes_of(measure, cell);
  Minimum strictest{0, true, "drug-quantity-min", "PUB-05", Sentence::quantity_small};
  for (const RouteRow& row : kRouteMinima) {
    if (!routes.empty() && std::ranges::find(routes, row.route) == routes.end()) continue;
    const std::int64_t limit = rules_.quantities.*row.minimum;
    if (limit <= strictest.limit) continue;
    strictest.limit = limit;
    strictest.id = row.id;
  }
  return strictest;
}

std::optional<Minimum> Minima::own(const Cell& cell) const {
  const Measure& measure = table_.measure_of(cell);
  switch (measure.unit) {
    case Unit::patients:
      return of_patients(cell);
    case Unit::facilities:
    case Unit::insurers:
      // The exception speaks of no patients; where nobody is counted, nobody is treated.
      return Minimum{rules_.institutions_min, true, "facilities-min", "PUB-03",
                     Sentence::institutions_few};
    case Unit::prescriptions:
      if (measure.patients) return std::nullopt;
      return of_drugs(measure, cell);
    case Unit::rehabilitation:
      if (measure.patients) return std::nullopt;
      return Minimum{rules_.quantities.rehabilitation, true, "rehabilitation-min", "PUB-08",
                     Sentence::quantity_small};
    case Unit::points:
    case Unit::other:
      if (!measure.minimum) return std::nullopt;
      return Minimum{*measure.minimum, true, "patients-min", "PUB-01", Sentence::own_minimum};
    case Unit::percent:
    case Unit::mean:
      return std::nullopt;
  }
  bug("a unit without its rule");
}

std::optional<Minimum> Minima::of(std::size_t place) const {
  if (exempt_) return std::nullopt;
  const Cell& cell = table_.cells[place];
  const Measure& measure = table_.measure_of(cell);
  if (patients_measure_[static_cast<std::size_t>(cell.measure)])
    for (const KnownRow& row : kKnownPatients) {
      if (row.unit != measure.unit) continue;
      const Cell* patients = patients_of(place);
      if (patients != nullptr && known_few(*patients, rules_))
        return Minimum{kNeverShown, false, row.rule, row.id, row.sentence};
    }
  if (measure.whole_number && *measure.whole_number < rules_.patients_min)
    return Minimum{kNeverShown, false, "patients-min", "PUB-01", Sentence::ratio_of_few};
  return own(cell);
}

void assign_minima(Release& release, const Rules& rules) {
  for (Table& table : release.tables) {
    std::vector<std::optional<std::int64_t>> limits(table.cells.size());
    const Minima minima(release, table, rules);
    for (std::size_t i = 0; i < limits.size(); ++i)
      if (const auto minimum = minima.of(i)) limits[i] = minimum->limit;
    for (std::size_t i = 0; i < limits.size(); ++i) table.cells[i].limit = limits[i];
  }
}

}  // namespace renga::disclosure
