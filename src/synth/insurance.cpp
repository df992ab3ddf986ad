#include "synth/insurance.hpp"

#include "synth/check_digit.hpp"

#include <fmt/format.h>

namespace renga::synth {
namespace {

constexpr int kElderlyAge = 75;
constexpr int kDaysBeforeReuse = 90;

/// How a scheme numbers its insurers: prefix, prefecture, then one of so many serials.
struct Numbering {
  std::string_view prefix;
  int first_serial;
  int insurers_per_prefecture;
};

constexpr Numbering numbering_of(Scheme scheme) {
  switch (scheme) {
    case Scheme::association:
      return {"01", 1, 1};
    case Scheme::society:
      return {"06", 901, 6};
    case Scheme::municipal:
      return {"", 901, 4};
    case Scheme::elderly:
      return {"39", 901, 4};
    case Scheme::livelihood:
      return {"12", 901, 2};
  }
  return {"", 0, 1};
}

std::string draw_insurer(Scheme scheme, const std::string& prefecture, Random& random) {
  const Numbering numbering = numbering_of(scheme);
  const auto serial =
      numbering.first_serial + random.between(0, numbering.insurers_per_prefecture - 1);
  return with_check_digit(fmt::format("{}{}{:03}", numbering.prefix, prefecture, serial));
}

/// Symbol and number of the `count`-th person whom an insurer takes in.
InsuredNumber numbered(Scheme scheme, std::string insurer, std::int64_t count) {
  InsuredNumber number{.scheme = scheme, .insurer = std::move(insurer), .symbol = {}, .number = {}};
  switch (scheme) {
    case Scheme::association:  // Workplaces of forty.
      number.symbol = std::to_string(21010001 + count / 40);
      number.number = std::to_string(count % 40 + 1);
      break;
    case Scheme::society:
      number.symbol = std::to_string(count / 300 + 1);
      number.number = std::to_string(count % 300 + 1);
      break;
    case Scheme::municipal:
      number.symbol = "国" + std::to_string(count / 5000 + 11);
      number.number = std::to_string(100001 + count);
      break;
    case Scheme::elderly:
      number.number = with_check_digit(std::to_string(1000001 + count));
      break;
    case Scheme::livelihood:
      number.number = with_check_digit(fmt::format("{:06}", 1001 + count));
      break;
  }
  return number;
}

bool has_workplaces(Scheme scheme) {
  return scheme == Scheme::association || scheme == Scheme::society;
}

}  // namespace

InsuredNumber NumberBook::take(Scheme scheme, const std::string& prefecture, Date from,
                               Random& random) {
  std::string insurer = draw_insurer(scheme, prefecture, random);
  if (auto freed = take_freed(insurer, from, random)) return *freed;
  const std::int64_t count = given_[insurer]++;
  return numbered(scheme, std::move(insurer), count);
}

std::optional<InsuredNumber> NumberBook::take_freed(const std::string& insurer, Date from,
                                                    Random& random) {
  const auto found = freed_.find(insurer);
  if (found == freed_.end() || !found->second) return std::nullopt;
  const bool rested = found->second->last.plus_days(kDaysBeforeReuse) < from &&
                      found->second->household != household_;
  if (!rested || !random.chance(rates_.insurance_number_reused)) return std::nullopt;
  InsuredNumber number = std::move(found->second->number);
  number.reused = true;
  found->second.reset();
  ++reused_;
  return number;
}

void NumberBook::release(const InsuredNumber& number, Date last, Random& random) {
  if (!has_workplaces(number.scheme) || !random.chance(rates_.insurance_number_freed)) return;
  freed_[number.insurer] = Free{number, last, household_};
}

Date elderly_from(Date birth) {
  // Who was born on 29 February is 75 on 1 March of a common year.
  const auto birthday = Date::from_civil(birth.year() + kElderlyAge, birth.month(), birth.day());
  return birthday ? *birthday : *Date::from_civil(birth.year() + kElderlyAge, 3, 1);
}

}  // namespace renga::synth
