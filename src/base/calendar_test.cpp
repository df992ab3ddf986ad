#include "base/base.hpp"

#include <fstream>
#include <map>

#include <gtest/gtest.h>

namespace renga {
namespace {

Date day(std::string_view iso) {
  return *parse_iso_date(iso);
}

/// The holidays of the vectors by day, and the years that the vectors hold.
std::map<Date, std::string> holidays_of_vectors() {
  std::ifstream file(RENGA_SOURCE_DIR "/tests/vectors/holidays.csv");
  std::map<Date, std::string> holidays;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) holidays.emplace(day(line.substr(0, 10)), line.substr(11));
  return holidays;
}

// JPC-2, JPC-4, JPC-5
TEST(Calendar, KnowsEveryHolidayOfTheVectorsAndNoOther) {
  const auto expected = holidays_of_vectors();
  ASSERT_EQ(expected.size(), 132U);
  for (const int year : {2009, 2019, 2020, 2021, 2024, 2025, 2026}) {
    for (Date date = *Date::from_civil(year, 1, 1); date.year() == year; date = date.plus_days(1)) {
      if (year == 2009 && expected.contains(date)) continue;
      const auto found = expected.find(date);
      EXPECT_EQ(*holiday_name(date, Language::japanese),
                found == expected.end() ? "" : found->second)
          << to_iso(date);
    }
  }
  for (const auto& [date, name] : expected)
    EXPECT_EQ(*holiday_name(date, Language::japanese), name) << to_iso(date);
}

// JPC-3: days that the ministry announced.
TEST(Calendar, ComputesTheEquinoxes) {
  const std::map<int, std::pair<unsigned, unsigned>> announced = {
      {2007, {21, 23}}, {2008, {20, 23}}, {2011, {21, 23}}, {2012, {20, 22}}, {2016, {20, 22}},
      {2019, {21, 23}}, {2020, {20, 22}}, {2023, {21, 23}}, {2025, {20, 23}}, {2026, {20, 23}}};
  for (const auto& [year, days] : announced) {
    EXPECT_EQ(*day_off(*Date::from_civil(year, 3, days.first)), DayOff::national_holiday) << year;
    EXPECT_EQ(*day_off(*Date::from_civil(year, 9, days.second)), DayOff::national_holiday) << year;
  }
}

// JPC-6
TEST(Calendar, SaysWhyOfficesAreClosed) {
  EXPECT_EQ(*day_off(day("2025-12-26")), std::nullopt);
  EXPECT_EQ(*day_off(day("2025-12-27")), DayOff::weekend);
  EXPECT_EQ(*day_off(day("2025-12-29")), DayOff::year_end);
  EXPECT_EQ(*day_off(day("2026-01-01")), DayOff::national_holiday);
  EXPECT_EQ(*day_off(day("2026-01-02")), DayOff::year_end);
  EXPECT_EQ(*day_off(day("2026-01-03")), DayOff::weekend);
  EXPECT_EQ(*day_off(day("2026-01-05")), std::nullopt);
  EXPECT_EQ(*day_off(day("2026-05-06")), DayOff::substitute_holiday);
  EXPECT_EQ(*day_off(day("2026-09-22")), DayOff::citizens_holiday);
  EXPECT_EQ(*holiday_name(day("2026-09-22"), Language::english), "citizens' holiday");
}

// JPC-1
TEST(Calendar, RefusesADayThatItDoesNotCover) {
  for (const std::string_view iso : {"2006-12-31", "2100-01-01"}) {
    const auto why = day_off(day(iso));
    ASSERT_FALSE(why);
    EXPECT_EQ(why.error().code(), code::date_outside_calendar);
    EXPECT_FALSE(business_day_from(day(iso)));
    EXPECT_FALSE(plus_business_days(day(iso), 1));
    EXPECT_FALSE(business_days_between(day("2025-01-06"), day(iso)) &&
                 business_days_between(day(iso), day("2025-01-06")));
  }
  EXPECT_FALSE(business_day_from(day("2099-12-31")));
  EXPECT_FALSE(plus_business_days(day("2007-01-04"), -1));
}

// JPC-9, JPC-10
TEST(Calendar, CountsBusinessDays) {
  EXPECT_EQ(*plus_business_days(day("2025-12-26"), 1), day("2026-01-05"));
  EXPECT_EQ(*plus_business_days(day("2026-01-05"), -1), day("2025-12-26"));
  EXPECT_EQ(*plus_business_days(day("2026-05-01"), 3), day("2026-05-11"));
  EXPECT_EQ(*plus_business_days(day("2026-05-03"), 0), day("2026-05-03"));
  EXPECT_EQ(*business_day_from(day("2026-05-02")), day("2026-05-07"));
  EXPECT_EQ(*business_day_from(day("2026-05-07")), day("2026-05-07"));
  EXPECT_EQ(*business_days_between(day("2026-05-01"), day("2026-05-11")), 3);
  EXPECT_EQ(*business_days_between(day("2026-05-11"), day("2026-05-01")), 0);
}

// JPC-9: a property; going there and back ends on the same business day.
TEST(Calendar, BusinessDaysGoThereAndBack) {
  for (Date date = day("2025-01-06"); date < day("2026-01-06"); date = date.plus_days(1)) {
    if (!*is_business_day(date)) continue;
    for (const int count : {1, 2, 5, 20}) {
      const Date there = *plus_business_days(date, count);
      EXPECT_EQ(*plus_business_days(there, -count), date);
      EXPECT_EQ(*business_days_between(date, there), count);
    }
  }
}

struct Period {
  std::string_view event;
  int months;
  std::string_view end;
};

// JPC-7, JPC-8
TEST(Calendar, PeriodsOfMonthsEndAsTheCivilCodeSays) {
  for (const Period& period : std::vector<Period>{{"2025-06-10", 3, "2025-09-10"},
                                                  {"2025-11-30", 3, "2026-02-28"},
                                                  {"2026-01-31", 1, "2026-02-28"},
                                                  {"2026-02-28", 1, "2026-03-31"},
                                                  {"2024-02-28", 12, "2025-02-28"},
                                                  {"2024-01-30", 1, "2024-02-29"},
                                                  {"2025-10-01", 24, "2027-10-01"}})
    EXPECT_EQ(to_iso(months_after(day(period.event), period.months)), period.end) << period.event;
  EXPECT_EQ(to_iso(month_period_end(day("2025-10-01"), 24)), "2027-09-30");
  EXPECT_EQ(to_iso(month_period_end(day("2024-02-29"), 12)), "2025-02-28");
  EXPECT_EQ(to_iso(months_before(day("2026-04-30"), 2)), "2026-02-28");
  EXPECT_EQ(to_iso(months_before(day("2026-01-15"), 2)), "2025-11-15");
}

// JPC-11
TEST(Calendar, WritesFiscalYearsInWareki) {
  EXPECT_EQ(to_wareki_fiscal_year(2025), "令和7年度");
  EXPECT_EQ(to_wareki_fiscal_year(2019), "令和元年度");
  EXPECT_EQ(to_wareki_fiscal_year(2018), "平成30年度");
  EXPECT_EQ(to_wareki_month(day("2025-06-10")), "令和7年6月");
  EXPECT_EQ(to_iso(fiscal_year_first(2025)), "2025-04-01");
  EXPECT_EQ(to_iso(fiscal_year_last(2025)), "2026-03-31");
}

}  // namespace
}  // namespace renga
