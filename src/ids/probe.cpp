#include "ids/probe.hpp"

#include "ids/birth_date.hpp"
#include "ids/frame.hpp"
#include "ids/insured_number.hpp"
#include "ids/kana.hpp"
#include "ids/unicode.hpp"

#include <algorithm>
#include <array>

namespace renga::ids {
namespace {

using Written = Personal<std::string_view>;

std::string text_of(std::span<const std::uint8_t> bytes) {
  return {bytes.begin(), bytes.end()};
}

/// The values behind two results; nothing where there is none.
template <typename Value>
bool same(const std::optional<Personal<Value>>& left, const std::optional<Personal<Value>>& right) {
  if (!left || !right) return left.has_value() == right.has_value();
  return left->disclose() == right->disclose();
}

void probe_kana(std::string_view text, Normalisation normalisation) {
  const auto normal = normalised_kana(Written(text), normalisation);
  ensure(same(normal, stepwise_kana(Written(text), normalisation)),
         "a shortcut gives what the steps give");
  if (!normal) return;
  const std::string& name = normal->disclose();
  ensure(is_utf8(name) && name.size() <= kFieldBytes, "a normal form fits into a frame");
  const std::u32string characters = code_points_of(name);
  ensure(std::ranges::all_of(characters, is_name_character), "a name is letters and numbers");
  ensure(std::ranges::any_of(characters, is_kana), "a kana name has kana");
  ensure(same(normal, normalised_kana(Written(name), normalisation)),
         "the normal form of a normal form is itself");
}

}  // namespace

void probe_kana(std::span<const std::uint8_t> bytes) {
  const std::string text = text_of(bytes);
  probe_kana(text, Normalisation::strict);
  probe_kana(text, Normalisation::robust);
}

void probe_birth_date(std::span<const std::uint8_t> bytes) {
  const std::string text = text_of(bytes);
  const auto date = normalised_birth_date(Written(text));
  if (!date) return;
  const std::string compact = to_compact(date->disclose());
  ensure(compact.size() == 8 && compact >= "18730101", "a birth date is Gregorian");
  ensure(same(date, normalised_birth_date(Written(compact))), "a normal birth date is itself");
}

void probe_insured_number(std::span<const std::uint8_t> bytes) {
  const std::string text = text_of(bytes);
  std::vector<std::string_view> parts = split(text, '\0');
  parts.resize(4);
  const auto number =
      normalised_number(Personal<WrittenNumber>({parts[0], parts[1], parts[2], parts[3]}));
  if (!number) return;
  const InsuredNumber& once = number->disclose();
  check_digit_is_right(once.insurer);
  const auto twice = normalised_number(
      Personal<WrittenNumber>({once.insurer, once.symbol, once.number, once.branch}));
  ensure(twice.has_value(), "a normal number is one");
  const InsuredNumber& again = twice->disclose();
  ensure(once.insurer == again.insurer && once.symbol == again.symbol &&
             once.number == again.number && once.branch == again.branch,
         "a normal number is itself");
  Frame().add(once.insurer).add(once.symbol).add(once.number).add(once.branch);
}

}  // namespace renga::ids
