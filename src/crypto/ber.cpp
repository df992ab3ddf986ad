#include "crypto/ber.hpp"

#include <algorithm>

namespace renga::crypto {
namespace {

constexpr std::uint8_t kTagOfSeveralOctets = 0x1F;
constexpr std::uint8_t kIndefinite = 0x80;
constexpr unsigned kLengthOctetsMost = 8;
constexpr std::uint64_t kEndMarkBytes = 2;

}  // namespace

bool BerWalk::jump(std::uint64_t position) {
  limit_ = source_.size();
  position_ = std::min(position, limit_);
  return position <= limit_;
}

std::optional<BerHeader> BerWalk::peek() const {
  std::array<std::uint8_t, 2> first{};
  if (limit_ - position_ < first.size() || !source_.read(position_, first)) return std::nullopt;
  const auto [identifier, length] = first;
  if ((identifier & kTagOfSeveralOctets) == kTagOfSeveralOctets) return std::nullopt;
  BerHeader header{identifier, position_ + first.size(), length};
  if (length == kIndefinite) {
    if ((identifier & ber::kConstructed) == 0) return std::nullopt;
    header.length.reset();
    return header;
  }
  if (length > kIndefinite) {
    std::array<std::uint8_t, kLengthOctetsMost> octets{};
    const std::size_t count = length & 0x7FU;
    if (count > octets.size() || limit_ - header.content < count) return std::nullopt;
    const std::span<std::uint8_t> used(octets.data(), count);
    if (!source_.read(header.content, used)) return std::nullopt;
    header.content += count;
    std::uint64_t sum = 0;
    for (const std::uint8_t octet : used) sum = sum << 8U | octet;
    header.length = sum;
  }
  if (*header.length > limit_ - header.content) return std::nullopt;
  return header;
}

bool BerWalk::next_is(std::uint8_t identifier) const {
  const auto header = peek();
  return header && header->identifier == identifier;
}

std::optional<BerWalk::Inside> BerWalk::enter(std::uint8_t identifier) {
  const auto header = peek();
  if (!header || header->identifier != identifier) return std::nullopt;
  const Inside inside{header->end(), limit_};
  position_ = header->content;
  if (inside.end) limit_ = *inside.end;
  return inside;
}

bool BerWalk::end_mark_here() const {
  std::array<std::uint8_t, kEndMarkBytes> mark{};
  return limit_ - position_ >= kEndMarkBytes && source_.read(position_, mark) && mark[0] == 0 &&
         mark[1] == 0;
}

bool BerWalk::at_end(const Inside& inside) const {
  return inside.end ? position_ == *inside.end : end_mark_here();
}

bool BerWalk::leave(const Inside& inside) {
  if (!at_end(inside)) return false;
  if (!inside.end) position_ += kEndMarkBytes;
  limit_ = inside.outer_limit;
  return true;
}

bool BerWalk::skip() {
  // Only elements without a length have to be looked into; how many are open is all one must know.
  std::uint64_t open = 0;
  do {
    if (open > 0 && end_mark_here()) {
      position_ += kEndMarkBytes;
      --open;
      continue;
    }
    const auto header = peek();
    if (!header || header->identifier == 0) return false;
    position_ = header->end().value_or(header->content);
    if (!header->length) ++open;
  } while (open > 0);
  return true;
}

std::optional<std::vector<std::uint8_t>> BerWalk::take(std::uint64_t most_bytes) {
  const std::uint64_t begin = position_;
  if (!skip() || position_ - begin > most_bytes) return std::nullopt;
  std::vector<std::uint8_t> bytes(position_ - begin);
  if (!source_.read(begin, bytes)) return std::nullopt;
  return bytes;
}

std::vector<std::uint8_t> der(std::uint8_t identifier, const std::vector<std::uint8_t>& content) {
  std::vector<std::uint8_t> element;
  element.reserve(content.size() + 2 + kLengthOctetsMost);
  element.push_back(identifier);
  unsigned octets = 0;
  if (content.size() >= kIndefinite) {
    while (octets < kLengthOctetsMost && content.size() >> (8 * octets) != 0) ++octets;
    element.push_back(static_cast<std::uint8_t>(kIndefinite | octets));
  } else {
    octets = 1;
  }
  for (unsigned left = octets; left > 0; --left)
    element.push_back(static_cast<std::uint8_t>(content.size() >> (8 * (left - 1))));
  element.insert(element.end(), content.begin(), content.end());
  return element;
}

}  // namespace renga::crypto
