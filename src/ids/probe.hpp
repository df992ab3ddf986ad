#pragma once

#include <cstdint>
#include <span>

namespace renga::ids {

// What must hold of the normal forms of any bytes whatever; where it does not, each of these ends
// with a Bug. For fuzzers and property tests.

/// The name is taken as it is, under both profiles.
void probe_kana(std::span<const std::uint8_t> bytes);
void probe_birth_date(std::span<const std::uint8_t> bytes);
/// Insurer, symbol, number and branch, each ended by a byte 0 or the end.
void probe_insured_number(std::span<const std::uint8_t> bytes);

}  // namespace renga::ids
