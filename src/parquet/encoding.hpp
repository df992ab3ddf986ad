#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace renga::parquet {

/// Appends the bytes of a number, lowest first (Parquet is little-endian, as every machine that
/// this runs on).
template <typename Number>
void append_number(Number number, std::string& bytes) {
  char raw[sizeof number];
  std::memcpy(raw, &number, sizeof number);
  bytes.append(raw, sizeof number);
}

/// An unsigned number of 7 bits a byte, lowest first (ULEB128).
void append_varint(std::uint64_t number, std::string& bytes);

/// So many rows have a value, after so many that have none.
struct PresenceRun {
  std::uint32_t absent = 0;
  std::uint32_t present = 0;
};

/// Definition levels of an optional column in the RLE / bit-packing hybrid (Parquet format,
/// Encodings.md), with their length in front as data pages of version 1 want it.
void append_presence(std::span<const PresenceRun> runs, std::uint32_t rows, std::string& bytes);

/// Numbers below 2^width in the same hybrid, with the width in front as dictionary pages want it.
void append_dictionary_numbers(std::span<const std::uint32_t> numbers, std::uint32_t entries,
                               std::string& bytes);

/// A text as PLAIN encoding has it: its length, then its bytes.
void append_plain_text(std::string_view text, std::string& bytes);

}  // namespace renga::parquet
