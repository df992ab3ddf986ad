#pragma once

#include "engine/engine.hpp"
#include "ingest/tables.hpp"
#include "table/table.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace renga::ingest {

/// The tables of the dataset while they are filled, in an engine file that does not outlive the
/// work.
class WorkingTables final : public Tables {
 public:
  static Result<WorkingTables> open(const std::filesystem::path& folder, engine::Limits limits);

  Result<engine::Appender*> rows_of(const TableSchema& schema) override;
  /// Moves everything into the engine; afterwards no row can be added.
  Done finish();

  /// Takes out the rows of admissions whose discharge came too (ING-223). After `finish`.
  Done drop_open_stays();

  engine::Engine& engine() { return engine_; }
  /// In the order of their names.
  std::vector<TableSchema> schemas() const;

 private:
  struct Entry {
    TableSchema schema;
    std::unique_ptr<engine::Appender> rows;
  };

  explicit WorkingTables(engine::Engine engine) : engine_(std::move(engine)) {}

  engine::Engine engine_;
  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace renga::ingest
