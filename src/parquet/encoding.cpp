#include "parquet/encoding.hpp"

#include <bit>

namespace renga::parquet {
namespace {

constexpr std::size_t kGroup = 8;  ///< numbers a bit-packed group

void append_run(std::uint64_t count, std::uint32_t value, unsigned width, std::string& bytes) {
  append_varint(count << 1U, bytes);
  for (unsigned bit = 0; bit < width; bit += 8) bytes += static_cast<char>(value >> bit & 0xFFU);
}

/// Groups of eight, each number `width` bits, lowest bit first; the last is filled with zeros.
void append_packed(std::span<const std::uint32_t> numbers, unsigned width, std::string& bytes) {
  const std::size_t groups = (numbers.size() + kGroup - 1) / kGroup;
  append_varint(groups << 1U | 1U, bytes);
  const std::size_t begin = bytes.size();
  bytes.resize(begin + groups * width);
  char* at = bytes.data() + begin;
  std::uint64_t waiting = 0;
  unsigned bits = 0;
  const auto pack = [&](std::uint32_t number) {
    waiting |= std::uint64_t{number} << bits;
    for (bits += width; bits >= 8; bits -= 8, waiting >>= 8U)
      *at++ = static_cast<char>(waiting & 0xFFU);
  };
  for (const std::uint32_t number : numbers) pack(number);
  for (std::size_t i = numbers.size(); i < groups * kGroup; ++i) pack(0);
}

bool all_same(std::span<const std::uint32_t> numbers) {
  for (const std::uint32_t number : numbers)
    if (number != numbers[0]) return false;
  return true;
}

/// How many whole groups from the first on hold nothing but its value.
std::size_t same_groups(std::span<const std::uint32_t> numbers) {
  std::size_t end = 0;
  while (end + kGroup <= numbers.size() && numbers[end] == numbers[0] &&
         all_same(numbers.subspan(end, kGroup)))
    end += kGroup;
  return end / kGroup;
}

std::string bitmap_of(std::span<const PresenceRun> runs, std::uint32_t rows) {
  std::string bits((rows + 7) / 8, '\0');
  std::size_t row = 0;
  for (const PresenceRun& run : runs) {
    row += run.absent;
    for (const std::size_t end = row + run.present; row < end; ++row)
      bits[row / 8] = static_cast<char>(bits[row / 8] | 1 << row % 8);
  }
  return bits;
}

}  // namespace

void append_varint(std::uint64_t number, std::string& bytes) {
  for (; number >= 0x80; number >>= 7U) bytes += static_cast<char>(number | 0x80U);
  bytes += static_cast<char>(number);
}

void append_presence(std::span<const PresenceRun> runs, std::uint32_t rows, std::string& bytes) {
  // A pair of runs costs about so many bytes; where they are many, one bit a row is less.
  constexpr std::size_t kRunBytes = 5;
  const std::size_t length_at = bytes.size();
  append_number(std::uint32_t{0}, bytes);
  if (runs.size() * kRunBytes > rows / 8) {
    const std::string bits = bitmap_of(runs, rows);
    append_varint(bits.size() << 1U | 1U, bytes);
    bytes += bits;
  } else {
    std::uint32_t row = 0;
    for (const PresenceRun& run : runs) {
      if (run.absent > 0) append_run(run.absent, 0, 1, bytes);
      append_run(run.present, 1, 1, bytes);
      row += run.absent + run.present;
    }
    if (row < rows) append_run(rows - row, 0, 1, bytes);
  }
  const auto length = static_cast<std::uint32_t>(bytes.size() - length_at - sizeof(std::uint32_t));
  std::memcpy(bytes.data() + length_at, &length, sizeof length);
}

void append_dictionary_numbers(std::span<const std::uint32_t> numbers, std::uint32_t entries,
                               std::string& bytes) {
  const unsigned width = entries < 2 ? 1U : static_cast<unsigned>(std::bit_width(entries - 1));
  bytes += static_cast<char>(width);
  std::size_t packed_from = 0;
  std::size_t at = 0;
  while (at < numbers.size()) {
    const std::size_t same = same_groups(numbers.subspan(at));
    if (same == 0) {
      at = std::min(at + kGroup, numbers.size());
      continue;
    }
    if (packed_from < at)
      append_packed(numbers.subspan(packed_from, at - packed_from), width, bytes);
    append_run(same * kGroup, numbers[at], width, bytes);
    at += same * kGroup;
    packed_from = at;
  }
  if (packed_from < numbers.size()) append_packed(numbers.subspan(packed_from), width, bytes);
}

void append_plain_text(std::string_view text, std::string& bytes) {
  append_number(static_cast<std::uint32_t>(text.size()), bytes);
  bytes += text;
}

}  // namespace renga::parquet
