#include "base/date.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace renga {
namespace {

TEST(Date, ReadsTheThreeFormsOfADay) {
  const Date day = *Date::from_civil(2003, 7, 26);
  EXPECT_EQ(parse_iso_date("2003-07-26"), day);
  EXPECT_EQ(parse_compact_date("20030726"), day);
  EXPECT_EQ(parse_wareki_date("4150726"), day);
  EXPECT_EQ(to_wareki(day), "平成15年7月26日");
  EXPECT_EQ(to_wareki_digits(day), "4150726");
}

TEST(Date, RefusesDaysThatDoNotExist) {
  for (const char* text : {"20030230", "2003072", "2003072x", "00000000", "+2030101"})
    EXPECT_FALSE(parse_compact_date(text)) << text;
  EXPECT_FALSE(parse_compact_month("200313"));
}

TEST(Date, ErasEndOnTheirRealDays) {
  EXPECT_TRUE(parse_wareki_date("3640107"));
  EXPECT_FALSE(parse_wareki_date("3640108"));
  EXPECT_TRUE(parse_wareki_date("4010108"));
  EXPECT_FALSE(parse_wareki_date("4310501"));
  EXPECT_EQ(to_wareki(*parse_wareki_date("5010501")), "令和元年5月1日");
  EXPECT_FALSE(parse_wareki_date("6010101"));
  EXPECT_FALSE(parse_wareki_date("4000101"));
}

TEST(Date, EveryDayReadsBack) {
  EXPECT_TRUE(rc::check([] {
    const Date day = Date::from_days(*rc::gen::inRange(-35428, 40000));
    RC_ASSERT(parse_iso_date(to_iso(day)) == day);
    RC_ASSERT(parse_compact_date(to_compact(day)) == day);
    RC_ASSERT(parse_wareki_date(to_wareki_digits(day)) == day);
    RC_ASSERT(day.first_of_month().day() == 1U);
    RC_ASSERT(day.first_of_month() <= day);
  }));
}

TEST(Date, CountsMonthsYearsAndFiscalYears) {
  const Date day = *Date::from_civil(2024, 11, 30);
  EXPECT_EQ(to_iso(day.plus_months(3)), "2025-02-01");
  EXPECT_EQ(to_iso(day.plus_months(-11)), "2023-12-01");
  EXPECT_EQ(age_years(*Date::from_civil(2004, 2, 29), *Date::from_civil(2023, 2, 28)), 18);
  EXPECT_EQ(age_years(*Date::from_civil(2004, 2, 29), *Date::from_civil(2023, 3, 1)), 19);
  EXPECT_EQ(fiscal_year(*Date::from_civil(2025, 3, 31)), 2024);
  EXPECT_EQ(fiscal_year(*Date::from_civil(2025, 4, 1)), 2025);
}

}  // namespace
}  // namespace renga
