#include "ingest/ignored.hpp"

#include <algorithm>

namespace renga::ingest {
namespace {

constexpr std::size_t kLongestName = 120;
// What comes after so many different names is counted together.
constexpr std::size_t kMostNames = 2000;
constexpr std::string_view kOther = "(other)";

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("._-/@ ").find(c) != std::string_view::npos;
}

}  // namespace

std::int64_t& Ignored::counter(std::string_view source, std::string_view field) {
  const bool is_name = field.size() <= kLongestName && std::ranges::all_of(field, is_letter);
  std::string key(source);
  key += ' ';
  key += is_name ? field : kOther;
  if (counts_.size() >= kMostNames && !counts_.contains(key)) key = kOther;
  return counts_[std::move(key)];
}

}  // namespace renga::ingest
