#include "ingest/packages.hpp"

#include <algorithm>
#include <array>

namespace renga::ingest {
namespace {

constexpr std::array<std::string_view, 2> kInnerFolders = {"/DATA", "/CLAIMS"};

}  // namespace

std::string package_of(std::string_view file_name) {
  std::string name(file_name);
  std::ranges::replace(name, '!', '/');
  std::string_view folder =
      std::string_view(name).substr(0, std::max<std::size_t>(name.rfind('/') + 1, 1) - 1);
  for (const std::string_view inner : kInnerFolders)
    if (folder.ends_with(inner)) folder.remove_suffix(inner.size());
  return std::string(folder);
}

void check_packages(Intake& intake) {
  for (const auto& [name, count] : intake.packages) {
    if (count.expected < 0) continue;
    const bool with_claims = count.expected == count.documents + count.claims;
    intake.checks.push_back({"documents",
                             {"文書の数 (ix08)", "documents (ix08)"},
                             count.expected,
                             count.documents,
                             with_claims || count.expected == count.documents,
                             name});
  }
}

}  // namespace renga::ingest
