#include "package/archive_header.hpp"

#include <algorithm>
#include <numeric>

namespace renga::package {
namespace {

/// A field of the header block: where it lies and how long it is.
struct Field {
  std::size_t at;
  std::size_t bytes;
};

constexpr Field kName{0, 100};
constexpr Field kMode{100, 8};
constexpr Field kUser{108, 8};
constexpr Field kGroup{116, 8};
constexpr Field kSize{124, 12};
constexpr Field kTime{136, 12};
constexpr Field kSum{148, 8};
constexpr Field kKind{156, 1};
constexpr Field kMagic{257, 8};
constexpr Field kPrefix{345, 155};
constexpr std::string_view kUstar("ustar\00000", 8);

using Block = std::array<std::uint8_t, kBlockBytes>;

void put(Block& block, Field field, std::string_view text) {
  ensure(text.size() <= field.bytes, "a text fits its field");
  std::ranges::copy(text, block.begin() + static_cast<std::ptrdiff_t>(field.at));
}

std::string octal(std::uint64_t number, std::size_t digits) {
  std::string text(digits, '0');
  for (auto digit = text.rbegin(); digit != text.rend(); ++digit, number >>= 3U)
    *digit = static_cast<char>('0' + (number & 7U));
  return text;
}

std::string text_at(const Block& block, Field field) {
  const auto begin = block.begin() + static_cast<std::ptrdiff_t>(field.at);
  const auto end = std::find(begin, begin + static_cast<std::ptrdiff_t>(field.bytes), 0);
  return {begin, end};
}

/// Octal digits, with blanks around them as some writers put them.
std::optional<std::uint64_t> number_at(const Block& block, Field field) {
  std::string text = text_at(block, field);
  std::erase(text, ' ');
  if (text.empty() || text.find_first_not_of("01234567") != std::string::npos) return std::nullopt;
  return std::accumulate(text.begin(), text.end(), std::uint64_t{0},
                         [](std::uint64_t sum, char digit) {
                           return sum << 3U | static_cast<std::uint64_t>(digit - '0');
                         });
}

/// The sum of all bytes, those of the sum itself counted as blanks.
std::uint64_t sum_of(Block block) {
  put(block, kSum, "        ");
  return std::accumulate(block.begin(), block.end(), std::uint64_t{0});
}

}  // namespace

Block block_of(const EntryHeader& header) {
  Block block{};
  put(block, kName, header.name);
  put(block, kMode, "0000644");
  put(block, kUser, "0000000");
  put(block, kGroup, "0000000");
  put(block, kSize, octal(std::min(header.bytes, kUstarBytesMost), 11));
  put(block, kTime, "00000000000");
  put(block, kKind, {&header.kind, 1});
  put(block, kMagic, kUstar);
  put(block, kSum, octal(sum_of(block), 6) + std::string("\0 ", 2));
  return block;
}

std::optional<EntryHeader> header_of(const Block& block) {
  const auto sum = number_at(block, kSum);
  const auto bytes = number_at(block, kSize);
  if (!sum || !bytes || *sum != sum_of(block) || !text_at(block, kPrefix).empty())
    return std::nullopt;
  return EntryHeader{text_at(block, kName), *bytes, static_cast<char>(block[kKind.at])};
}

std::string size_record(std::uint64_t bytes) {
  const std::string rest = " size=" + std::to_string(bytes) + "\n";
  std::size_t length = rest.size() + 1;
  // The length counts its own digits.
  while (std::to_string(length).size() + rest.size() != length) ++length;
  return std::to_string(length) + rest;
}

SizeRecord size_among(std::string_view records) {
  SizeRecord found;
  while (!records.empty()) {
    const auto length = parse_integer(records.substr(0, records.find(' ')));
    if (!length || *length < 5 || static_cast<std::size_t>(*length) > records.size())
      return {false, std::nullopt};
    std::string_view record = records.substr(0, static_cast<std::size_t>(*length));
    records.remove_prefix(record.size());
    record.remove_prefix(record.find(' ') + 1);
    const std::string_view word = record.substr(0, record.find('='));
    if (record.back() != '\n' || word == "path" || word == "linkpath") return {false, std::nullopt};
    if (word != "size") continue;
    const auto bytes = parse_integer(record.substr(5, record.size() - 6));
    if (!bytes || *bytes < 0) return {false, std::nullopt};
    found.bytes = static_cast<std::uint64_t>(*bytes);
  }
  return found;
}

}  // namespace renga::package
