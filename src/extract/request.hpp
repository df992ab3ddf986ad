#pragma once

#include "base/base.hpp"
#include "extract/aggregate.hpp"
#include "extract/population.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace renga::extract {

/// The kinds of provision (DEF-34 to DEF-37).
enum class Kind { special_extraction, aggregate_table, sampling_dataset, trial_dataset };

std::string_view name_of(Kind kind);
Bilingual label_of(Kind kind);

/// A preset dataset: no conditions, columns or reasons of its own (APP-70).
inline bool is_preset(Kind kind) {
  return kind == Kind::sampling_dataset || kind == Kind::trial_dataset;
}

/// A table of a special extraction.
struct TableRequest {
  std::string name;
  std::vector<std::string> columns;
  std::string reason;
  std::map<std::string, std::string> reasons;  ///< of columns that have one of their own
  std::int64_t name_line = 0;
  std::int64_t columns_line = 0;
};

/// What was applied for and approved (EXT-1).
struct Request {
  Database database = Database::ndb;
  Kind kind = Kind::special_extraction;
  std::int64_t seed = 0;
  Months period;  ///< of a preset dataset: one month
  std::int64_t period_line = 0;
  Population population;
  std::vector<TableRequest> tables;        ///< special extraction
  std::vector<AggregateTable> aggregates;  ///< aggregate tables
  std::string rulebook;                    ///< aggregate tables: what binds their publication
};

/// Reads a request; errors name `file` and the line. Files of codes are not read yet.
Result<Request> parse_request(std::string_view text, std::string_view file);

/// A request with the codes of its files, and the digests of all that was read.
struct LoadedRequest {
  Request request;
  std::vector<InputEntry> inputs;
};

/// Reads a request and the files of codes that it names, relative to its folder (EXT-15).
Result<LoadedRequest> load_request(const std::filesystem::path& file);

}  // namespace renga::extract
