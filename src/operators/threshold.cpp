#include "operators/threshold.hpp"

#include "operators/sql.hpp"

namespace renga::operators {

std::string threshold_of(const Site& site) {
  return site.lookup("threshold");
}

Done find_threshold(engine::Engine& engine, const Site& site, double percentile,
                    std::string_view words) {
  constexpr double kWhole = 100;
  engine::Parameters parameters = site.parameters();
  parameters.value("share", percentile / kWhole).identifier("threshold", threshold_of(site));
  RENGA_ASSIGN(const std::vector<engine::Row> rows, engine.rows(sql::percentile, parameters));
  const bool found = !rows.empty() && !rows.front().is_null(0);
  const double edge = found ? rows.front().decimal(0) : 0;
  parameters.value("edge", found ? engine::Value(edge) : engine::Value())
      .value("label", written(edge) + std::string(words));
  RENGA_TRY(engine.run(sql::threshold, parameters));
  return {};
}

}  // namespace renga::operators
