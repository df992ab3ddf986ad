#pragma once

#include "ingest/tables.hpp"
#include "parquet/parquet.hpp"
#include "table/table.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <string>

namespace renga::ingest {

/// The tables of the dataset while they are filled, each straight into its own file.
class OutputTables final : public Tables {
 public:
  using PlaceOf = std::function<std::filesystem::path(std::string_view)>;

  OutputTables(PlaceOf place_of, parquet::Threads threads);

  Result<Appender*> rows_of(const TableSchema& schema) override;

  /// In the order of their names.
  std::vector<TableSchema> schemas() const;
  /// Ends a table's file with the columns of `kept`, which are some of the table's.
  Done close(const TableSchema& kept);
  /// Of a table that was closed.
  std::int64_t rows(std::string_view table) const;

 private:
  struct Entry {
    TableSchema schema;
    Appender* rows;  ///< until the table is closed
    std::int64_t written = 0;
  };

  PlaceOf place_of_;
  parquet::Press press_;
  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace renga::ingest
