#include "parquet/dictionary.hpp"

#include <algorithm>
#include <cstring>

namespace renga::parquet {
namespace {

template <typename Word>
std::uint64_t loaded(const char* from) {
  Word word = 0;
  std::memcpy(&word, from, sizeof word);
  return word;
}

constexpr std::size_t kWord = sizeof(std::uint64_t);

/// Up to eight bytes as one number, by two loads of a fixed size that may overlap.
std::uint64_t word_of(std::string_view text) {
  constexpr unsigned kHalf = 32;
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  if (text.size() >= 4)
    return loaded<std::uint32_t>(begin) << kHalf | loaded<std::uint32_t>(end - 4);
  if (text.size() >= 2)
    return loaded<std::uint16_t>(begin) << kHalf | loaded<std::uint16_t>(end - 2);
  return text.empty() ? 0 : loaded<std::uint8_t>(begin);
}

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = text.size();
  for (; text.size() > kWord; text.remove_prefix(kWord))
    hash = mixed(hash ^ loaded<std::uint64_t>(text.data()));
  return mixed(hash ^ word_of(text));
}

}  // namespace

std::uint32_t NumberDictionary::look_up_small(std::uint64_t value) {
  if (small_.empty()) small_.resize(kSmall);
  std::uint32_t& number = small_[value];
  if (number == 0) {
    values_.push_back(value);
    number = static_cast<std::uint32_t>(values_.size());
  }
  return number - 1;
}

std::uint32_t NumberDictionary::look_up(std::uint64_t value) {
  using Index = HashIndex<std::uint64_t>;
  if (index_.is_full(values_.size()))
    index_.grow([](const Index::Slot& slot) { return mixed(slot.key); });
  std::uint32_t& slot = index_.slot(mixed(value), value, [](std::uint32_t) { return true; });
  if (slot == Index::kNone) {
    values_.push_back(value);
    slot = static_cast<std::uint32_t>(values_.size());
  }
  return slot - 1;
}

void NumberDictionary::clear() {
  if (values_.empty()) return;
  index_.clear();
  std::ranges::fill(small_, 0);
  values_.clear();
  last_ = 0;
}

std::uint32_t TextDictionary::look_up(std::string_view value) {
  using Index = HashIndex<std::uint32_t>;
  constexpr unsigned kHalf = 32;
  if (index_.is_full(ends_.size()))
    index_.grow([this](const Index::Slot& slot) { return hash_of(text(slot.number - 1)); });
  const std::uint64_t hash = hash_of(value);
  std::uint32_t& slot =
      index_.slot(hash, static_cast<std::uint32_t>(hash >> kHalf), [&](std::uint32_t number) {
        const std::string_view known = text(number);
        return known.size() == value.size() && is_same(known.data(), value.data(), value.size());
      });
  if (slot == Index::kNone) {
    bytes_ += value;
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    slot = static_cast<std::uint32_t>(ends_.size());
  }
  last_ = slot - 1;
  last_begin_ = last_ == 0 ? 0 : ends_[last_ - 1];
  last_size_ = value.size();
  return last_;
}

void TextDictionary::clear() {
  if (ends_.empty()) return;
  index_.clear();
  bytes_.clear();
  ends_.clear();
  last_ = 0;
  last_begin_ = 0;
  last_size_ = 0;
}

}  // namespace renga::parquet
