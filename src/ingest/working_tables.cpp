#include "ingest/working_tables.hpp"

#include "ingest/sql.hpp"

#include <algorithm>

namespace renga::ingest {
namespace {

// Rows only pass through the engine, so more memory would not make it faster.
constexpr std::int64_t kEngineMemoryMib = 512;

}  // namespace

Result<WorkingTables> WorkingTables::open(const std::filesystem::path& folder,
                                          engine::Limits limits) {
  limits.memory_mib = std::min(limits.memory_mib, kEngineMemoryMib);
  if (limits.spill_folder.empty()) limits.spill_folder = folder;
  RENGA_ASSIGN(engine::Engine engine, engine::Engine::open_file(folder / "ingest.db", limits));
  RENGA_TRY(engine.run(sql::begin_rows));
  return WorkingTables(std::move(engine));
}

Result<engine::Appender*> WorkingTables::rows_of(const TableSchema& schema) {
  const auto known = entries_.find(schema.name);
  if (known != entries_.end()) return known->second.rows.get();
  RENGA_TRY(engine_.create_table(schema));
  RENGA_ASSIGN(std::unique_ptr<engine::Appender> rows, engine_.append_to(schema));
  engine::Appender* appender = rows.get();
  entries_.emplace(schema.name, Entry{schema, std::move(rows)});
  return appender;
}

Done WorkingTables::finish() {
  for (auto& [name, entry] : entries_) {
    RENGA_TRY(entry.rows->finish());
    entry.rows.reset();
  }
  RENGA_TRY(engine_.run(sql::end_rows));
  return {};
}

Done WorkingTables::drop_open_stays() {
  if (entries_.contains("encounter")) RENGA_TRY(engine_.run(sql::drop_open_stays));
  return {};
}

std::vector<TableSchema> WorkingTables::schemas() const {
  std::vector<TableSchema> schemas;
  for (const auto& [name, entry] : entries_) schemas.push_back(entry.schema);
  return schemas;
}

}  // namespace renga::ingest
