#include "service/section_office.hpp"

#include <algorithm>
#include <span>

namespace renga::service {
namespace {

constexpr std::size_t kPiecesMost = 2000;

using Pieces = std::vector<std::string_view>;

bool is_word_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9');
}

/// Words of Latin letters, and every other character by itself: Japanese has no blanks.
Pieces pieces_of(std::string_view text) {
  Pieces pieces;
  while (!text.empty()) {
    std::size_t end = 1;
    if (is_word_letter(text.front())) {
      while (end < text.size() && is_word_letter(text[end])) ++end;
    } else {
      while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    }
    pieces.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return pieces;
}

void add(std::vector<TextPart>& parts, std::string_view kind, std::string_view text) {
  if (parts.empty() || parts.back().kind != kind) parts.push_back({kind, {}});
  parts.back().text += text;
}

void add_all(std::vector<TextPart>& parts, std::string_view kind,
             std::span<const std::string_view> pieces) {
  for (const std::string_view piece : pieces) add(parts, kind, piece);
}

/// How many pieces two ends have in common at most, for every pair of beginnings.
class Common {
 public:
  Common(std::span<const std::string_view> before, std::span<const std::string_view> after)
      : width_(after.size() + 1), length_((before.size() + 1) * width_) {
    for (std::size_t one = before.size(); one-- > 0;)
      for (std::size_t other = after.size(); other-- > 0;)
        at(one, other) = before[one] == after[other]
                             ? static_cast<std::uint16_t>(at(one + 1, other + 1) + 1)
                             : std::max(at(one + 1, other), at(one, other + 1));
  }
  std::uint16_t& at(std::size_t one, std::size_t other) { return length_[one * width_ + other]; }

 private:
  std::size_t width_;
  std::vector<std::uint16_t> length_;
};

void compare(std::vector<TextPart>& parts, std::span<const std::string_view> before,
             std::span<const std::string_view> after) {
  if (before.size() > kPiecesMost || after.size() > kPiecesMost) {
    add_all(parts, "removed", before);
    add_all(parts, "added", after);
    return;
  }
  Common common(before, after);
  std::size_t one = 0;
  std::size_t other = 0;
  while (one < before.size() && other < after.size()) {
    if (before[one] == after[other]) {
      add(parts, "same", before[one++]);
      ++other;
    } else if (common.at(one + 1, other) >= common.at(one, other + 1)) {
      add(parts, "removed", before[one++]);
    } else {
      add(parts, "added", after[other++]);
    }
  }
  add_all(parts, "removed", before.subspan(one));
  add_all(parts, "added", after.subspan(other));
}

}  // namespace

std::vector<TextPart> difference(std::string_view before, std::string_view after) {
  const Pieces older = pieces_of(before);
  const Pieces newer = pieces_of(after);
  const auto [end_older, end_newer] = std::ranges::mismatch(older, newer);
  const auto same = static_cast<std::size_t>(end_older - older.begin());
  std::size_t tail = 0;
  while (tail < older.size() - same && tail < newer.size() - same &&
         older[older.size() - 1 - tail] == newer[newer.size() - 1 - tail])
    ++tail;
  std::vector<TextPart> parts;
  const std::span<const std::string_view> all_older = older;
  const std::span<const std::string_view> all_newer = newer;
  add_all(parts, "same", all_older.first(same));
  compare(parts, all_older.subspan(same, older.size() - same - tail),
          all_newer.subspan(same, newer.size() - same - tail));
  add_all(parts, "same", all_older.last(tail));
  return parts;
}

}  // namespace renga::service
