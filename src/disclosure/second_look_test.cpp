#include "disclosure/sample_cubes.hpp"
#include "disclosure/sample_tables.hpp"

#include <gtest/gtest.h>

namespace renga::disclosure {
namespace {

Audit audit_of(const Table& table) {
  return audit(sample::release(table), sample::rules());
}

// CHK-58
TEST(SecondLook, TriesAllTablesOfAPairThatATotalNarrows) {
  const Audit made = audit_of(sample::grid({{"*", "*", "20", "24"}}));
  const SecondLook look = second_look(made, 1000);
  EXPECT_EQ(look.components, 1);
  EXPECT_EQ(look.tried, 1);
  EXPECT_EQ(look.numbers, 2);
  EXPECT_TRUE(look.disagreeing.empty());
}

// CHK-58
TEST(SecondLook, ABoundThatIsWrongIsFound) {
  Audit made = audit_of(sample::grid({{"*", "*", "20", "24"}}));
  ASSERT_EQ(made.bounds.size(), 2U);
  --made.bounds.front().box.most;
  made.bounds.front().reach.most = made.bounds.front().box.most;
  EXPECT_EQ(second_look(made, 1000).disagreeing, (std::vector<CellRef>{{0, 0}}));
}

TEST(SecondLook, AComponentWithMoreTablesIsGivenUp) {
  const Audit made = audit_of(sample::grid({{"*", "*", "20", "200020"}}));
  const SecondLook look = second_look(made, 1000);
  EXPECT_EQ(look.components, 1);
  EXPECT_EQ(look.tried, 0);
}

class ProtectedSmallCubes : public testing::TestWithParam<std::uint64_t> {};

// CHK-58
TEST_P(ProtectedSmallCubes, AgreeWithASecondLook) {
  const Table before = sample::cube(
      {.sizes = {3, 4}, .small_share = static_cast<std::int64_t>(10 * (GetParam() % 6))},
      GetParam());
  const auto hidden = protect(sample::release(before), sample::rules());
  EXPECT_TRUE(
      second_look(audit_of(sample::with_hidden(before, hidden)), 20'000).disagreeing.empty());
  // One hidden cell opened by hand narrows others, and both see it.
  Table opened = sample::with_hidden(before, hidden);
  for (const HiddenCell& cell : hidden) {
    opened.cells[cell.cell.cell].content = Content::number;
    EXPECT_TRUE(second_look(audit_of(opened), 20'000).disagreeing.empty());
    opened.cells[cell.cell.cell].content = Content::mark;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, ProtectedSmallCubes, testing::Range<std::uint64_t>(1, 31));

}  // namespace
}  // namespace renga::disclosure
