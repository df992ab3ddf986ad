#include "base/calendar.hpp"

#include "base/assertion.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace renga {
namespace {

using Weekday = std::chrono::weekday;

constexpr int kFirstYear = 2007;
constexpr int kLastYear = 2099;

/// How the law fixes a holiday: a day of the month, the n-th Monday, or an equinox.
enum class Fixed : std::uint8_t { day, monday, spring, autumn };

struct Holiday {
  int from_year;
  int to_year;
  unsigned month;
  unsigned number;  ///< day of the month, or which Monday
  Fixed fixed;
  Bilingual name;
};

constexpr Bilingual kNewYear = {"元日", "New Year's Day"};
constexpr Bilingual kEmperor = {"天皇誕生日", "Emperor's Birthday"};
constexpr Bilingual kSports = {"スポーツの日", "Sports Day"};
constexpr Bilingual kMarine = {"海の日", "Marine Day"};
constexpr Bilingual kMountain = {"山の日", "Mountain Day"};

// JPC-2: the law as it stood in each year.
constexpr auto kHolidays = std::to_array<Holiday>({
    {2007, 2099, 1, 1, Fixed::day, kNewYear},
    {2007, 2099, 1, 2, Fixed::monday, {"成人の日", "Coming of Age Day"}},
    {2007, 2099, 2, 11, Fixed::day, {"建国記念の日", "National Foundation Day"}},
    {2007, 2018, 12, 23, Fixed::day, kEmperor},
    {2020, 2099, 2, 23, Fixed::day, kEmperor},
    {2007, 2099, 3, 0, Fixed::spring, {"春分の日", "Vernal Equinox Day"}},
    {2007, 2099, 4, 29, Fixed::day, {"昭和の日", "Showa Day"}},
    {2019, 2019, 5, 1, Fixed::day, {"即位の日", "Day of the Accession"}},
    {2007, 2099, 5, 3, Fixed::day, {"憲法記念日", "Constitution Memorial Day"}},
    {2007, 2099, 5, 4, Fixed::day, {"みどりの日", "Greenery Day"}},
    {2007, 2099, 5, 5, Fixed::day, {"こどもの日", "Children's Day"}},
    {2007, 2019, 7, 3, Fixed::monday, kMarine},
    {2020, 2020, 7, 23, Fixed::day, kMarine},
    {2021, 2021, 7, 22, Fixed::day, kMarine},
    {2022, 2099, 7, 3, Fixed::monday, kMarine},
    {2016, 2019, 8, 11, Fixed::day, kMountain},
    {2020, 2020, 8, 10, Fixed::day, kMountain},
    {2021, 2021, 8, 8, Fixed::day, kMountain},
    {2022, 2099, 8, 11, Fixed::day, kMountain},
    {2007, 2099, 9, 3, Fixed::monday, {"敬老の日", "Respect for the Aged Day"}},
    {2007, 2099, 9, 0, Fixed::autumn, {"秋分の日", "Autumnal Equinox Day"}},
    {2007, 2019, 10, 2, Fixed::monday, {"体育の日", "Health and Sports Day"}},
    {2020, 2020, 7, 24, Fixed::day, kSports},
    {2021, 2021, 7, 23, Fixed::day, kSports},
    {2022, 2099, 10, 2, Fixed::monday, kSports},
    {2019, 2019, 10, 22, Fixed::day, {"即位礼正殿の儀の行われる日", "Day of the Enthronement"}},
    {2007, 2099, 11, 3, Fixed::day, {"文化の日", "Culture Day"}},
    {2007, 2099, 11, 23, Fixed::day, {"勤労感謝の日", "Labour Thanksgiving Day"}},
});

bool covers(Date date) {
  return date.year() >= kFirstYear && date.year() <= kLastYear;
}

Weekday weekday_of(Date date) {
  return Weekday(std::chrono::sys_days(std::chrono::days(date.days())));
}

bool is_sunday(Date date) {
  return weekday_of(date) == std::chrono::Sunday;
}

/// The day of an equinox (JPC-3); `epoch` is its mean moment in 1980, in days of the month. The sun
/// comes back 0.242194 days later each year, and each leap day takes one back.
unsigned equinox_day(int year, double epoch) {
  const int years = year - 1980;
  return static_cast<unsigned>(epoch + 0.242194 * years) - static_cast<unsigned>(years / 4);
}

unsigned nth_monday(int year, unsigned month, unsigned nth) {
  const Date first = *Date::from_civil(year, month, 1);
  const auto until_monday = (std::chrono::Monday - weekday_of(first)).count();
  return 1 + static_cast<unsigned>(until_monday) + 7 * (nth - 1);
}

unsigned day_of(const Holiday& holiday, int year) {
  switch (holiday.fixed) {
    case Fixed::day:
      return holiday.number;
    case Fixed::monday:
      return nth_monday(year, holiday.month, holiday.number);
    case Fixed::spring:
      return equinox_day(year, 20.8431);
    case Fixed::autumn:
      return equinox_day(year, 23.2488);
  }
  bug("a holiday that nothing fixes");
}

/// What every day of the calendar is, found once: deadlines ask for thousands of days at a time.
class Days {
 public:
  Days() : first_(*Date::from_civil(kFirstYear, 1, 1)) {
    const Date end = *Date::from_civil(kLastYear + 1, 1, 1);
    const auto count = static_cast<std::size_t>(end.days() - first_.days());
    holidays_.resize(count);
    for (const Holiday& holiday : kHolidays)
      for (int year = holiday.from_year; year <= holiday.to_year; ++year)
        holidays_[place_of(*Date::from_civil(year, holiday.month, day_of(holiday, year)))] =
            &holiday;
    reasons_.reserve(count);
    open_until_.reserve(count);
    std::int32_t open = 0;
    for (Date date = first_; date < end; date = date.plus_days(1)) {
      reasons_.push_back(find_reason(date));
      open += reasons_.back() ? 0 : 1;
      open_until_.push_back(open);
    }
  }

