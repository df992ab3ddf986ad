// Any bytes as a file of any source of any database: read or refused, never a crash.
#include "ingest/ingest.hpp"
#include "input.hpp"

#include <bit>

namespace renga::fuzz {

void feed(std::string_view input) {
  ingest::read_any({std::bit_cast<const std::uint8_t*>(input.data()), input.size()});
}

}  // namespace renga::fuzz
