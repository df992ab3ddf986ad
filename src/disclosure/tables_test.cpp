#include "disclosure/tables.hpp"

#include <gtest/gtest.h>

namespace renga::disclosure {
namespace {

TEST(Address, CountsColumnsAsSpreadsheetsDo) {
  EXPECT_EQ(address_of(7, 3), "C7");
  EXPECT_EQ(address_of(1, 26), "Z1");
  EXPECT_EQ(address_of(1, 27), "AA1");
  EXPECT_EQ(address_of(1, 52), "AZ1");
  EXPECT_EQ(address_of(1, 702), "ZZ1");
  EXPECT_EQ(address_of(1, 703), "AAA1");
}

TEST(Dimension, KeepsEachLabelOnceAndKnowsItsTotal) {
  Dimension sex("sex", DimensionKind::sex, "計");
  EXPECT_EQ(sex.place_of("男"), 1);
  EXPECT_EQ(sex.place_of("女"), 2);
  EXPECT_EQ(sex.place_of("男"), 1);
  EXPECT_EQ(sex.place_of("計"), *sex.total());
  EXPECT_EQ(sex.labels(), (std::vector<std::string>{"計", "男", "女"}));
  EXPECT_FALSE(Dimension("age", DimensionKind::age, std::nullopt).total());
}

}  // namespace
}  // namespace renga::disclosure
