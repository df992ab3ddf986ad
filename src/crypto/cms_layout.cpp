#include "crypto/cms_layout.hpp"

#include <algorithm>

namespace renga::crypto {
namespace {

using Octets = std::vector<std::uint8_t>;
using Reason = std::string_view;

constexpr Reason kBroken = "its structure is not that of a CMS file, or it ends too early";

// Object identifiers as whole elements (RFC 5652, RFC 5083, RFC 5084).
constexpr std::array<std::uint8_t, 11> kData = {0x06, 0x09, 0x2A, 0x86, 0x48, 0x86,
                                                0xF7, 0x0D, 0x01, 0x07, 0x01};
constexpr std::array<std::uint8_t, 11> kSignedData = {0x06, 0x09, 0x2A, 0x86, 0x48, 0x86,
                                                      0xF7, 0x0D, 0x01, 0x07, 0x02};
constexpr std::array<std::uint8_t, 13> kAuthEnveloped = {0x06, 0x0B, 0x2A, 0x86, 0x48, 0x86, 0xF7,
                                                         0x0D, 0x01, 0x09, 0x10, 0x01, 0x17};
/// AES-256-GCM up to its nonce of 12 bytes, and what follows the nonce: a tag of 16 bytes.
constexpr std::array<std::uint8_t, 17> kGcmBegin = {0x30, 0x1E, 0x06, 0x09, 0x60, 0x86,
                                                    0x48, 0x01, 0x65, 0x03, 0x04, 0x01,
                                                    0x2E, 0x30, 0x11, 0x04, 0x0C};
constexpr std::array<std::uint8_t, 3> kGcmEnd = {0x02, 0x01, 0x10};
constexpr std::size_t kGcmBytes = 32;
constexpr std::array<std::uint8_t, 3> kVersionZero = {0x02, 0x01, 0x00};
constexpr std::size_t kTagElementBytes = 18;

/// What distinguishes the two kinds; the rest of their structures is the same.
struct Shape {
  Bytes type;
  std::uint8_t content_in_one;
  std::uint8_t content_in_pieces;
  bool explicit_tag;
  bool names_cipher;
  Reason other;
};

/// In the order of CmsKind.
constexpr std::array<Shape, 2> kShapes = {{
    {kAuthEnveloped, ber::kFirstOctets, ber::kFirst, false, true,
     "it is not CMS AuthEnvelopedData"},
    {kSignedData, ber::kOctets, ber::kOctetsInPieces, true, false, "it is not CMS SignedData"},
}};

template <typename Left, typename Right>
bool same(const Left& left, const Right& right) {
  return std::ranges::equal(left, right);
}

bool is_gcm(const Octets& algorithm) {
  const Bytes bytes(algorithm);
  return bytes.size() == kGcmBytes && same(bytes.first(kGcmBegin.size()), kGcmBegin) &&
         same(bytes.last(kGcmEnd.size()), kGcmEnd);
}

class Taker {
 public:
  Taker(ByteSource& source, const Shape& shape, std::string_view file)
      : walk_(source), shape_(shape), file_(file) {}

  Result<CmsLayout> take() {
    if (walk_.limit() == 0) return refuse("it is empty");
    const auto outer = walk_.enter(ber::kSequence);
    const auto type = outer ? element() : std::nullopt;
    if (!type) return refuse(kBroken);
    if (!same(*type, shape_.type)) return refuse(shape_.other);
    const auto tagged = walk_.enter(ber::kFirst);
    const auto body = tagged ? walk_.enter(ber::kSequence) : std::nullopt;
    if (!body || !elements_before() || !information() || !elements_after(*body))
      return refuse(kBroken);
    if (!walk_.leave(*body) || !walk_.leave(*tagged) || !walk_.leave(*outer) ||
        walk_.position() != walk_.limit())
      return refuse(kBroken);
    if (const Reason reason = fault(); !reason.empty()) return refuse(reason);
    return CmsLayout{detached(), before_.back(), content_};
  }

 private:
  tl::unexpected<Error> refuse(Reason reason) const {
    return fail(Error(code::package_not_one).with("path", file_).with("reason", reason));
  }

  std::optional<Octets> element() {
    auto bytes = walk_.take(room_left_);
    if (bytes) room_left_ -= bytes->size();
    return bytes;
  }

