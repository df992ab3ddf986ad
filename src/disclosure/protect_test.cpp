#include "disclosure/protect.hpp"

#include "disclosure/sample_tables.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::disclosure {
namespace {

using Texts = std::vector<std::vector<std::string>>;

std::vector<std::string> hidden_in(const Texts& texts) {
  const Table table = sample::grid(texts);
  std::vector<std::string> addresses;
  for (const HiddenCell& hidden : protect(sample::release(table), sample::rules())) {
    const Cell& cell = table.cells[hidden.cell.cell];
    addresses.push_back(address_of(cell.row, cell.column) +
                        (hidden.reason == Reason::primary ? "" : "+"));
  }
  return addresses;
}

TEST(Protect, LeavesASafeTableAlone) {
  EXPECT_TRUE(hidden_in({{"10", "0", "10"}, {"30", "40", "70"}, {"40", "40", "80"}}).empty());
}

// CHK-42
TEST(Protect, HidesTheSmallestOtherCellsSoThatNoTotalGivesTheFirstAway) {
  EXPECT_EQ(
      hidden_in({{"7", "20", "30", "57"}, {"40", "50", "60", "150"}, {"47", "70", "90", "207"}}),
      (std::vector<std::string>{"B2", "C2+", "B3+", "C3+"}));
}

// CHK-42
TEST(Protect, ASumOfHiddenCellsIsNotSmallEither) {
  const auto hidden = hidden_in({{"3", "4", "20", "27"}});
  EXPECT_EQ(hidden, (std::vector<std::string>{"B2", "C2", "D2+"}));
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

TEST(Protect, ExemptDataStayAsTheyAre) {
  Release release = sample::release(sample::grid({{"1", "2", "3"}}));
  release.data_kind = DataKind::sampling_dataset;
  EXPECT_TRUE(protect(release, sample::rules()).empty());
}

/// An evenly drawn number; RapidCheck's own ranges grow with the size of the test.
template <typename T>
T drawn(T first, T beyond) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<T>(first, beyond));
}

/// Makes a table with any number of dimensions and true totals along each of them.
class CubeMaker {
 public:
  explicit CubeMaker(std::vector<std::size_t> sizes) : sizes_(std::move(sizes)) {}

  Table make() {
    table_.file = "cube.csv";
    table_.measures = {{"patients", Unit::patients}};
    for (std::size_t d = 0; d < sizes_.size(); ++d)
      table_.dimensions.emplace_back("d" + std::to_string(d), DimensionKind::other, "計");
    std::map<std::vector<std::size_t>, std::int64_t> sums;
    visit({}, [&](const std::vector<std::size_t>& inner) {
      // Half of the counts lie around the limit, a third are zero.
      const int kind = drawn(0, 6);
      const std::int64_t value = kind < 2 ? 0 : drawn(0, kind < 5 ? 14 : 200);
      add_to_margins(sums, inner, value);
    });
    for (const auto& [place, value] : sums) add_cell(place, value);
    return table_;
  }

 private:
  template <typename Take>
  void visit(std::vector<std::size_t> place, const Take& take) {
    if (place.size() == sizes_.size()) {
      take(place);
      return;
    }
    place.push_back(0);
    for (std::size_t i = 1; i <= sizes_[place.size() - 1]; ++i) {
      place.back() = i;
      visit(place, take);
    }
  }

  /// Position 0 of a dimension is its total.
  static void add_to_margins(std::map<std::vector<std::size_t>, std::int64_t>& sums,
                             const std::vector<std::size_t>& inner, std::int64_t value) {
    for (std::size_t mask = 0; mask < (1U << inner.size()); ++mask) {
      std::vector<std::size_t> place = inner;
      for (std::size_t d = 0; d < inner.size(); ++d)
        if ((mask >> d) & 1U) place[d] = 0;
      sums[place] += value;
    }
  }

  void add_cell(const std::vector<std::size_t>& place, std::int64_t value) {
    Cell cell;
    cell.row = static_cast<std::int32_t>(table_.cells.size() + 2);
    cell.column = 1;
    cell.content = Content::number;
    cell.value = static_cast<double>(value);
    for (std::size_t d = 0; d < place.size(); ++d)
      cell.labels.push_back(
          table_.dimensions[d].place_of(place[d] == 0 ? "計" : std::to_string(place[d])));
    table_.cells.push_back(cell);
  }

  std::vector<std::size_t> sizes_;
  Table table_;
};

// CHK-41, CHK-42
RC_GTEST_PROP(Protect, LeavesNoLineWithOneHiddenCellAndNoSmallCount, ()) {
  std::vector<std::size_t> sizes(drawn<std::size_t>(1, 4));
  for (std::size_t& size : sizes) size = drawn<std::size_t>(1, 6);
  const Table before = CubeMaker(sizes).make();
  const Rules rules = sample::rules();
  const Table after = sample::with_hidden(before, protect(sample::release(before), rules));

  const System system = system_of({&after, 1});
  for (const auto& seen : system.seen) RC_ASSERT(!seen || *seen == 0 || *seen >= 10);
  for (const Line& line : system.lines) {
    const LineState state = state_of(system, line);
    RC_ASSERT(state.hidden.size() != 1U);
    RC_ASSERT(state.hidden.empty() || !state.rest || *state.rest >= 10);
  }
  RC_ASSERT(conclusions_of(system, rules.patients_min).empty());
  RC_ASSERT(judge(sample::release(after), rules).verdict == Verdict::pass);
}

RC_GTEST_PROP(Protect, HidesNothingMoreTheSecondTime, ()) {
  const auto rows = drawn<std::size_t>(1, 6);
  const auto columns = drawn<std::size_t>(1, 6);
  const Table before = CubeMaker({rows, columns}).make();
  const Rules rules = sample::rules();
  const Table after = sample::with_hidden(before, protect(sample::release(before), rules));
  RC_ASSERT(protect(sample::release(after), rules).empty());
}

}  // namespace
}  // namespace renga::disclosure