  const Holiday* national_holiday(Date date) const {
    return covers(date) ? holidays_[place_of(date)] : nullptr;
  }
  std::optional<DayOff> reason(Date date) const { return reasons_[place_of(date)]; }
  /// Business days since the calendar begins, up to and including the day.
  std::int64_t open_until(Date date) const { return open_until_[place_of(date)]; }

 private:
  std::size_t place_of(Date date) const {
    return static_cast<std::size_t>(date.days() - first_.days());
  }

  /// JPC-4: the days before it, back to a Sunday, are all national holidays.
  bool is_substitute(Date date) const {
    Date before = date.plus_days(-1);
    while (national_holiday(before) && !is_sunday(before)) before = before.plus_days(-1);
    return national_holiday(before) != nullptr && is_sunday(before);
  }

  /// JPC-5.
  bool is_between_holidays(Date date) const {
    return national_holiday(date.plus_days(-1)) && national_holiday(date.plus_days(1));
  }

  std::optional<DayOff> find_reason(Date date) const {
    if (national_holiday(date)) return DayOff::national_holiday;
    if (is_substitute(date)) return DayOff::substitute_holiday;
    if (is_between_holidays(date)) return DayOff::citizens_holiday;
    if (is_sunday(date) || weekday_of(date) == std::chrono::Saturday) return DayOff::weekend;
    if ((date.month() == 12 && date.day() >= 29) || (date.month() == 1 && date.day() <= 3))
      return DayOff::year_end;
    return std::nullopt;
  }

  Date first_;
  std::vector<const Holiday*> holidays_;
  std::vector<std::optional<DayOff>> reasons_;
  std::vector<std::int32_t> open_until_;
};

const Days& days() {
  static const Days all;
  return all;
}

std::optional<DayOff> reason(Date date) {
  return days().reason(date);
}

Error outside(Date date) {
  return Error(code::date_outside_calendar)
      .with("date", to_iso(date))
      .with("first", kFirstYear)
      .with("last", kLastYear);
}

/// The day of the month that corresponds, or the last one where the month is too short.
Date corresponding_day(Date date, int months) {
  const Date month = date.plus_months(months);
  const Date last = month.plus_months(1).plus_days(-1);
  return month.plus_days(static_cast<std::int32_t>(std::min(date.day(), last.day())) - 1);
}

}  // namespace

Result<std::optional<DayOff>> day_off(Date date) {
  if (!covers(date)) return fail(outside(date));
  return reason(date);
}

Result<std::string> holiday_name(Date date, Language language) {
  RENGA_ASSIGN(const std::optional<DayOff> why, day_off(date));
  if (why == DayOff::national_holiday)
    return std::string(days().national_holiday(date)->name.in(language));
  if (why == DayOff::substitute_holiday)
    return std::string(Bilingual{"振替休日", "substitute holiday"}.in(language));
  if (why == DayOff::citizens_holiday)
    return std::string(Bilingual{"国民の休日", "citizens' holiday"}.in(language));
  return std::string();
}

Result<bool> is_business_day(Date date) {
  RENGA_ASSIGN(const std::optional<DayOff> why, day_off(date));
  return !why.has_value();
}

Result<Date> business_day_from(Date date) {
  while (covers(date) && reason(date)) date = date.plus_days(1);
  if (!covers(date)) return fail(outside(date));
  return date;
}

Result<Date> plus_business_days(Date date, int count) {
  if (!covers(date)) return fail(outside(date));
  const int step = count < 0 ? -1 : 1;
  while (count != 0) {
    date = date.plus_days(step);
    if (!covers(date)) return fail(outside(date));
    if (!reason(date)) count -= step;
  }
  return date;
}

Result<std::int64_t> business_days_between(Date from, Date until) {
  if (!covers(from)) return fail(outside(from));
  if (!covers(until)) return fail(outside(until));
  if (until <= from) return 0;
  return days().open_until(until) - days().open_until(from);
}

Date month_period_end(Date first, int months) {
  const Date corresponding = corresponding_day(first, months);
  return corresponding.day() == first.day() ? corresponding.plus_days(-1) : corresponding;
}

Date months_after(Date event, int months) {
  return month_period_end(event.plus_days(1), months);
}

Date months_before(Date day, int months) {
  return corresponding_day(day, -months);
}

Date fiscal_year_first(int fiscal_year) {
  return *Date::from_civil(fiscal_year, 4, 1);
}

Date fiscal_year_last(int fiscal_year) {
  return *Date::from_civil(fiscal_year + 1, 3, 31);
}

std::string to_wareki_fiscal_year(int fiscal_year) {
  // A fiscal year has the name of the era in which most of it lies: 2019 is 令和元年度.
  const std::string day = to_wareki(fiscal_year_first(fiscal_year).plus_months(6));
  return day.substr(0, day.find("年")) + "年度";
}

std::string to_wareki_month(Date date) {
  const std::string day = to_wareki(date);
  constexpr std::string_view month = "月";
  return day.substr(0, day.find(month) + month.size());
}

}  // namespace renga
