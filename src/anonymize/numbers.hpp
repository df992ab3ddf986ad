#pragma once

#include <cstdint>
#include <vector>

namespace renga::anonymize {

/// Numbers keys from 0 in the order in which they come first.
class Numbers {
 public:
  std::uint32_t of(std::uint64_t key) {
    if (2 * (keys_.size() + 1) > places_.size()) grow();
    for (std::size_t place = first_place(key);; place = (place + 1) & (places_.size() - 1)) {
      if (places_[place] == 0) return add(key, place);
      if (keys_[places_[place] - 1] == key) return places_[place] - 1;
    }
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(keys_.size()); }

 private:
  static constexpr std::size_t kPlacesAtFirst = 64;
  static constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15;

  std::size_t first_place(std::uint64_t key) const {
    const std::uint64_t mixed = key * kGolden;
    return (mixed ^ (mixed >> 32U)) & (places_.size() - 1);
  }
  std::uint32_t add(std::uint64_t key, std::size_t place) {
    keys_.push_back(key);
    places_[place] = size();
    return size() - 1;
  }
  void grow() {
    places_.assign(places_.empty() ? kPlacesAtFirst : 2 * places_.size(), 0);
    for (std::size_t number = 0; number < keys_.size(); ++number) {
      std::size_t place = first_place(keys_[number]);
      while (places_[place] != 0) place = (place + 1) & (places_.size() - 1);
      places_[place] = static_cast<std::uint32_t>(number + 1);
    }
  }

  std::vector<std::uint64_t> keys_;
  std::vector<std::uint32_t> places_;  ///< open addressing; 0: free, otherwise number + 1
};

/// A key of two numbers.
inline std::uint64_t pair_of(std::uint32_t first, std::uint32_t second) {
  return (std::uint64_t{first} << 32U) | second;
}

}  // namespace renga::anonymize
