#pragma once

#include "crypto/byte_source.hpp"

namespace renga::crypto {

/// The identifier octets that a CMS structure uses (X.690, 8.1.2).
namespace ber {
inline constexpr std::uint8_t kInteger = 0x02;
inline constexpr std::uint8_t kOctets = 0x04;
inline constexpr std::uint8_t kObject = 0x06;
inline constexpr std::uint8_t kOctetsInPieces = 0x24;
inline constexpr std::uint8_t kSequence = 0x30;
inline constexpr std::uint8_t kSet = 0x31;
inline constexpr std::uint8_t kFirst = 0xA0;        ///< [0], constructed
inline constexpr std::uint8_t kSecond = 0xA1;       ///< [1], constructed
inline constexpr std::uint8_t kFirstOctets = 0x80;  ///< [0] IMPLICIT OCTET STRING in one piece
inline constexpr std::uint8_t kConstructed = 0x20;
}  // namespace ber

/// The first octets of an element. Without a length, the content ends at an end-of-contents mark.
struct BerHeader {
  std::uint8_t identifier = 0;
  std::uint64_t content = 0;  ///< where it begins
  std::optional<std::uint64_t> length;

  std::optional<std::uint64_t> end() const {
    return length ? std::optional(content + *length) : std::nullopt;
  }
};

/// Walks the elements of a BER structure (X.690) in a source of any size: nothing but headers is
/// read, unless an element is taken. Every wrong step gives nothing or false, and the walk is over.
class BerWalk {
 public:
  explicit BerWalk(ByteSource& source) : source_(source), limit_(source.size()) {}

  /// An element that was entered: where it ends, and the bound outside it.
  struct Inside {
    std::optional<std::uint64_t> end;
    std::uint64_t outer_limit = 0;
  };

  std::uint64_t position() const { return position_; }
  /// Begins anew at another place; false where that is beyond the source.
  bool jump(std::uint64_t position);
  std::uint64_t limit() const { return limit_; }
  /// The header at the position, which stays; nothing where it is none or passes the bound.
  std::optional<BerHeader> peek() const;
  bool next_is(std::uint8_t identifier) const;
  /// Steps into an element that must have that identifier.
  std::optional<Inside> enter(std::uint8_t identifier);
  bool at_end(const Inside& inside) const;
  /// Steps out of an element whose children were all passed.
  bool leave(const Inside& inside);
  /// Passes an element with all that is in it.
  bool skip();
  /// Passes an element and gives its bytes, header included; nothing where they are more than
  /// `most_bytes`.
  std::optional<std::vector<std::uint8_t>> take(std::uint64_t most_bytes);

 private:
  bool end_mark_here() const;

  ByteSource& source_;
  std::uint64_t position_ = 0;
  std::uint64_t limit_;
};

/// The header and the content of an element with a definite length (X.690, 10.1).
std::vector<std::uint8_t> der(std::uint8_t identifier, const std::vector<std::uint8_t>& content);

}  // namespace renga::crypto
