#pragma once

#include <string_view>

namespace renga::fuzz {

/// Each fuzzer defines this one function: what must hold for any bytes.
void feed(std::string_view input);

/// Ends the run as a crash, which the fuzzer keeps with the input that led to it.
inline void require(bool holds) {
  if (!holds) __builtin_trap();
}

}  // namespace renga::fuzz
