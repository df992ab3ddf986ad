#pragma once

// The one header of this room: rows become Parquet files (docs/spec/dataset.md, DST-2 and DST-9)
// without passing through an engine.

#include "base/base.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace renga::parquet {

/// Whether a second thread compresses and writes while the caller fills; the bytes do not differ.
enum class Threads { one, two };

/// Writes several tables at once, each into its own file, in the order in which their rows come.
class Press {
 public:
  explicit Press(Threads threads);
  Press(Press&&) noexcept;
  Press& operator=(Press&&) noexcept;
  /// Files that were not closed are no Parquet files.
  ~Press();

  /// A table whose rows go to that file, which is made or replaced.
  Appender& open(const TableSchema& schema, const std::filesystem::path& file);
  /// Ends a table's file with the columns of `kept`, which are some of the table's and stand in its
  /// order: a column without any value can be left out after all. Errors: write_failed.
  Done close(Appender& table, const TableSchema& kept);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace renga::parquet
