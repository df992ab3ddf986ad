// Any bytes as a birth date. IDP-10: the normal form of a normal form is itself, and lies in the
// calendar.
#include "ids/probe.hpp"
#include "input.hpp"

#include <bit>

namespace renga::fuzz {

void feed(std::string_view input) {
  ids::probe_birth_date({std::bit_cast<const std::uint8_t*>(input.data()), input.size()});
}

}  // namespace renga::fuzz
