#pragma once

#include "package/archive.hpp"

namespace renga::package {

// The kinds of entry that a package may have (pax: ustar and extended header).
inline constexpr char kPlainFile = '0';
inline constexpr char kOldPlainFile = '\0';
inline constexpr char kExtended = 'x';

/// What a size of 11 octal digits cannot say.
inline constexpr std::uint64_t kUstarBytesMost = (std::uint64_t{1} << 33) - 1;

struct EntryHeader {
  std::string name;
  std::uint64_t bytes = 0;
  char kind = kPlainFile;
};

/// The block of a header. The name has at most 100 bytes.
std::array<std::uint8_t, kBlockBytes> block_of(const EntryHeader& header);

/// Nothing where the block is no header of ustar, or its sum does not hold.
std::optional<EntryHeader> header_of(const std::array<std::uint8_t, kBlockBytes>& block);

/// "26 size=12345678901\n": a record of pax with its own length in front.
std::string size_record(std::uint64_t bytes);

/// The size among the records of an extended header; nothing where there is none. A record that
/// renames the file, or a malformed one, gives no value either way: `sound` is false.
struct SizeRecord {
  bool sound = true;
  std::optional<std::uint64_t> bytes;
};
SizeRecord size_among(std::string_view records);

}  // namespace renga::package
