#include "ids/birth_date.hpp"

#include "ids/probe.hpp"
#include "ids/vectors_for_test.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::ids {
namespace {

std::optional<std::string> normal(std::string_view text) {
  const auto date = normalised_birth_date(Personal<std::string_view>(text));
  if (!date) return std::nullopt;
  return to_compact(date->disclose());
}

TEST(BirthDate, TheVectorsComeOut) {
  for (const auto& row : vectors().at("birth_date"))
    EXPECT_EQ(normal(row.at("text").get<std::string>()), text_or_nothing(row.at("normal")))
        << row.dump();
}

TEST(Sex, TheVectorsComeOut) {
  for (const auto& row : vectors().at("sex")) {
    const auto sex = normalised_sex(row.at("text").get<std::string>());
    EXPECT_EQ(sex ? std::optional(std::string(1, *sex)) : std::nullopt,
              text_or_nothing(row.at("normal")))
        << row.dump();
  }
}

RC_GTEST_PROP(BirthDate, EveryWayOfWritingADayGivesThatDay, ()) {
  const auto first = Date::from_civil(1873, 1, 1);
  const Date day = first->plus_days(*rc::gen::inRange(0, 82000));
  const std::string compact = to_compact(day);
  RC_ASSERT(normal(to_iso(day)) == compact);
  RC_ASSERT(normal(compact) == compact);
  RC_ASSERT(normal(to_wareki_digits(day)) == compact);
  std::string with_letter = to_wareki_digits(day);
  with_letter[0] = std::string_view("MTSHR")[static_cast<std::size_t>(with_letter[0] - '1')];
  RC_ASSERT(normal(with_letter) == compact);
}

RC_GTEST_PROP(BirthDate, BytesOfAllKindsGiveADayOrNone, ()) {
  probe_birth_date(*rc::gen::container<std::vector<std::uint8_t>>(
      rc::gen::elementOf(std::string("0123456789-/.MTSHR \xEF\xBC\x90"))));
}

}  // namespace
}  // namespace renga::ids
