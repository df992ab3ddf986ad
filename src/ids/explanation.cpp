#include "ids/explanation.hpp"

#include "ids/identity.hpp"
#include "ids/kana_steps.hpp"
#include "ids/unicode.hpp"

#include <algorithm>
#include <array>

namespace renga::ids {
namespace {

using Written = Personal<std::string_view>;
using Steps = std::vector<ExplainedStep>;

/// What was typed may be no UTF-8; then its bytes are shown.
std::string shown(std::string text) {
  if (is_utf8(text)) return text;
  return "0x" + to_hex(crypto::bytes_of(text));
}

void show(Steps& steps, std::string_view sentence, Bilingual title, std::string before,
          std::string after) {
  steps.push_back({sentence, title, Personal<std::string>(shown(std::move(before))),
                   Personal<std::string>(std::move(after))});
}

void show_kana(Steps& steps, const std::string& kana, Normalisation normalisation) {
  std::string before = kana;
  normal_form(kana, normalisation, [&](const KanaStep& step, std::u32string_view name) {
    std::string after = utf8_of(name);
    show(steps, step.sentence, step.title, std::exchange(before, after), after);
  });
}

/// The frame, or the reason why there is none.
void conclude(Explanation& explanation, const std::variant<Frame, Validity>& frame) {
  if (const auto* reason = std::get_if<Validity>(&frame))
    explanation.validity = *reason;
  else
    explanation.frame = Personal<std::string>(to_hex(std::get<Frame>(frame).bytes()));
}

/// The names that the steps of `robust` make of a spelling, each with its sentence.
std::vector<std::pair<std::string_view, std::u32string>> names_of(const std::string& kana) {
  std::vector<std::pair<std::string_view, std::u32string>> names;
  normal_form(kana, Normalisation::robust, [&](const KanaStep& step, std::u32string_view name) {
    names.emplace_back(step.sentence, std::u32string(name));
  });
  return names;
}

/// The first step from which both are the same up to the end.
std::optional<std::string_view> meeting_step(const std::string& one, const std::string& other) {
  const auto left = names_of(one);
  const auto right = names_of(other);
  if (left.size() != right.size()) return std::nullopt;
  std::size_t place = left.size();
  while (place > 0 && left[place - 1] == right[place - 1]) --place;
  if (place == left.size()) return std::nullopt;
  return left[place].first;
}

bool same_value(const std::optional<KanaName>& one, const std::optional<KanaName>& other) {
  return one && other && one->disclose() == other->disclose();
}

void compare_normal_forms(const KanaName& one, const KanaName& other,
                          SpellingComparison& comparison) {
  const std::u32string left = code_points_of(one.disclose());
  const std::u32string right = code_points_of(other.disclose());
  comparison.same_head = head_of(one).disclose() == head_of(other).disclose();
  comparison.same_tail = tail_of(one).disclose() == tail_of(other).disclose();
  if (left == right) return;
  comparison.one_begins_other = left.starts_with(right) || right.starts_with(left);
  const auto parting = std::ranges::mismatch(left, right);
  comparison.parts_at = static_cast<std::size_t>(parting.in1 - left.begin()) + 1;
}

struct NumberField {
  Bilingual title;
  std::string_view WrittenNumber::*value;
};

constexpr std::array kNumberFields = {
    NumberField{{"保険者番号", "insurer number"}, &WrittenNumber::insurer},
    NumberField{{"記号", "symbol"}, &WrittenNumber::symbol},
    NumberField{{"番号", "number"}, &WrittenNumber::number},
    NumberField{{"枝番", "branch"}, &WrittenNumber::branch},
};

}  // namespace

Explanation explain_id4(const Personal<std::string>& kana, const Personal<std::string>& birth_date,
                        std::string_view sex, Normalisation normalisation) {
  Explanation explanation;
  show_kana(explanation.steps, kana.disclose(), normalisation);
  const std::string& day = birth_date.disclose();
  if (const auto date = normalised_birth_date(Written(day)))
    show(explanation.steps, "IDP-9", {"生年月日", "birth date"}, day, to_compact(date->disclose()));
  if (const auto digit = normalised_sex(sex))
    show(explanation.steps, "IDP-11", {"男女区分", "sex"}, std::string(sex),
         std::string(1, *digit));
  conclude(explanation,
           id4_frame(Personal<WrittenPerson>({kana.disclose(), day, sex}), normalisation));
  return explanation;
}

Explanation explain_id5(const Personal<WrittenNumber>& number, std::optional<Date> valid_from) {
  Explanation explanation;
  for (const NumberField& field : kNumberFields) {
    const std::string_view written = number.disclose().*field.value;
    show(explanation.steps, "IDP-12", field.title, std::string(written),
         normalised_number_field(written));
  }
  const auto normal = normalised_number(number);
  if (!normal) {
    explanation.validity = Validity::no_insured_number;
    return explanation;
  }
  const bool right = check_digit_is_right(normal->disclose().insurer);
  const std::string& insurer = normal->disclose().insurer;
  show(explanation.steps, "IDP-14",
       right ? Bilingual{"検証番号：正", "check digit: right"}
             : Bilingual{"検証番号：誤（IDには影響しません）",
                         "check digit: wrong (the ID is not affected)"},
       insurer, insurer);
  if (valid_from) conclude(explanation, id5_frame(*normal, *valid_from));
  return explanation;
}

SpellingComparison compare_spellings(const Personal<std::string>& one,
                                     const Personal<std::string>& other) {
  const auto normal = [](const Personal<std::string>& name, Normalisation normalisation) {
    return normalised_kana(Written(name.disclose()), normalisation);
  };
  SpellingComparison comparison;
  comparison.same_after = meeting_step(one.disclose(), other.disclose());
  comparison.same_strict =
      same_value(normal(one, Normalisation::strict), normal(other, Normalisation::strict));
  const auto left = normal(one, Normalisation::robust);
  const auto right = normal(other, Normalisation::robust);
  comparison.same_robust = same_value(left, right);
  if (left && right) compare_normal_forms(*left, *right, comparison);
  return comparison;
}

std::string code_points_text(const Personal<std::string>& text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string result;
  for (const char32_t c : code_points_of(text.disclose())) {
    if (!result.empty()) result += ' ';
    result += "U+";
    const int last_digit = c > 0xFFFFF ? 5 : c > 0xFFFF ? 4 : 3;
    for (int digit = last_digit; digit >= 0; --digit) result += kDigits[c >> (4 * digit) & 0xF];
  }
  return result;
}

}  // namespace renga::ids
