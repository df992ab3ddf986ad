// Any bytes as a kana name. IDP-8: the normal form of a normal form is itself, and the fast path
// gives what the steps give.
#include "ids/probe.hpp"
#include "input.hpp"

#include <bit>

namespace renga::fuzz {

void feed(std::string_view input) {
  ids::probe_kana({std::bit_cast<const std::uint8_t*>(input.data()), input.size()});
}

}  // namespace renga::fuzz
