#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace renga {

/// A day of the proleptic Gregorian calendar; always a day that exists.
class Date {
 public:
  /// Days since 1970-01-01.
  static Date from_days(std::int32_t days) { return Date(days); }
  /// Nothing where the day does not exist.
  static std::optional<Date> from_civil(int year, unsigned month, unsigned day);

  std::int32_t days() const { return days_; }
  int year() const;
  unsigned month() const;
  unsigned day() const;

  Date plus_days(std::int32_t days) const { return Date(days_ + days); }
  /// The first day of this day's month.
  Date first_of_month() const;
  /// The first day of the month that lies `months` later.
  Date plus_months(int months) const;

  bool operator==(const Date&) const = default;
  auto operator<=>(const Date&) const = default;

 private:
  explicit Date(std::int32_t days) : days_(days) {}
  std::chrono::year_month_day civil() const;

  std::int32_t days_;
};

/// 2003-07-26 (ISO 8601).
std::optional<Date> parse_iso_date(std::string_view text);
/// 20030726.
std::optional<Date> parse_compact_date(std::string_view text);
/// GYYMMDD with era digit 1 Meiji, 2 Taisho, 3 Showa, 4 Heisei, 5 Reiwa; a day outside the era's
/// real limits is nothing (for example Showa 64-01-08).
std::optional<Date> parse_wareki_date(std::string_view text);
/// 200307: the first day of that month.
std::optional<Date> parse_compact_month(std::string_view text);

std::string to_iso(Date date);
std::string to_compact(Date date);
/// 令和6年10月1日; the year 1 is written 元年.
std::string to_wareki(Date date);
/// GYYMMDD.
std::string to_wareki_digits(Date date);

/// Completed years of age on a day, counted on the birthday; who was born on 29 February counts up
/// on 1 March of a common year.
int age_years(Date birth, Date on);

/// The Japanese fiscal year (April to March) of a day.
int fiscal_year(Date date);

}  // namespace renga
