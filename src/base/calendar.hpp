#pragma once

#include "base/date.hpp"
#include "base/language.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace renga {

/// Why offices of the state are closed on a day (docs/spec/calendar.md).
enum class DayOff : std::uint8_t {
  national_holiday,    ///< 国民の祝日
  substitute_holiday,  ///< 振替休日
  citizens_holiday,    ///< 国民の休日
  weekend,
  year_end,  ///< 29 December to 3 January
};

/// The first reason of `DayOff` that closes offices on this day, or nothing on a business day.
/// Like every question of this header: code::date_outside_calendar outside 2007 to 2099 (JPC-1).
Result<std::optional<DayOff>> day_off(Date date);

/// The name of the national holiday or other day off by that law: 海の日, 振替休日; empty
/// otherwise.
Result<std::string> holiday_name(Date date, Language language);

Result<bool> is_business_day(Date date);

/// The day itself where offices are open, else the next day on which they are (JPC-10).
Result<Date> business_day_from(Date date);

/// The n-th business day after (n > 0) or before (n < 0) the day; with 0 the day itself (JPC-9).
Result<Date> plus_business_days(Date date, int count);

/// How many business days lie after `from`, up to and including `until`; 0 where `until` is not
/// later.
Result<std::int64_t> business_days_between(Date from, Date until);

/// The last day of a period of months that begins on `first` (JPC-8).
Date month_period_end(Date first, int months);

/// The last day of a period of months after an event, whose day does not count (JPC-7, JPC-8).
Date months_after(Date event, int months);

/// The day that corresponds so many months earlier, or the last one of a month that is too short.
Date months_before(Date day, int months);

/// 1 April and 31 March of the fiscal year of a day.
Date fiscal_year_first(int fiscal_year);
Date fiscal_year_last(int fiscal_year);

/// 令和7年度, and 令和7年6月.
std::string to_wareki_fiscal_year(int fiscal_year);
std::string to_wareki_month(Date date);

}  // namespace renga
