#pragma once

#include "engine/engine.hpp"
#include "files/files.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renga::dataset {

/// A CSV file with a header that names these columns, in any order and among others.
struct CsvFile {
  std::filesystem::path path;
  std::vector<std::string> columns;
  std::string rule;                        ///< what a bad record breaks, for its error
  std::vector<std::string> optional = {};  ///< counted after the others; empty where absent
};

/// One record of a CSV file; columns count in the order in which the reader asked for them.
class CsvRow {
 public:
  CsvRow(const CsvFile& file, const CsvRecord& record, std::span<const std::size_t> places)
      : file_(file), record_(record), places_(places) {}

  std::string_view operator[](std::size_t column) const {
    const std::size_t place = places_[column];
    return place < record_.fields.size() ? std::string_view(record_.fields[place])
                                         : std::string_view();
  }
  /// field_bad at this line and column, with the rule of the file.
  Error bad(std::size_t column, std::string_view kind, std::string_view expected) const;

 private:
  const CsvFile& file_;
  const CsvRecord& record_;
  std::span<const std::size_t> places_;
};

/// Puts one record into the table, as one row or none.
using PutRow = std::function<Done(const CsvRow&, engine::Appender&)>;

/// Streams a CSV file of any size into a new table of the engine, in bounded memory. Gives the
/// number of rows. The first bad record ends it with an error that names file, line and column;
/// column_missing where the header lacks one, nothing_to_read where there is no header.
Result<std::int64_t> load_csv(engine::Engine& engine, const TableSchema& table, const CsvFile& file,
                              const PutRow& put);

}  // namespace renga::dataset
