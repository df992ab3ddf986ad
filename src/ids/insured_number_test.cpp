#include "ids/insured_number.hpp"

#include "ids/probe.hpp"
#include "ids/vectors_for_test.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

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

RC_GTEST_PROP(InsuredNumber, BytesOfAllKindsGiveANumberOrNone, ()) {
  probe_insured_number(*rc::gen::arbitrary<std::vector<std::uint8_t>>());
}

RC_GTEST_PROP(InsuredNumber, ANumberInAnyCharactersIsStable, ()) {
  std::vector<std::uint8_t> bytes = {'0', '1', '1', '3', '0', '0', '1', '2', 0};
  const auto rest = *rc::gen::container<std::vector<std::uint8_t>>(
      rc::gen::elementOf(std::string("09aZ -\xE3\x83\xBC\xEF\xBC\x8D\0", 13)));
  bytes.insert(bytes.end(), rest.begin(), rest.end());
  probe_insured_number(bytes);
}

}  // namespace
}  // namespace renga::ids
