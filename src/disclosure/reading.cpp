#include "disclosure/reading.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace renga::disclosure {
namespace {

/// Marks that say only "not shown", after folding.
constexpr std::array<std::string_view, 12> kNeutralMarks = {
    "*", "-", "‐", "–", "—", "―", "−", "…", "x", "X", "※", "秘",
};

constexpr std::array<std::string_view, 10> kTotalWords = {
    "計", "合計", "総計", "総数", "総合計", "全体", "全国", "total", "Total", "TOTAL",
};

/// Counts up to here are exact in a double.
constexpr double kLargestCount = 9007199254740992.0;

constexpr std::string_view kFullWidthSpace = "\u3000";
constexpr std::string_view kSpaces = " \t\r\n";

bool is_count(Unit unit) {
  return unit == Unit::patients || unit == Unit::facilities || unit == Unit::insurers;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The digits of 1234 or 1,234; nothing where the separators stand elsewhere.
std::optional<std::string> ungrouped(std::string_view text) {
  std::string digits;
  const auto groups = split(text, ',');
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool sized = i == 0 ? groups.size() == 1 || groups[i].size() <= 3 : groups[i].size() == 3;
    if (!sized || !all_digits(groups[i])) return std::nullopt;
    digits += groups[i];
  }
  return digits;
}

std::optional<double> read_number(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const auto whole = ungrouped(text.substr(0, point));
  if (!whole) return std::nullopt;
  std::string digits = *whole;
  if (point != std::string_view::npos) {
    const std::string_view decimals = text.substr(point + 1);
    if (!all_digits(decimals)) return std::nullopt;
    digits.append(".").append(decimals);
  }
  const auto number = parse_decimal(digits);
  if (!number) return std::nullopt;
  return negative ? -*number : *number;
}

bool strip_suffix(std::string_view& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}

/// The bound of 10未満, 10人未満 or <10.
std::optional<std::int64_t> bound_of(std::string_view text) {
  if (text.starts_with('<')) {
    text.remove_prefix(1);
  } else if (!strip_suffix(text, "人未満") && !strip_suffix(text, "未満")) {
    return std::nullopt;
  }
  const auto digits = ungrouped(text);
  if (!digits) return std::nullopt;
  return parse_integer(*digits);
}

}  // namespace

std::string folded(std::string_view text) {
  std::string half;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i, 3);
    if (rest == kFullWidthSpace) {
      half += ' ';
      i += 2;
    } else if (rest.size() == 3 && rest[0] == '\xEF' && (rest[1] == '\xBC' || rest[1] == '\xBD')) {
      // U+FF01 to U+FF5E are the full-width forms of '!' to '~'.
      const int low = static_cast<unsigned char>(rest[2]) & 0x3F;
      const int point = (rest[1] == '\xBC' ? 0 : 0x40) + low;
      if (point >= 0x01 && point <= 0x5E)
        half += static_cast<char>(point + 0x20);
      else
        half += rest;
      i += 2;
    } else {
      half += text[i];
    }
  }
  return std::string(trimmed(half));
}

std::string_view trimmed(std::string_view text) {
  while (true) {
    const std::size_t before = text.size();
    if (!text.empty() && kSpaces.find(text.front()) != std::string_view::npos)
      text.remove_prefix(1);
    if (!text.empty() && kSpaces.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
    if (text.starts_with(kFullWidthSpace)) text.remove_prefix(kFullWidthSpace.size());
    if (text.ends_with(kFullWidthSpace)) text.remove_suffix(kFullWidthSpace.size());
    if (text.size() == before) return text;
  }
}

std::optional<Reading> read_cell(std::string_view text, Unit unit) {
  const std::string plain = folded(text);
  if (plain.empty()) return Reading{};
  if (std::ranges::find(kNeutralMarks, plain) != kNeutralMarks.end())
    return Reading{.content = Content::mark, .value = 0, .hides_below = {}};
  if (const auto bound = bound_of(plain))
    return Reading{.content = Content::mark, .value = 0, .hides_below = bound};
  std::string_view digits = plain;
  if (unit == Unit::percent) strip_suffix(digits, "%");
  const auto number = read_number(digits);
  if (!number) return std::nullopt;
  const std::size_t point = digits.find('.');
  const auto decimals =
      point == std::string_view::npos ? 0 : static_cast<std::int32_t>(digits.size() - point - 1);
  const bool whole = *number >= 0 && *number <= kLargestCount && *number == std::floor(*number);
  if (is_count(unit) && !whole) return std::nullopt;
  return Reading{
      .content = Content::number, .value = *number, .hides_below = {}, .decimals = decimals};
}

bool is_neutral_mark(std::string_view text) {
  return std::ranges::find(kNeutralMarks, folded(text)) != kNeutralMarks.end();
}

std::string neutral_marks() {
  return join(std::vector<std::string>(kNeutralMarks.begin(), kNeutralMarks.end()), " ");
}

bool looks_like_total(std::string_view label) {
  const std::string text = folded(label);
  return std::ranges::any_of(kTotalWords, [&](std::string_view word) {
    if (!text.starts_with(word)) return false;
    const std::string_view rest = std::string_view(text).substr(word.size());
    return rest.empty() || rest.find_first_of(" (\r\n") == 0;
  });
}

}  // namespace renga::disclosure
