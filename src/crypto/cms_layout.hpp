#pragma once

#include "crypto/ber.hpp"

namespace renga::crypto {

/// The two kinds of CMS that a package is made of.
enum class CmsKind { sealed, signed_by_sender };

/// Where the content of a CMS file lies: in one piece, or in pieces of OCTET STRING.
struct CmsContent {
  std::uint64_t begin = 0;  ///< of the bytes, or of the first piece's header
  std::uint64_t end = 0;    ///< of the bytes, or of the last piece
  bool in_pieces = false;
  std::uint64_t bytes = 0;
};

/// A CMS file taken apart: a small CMS without content, which OpenSSL may hold in memory, and the
/// place of the content, which is only ever streamed.
struct CmsLayout {
  std::vector<std::uint8_t> detached;
  std::vector<std::uint8_t> receivers;  ///< of a sealed file: the set of its entries, as it stands
  CmsContent content;
};

/// All of a CMS structure but its content is at most this large.
inline constexpr std::uint64_t kCmsHeadBytesMost = 1 << 20;

/// Takes a CMS structure of that kind apart. package_not_one where it is none, or where an element
/// that neither signature nor tag covers has another value than the specification fixes (PKG-8).
Result<CmsLayout> layout_of(ByteSource& source, CmsKind kind, std::string_view file);

/// Reads the content piece by piece.
class CmsContentReader {
 public:
  CmsContentReader(ByteSource& source, const CmsContent& content)
      : source_(source),
        content_(content),
        position_(content.begin),
        piece_end_(content.in_pieces ? content.begin : content.end) {}
  /// The number of bytes read, 0 at the end; nothing where the source has changed or cannot be
  /// read.
  std::optional<std::size_t> read(std::span<std::uint8_t> into);

 private:
  bool begin_piece();

  ByteSource& source_;
  CmsContent content_;
  std::uint64_t position_;
  std::uint64_t piece_end_;
};

}  // namespace renga::crypto
