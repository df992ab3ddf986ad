#pragma once

// The one header of this room: the join of several databases at the applicant (docs/spec/link.md).

#include "base/base.hpp"
#include "dataset/dataset.hpp"
#include "engine/engine.hpp"
#include "link/timeline.hpp"
#include "link/vocabulary.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace renga::link {

struct Options {
  std::vector<std::filesystem::path> datasets;  ///< two or more, kind `provision`, one a database
  std::filesystem::path out;
  std::optional<std::filesystem::path> report;  ///< HTML
  std::optional<std::filesystem::path> truth;   ///< CSV (JOIN-15), for synthetic data
  Language language = Language::japanese;       ///< of the report
  files::Existing existing = files::Existing::refuse;
  engine::Limits limits;
};

/// The persons of one database. Every stage and reason is there, also with 0.
struct Side {
  Database database = Database::ndb;
  std::int64_t persons = 0;
  std::map<std::string, std::int64_t> linked_by_stage;
  std::map<std::string, std::int64_t> unlinked_by_reason;

  std::int64_t linked() const;
  std::int64_t unlinked() const;
};

/// Linkage against the truth, in pairs of persons (JOIN-17).
struct Quality {
  std::int64_t true_pairs = 0;
  std::int64_t found_pairs = 0;
  std::int64_t right_pairs = 0;
  double precision = 1;
  double recall = 1;
};

struct Report {
  Manifest manifest;
  std::vector<Side> sides;                             ///< in the order of Database
  std::map<std::string, std::int64_t> links_by_stage;  ///< linked persons of two databases or more
  std::int64_t homonym_guard = 0;                      ///< ID4 values kept apart (JOIN-10)
  std::int64_t conflict_flags = 0;                     ///< linked persons with the flag (JOIN-8)
  std::map<std::string, std::int64_t> rows;            ///< per table of the linked dataset
  std::optional<std::map<std::string, Quality>> quality;  ///< "id5", "id4", "both" (JOIN-18)
};

/// Links the datasets and writes the linked dataset, and the report where one is asked for.
/// Refused: an approval without Act::link; datasets of another kind or dossier (JOIN-1).
Result<Report> link(const Approval& approval, const Options& options, Progress& progress);

}  // namespace renga::link
