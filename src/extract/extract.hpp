#pragma once

// The one header of this room: an approved request becomes an extract (docs/spec/extract.md).

#include "base/base.hpp"
#include "dataset/dataset.hpp"
#include "engine/engine.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace renga::extract {

struct Options {
  std::filesystem::path dataset;  ///< kind `stored`
  std::filesystem::path request;  ///< TOML
  std::filesystem::path out;
  files::Existing existing = files::Existing::refuse;
  engine::Limits limits;
};

/// Persons who were still there after one step of the population (EXT-4).
struct Step {
  std::string name;
  Bilingual label;
  std::int64_t persons = 0;
};

struct Report {
  Manifest manifest;
  std::vector<Step> steps;
  std::map<std::string, std::int64_t> rows;  ///< per table
};

/// Refused: an approval without Act::extract (EXT-2), a column without exception (EXT-7).
Result<Report> extract(const Approval& approval, const Options& options, Progress& progress);

}  // namespace renga::extract
