#include "disclosure/protect.hpp"

#include "disclosure/attacker.hpp"
#include "disclosure/audit.hpp"
#include "disclosure/sample_cubes.hpp"
#include "disclosure/sample_tables.hpp"

#include <gtest/gtest.h>

namespace renga::disclosure {
namespace {

using Texts = std::vector<std::vector<std::string>>;

std::vector<std::string> hidden_in(const Texts& texts) {
  const Table table = sample::grid(texts);
  std::vector<std::string> addresses;
  for (const HiddenCell& hidden : protect(sample::release(table), sample::rules())) {
    const Cell& cell = table.cells[hidden.cell.cell];
    addresses.push_back(address_of(cell.row, cell.column) + (hidden.reason == Reason::primary ? ""
                                                             : hidden.reason == Reason::secondary
                                                                 ? "+"
                                                                 : "="));
  }
  return addresses;
}

TEST(Protect, LeavesASafeTableAlone) {
  EXPECT_TRUE(hidden_in({{"10", "0", "10"}, {"30", "40", "70"}, {"40", "40", "80"}}).empty());
}

// CHK-46
TEST(Protect, HidesTheFewestBitsSoThatNoTotalGivesTheFirstAway) {
  EXPECT_EQ(
      hidden_in({{"7", "20", "30", "57"}, {"40", "50", "60", "150"}, {"47", "70", "90", "207"}}),
      (std::vector<std::string>{"B2", "C2+", "B3+", "C3+"}));
}

// CHK-36
TEST(Protect, ASumOfHiddenCellsIsNotSmallEither) {
  const auto hidden = hidden_in({{"3", "4", "20", "27"}});
  EXPECT_EQ(hidden, (std::vector<std::string>{"B2", "C2", "D2+"}));
}

// CHK-36, CHK-46: what was hidden before is known to be 8 together.
TEST(Protect, ASumOfCellsThatWereHiddenBeforeIsRaisedToo) {
  EXPECT_EQ(hidden_in({{"*", "*", "20", "28"}}), std::vector<std::string>{"D2+"});
  EXPECT_TRUE(hidden_in({{"*", "*", "20", "40"}}).empty());
}

TEST(Protect, HidesTheTotalWhereAllOtherCellsAreZero) {
  EXPECT_EQ(hidden_in({{"5", "0", "0", "5"}}), (std::vector<std::string>{"B2", "E2"}));
}

TEST(Protect, CompletesAnUnsafeSuppressionOfTheInput) {
  EXPECT_EQ(hidden_in({{"*", "20", "27"}, {"30", "40", "70"}, {"37", "60", "97"}}),
            (std::vector<std::string>{"C2+", "B3+", "C3+"}));
}

TEST(Protect, AMarkedZeroThatTheTotalGivesAwayProtectsNothing) {
  EXPECT_EQ(hidden_in({{"*", "20", "20"}, {"7", "40", "47"}, {"7", "60", "67"}}),
            (std::vector<std::string>{"B3", "C3+", "B4", "C4+"}));
}

// CHK-43
TEST(Protect, SeveralMarksOfATableBecomeOne) {
  EXPECT_EQ(hidden_in({{"10未満", "10未満", "18"}, {"*", "*", "30"}, {"20", "28", "48"}}),
            (std::vector<std::string>{"B2=", "C2=", "B3=", "C3="}));
}

TEST(Protect, ExemptDataStayAsTheyAre) {
  Release release = sample::release(sample::grid({{"1", "2", "3"}}));
  release.data_kind = DataKind::sampling_dataset;
  EXPECT_TRUE(protect(release, sample::rules()).empty());
}

sample::CubeShape shape_of(std::uint64_t seed) {
  static const std::array<sample::CubeShape, 5> kShapes = {{
      {.sizes = {3, 4}},
      {.sizes = {6, 5}, .group = 2},
      {.sizes = {3, 3, 2}},
      {.sizes = {8, 7}, .group = 4, .small_share = 25},
      {.sizes = {6, 4, 3}, .group = 3, .small_share = 20},
  }};
  return kShapes[seed % kShapes.size()];
}

/// Nobody narrows a hidden cell of this table: every number of values below the limit is too wide.
void expect_open(const Table& table, std::uint64_t seed) {
  const Rules rules = sample::rules();
  const sample::Attacker attacker(table);
  const auto tried = attacker.by_trying(20'000);
  const auto intervals = tried ? *tried : attacker.by_programs();
  EXPECT_FALSE(attacker.small_sum(rules.patients_min)) << seed;
  for (std::size_t i = 0; i < intervals.size(); ++i)
    EXPECT_TRUE(intervals[i].values() >= 5 || intervals[i].least >= 10)
        << seed << ": " << intervals[i].least << "-" << intervals[i].most;
}

bool narrows(const Table& table) {
  const sample::Attacker attacker(table);
  const auto tried = attacker.by_trying(20'000);
  const auto intervals = tried ? *tried : attacker.by_programs();
  return attacker.small_sum(10) ||
         std::ranges::any_of(intervals, [](const sample::Attacker::Interval& interval) {
           return interval.values() < 5;
         });
}

class ProtectedCubes : public testing::TestWithParam<std::uint64_t> {};

// CHK-46, CHK-48
TEST_P(ProtectedCubes, AreOpenToNoAttacker) {
  const Table before = sample::cube(shape_of(GetParam()), GetParam());
  const Rules rules = sample::rules();
  const auto hidden = protect(sample::release(before), rules);
  const Table after = sample::with_hidden(before, hidden);
  for (const Cell& cell : after.cells)
    EXPECT_TRUE(cell.hidden() || cell.value == 0 || cell.value >= 10);
  for (const HiddenCell& cell : hidden) {
    EXPECT_GT(before.cells[cell.cell.cell].value, 0);
    EXPECT_EQ(cell.reason == Reason::primary, before.cells[cell.cell.cell].value < 10);
  }
  expect_open(after, GetParam());
  const Judgement judgement = judge(sample::release(after), rules);
  EXPECT_NE(judgement.verdict, Verdict::fail) << GetParam();
  EXPECT_EQ(judgement.audit.recoverable, 0);
  EXPECT_EQ(judgement.audit.unproven, 0);
  EXPECT_TRUE(protect(sample::release(after), rules).empty()) << GetParam();
}

// CHK-48: nothing is hidden for nothing.
TEST_P(ProtectedCubes, AreNarrowedWhenOneSecondaryCellIsOpened) {
  const Table before = sample::cube(shape_of(GetParam()), GetParam());
  const auto hidden = protect(sample::release(before), sample::rules());
  for (const HiddenCell& opened : hidden) {
    if (opened.reason != Reason::secondary) continue;
    Table after = sample::with_hidden(before, hidden);
    after.cells[opened.cell.cell].content = Content::number;
    // The attacker of these tests looks at numbers and lines, the audit at parts of lines too.
    const bool told = judge(sample::release(after), sample::rules()).audit.recoverable > 0;
    EXPECT_TRUE(narrows(after) || told) << GetParam() << " cell " << opened.cell.cell;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, ProtectedCubes, testing::Range<std::uint64_t>(1, 41));

// CHK-46: all tables at once.
TEST(Protect, HidesTheSameNumberInEveryTable) {
  Release release = sample::release(sample::grid(
      {{"7", "20", "30", "57"}, {"40", "50", "60", "150"}, {"47", "70", "90", "207"}}));
  Table second = sample::grid({{"7", "20", "30", "57"}});
  second.file = "second.csv";
  second.dimensions[0] = Dimension("row", DimensionKind::other, "計");
  for (Cell& cell : second.cells) cell.labels[0] = second.dimensions[0].place_of("1");
  release.tables.push_back(second);
  const auto hidden = protect(release, sample::rules());
  Release after = release;
  for (const HiddenCell& cell : hidden)
    after.tables[cell.cell.table].cells[cell.cell.cell].content = Content::mark;
  EXPECT_TRUE(after.tables[0].cells[0].hidden());
  EXPECT_TRUE(after.tables[1].cells[0].hidden());
  EXPECT_EQ(judge(after, sample::rules()).audit.recoverable, 0);
}

// CHK-47: what was published cannot be hidden any more.
TEST(Protect, ChangesNoEarlierTable) {
  Release release = sample::release(sample::grid(
      {{"7", "20", "30", "57"}, {"40", "50", "60", "150"}, {"47", "70", "90", "207"}}));
  Table earlier = sample::grid({{"20", "30", "57"}});
  earlier.earlier = true;
  earlier.file = "earlier.csv";
  earlier.dimensions[0] = Dimension("row", DimensionKind::other, "計");
  earlier.dimensions[1] = Dimension("column", DimensionKind::other, "計");
  for (std::size_t i = 0; i < 3; ++i) {
    const char* label = i == 0 ? "2" : i == 1 ? "3" : "計";
    earlier.cells[i].labels = {earlier.dimensions[0].place_of("1"),
                               earlier.dimensions[1].place_of(label)};
  }
  release.tables.push_back(earlier);
  for (const HiddenCell& hidden : protect(release, sample::rules()))
    EXPECT_EQ(hidden.cell.table, 0U);
}

TEST(Protect, HidesNothingThatIsNotThere) {
  EXPECT_TRUE(protect(Release{}, sample::rules()).empty());
}

}  // namespace
}  // namespace renga::disclosure
