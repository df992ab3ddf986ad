#pragma once

// The one header of this room: datasets on disk (docs/spec/dataset.md). Opening verifies every
// digest; writing appears whole or not at all.

#include "base/base.hpp"
#include "dataset/csv_table.hpp"
#include "engine/engine.hpp"
#include "files/files.hpp"
#include "table/table.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renga::dataset {

inline constexpr std::string_view kManifestName = "manifest.json";

/// How a table leaves: as the file that every command reads, or as CSV for other programs (DST-20).
enum class Form { parquet, csv };

/// A dataset whose files were all found with the digests that its manifest states.
class Dataset {
 public:
  static Result<Dataset> open(const std::filesystem::path& folder);

  const Manifest& manifest() const { return manifest_; }
  const std::filesystem::path& folder() const { return folder_; }
  /// SHA-256 of manifest.json: it covers every file.
  const std::string& digest() const { return digest_; }
  std::filesystem::path file_of(const TableEntry& table) const { return folder_ / table.file; }

  /// A view `PREFIX + table` over each table, in the engine. Tables in CSV are refused (DST-20).
  Done attach(engine::Engine& engine, std::string_view prefix = "") const;
  /// The dataset must be of that kind (DESIGN 4: who may hold what).
  Done require(IdKind kind) const;
  Result<const TableEntry*> table(std::string_view name) const;

 private:
  Manifest manifest_;
  std::filesystem::path folder_;
  std::string digest_;
};

/// Writes a dataset into a staged folder, table by table, and publishes it with its manifest.
class Writer {
 public:
  static Result<Writer> create(const std::filesystem::path& target, files::Existing existing);

  /// A place for scratch files that disappears with the staging folder (e.g. the engine's spill).
  const std::filesystem::path& scratch() const { return scratch_; }
  /// A place for a further file beside the tables (rejected.csv); it is not part of the manifest.
  std::filesystem::path beside(std::string_view name) const { return staged_.path() / name; }

  /// Adds the rows of the engine's table or view `from`, sorted by `order_by`.
  Result<std::int64_t> add(engine::Engine& engine, const TableSchema& schema, std::string_view from,
                           std::span<const std::string> order_by, Form form = Form::parquet);
  /// Where a table's file lies until the dataset is published, for rows that do not pass through an
  /// engine; `adopt` adds the table when its file is complete.
  std::filesystem::path place(std::string_view table) const;
  Done adopt(const TableSchema& schema, std::int64_t rows);
  /// The same where the digest was taken while the file was written.
  void adopt(const TableSchema& schema, std::int64_t rows, std::string sha256);
  /// Adds an unchanged table of another dataset, byte for byte.
  Done copy(const Dataset& source, const TableEntry& table);

  /// Writes the manifest (its tables are filled in here) and makes the dataset appear.
  Result<Manifest> publish(Manifest manifest);

 private:
  explicit Writer(files::StagedFolder staged, std::filesystem::path scratch)
      : staged_(std::move(staged)), scratch_(std::move(scratch)) {}
  files::StagedFolder staged_;
  std::filesystem::path scratch_;
  std::vector<TableEntry> tables_;
};

}  // namespace renga::dataset
