#include "dossier/fields.hpp"

#include <algorithm>

namespace renga::dossier {
namespace {

bool is_word(const std::string& text) {
  return !text.empty() && std::ranges::none_of(text, [](char letter) {
    return static_cast<unsigned char>(letter) <= ' ';
  });
}

bool is_digest(const std::string& text) {
  constexpr std::size_t kHexCharacters = 64;
  return text.size() == kHexCharacters &&
         text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

bool fits_text(const std::string& text, FieldKind kind) {
  switch (kind) {
    case FieldKind::text:
      return !text.empty();
    case FieldKind::word:
      return is_word(text);
    case FieldKind::digest:
      return is_digest(text);
    default:
      return false;
  }
}

}  // namespace

std::optional<Date> Fields::day(std::string_view name) const {
  const auto found = values_.find(std::string(name));
  if (found == values_.end()) return std::nullopt;
  const Date* day = std::get_if<Date>(&found->second);
  return day == nullptr ? std::nullopt : std::optional(*day);
}

bool fits(const Value& value, FieldKind kind) {
  if (const auto* text = std::get_if<std::string>(&value)) return fits_text(*text, kind);
  if (const auto* number = std::get_if<std::int64_t>(&value))
    return kind == FieldKind::number && *number >= 0;
  if (std::holds_alternative<bool>(value)) return kind == FieldKind::flag;
  if (std::holds_alternative<Date>(value)) return kind == FieldKind::day;
  const auto& words = std::get<std::vector<std::string>>(value);
  return kind == FieldKind::words && !words.empty() && std::ranges::all_of(words, is_word);
}

const Choice* Choices::named(std::string_view name) const {
  const auto found = std::ranges::find(words, name, &Choice::name);
  return found == words.end() ? nullptr : &*found;
}

bool is_chosen(const Value& value, const Choices& choices) {
  const auto is_listed = [&](const std::string& word) { return choices.named(word) != nullptr; };
  if (const auto* word = std::get_if<std::string>(&value)) return is_listed(*word);
  const auto* words = std::get_if<std::vector<std::string>>(&value);
  return words != nullptr && std::ranges::all_of(*words, is_listed);
}

}  // namespace renga::dossier
