#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace renga::parquet {

/// Whether two texts of one size are the same. Most are short: two loads that may overlap see all
/// of up to sixteen bytes without a call.
inline bool is_same(const char* one, const char* other, std::size_t size) {
  const auto ends_agree = [&]<typename Word>(Word first) {
    Word second = 0;
    Word third = 0;
    Word fourth = 0;
    std::memcpy(&first, one, sizeof first);
    std::memcpy(&second, other, sizeof second);
    std::memcpy(&third, one + size - sizeof third, sizeof third);
    std::memcpy(&fourth, other + size - sizeof fourth, sizeof fourth);
    return first == second && third == fourth;
  };
  if (size > 2 * sizeof(std::uint64_t)) return std::memcmp(one, other, size) == 0;
  if (size >= sizeof(std::uint64_t)) return ends_agree(std::uint64_t{});
  if (size >= sizeof(std::uint32_t)) return ends_agree(std::uint32_t{});
  if (size >= sizeof(std::uint16_t)) return ends_agree(std::uint16_t{});
  return size == 0 || *one == *other;
}

/// Spreads the bits of a word (the finaliser of MurmurHash3, public domain).
inline std::uint64_t mixed(std::uint64_t word) {
  word ^= word >> 33U;
  word *= 0xFF51AFD7ED558CCDULL;
  word ^= word >> 33U;
  word *= 0xC4CEB9FE1A85EC53ULL;
  return word ^ word >> 33U;
}

/// Open addressing: finds the number of a value by its hash. A slot holds as much of the value as
/// tells it apart nearly always; it is small, because most of the time goes into fetching it.
template <typename Key>
class HashIndex {
 public:
  static constexpr std::uint32_t kNone = 0;
  struct Slot {
    Key key{};
    std::uint32_t number = kNone;  ///< from 1
  };

  /// The number in the slot of the value, or of the place where it belongs; `same(number)` compares
  /// what the key does not hold.
  template <typename Same>
  std::uint32_t& slot(std::uint64_t hash, const Key& key, const Same& same) {
    std::size_t at = hash & mask_;
    while (slots_[at].number != kNone && !(slots_[at].key == key && same(slots_[at].number - 1)))
      at = (at + 1) & mask_;
    if (slots_[at].number == kNone) slots_[at].key = key;
    return slots_[at].number;
  }
  bool is_full(std::size_t entries) const { return 2 * entries >= slots_.size(); }
  /// Twice the room; `hash_of(slot)` gives the hash of what was entered.
  template <typename HashOf>
  void grow(const HashOf& hash_of) {
    const std::vector<Slot> before = std::move(slots_);
    slots_.assign(2 * before.size(), Slot{});
    mask_ = slots_.size() - 1;
    for (const Slot& entered : before)
      if (entered.number != kNone)
        slot(hash_of(entered), entered.key, [](std::uint32_t) { return false; }) = entered.number;
  }
  void clear() { slots_.assign(slots_.size(), Slot{}); }

 private:
  static constexpr std::size_t kFirstSlots = 64;

  std::vector<Slot> slots_ = std::vector<Slot>(kFirstSlots);
  std::size_t mask_ = kFirstSlots - 1;
};

/// Numbers the different values in the order in which they first came.
class NumberDictionary {
 public:
  std::uint32_t number_of(std::uint64_t value) {
    // Counts come in runs: most values are the one before.
    if (last_ < values_.size() && values_[last_] == value) return last_;
    last_ = value < kSmall ? look_up_small(value) : look_up(value);
    return last_;
  }
  const std::vector<std::uint64_t>& values() const { return values_; }
  void clear();

 private:
  /// Most numbers are small: those have a place each, and no hash.
  static constexpr std::uint64_t kSmall = 2048;

  std::uint32_t look_up_small(std::uint64_t value);
  std::uint32_t look_up(std::uint64_t value);

  std::uint32_t last_ = 0;
  std::vector<std::uint64_t> values_;
  std::vector<std::uint32_t> small_;  ///< by value, from 1; empty until one comes
  HashIndex<std::uint64_t> index_;
};

/// The same for texts.
class TextDictionary {
 public:
  std::uint32_t number_of(std::string_view value) {
    // Codes come in runs, too.
    if (value.size() == last_size_ && !ends_.empty() &&
        is_same(bytes_.data() + last_begin_, value.data(), last_size_))
      return last_;
    return look_up(value);
  }
  std::size_t size() const { return ends_.size(); }
  std::size_t bytes() const { return bytes_.size(); }
  std::string_view text(std::uint32_t number) const {
    const std::uint32_t begin = number == 0 ? 0 : ends_[number - 1];
    return {bytes_.data() + begin, ends_[number] - begin};
  }
  void clear();

 private:
  std::uint32_t look_up(std::string_view value);

  /// The key is the upper half of the hash.
  HashIndex<std::uint32_t> index_;
  std::string bytes_;
  std::vector<std::uint32_t> ends_;
  std::uint32_t last_ = 0;
  std::size_t last_begin_ = 0;  ///< of the last text in the bytes
  std::size_t last_size_ = 0;
};

}  // namespace renga::parquet
