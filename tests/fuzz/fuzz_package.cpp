// Any bytes as a sealed package: refused, or an outline whose content is shorter than the bytes.
#include "crypto/cms.hpp"
#include "input.hpp"

#include <bit>

namespace renga::fuzz {

void feed(std::string_view input) {
  const auto outline =
      crypto::cms_outline({std::bit_cast<const std::uint8_t*>(input.data()), input.size()});
  if (!outline) return;
  require(!outline->receivers.empty());
  require(outline->sealed_bytes < input.size());
}

}  // namespace renga::fuzz
