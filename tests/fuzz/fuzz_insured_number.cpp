// Any bytes as an insured number. IDP-12: the normal form of a normal form is itself; the fields
// are divided by zero bytes.
#include "ids/probe.hpp"
#include "input.hpp"

#include <bit>

namespace renga::fuzz {

void feed(std::string_view input) {
  ids::probe_insured_number({std::bit_cast<const std::uint8_t*>(input.data()), input.size()});
}

}  // namespace renga::fuzz
