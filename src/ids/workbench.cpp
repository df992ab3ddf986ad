#include "ids/workbench.hpp"

#include "ids/sql.hpp"

#include <array>

namespace renga::ids {

Result<Workbench> open_workbench(const files::Path& out, files::Existing existing,
                                 engine::Limits limits) {
  RENGA_ASSIGN(dataset::Writer writer, dataset::Writer::create(out, existing));
  if (limits.spill_folder.empty()) limits.spill_folder = writer.scratch();
  RENGA_ASSIGN(engine::Engine engine, engine::Engine::open(limits));
  return Workbench{std::move(writer), std::move(engine)};
}

InputEntry input_of(const dataset::Dataset& dataset) {
  return {std::filesystem::absolute(dataset.folder()).lexically_normal().filename().string(),
          dataset.digest()};
}

Done count_validities(engine::Engine& engine, std::string_view table,
                      std::map<std::string, std::int64_t>& counts) {
  constexpr std::array kIds = {"id4.", "id5."};
  for (const std::string id : kIds)
    for (int code = 0; code <= static_cast<int>(Validity::outside_period); ++code)
      counts.emplace(id + std::string(name_of(static_cast<Validity>(code))), 0);
  RENGA_ASSIGN(const auto rows,
               engine.rows(sql::validities, engine::Parameters().identifier("table", table)));
  for (const engine::Row& row : rows)
    counts[row.text(0) + "." + (row.is_null(1) ? "" : row.text(1))] = row.integer(2);
  return {};
}

Result<Outcome> publish(Workbench bench, Manifest manifest) {
  // The engine spills into the scratch folder, which is about to go.
  { const engine::Engine closed = std::move(bench.engine); }
  RENGA_ASSIGN(Manifest published, bench.writer.publish(std::move(manifest)));
  std::map<std::string, std::int64_t> counts = published.counts;
  return Outcome{std::move(published), std::move(counts)};
}

}  // namespace renga::ids
