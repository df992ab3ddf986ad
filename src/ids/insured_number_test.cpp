#include "ids/insured_number.hpp"

#include "ids/vectors_for_test.hpp"

#include <gtest/gtest.h>

namespace renga::ids {
namespace {

TEST(InsuredNumber, TheVectorsComeOut) {
  for (const auto& row : vectors().at("insured_number")) {
    const auto written = row.at("written").get<std::vector<std::string>>();
    const auto number = normalised_number(
        Personal<WrittenNumber>({written[0], written[1], written[2], written[3]}));
    ASSERT_EQ(number.has_value(), !row.at("normal").is_null()) << row.dump();
    if (!number) continue;
    const InsuredNumber& parts = number->disclose();
    EXPECT_EQ((std::vector{parts.insurer, parts.symbol, parts.number, parts.branch}),
              row.at("normal").get<std::vector<std::string>>());
    EXPECT_EQ(check_digit_is_right(parts.insurer), row.at("check_digit_is_right").get<bool>());
  }
}

TEST(InsuredNumber, PublishedInsurerNumbersHaveTheirCheckDigit) {
  // The association's branches of Hokkaido, Tokyo and Osaka.
  for (const std::string_view insurer : {"01010016", "01130012", "01270016"})
    EXPECT_TRUE(check_digit_is_right(insurer)) << insurer;
  EXPECT_FALSE(check_digit_is_right("01130021"));
}

}  // namespace
}  // namespace renga::ids
