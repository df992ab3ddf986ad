#include "report/format.hpp"

#include <gtest/gtest.h>

namespace renga::report {

namespace {

Date day(int year, unsigned month, unsigned day_of_month) {
  return Date::from_civil(year, month, day_of_month).value();
}

TEST(Format, WritesNumbersWithThousands) {
  EXPECT_EQ(number(0), "0");
  EXPECT_EQ(number(1204331), "1,204,331");
  EXPECT_EQ(number(-1000), "-1,000");
}

TEST(Format, WritesSharesWithOneDecimal) {
  EXPECT_EQ(share(1, 3), "33.3%");
  EXPECT_EQ(share(0, 3), "0.0%");
  EXPECT_EQ(share(3, 3), "100.0%");
}

TEST(Format, NeverWritesSomeAsNoneOrMostAsAll) {
  EXPECT_EQ(share(1, 100000), "<0.1%");
  EXPECT_EQ(share(99999, 100000), ">99.9%");
  EXPECT_EQ(percent(0.04), "<0.1%");
  EXPECT_EQ(percent(99.97), ">99.9%");
}

TEST(Format, HasNoShareOfNothing) {
  EXPECT_EQ(share(0, 0), "–");
}

TEST(Format, WritesDatesInBothLanguagesAndWarekiWhereAsked) {
  const Date reiwa = day(2020, 8, 3);
  EXPECT_EQ(date(reiwa, Language::japanese), "2020年8月3日");
  EXPECT_EQ(date(reiwa, Language::japanese, Calendar::with_wareki),
            "2020年8月3日（令和2年8月3日）");
  EXPECT_EQ(date(reiwa, Language::english, Calendar::with_wareki), "2020-08-03");
  EXPECT_EQ(month(reiwa, Language::japanese, Calendar::with_wareki), "2020年8月（令和2年8月）");
  EXPECT_EQ(month(reiwa, Language::english), "2020-08");
}

TEST(Format, ChangesTheEraWithinAYear) {
  EXPECT_EQ(wareki_month(day(2019, 4, 1)), "平成31年4月");
  EXPECT_EQ(wareki_month(day(2019, 5, 1)), "令和元年5月");
}

}  // namespace

}  // namespace renga::report
