#pragma once

#include <span>
#include <string_view>

namespace renga::signs {

/// Frequent family names of two characters or more; shorter ones begin too many other words.
std::span<const std::u32string_view> frequent_family_names();

/// The 47 prefectures (JIS X 0401).
std::span<const std::u32string_view> prefectures();

}  // namespace renga::signs
