#include "synth/receipt_kind.hpp"

#include "synth/check_digit.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace renga::synth {
namespace {

constexpr int kSchoolAge = 6;
constexpr int kChildAidEnds = 15;
constexpr int kSeniorAge = 70;
constexpr int kChildAidPercent = 70;
constexpr int kHighIncomePercent = 7;

/// A lasting property of a person without a stream of its own.
bool belongs(const Person& person, int multiplier, int percent) {
  return person.number * multiplier % 100 < percent;
}

bool before_school(const Person& person, Date month) {
  return age_years(person.birth, *Date::from_civil(fiscal_year(month), 4, 1)) < kSchoolAge;
}

/// Fourth digit for inpatients and for outpatients.
std::string_view last_digits(const Person& person, const Coverage& coverage, Date month) {
  if (!coverage.insured()) return "12";
  if (person.age_on(month) >= kSeniorAge || coverage.number.scheme == Scheme::elderly)
    return belongs(person, 37, kHighIncomePercent) ? "90" : "78";
  if (before_school(person, month)) return "34";
  return coverage.branch == "00" ? "12" : "56";
}

char payer_digit(const Coverage& coverage) {
  if (!coverage.insured()) return '2';
  return coverage.number.scheme == Scheme::elderly ? '3' : '1';
}

PublicPayer make_payer(std::string_view law, const Person& person) {
  return {.payer = with_check_digit(fmt::format("{}{}601", law, person.prefecture)),
          .recipient = with_check_digit(fmt::format("{:06}", person.number * 7 % 1'000'000))};
}

}  // namespace

bool has_rare_disease(const Care& care) {
  return std::ranges::any_of(care.conditions, [](const Condition& condition) {
    return condition.disease->course == Course::rare;
  });
}

std::optional<PublicPayer> public_payer_of(const Person& person, const Coverage& coverage,
                                           const Care& care) {
  if (!coverage.insured()) return PublicPayer{coverage.number.insurer, coverage.number.number};
  if (has_rare_disease(care)) return make_payer("54", person);
  const bool child = person.age_on(care.month) < kChildAidEnds;
  if (child && belongs(person, 61, kChildAidPercent)) return make_payer("83", person);
  return std::nullopt;
}

std::string receipt_kind(const Person& person, const Coverage& coverage, const Care& care,
                         bool has_public_payer) {
  const bool both = coverage.insured() && has_public_payer;
  const std::string_view last = last_digits(person, coverage, care.month);
  return {'1', payer_digit(coverage), both ? '2' : '1', last[care.stay ? 0 : 1]};
}

}  // namespace renga::synth
