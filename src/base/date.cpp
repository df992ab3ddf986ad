#include "base/date.hpp"

#include "base/assertion.hpp"
#include "base/text.hpp"

#include <array>
#include <cstdio>

namespace renga {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

struct Era {
  char digit;
  std::string_view name;
  std::int32_t first_day;
  std::int32_t last_day;
};

constexpr std::int32_t day_number(int year, unsigned month, unsigned day) {
  const sys_days days =
      year_month_day(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day));
  return static_cast<std::int32_t>(days.time_since_epoch().count());
}

// The eras since the Gregorian calendar came into use in Japan (1873-01-01 for Meiji).
constexpr std::array<Era, 5> kEras = {{
    {'1', "明治", day_number(1873, 1, 1), day_number(1912, 7, 29)},
    {'2', "大正", day_number(1912, 7, 30), day_number(1926, 12, 24)},
    {'3', "昭和", day_number(1926, 12, 25), day_number(1989, 1, 7)},
    {'4', "平成", day_number(1989, 1, 8), day_number(2019, 4, 30)},
    {'5', "令和", day_number(2019, 5, 1), day_number(2099, 12, 31)},
}};

// The Gregorian year of an era's year 1.
constexpr std::array<int, 5> kEraFirstYear = {1868, 1912, 1926, 1989, 2019};

std::size_t era_of(std::int32_t day) {
  for (std::size_t i = 0; i < kEras.size(); ++i)
    if (day >= kEras[i].first_day && day <= kEras[i].last_day) return i;
  bug("a date outside the eras was asked in wareki");
}

/// A number of a few digits; files have a day in nearly every record.
std::optional<int> digits(std::string_view text) {
  constexpr std::size_t kMostDigits = 4;
  if (text.empty() || text.size() > kMostDigits) return std::nullopt;
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

std::optional<Date> from_digits(std::string_view year, std::string_view month,
                                std::string_view day) {
  const auto y = digits(year);
  const auto m = digits(month);
  const auto d = digits(day);
  if (!y || !m || !d) return std::nullopt;
  return Date::from_civil(*y, static_cast<unsigned>(*m), static_cast<unsigned>(*d));
}

std::string padded(const char* format, int a, unsigned b, unsigned c) {
  std::array<char, 32> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), format, a, b, c);
  return std::string(buffer.data(), static_cast<std::size_t>(length));
}

}  // namespace

std::optional<Date> Date::from_civil(int year, unsigned month, unsigned day) {
  const year_month_day civil{std::chrono::year(year), std::chrono::month(month),
                             std::chrono::day(day)};
  if (!civil.ok()) return std::nullopt;
  return Date(static_cast<std::int32_t>(sys_days(civil).time_since_epoch().count()));
}

year_month_day Date::civil() const {
  return sys_days(std::chrono::days(days_));
}
int Date::year() const {
  return static_cast<int>(civil().year());
}
unsigned Date::month() const {
  return static_cast<unsigned>(civil().month());
}
unsigned Date::day() const {
  return static_cast<unsigned>(civil().day());
}

Date Date::first_of_month() const {
  return plus_days(1 - static_cast<std::int32_t>(day()));
}

Date Date::plus_months(int months) const {
  const int count = year() * 12 + static_cast<int>(month()) - 1 + months;
  const auto date = from_civil(count / 12, static_cast<unsigned>(count % 12) + 1, 1);
  ensure(date.has_value(), "the first day of a month exists");
  return *date;
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return from_digits(text.substr(0, 4), text.substr(5, 2), text.substr(8, 2));
}

std::optional<Date> parse_compact_date(std::string_view text) {
  if (text.size() != 8) return std::nullopt;
  return from_digits(text.substr(0, 4), text.substr(4, 2), text.substr(6, 2));
}

std::optional<Date> parse_compact_month(std::string_view text) {
  if (text.size() != 6) return std::nullopt;
  return from_digits(text.substr(0, 4), text.substr(4, 2), "01");
}

std::optional<Date> parse_wareki_date(std::string_view text) {
  if (text.size() != 7 || text[0] < '1' || text[0] > '5') return std::nullopt;
  const auto index = static_cast<std::size_t>(text[0] - '1');
  const auto year = digits(text.substr(1, 2));
  if (!year || *year == 0) return std::nullopt;
  const auto date = from_digits(std::to_string(kEraFirstYear[index] + *year - 1), text.substr(3, 2),
                                text.substr(5, 2));
  if (!date || date->days() < kEras[index].first_day || date->days() > kEras[index].last_day)
    return std::nullopt;
  return date;
}

std::string to_iso(Date date) {
  return padded("%04d-%02u-%02u", date.year(), date.month(), date.day());
}

std::string to_compact(Date date) {
  return padded("%04d%02u%02u", date.year(), date.month(), date.day());
}

std::string to_wareki(Date date) {
  const std::size_t era = era_of(date.days());
  const int year = date.year() - kEraFirstYear[era] + 1;
  return std::string(kEras[era].name) + (year == 1 ? "元" : std::to_string(year)) + "年" +
         std::to_string(date.month()) + "月" + std::to_string(date.day()) + "日";
}

std::string to_wareki_digits(Date date) {
  const std::size_t era = era_of(date.days());
  return kEras[era].digit +
         padded("%02d%02u%02u", date.year() - kEraFirstYear[era] + 1, date.month(), date.day());
}

int age_years(Date birth, Date on) {
  const bool before_birthday =
      on.month() < birth.month() || (on.month() == birth.month() && on.day() < birth.day());
  return on.year() - birth.year() - (before_birthday ? 1 : 0);
}

int fiscal_year(Date date) {
  return date.month() >= 4 ? date.year() : date.year() - 1;
}

}  // namespace renga
