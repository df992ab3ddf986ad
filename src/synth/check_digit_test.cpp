#include "synth/check_digit.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace renga::synth {
namespace {

// SYN-20.
TEST(CheckDigit, OfPublishedInsurerNumbers) {
  EXPECT_EQ(with_check_digit("0101001"), "01010016");  // 協会けんぽ 北海道
  EXPECT_EQ(with_check_digit("0113001"), "01130012");  // 協会けんぽ 東京
}

TEST(CheckDigit, OfZeroIsZero) {
  EXPECT_EQ(with_check_digit("00000"), "000000");
}

TEST(CheckDigit, NoticesEveryChangeOfOneDigit) {
  rc::check([] {
    std::string digits = std::to_string(*rc::gen::inRange(1'000'000, 9'999'999));
    const std::string right = with_check_digit(digits);
    const auto place = *rc::gen::inRange<std::size_t>(0, digits.size());
    const auto shift = *rc::gen::inRange(1, 10);
    digits[place] = static_cast<char>('0' + (digits[place] - '0' + shift) % 10);
    RC_ASSERT(with_check_digit(digits).back() != right.back());
  });
}

}  // namespace
}  // namespace renga::synth
