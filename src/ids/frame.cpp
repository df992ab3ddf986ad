#include "ids/frame.hpp"

#include <algorithm>

namespace renga::ids {

Frame& Frame::add(std::string_view field) {
  ensure(field.size() <= kFieldBytes && size_ + 2 + field.size() <= bytes_.size(),
         "a field fits into its frame");
  bytes_[size_++] = static_cast<std::uint8_t>(field.size() >> 8);
  bytes_[size_++] = static_cast<std::uint8_t>(field.size() & 0xFF);
  std::ranges::copy(crypto::bytes_of(field), bytes_.begin() + static_cast<std::ptrdiff_t>(size_));
  size_ += field.size();
  return *this;
}

}  // namespace renga::ids
