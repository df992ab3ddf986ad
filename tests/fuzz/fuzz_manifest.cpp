// Any bytes as manifest.json: what is read is written back and read again as the same.
#include "input.hpp"
#include "table/table.hpp"

namespace renga::fuzz {

void feed(std::string_view input) {
  const auto manifest = manifest_from_json(input, "fuzz");
  if (!manifest) return;
  const std::string written = to_json(*manifest);
  const auto again = manifest_from_json(written, "fuzz");
  require(again.has_value() && to_json(*again) == written);
}

}  // namespace renga::fuzz
