#pragma once

// The one header of this room: the join of several databases at the applicant (docs/spec/link.md).

#include "base/base.hpp"
#include "dataset/dataset.hpp"
#include "engine/engine.hpp"
#include "link/causes.hpp"
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
  std::optional<std::filesystem::path> report;      ///< HTML
  std::optional<std::filesystem::path> truth;       ///< CSV (JOIN-15), for synthetic data
  std::optional<std::filesystem::path> mismatches;  ///< CSV (JOIN-25)
  Language language = Language::japanese;           ///< of the report
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
  std::int64_t true_people = 0;   ///< true persons of two databases or more (JOIN-28)
  std::int64_t found_people = 0;  ///< of them, those linked to themselves at least once
  double recall_people = 1;
};

/// Lines of the ledger of one cause, leg and pair of databases (JOIN-22).
struct Mismatch {
  std::string cause;
  std::string leg;  ///< "id4", "id5" or empty
  Database database = Database::ndb;
  std::optional<Database> other;  ///< nothing: a person alone
  std::int64_t lines = 0;
  std::int64_t linked = 0;  ///< of the lines, pairs that the other ID linked
};

/// Pairs between two databases that neither ID found, estimated (JOIN-27).
struct Estimate {
  Database database = Database::ndb;
  Database other = Database::jisedai;
  std::int64_t by_id5 = 0;
  std::int64_t by_id4 = 0;
  std::int64_t by_both = 0;
  std::int64_t linked = 0;
  double missed = 0;  ///< with the limits of 95 % below
  double missed_low = 0;
  double missed_high = 0;
  double recall = 1;                              ///< of what some ID found, in all
  std::optional<std::int64_t> truly_missed = {};  ///< people, where the truth is known
};

/// What the truth says of a stage or of a true cause, in pairs (JOIN-29).
struct Judgement {
  std::int64_t true_pairs = 0;
  std::int64_t found_pairs = 0;  ///< of a stage: all found; of a cause: the true ones found
  std::int64_t right_pairs = 0;
  std::int64_t wrong_pairs = 0;
};

/// How often a cause of the ledger agrees with the truth (JOIN-30).
struct Agreement {
  std::int64_t missed_pairs = 0;
  std::int64_t missed_agreeing = 0;
  std::int64_t wrong_pairs = 0;
  std::int64_t wrong_agreeing = 0;
};

/// Everything that only the truth can tell beside the quality.
struct Verdict {
  std::map<std::string, Judgement> by_stage;       ///< "id5", "id4"
  std::map<std::string, Judgement> by_true_cause;  ///< as the truth names them
  std::map<std::string, Agreement> by_cause;       ///< main causes of the ledger
};

struct Report {
  Manifest manifest;
  std::vector<Side> sides;                             ///< in the order of Database
  std::map<std::string, std::int64_t> links_by_stage;  ///< linked persons of two databases or more
  std::int64_t homonym_guard = 0;                      ///< ID4 values kept apart (JOIN-10)
  std::int64_t conflict_flags = 0;                     ///< linked persons with the flag (JOIN-8)
  std::map<std::string, std::int64_t> rows;            ///< per table of the linked dataset
  std::vector<Mismatch> mismatches;                    ///< in the order of the causes
  std::map<std::string, std::vector<std::int64_t>> examples;  ///< linked persons of a cause
  std::vector<Estimate> estimates;
  std::optional<std::map<std::string, Quality>> quality;  ///< "id5", "id4", "both" (JOIN-18)
  std::optional<Verdict> verdict;
};

/// Links the datasets and writes the linked dataset, and the report where one is asked for.
/// Refused: an approval without Act::link; datasets of another kind or dossier (JOIN-1).
Result<Report> link(const Approval& approval, const Options& options, Progress& progress);

}  // namespace renga::link
