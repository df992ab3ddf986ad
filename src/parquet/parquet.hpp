#pragma once

// The one header of this room: rows become Parquet files (docs/spec/dataset.md, DST-2 and DST-9)
// without passing through an engine.

#include "base/base.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

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

/// Copies a table's file and puts other whole numbers in the place of one column. The pages of all
/// other columns are taken over byte for byte: nothing is unpacked, and no row changes its place.
class Replacement {
 public:
  /// Sees the bytes of the new file in their order, on one thread at a time.
  using Watch = std::function<void(std::string_view)>;

  /// Opens `from` to become `to`. Nothing where its pages cannot be taken over as they are: it is
  /// not the file of a dataset (DST-2, DST-9) with just the columns of `schema`. `column` is one of
  /// them, of the type integer. Errors: file_unreadable.
  static Result<std::optional<Replacement>> open(const TableSchema& schema, std::string_view column,
                                                 const std::filesystem::path& from,
                                                 const std::filesystem::path& to, Watch watch);
  Replacement(Replacement&&) noexcept;
  Replacement& operator=(Replacement&&) noexcept;
  ~Replacement();

  std::int64_t rows() const;
  /// The numbers of the next rows; every row has one.
  void put(std::span<const std::int64_t> numbers);
  /// Ends the file, when every row got its number. Errors: file_unreadable, write_failed.
  Done finish();

 private:
  struct Implementation;
  explicit Replacement(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace renga::parquet
