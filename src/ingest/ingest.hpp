#pragma once

// The one header of this room: source files become a dataset (docs/spec/ingest.md).

#include "base/base.hpp"
#include "dataset/dataset.hpp"
#include "engine/engine.hpp"
#include "files/files.hpp"
#include "ingest/findings.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace renga::ingest {

struct Options {
  Database database = Database::ndb;
  std::vector<std::filesystem::path> files;  ///< in the order that numbers receipts and rows
  std::filesystem::path out;
  files::Existing existing = files::Existing::refuse;
  engine::Limits limits;
  std::string party;  ///< code name of who will hold the dataset
  /// Adds the tables, whose files lie complete at their places, to the dataset without the rows of
  /// people who refused, and hands back how many those were (ING-240). None: all rows stay.
  std::function<Result<std::int64_t>(std::span<const TableSchema>, dataset::Writer&)> add_without;
};

/// One comparison of a file with what it says of itself (ING-25, ING-26).
struct Check {
  std::string name;  ///< claims, points, receipt_points, payer_points, times, days
  Bilingual label;
  std::int64_t expected = 0;
  std::int64_t actual = 0;
  bool agrees = true;
  std::string file;
};

struct Report {
  Manifest manifest;
  /// Rows by table; head, closing and unknown records by their kind.
  std::map<std::string, std::int64_t> rows;
  std::vector<Check> checks;
  std::vector<Finding> findings;  ///< the first kKeptFindings; the rest is only counted
  std::map<std::string, std::int64_t> finding_counts;
  /// Fields with a value that nothing reads, by source and field (ING-243).
  std::map<std::string, std::int64_t> ignored;
  std::int64_t rejected_records = 0;
  std::int64_t removed_rows = 0;  ///< by `Options::add_without`; `rows` counts them too
  std::int64_t warnings = 0;
  std::int64_t bytes = 0;  ///< of all inputs
};

/// Reads any bytes as one input file as far as they go and keeps nothing: what a fuzzer calls.
/// Every line of receipts becomes a row or is set aside, or the file is refused; nothing else may
/// happen.
void read_any(std::span<const std::uint8_t> bytes);

/// Reads the files and writes the dataset with `rejected.csv` beside its tables, or nothing at all.
/// Inputs may be packed as ZIP or gzip (ING-68).
/// Errors: file_missing, archive_unreadable, archive_refused, file_not_claimed_format,
/// column_missing, database_without_reader, source_given_twice, nothing_to_read,
/// every_record_set_aside, output_exists, disk_short, and those of the engine.
Result<Report> ingest(const Options& options, Progress& progress);

}  // namespace renga::ingest
