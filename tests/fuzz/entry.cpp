// Where libFuzzer enters: it knows bytes, the fuzzers know text.
#include "input.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  renga::fuzz::feed({std::bit_cast<const char*>(bytes), count});
  return 0;
}
