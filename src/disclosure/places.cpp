#include "disclosure/places.hpp"

#include "disclosure/reading.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace renga::disclosure {
namespace {

constexpr std::size_t kCodeDigits = 5;

/// Words for places inside a municipality (PUB-12, PUB-13).
constexpr std::array<std::string_view, 8> kSmallerWords = {
    "町丁", "丁目", "大字", "字名", "郵便番号", "学区", "メッシュ", "番地",
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

/// The five digits of a code written with five, with six (the last one checks the others), or
/// without the zero at its beginning.
std::optional<std::string> code_of(std::string_view label) {
  if (!all_digits(label) || label.size() < kCodeDigits - 1 || label.size() > kCodeDigits + 1)
    return std::nullopt;
  std::string code(label);
  if (code.size() == kCodeDigits - 1) code.insert(code.begin(), '0');
  return code.substr(0, kCodeDigits);
}

/// 東京都府中市 for a code of 13 and the name 府中市.
bool ends_with_name(std::string_view label, const Municipality& place) {
  return label.size() > place.name.size() && label.ends_with(place.name) && !place.name.empty();
}

/// The name of the prefecture that the municipality lies in, as the table has it.
std::string_view prefecture_of(std::span<const Municipality> municipalities,
                               const Municipality& place) {
  const std::string code = place.code.substr(0, 2) + "000";
  const auto row = std::ranges::lower_bound(municipalities, code, {}, &Municipality::code);
  return row == municipalities.end() || row->code != code ? std::string_view() : row->name;
}

}  // namespace

const Municipality* find_municipality(std::span<const Municipality> municipalities,
                                      std::string_view label) {
  const std::string folded_label = folded(label);
  if (const auto code = code_of(folded_label)) {
    const auto row = std::ranges::lower_bound(municipalities, *code, {}, &Municipality::code);
    return row == municipalities.end() || row->code != *code ? nullptr : &*row;
  }
  const Municipality* found = nullptr;
  for (const Municipality& place : municipalities) {
    const bool whole = folded_label == place.name;
    const bool with_prefecture = ends_with_name(folded_label, place) &&
                                 folded_label.substr(0, folded_label.size() - place.name.size()) ==
                                     prefecture_of(municipalities, place);
    if (!whole && !with_prefecture) continue;
    if (found != nullptr) return nullptr;
    found = &place;
  }
  return found;
}

bool is_ward(std::string_view label) {
  const std::string text = folded(label);
  if (const auto code = code_of(text)) {
    // The third digit 1 marks designated cities and their wards; 13 is Tokyo with its special
    // wards; cities themselves end in 00, 30, 40 or 50.
    const std::string_view ending = std::string_view(*code).substr(3);
    const bool city = ending == "00" || ending == "30" || ending == "40" || ending == "50";
    return (*code)[2] == '1' && !code->starts_with("13") && !city;
  }
  const std::size_t city = text.find("市");
  return city != std::string::npos && city > 0 && text.ends_with("区");
}

bool looks_smaller(std::string_view label) {
  const std::string text = folded(label);
  if (text.starts_with("〒") || text.find("丁目") != std::string::npos) return true;
  constexpr std::size_t kPostalCode = 8;  // 123-4567
  constexpr std::size_t kDash = 3;
  if (text.size() != kPostalCode || text[kDash] != '-') return false;
  return all_digits(std::string_view(text).substr(0, kDash)) &&
         all_digits(std::string_view(text).substr(kDash + 1));
}

bool names_smaller(std::string_view word) {
  const std::string text = folded(word);
  return std::ranges::any_of(kSmallerWords, [&](std::string_view smaller) {
    return text.find(smaller) != std::string::npos;
  });
}

}  // namespace renga::disclosure
