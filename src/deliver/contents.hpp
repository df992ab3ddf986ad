#pragma once

#include "base/base.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace renga::deliver {

inline constexpr std::string_view kContentsName = "delivery.json";

/// One entry of a package besides delivery.json itself.
struct Entry {
  std::string name;
  std::int64_t bytes = 0;
  std::string sha256;
};

/// delivery.json (DLV-4).
struct Contents {
  std::string dossier;
  std::string place;
  std::string party;
  std::string manifest_sha256;
  std::vector<Entry> entries;
};

std::string to_json(const Contents& contents);
Result<Contents> contents_from_json(std::string_view text);

}  // namespace renga::deliver
