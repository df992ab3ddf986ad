#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace renga::parquet {

/// Open addressing over numbers that are kept elsewhere: finds the number of a value by its hash.
class HashIndex {
 public:
  static constexpr std::uint32_t kNone = 0;

  /// The slot of the value, or of the place where it belongs; `same(number)` compares.
  template <typename Same>
  std::uint32_t& slot(std::uint64_t hash, const Same& same) {
    std::size_t at = hash & mask_;
    while (slots_[at] != kNone && !same(slots_[at] - 1)) at = (at + 1) & mask_;
    return slots_[at];
  }
  bool is_full(std::size_t entries) const { return 2 * entries >= slots_.size(); }
  /// Twice the room; `hash_of(number)` gives the hash of what was entered.
  template <typename HashOf>
  void grow(std::uint32_t entries, const HashOf& hash_of) {
    slots_.assign(2 * slots_.size(), kNone);
    mask_ = slots_.size() - 1;
    for (std::uint32_t number = 0; number < entries; ++number)
      slot(hash_of(number), [](std::uint32_t) { return false; }) = number + 1;
  }
  void clear() { slots_.assign(slots_.size(), kNone); }

 private:
  static constexpr std::size_t kFirstSlots = 64;

  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(kFirstSlots, kNone);
  std::size_t mask_ = kFirstSlots - 1;
};

/// Numbers the different values in the order in which they first came.
class NumberDictionary {
 public:
  std::uint32_t number_of(std::uint64_t value);
  const std::vector<std::uint64_t>& values() const { return values_; }
  void clear();

 private:
  HashIndex index_;
  std::vector<std::uint64_t> values_;
};

/// The same for texts.
class TextDictionary {
 public:
  std::uint32_t number_of(std::string_view text);
  std::size_t size() const { return ends_.size(); }
  std::size_t bytes() const { return bytes_.size(); }
  std::string_view text(std::uint32_t number) const;
  void clear();

 private:
  HashIndex index_;
  std::string bytes_;
  std::vector<std::size_t> ends_;
  std::uint32_t last_ = 0;
};

}  // namespace renga::parquet
