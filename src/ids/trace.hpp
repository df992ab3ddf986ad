#pragma once

#include "base/base.hpp"
#include "crypto/crypto.hpp"
#include "engine/engine.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace renga::ids {

struct TraceOptions {
  /// A text of any kind (CSV, JSON, mail), a Parquet file, or a folder with such files.
  std::filesystem::path leak;
  /// Whom the copies were made for: the producer's answer with processing IDs, or at the fund the
  /// request with stored IDs (IDP-46).
  std::filesystem::path persons;
  engine::Limits limits;
};

/// What of a leak stands in one copy.
struct TracedCopy {
  std::string place;   ///< empty where one key serves for all places
  std::string key_id;  ///< of the user key
  std::int64_t ids = 0;
};

enum class Verdict { none, copy, several_copies };

std::string_view name_of(Verdict verdict);

struct Trace {
  std::string dossier;
  std::int64_t suspects = 0;  ///< different texts of the leak that may be IDs
  std::vector<TracedCopy> copies;
  Verdict verdict = Verdict::none;
};

/// Names the copy that a leak came from (IDP-44 to IDP-49). no_ids_to_trace where nothing in the
/// leak looks like an ID; key_missing where the user keys were erased.
Result<Trace> trace(const TraceOptions& options, const crypto::KeyRing& keys, Progress& progress);

}  // namespace renga::ids
