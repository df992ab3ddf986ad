#include "ingest/output_tables.hpp"

#include <utility>

namespace renga::ingest {

OutputTables::OutputTables(PlaceOf place_of, parquet::Threads threads)
    : place_of_(std::move(place_of)), press_(threads) {}

Result<Appender*> OutputTables::rows_of(const TableSchema& schema) {
  const auto known = entries_.find(schema.name);
  if (known != entries_.end()) return known->second.rows;
  Appender& rows = press_.open(schema, place_of_(schema.name));
  entries_.emplace(schema.name, Entry{schema, &rows, 0});
  return &rows;
}

std::vector<TableSchema> OutputTables::schemas() const {
  std::vector<TableSchema> schemas;
  for (const auto& [name, entry] : entries_) schemas.push_back(entry.schema);
  return schemas;
}

Done OutputTables::close(const TableSchema& kept) {
  Entry& entry = entries_.find(kept.name)->second;
  entry.written = entry.rows->rows();
  return press_.close(*std::exchange(entry.rows, nullptr), kept);
}

std::int64_t OutputTables::rows(std::string_view table) const {
  return entries_.find(table)->second.written;
}

}  // namespace renga::ingest