  bool keep(std::vector<Octets>& kept) {
    auto bytes = element();
    if (bytes) kept.push_back(*std::move(bytes));
    return bytes.has_value();
  }

  bool elements_before() {
    while (!walk_.next_is(ber::kSequence))
      if (!keep(before_)) return false;
    return !before_.empty();
  }

  bool elements_after(const BerWalk::Inside& body) {
    while (!walk_.at_end(body))
      if (!keep(after_)) return false;
    return true;
  }

  /// The sequence that says what the content is, and holds it.
  bool information() {
    const auto inside = walk_.enter(ber::kSequence);
    if (!inside || !keep(information_)) return false;
    if (shape_.names_cipher && !keep(information_)) return false;
    if (!shape_.explicit_tag) return content() && walk_.leave(*inside);
    const auto tagged = walk_.enter(ber::kFirst);
    return tagged && content() && walk_.leave(*tagged) && walk_.leave(*inside);
  }

  bool content() {
    const auto header = walk_.peek();
    if (!header) return false;
    if (header->identifier == shape_.content_in_one && header->length) {
      content_ = {header->content, *header->end(), false, *header->length};
      return walk_.skip();
    }
    return header->identifier == shape_.content_in_pieces && pieces();
  }

  bool pieces() {
    const auto inside = walk_.enter(shape_.content_in_pieces);
    content_ = {walk_.position(), 0, true, 0};
    while (!walk_.at_end(*inside)) {
      const auto header = walk_.peek();
      if (!header || header->identifier != ber::kOctets || !walk_.skip()) return false;
      content_.bytes += *header->length;
    }
    content_.end = walk_.position();
    return walk_.leave(*inside);
  }

  /// What neither tag nor signature covers has one value only.
  Reason fault() const {
    if (!same(information_[0], kData)) return "its content is not of the type data";
    if (!shape_.names_cipher) return {};
    if (!is_gcm(information_[1])) return "it is not sealed with AES-256-GCM";
    if (!same(before_.front(), kVersionZero)) return "its version is not 0";
    if (before_.size() != 2) return "it tells more than its receivers";
    if (after_.size() != 1 || after_[0].size() != kTagElementBytes || after_[0][0] != ber::kOctets)
      return "it does not end with a tag of 16 bytes";
    return {};
  }

  Octets detached() const {
    Octets body;
    const auto append = [&body](const Octets& octets) {
      body.insert(body.end(), octets.begin(), octets.end());
    };
    Octets information;
    for (const Octets& octets : information_)
      information.insert(information.end(), octets.begin(), octets.end());
    std::ranges::for_each(before_, append);
    append(der(ber::kSequence, information));
    std::ranges::for_each(after_, append);
    Octets outer(shape_.type.begin(), shape_.type.end());
    const Octets tagged = der(ber::kFirst, der(ber::kSequence, body));
    outer.insert(outer.end(), tagged.begin(), tagged.end());
    return der(ber::kSequence, outer);
  }

  BerWalk walk_;
  const Shape& shape_;
  std::string_view file_;
  std::uint64_t room_left_ = kCmsHeadBytesMost;
  std::vector<Octets> before_;
  std::vector<Octets> information_;
  std::vector<Octets> after_;
  CmsContent content_;
};

}  // namespace

Result<CmsLayout> layout_of(ByteSource& source, CmsKind kind, std::string_view file) {
  return Taker(source, kShapes[static_cast<std::size_t>(kind)], file).take();
}

bool CmsContentReader::begin_piece() {
  BerWalk walk(source_);
  if (!walk.jump(position_)) return false;
  const auto header = walk.peek();
  if (!header || header->identifier != ber::kOctets || *header->end() > content_.end) return false;
  position_ = header->content;
  piece_end_ = *header->end();
  return true;
}

std::optional<std::size_t> CmsContentReader::read(std::span<std::uint8_t> into) {
  while (content_.in_pieces && position_ >= piece_end_ && position_ < content_.end)
    if (!begin_piece()) return std::nullopt;
  const std::size_t count = std::min<std::uint64_t>(into.size(), piece_end_ - position_);
  if (!source_.read(position_, into.first(count))) return std::nullopt;
  position_ += count;
  return count;
}

}  // namespace renga::crypto
