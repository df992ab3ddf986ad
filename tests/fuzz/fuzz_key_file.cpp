// Any bytes as a key file: whatever is accepted is exactly what would be written (KEY-5), so no bit
// of a file can change unnoticed.
#include "crypto/key_envelope.hpp"
#include "input.hpp"

namespace renga::fuzz {

void feed(std::string_view input) {
  const auto envelope = crypto::envelope_of(input, "fuzz");
  if (envelope) require(crypto::text_of(*envelope) == input);
}

}  // namespace renga::fuzz
