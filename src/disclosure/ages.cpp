#include "disclosure/ages.hpp"

#include "disclosure/reading.hpp"

#include <array>
#include <string>

namespace renga::disclosure {
namespace {

/// What is written between two ages, after folding.
constexpr std::array<std::string_view, 6> kDashes = {"-", "~", "〜", "–", "―", "‐"};
constexpr std::array<std::string_view, 3> kYears = {"歳", "才", " "};
constexpr std::array<std::string_view, 2> kOpenEnds = {"以上", "+"};

std::string without(std::string text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word))
    text.erase(at, word.size());
  return text;
}

std::optional<std::int64_t> age(std::string_view text) {
  const auto number = parse_integer(text);
  return number && *number >= 0 && text.size() <= 3 ? number : std::nullopt;
}

std::optional<std::int64_t> age_before(std::string_view text, std::string_view ending) {
  if (!text.ends_with(ending)) return std::nullopt;
  return age(text.substr(0, text.size() - ending.size()));
}

std::optional<AgeBand> read_range(std::string_view text) {
  for (const std::string_view dash : kDashes) {
    const std::size_t at = text.find(dash);
    if (at == std::string_view::npos) continue;
    const auto low = age(text.substr(0, at));
    const auto high = age(text.substr(at + dash.size()));
    if (low && high && *low <= *high) return AgeBand{*low, *high};
  }
  return std::nullopt;
}

}  // namespace

std::optional<AgeBand> read_age_band(std::string_view label) {
  std::string text = folded(label);
  for (const std::string_view word : kYears) text = without(std::move(text), word);
  for (const std::string_view ending : kOpenEnds)
    if (const auto low = age_before(text, ending)) return AgeBand{*low, std::nullopt};
  if (const auto end = age_before(text, "未満"); end && *end > 0) return AgeBand{0, *end - 1};
  if (const auto high = age_before(text, "以下")) return AgeBand{0, *high};
  if (const auto single = age(text)) return AgeBand{*single, *single};
  return read_range(text);
}

AgeVerdict judge_age(const AgeBand& band, const AgeLimits& limits) {
  if (!band.high) return band.low <= limits.top ? AgeVerdict::allowed : AgeVerdict::too_fine;
  if (*band.high >= limits.top) return AgeVerdict::too_fine;
  if (*band.high - band.low + 1 >= limits.years) return AgeVerdict::allowed;
  return *band.high < limits.single_years_below ? AgeVerdict::needs_reason : AgeVerdict::too_fine;
}

}  // namespace renga::disclosure
