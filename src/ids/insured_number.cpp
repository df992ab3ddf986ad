#include "ids/insured_number.hpp"

#include "ids/frame.hpp"
#include "ids/unicode.hpp"

#include <algorithm>

namespace renga::ids {
namespace {

constexpr std::size_t kMunicipalDigits = 6;
constexpr std::size_t kInsurerDigits = 8;
constexpr std::size_t kBranchDigits = 2;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_plain(char c) {
  return is_digit(c) || (c >= 'A' && c <= 'Z') || c == '-';
}

bool has_digits(std::string_view text, std::size_t count) {
  return text.size() == count && std::ranges::all_of(text, is_digit);
}

bool keeps_to_the_rules(const InsuredNumber& number) {
  const bool insurer =
      has_digits(number.insurer, kInsurerDigits) || has_digits(number.insurer, kMunicipalDigits);
  const bool branch = number.branch.empty() || has_digits(number.branch, kBranchDigits);
  return insurer && branch && !number.number.empty() && number.number.size() <= kFieldBytes &&
         number.symbol.size() <= kFieldBytes;
}

}  // namespace

std::string normalised_number_field(std::string_view text) {
  // Digits and capitals alone, the usual case, are their own normal form.
  if (std::ranges::all_of(text, is_plain)) return std::string(text);
  std::u32string normal;
  for (const char32_t c : compatibility_form(text)) {
    if (is_space_or_control(c)) continue;
    normal += is_hyphen_like(c) ? U'-' : ascii_capital(c);
  }
  return composed_utf8(normal);
}

std::optional<Personal<InsuredNumber>> normalised_number(const Personal<WrittenNumber>& written) {
  const WrittenNumber& text = written.disclose();
  InsuredNumber number{normalised_number_field(text.insurer), normalised_number_field(text.symbol),
                       normalised_number_field(text.number), normalised_number_field(text.branch)};
  if (!keeps_to_the_rules(number)) return std::nullopt;
  return Personal<InsuredNumber>(std::move(number));
}

bool check_digit_is_right(std::string_view insurer) {
  int sum = 0;
  std::size_t from_the_right = insurer.size();  // The check digit is 1 and weighs 1.
  for (const char digit : insurer) {
    const int product = (digit - '0') * (from_the_right % 2 == 0 ? 2 : 1);
    sum += product / 10 + product % 10;
    --from_the_right;
  }
  return sum % 10 == 0;
}

}  // namespace renga::ids
