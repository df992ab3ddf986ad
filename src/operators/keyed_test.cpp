#include "operators/keyed.hpp"

#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::operators {
namespace {

// Computed with Python's hmac and hashlib from docs/spec/anonymize.md, ANP-40.
TEST(KeyedNumbers, AreThoseOfTheSpecification) {
  const KeyedNumbers keyed("1");
  EXPECT_EQ(keyed.number("order", "1"), 5685874132544573078);
  EXPECT_EQ(keyed.number("order", "2"), 7077888008951969496);
  EXPECT_EQ(keyed.number("date_shift", "7"), 8653373149653373490);
  EXPECT_EQ(KeyedNumbers("ひみつ").number("number receipt", "12"), 7055087309515265782);
}

TEST(KeyedNumbers, ShiftAsTheSpecificationSays) {
  const KeyedNumbers keyed("1");
  std::vector<std::int64_t> shifts;
  for (int person = 1; person <= 7; ++person)
    shifts.push_back(keyed.shift_days(std::to_string(person), 30));
  EXPECT_EQ(shifts, (std::vector<std::int64_t>{30, -3, -24, -20, 21, -24, 21}));
}

RC_GTEST_PROP(KeyedNumbers, NobodysDatesStayTheTrueOnes, (std::string seed, std::string person)) {
  const auto max_days = *rc::gen::inRange<std::int64_t>(1, 400);
  const std::int64_t shift = KeyedNumbers(seed).shift_days(person, max_days);
  RC_ASSERT(shift != 0);
  RC_ASSERT(shift >= -max_days);
  RC_ASSERT(shift <= max_days);
}

TEST(KeyedNumbers, ReachEveryShiftAndNoOther) {
  const KeyedNumbers keyed("seed");
  std::set<std::int64_t> seen;
  for (int person = 0; person < 1000; ++person)
    seen.insert(keyed.shift_days(std::to_string(person), 3));
  EXPECT_EQ(seen, (std::set<std::int64_t>{-3, -2, -1, 1, 2, 3}));
}

}  // namespace
}  // namespace renga::operators
