#pragma once

#include "base/base.hpp"
#include "engine/engine.hpp"
#include "files/files.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace renga::service {

struct DemoOptions {
  std::int64_t people = 20000;
  std::uint64_t seed = 7;
  std::filesystem::path out;
  std::string dossier = "R7-0001";
  bool keep = false;  ///< leave the applicant's data for a look instead of erasing them
  Language language = Language::japanese;  ///< of the report
  files::Existing existing = files::Existing::refuse;
  engine::Limits limits;
};

/// One step of the road, by one party.
struct DemoStep {
  std::string name;
  Bilingual label;
  Bilingual party;
  double seconds = 0;
  std::int64_t rows = 0;
};

/// One dataset that the road made, with the digest of every file.
struct DemoDataset {
  std::string name;
  std::string party;
  std::int64_t rows = 0;
  std::map<std::string, std::string> sha256;
};

/// Linkage against the truth, by one way of linking.
struct DemoLinkage {
  double precision = 0;
  double recall = 0;
  std::int64_t true_pairs = 0;
  std::int64_t found_pairs = 0;
  std::int64_t right_pairs = 0;
};

/// The dossier that the road was, as its ledger has it at the end.
struct DemoRecord {
  std::string stage;
  std::int64_t events = 0;
  std::int64_t accounts = 0;  ///< that gave commands
  std::int64_t papers = 0;
};

/// Everything that the report shows, and that summary.json holds.
struct DemoSummary {
  std::int64_t people = 0;
  std::uint64_t seed = 0;
  std::string dossier;
  DemoRecord record;
  std::vector<DemoStep> steps;
  std::vector<DemoDataset> datasets;
  std::map<std::string, DemoLinkage> linkage;   ///< "id5", "id4", "both"
  std::map<std::string, std::int64_t> persons;  ///< persons after each step of the road
  std::map<std::string, double> risk;           ///< before.* and after.*
  std::map<std::string, std::int64_t> check;    ///< findings before and after, hidden cells
  std::map<std::string, std::int64_t> erased;   ///< files and bytes per party
};

std::string to_json(const DemoSummary& summary);

/// Walks the whole road on synthetic data as one approved dossier, all parties in folders of their
/// own below `out`, and writes report.html and summary.json. The folder appears as a whole.
Result<DemoSummary> demo(const DemoOptions& options, Progress& progress);

}  // namespace renga::service
