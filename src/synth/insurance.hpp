#pragma once

#include "synth/draw.hpp"
#include "synth/rates.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::synth {

/// Who insures: 協会けんぽ, 健康保険組合, 国民健康保険, 後期高齢者医療; or 生活保護, which is no
/// insurance.
enum class Scheme { association, society, municipal, elderly, livelihood };

/// An insured number as the card shows it. For 生活保護: payer number and recipient number.
struct InsuredNumber {
  Scheme scheme = Scheme::association;
  std::string insurer;  ///< 6 digits for 国民健康保険, 8 for others; with check digit.
  std::string symbol;   ///< Half width; empty for 後期高齢者医療.
  std::string number;   ///< Half width.
  bool reused = false;  ///< It belonged to another household before.

  bool operator==(const InsuredNumber&) const = default;
};

/// One person's cover by one insured number.
struct Coverage {
  InsuredNumber number;
  std::string branch;  ///< 2 digits; empty for 後期高齢者医療 and 生活保護.
  Date from;
  std::optional<Date> last;  ///< Last day on which it is valid; nothing: still valid.

  bool holds(Date day) const { return day >= from && (!last || day <= *last); }
  bool insured() const { return number.scheme != Scheme::livelihood; }
};

/// Hands out insured numbers, each once; but some numbers that became free go to another person
/// later, as they do in workplaces.
class NumberBook {
 public:
  explicit NumberBook(const Rates& rates) : rates_(rates) {}

  /// A number is not freed and taken again within one household.
  void begin_household() { ++household_; }
  InsuredNumber take(Scheme scheme, const std::string& prefecture, Date from, Random& random);
  /// The number is free after `last`.
  void release(const InsuredNumber& number, Date last, Random& random);

  std::int64_t reused() const { return reused_; }

 private:
  struct Free {
    InsuredNumber number;
    Date last;
    std::int64_t household;
  };

  std::optional<InsuredNumber> take_freed(const std::string& insurer, Date from, Random& random);

  const Rates& rates_;
  std::int64_t household_ = 0;
  std::map<std::string, std::int64_t> given_;         // By insurer.
  std::map<std::string, std::optional<Free>> freed_;  // By insurer; one at a time.
  std::int64_t reused_ = 0;
};

/// Completes 75 years: on this day 後期高齢者医療 begins.
Date elderly_from(Date birth);

}  // namespace renga::synth
