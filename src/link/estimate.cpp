#include "link/estimate.hpp"

#include "link/inputs.hpp"
#include "link/sql.hpp"

#include <algorithm>
#include <cmath>

namespace renga::link {
namespace {

constexpr double kStandardErrors = 1.96;  // 95 %
constexpr double kNoneSeen = 3;           // 95 % of Poisson counts of mean 3 are above 0

const Side& side_at(const Report& report, std::int64_t place) {
  const auto found = std::ranges::find_if(
      report.sides, [place](const Side& side) { return place_of(side.database) == place; });
  ensure(found != report.sides.end(), "a pair belongs to no database");
  return *found;
}

double share_found(std::int64_t found, double missed) {
  const double all = static_cast<double>(found) + missed;
  return all > 0 ? static_cast<double>(found) / all : 1;
}

}  // namespace

Interval missed_by_both(const Captured& captured) {
  const auto both = static_cast<double>(captured.by_both);
  const double only_id5 = static_cast<double>(captured.by_id5) - both;
  const double only_id4 = static_cast<double>(captured.by_id4) - both;
  const double missed = only_id5 * only_id4 / (both + 1);
  if (missed == 0) return {0, 0, kNoneSeen * std::max({only_id5, only_id4, 1.0}) / (both + 1)};
  const double variance = (both + only_id5 + 1) * (both + only_id4 + 1) * only_id5 * only_id4 /
                          ((both + 1) * (both + 1) * (both + 2));
  const double factor =
      std::exp(kStandardErrors * std::sqrt(std::log1p(variance / (missed * missed))));
  return {missed, missed / factor, missed * factor};
}

Done estimate_missed(engine::Engine& engine, Report& report) {
  RENGA_TRY(engine.run(sql::captured_pairs));
  RENGA_ASSIGN(const std::vector<engine::Row> rows, engine.rows(sql::count_captured));
  for (const engine::Row& row : rows) {
    Estimate estimate;
    estimate.database = side_at(report, row.integer(0)).database;
    estimate.other = side_at(report, row.integer(1)).database;
    estimate.by_id5 = row.integer(2);
    estimate.by_id4 = row.integer(3);
    estimate.by_both = row.integer(4);
    estimate.linked = row.integer(5);
    const Interval missed = missed_by_both({estimate.by_id5, estimate.by_id4, estimate.by_both});
    const double found = static_cast<double>(estimate.by_id5 + estimate.by_id4 - estimate.by_both);
    estimate.missed = missed.value;
    estimate.missed_low = missed.low;
    estimate.missed_high = missed.high;
    estimate.recall = share_found(static_cast<std::int64_t>(found), missed.value);
    report.estimates.push_back(estimate);
  }
  return {};
}

}  // namespace renga::link
