#include "disclosure/audit.hpp"

#include "disclosure/attacker.hpp"
#include "disclosure/exposures.hpp"
#include "disclosure/limits.hpp"
#include "disclosure/sample_cubes.hpp"
#include "disclosure/sample_tables.hpp"

#include <gtest/gtest.h>

namespace renga::disclosure {
namespace {

using Texts = std::vector<std::vector<std::string>>;
using Kind = Exposure::Kind;

Audit audited(const Texts& texts) {
  return audit(sample::release(sample::grid(texts)), sample::rules());
}

/// Kinds with the address that they name and their box.
std::vector<std::string> exposed(const Release& release, const Audit& audit) {
  std::vector<std::string> found;
  for (const Exposure& exposure : audit.exposures) {
    const Cell& cell = release.tables[exposure.cell.table].cells[exposure.cell.cell];
    static constexpr std::array<std::string_view, 9> kNames = {
        "value",    "narrowed", "sum",    "part_sum",     "group",
        "unproven", "harmless", "no_sum", "contradiction"};
    std::string text(kNames[static_cast<std::size_t>(exposure.kind)]);
    text += " " + address_of(cell.row, cell.column);
    if (exposure.kind != Kind::no_sum)
      text += " " + std::to_string(exposure.box.least) + "-" + std::to_string(exposure.box.most);
    found.push_back(text);
  }
  return found;
}

std::vector<std::string> exposed(const Texts& texts) {
  const Release release = sample::release(sample::grid(texts));
  return exposed(release, audit(release, sample::rules()));
}

using Found = std::vector<std::string>;

// CHK-35
TEST(Audit, ASingleHiddenCellFollowsFromItsTotal) {
  EXPECT_EQ(exposed({{"*", "20", "27"}, {"30", "40", "70"}, {"37", "60", "97"}}),
            Found{"value B2 7-7"});
}

TEST(Audit, AHiddenTotalFollowsFromItsPartsAndIsHarmlessFromTheLimitOn) {
  EXPECT_EQ(exposed({{"10", "20", "*"}, {"30", "40", "70"}, {"40", "60", "100"}}),
            Found{"harmless D2 30-30"});
}

TEST(Audit, OneRecomputedCellOpensTheNext) {
  EXPECT_EQ(exposed({{"*", "*", "37"}, {"*", "40", "70"}, {"37", "70", "107"}}),
            (Found{"value B2 7-7", "harmless C2 30-30", "harmless B3 30-30"}));
}

// CHK-36
TEST(Audit, TwoHiddenCellsWithASmallSumAreFound) {
  const Found found =
      exposed({{"*", "*", "20", "28"}, {"*", "*", "50", "100"}, {"34", "24", "70", "128"}});
  EXPECT_NE(std::ranges::find(found, "sum B2 8-8"), found.end());
}

TEST(Audit, APatternOfFourIsOpen) {
  const Audit audit = audited({{"*", "*", "37"}, {"*", "*", "70"}, {"37", "70", "107"}});
  EXPECT_TRUE(audit.exposures.empty());
  EXPECT_EQ(audit.narrowest, 36);
  for (const Bound& bound : audit.bounds) EXPECT_TRUE(bound.exact());
}

// The 2 × 2 table that two marks give away and one mark keeps (CHK-33).
TEST(Audit, TwoMarksTellWhatOneMarkHides) {
  EXPECT_TRUE(exposed({{"*", "*", "18"}, {"*", "*", "30"}, {"20", "28", "48"}}).empty());
  EXPECT_EQ(exposed({{"10未満", "10未満", "18"}, {"*", "*", "30"}, {"20", "28", "48"}}),
            (Found{"value B2 9-9", "value C2 9-9", "harmless B3 11-11", "harmless C3 19-19"}));
}

TEST(Audit, HiddenZerosAreNoFindingButAreUsed) {
  EXPECT_TRUE(exposed({{"*", "20", "20"}, {"30", "40", "70"}, {"30", "60", "90"}}).empty());
  EXPECT_EQ(exposed({{"*", "*", "0"}, {"*", "40", "47"}, {"7", "40", "47"}}),
            Found{"value B3 7-7"});
}

// CHK-39
TEST(Audit, PartsThatAreNotTheirTotalAreReportedWhereSomethingIsHidden) {
  EXPECT_TRUE(exposed({{"10", "20", "25"}, {"30", "40", "70"}, {"40", "60", "95"}}).empty());
  const Found found = exposed({{"*", "20", "15"}, {"*", "40", "70"}, {"37", "60", "97"}});
  EXPECT_NE(std::ranges::find(found, "no_sum D2"), found.end());
}

// Every line has two hidden cells or more, and yet rows 1 and 2 less columns 1 and 2 leave D2
// alone.
TEST(Audit, SeveralLinesTogetherGiveACellAway) {
  EXPECT_EQ(exposed({{"*", "*", "*", "20", "58"},
                     {"*", "*", "30", "40", "105"},
                     {"30", "31", "*", "*", "86"},
                     {"33", "34", "*", "*", "96"},
                     {"95", "99", "63", "88", "345"}}),
            Found{"value D2 7-7"});
}

/// A table some of whose inner cells are hidden at random.
Table hidden_at_random(const sample::CubeShape& shape, std::uint64_t seed, std::int64_t share) {
  Table table = sample::cube(shape, seed);
  sample::Draw draw(seed + 1000);
  for (Cell& cell : table.cells) {
    const bool inner =
        std::ranges::none_of(cell.labels, [](std::int32_t label) { return label == 0; });
    if (inner && cell.value > 0 && draw.below(100) < share) cell.content = Content::mark;
  }
  return table;
}

class AuditOfRandomTables : public testing::TestWithParam<std::uint64_t> {};

// CHK-35: exact bounds are those of trying all tables.
TEST_P(AuditOfRandomTables, AgreesWithTryingAllTables) {
  const sample::CubeShape shape = GetParam() % 2 == 0
                                      ? sample::CubeShape{.sizes = {4, 3}, .group = 2}
                                      : sample::CubeShape{.sizes = {2, 3, 2}};
  const Table table = hidden_at_random(shape, GetParam(), 45);
  const sample::Attacker attacker(table);
  const auto tried = attacker.by_trying(200'000);
  ASSERT_TRUE(tried) << "more tables than can be tried; draw a smaller one";
  const Release release = sample::release(table);
  const Rules rules = sample::rules();
  for (const std::size_t exact : {std::size_t{1000}, std::size_t{0}}) {
    const Audit made = audit(release, rules, {.exact_size = exact});
    ASSERT_EQ(made.bounds.size(), attacker.hidden().size());
    for (std::size_t i = 0; i < made.bounds.size(); ++i) {
      const Bound& bound = made.bounds[i];
      EXPECT_EQ(made.system->cells_of(bound.number)[0].cell, attacker.hidden()[i]);
      if (exact > 0) {
        EXPECT_EQ(bound.box.least, (*tried)[i].least) << GetParam();
        EXPECT_EQ(bound.box.most, (*tried)[i].most) << GetParam();
        EXPECT_TRUE(bound.exact());
      }
      EXPECT_GE(bound.reach.least, (*tried)[i].least);
      EXPECT_LE(bound.reach.most, (*tried)[i].most);
      const bool open = (*tried)[i].values() >= values_wanted(10, rules);
      EXPECT_EQ(bound.reach.values() >= values_wanted(10, rules), open) << GetParam();
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, AuditOfRandomTables, testing::Range<std::uint64_t>(1, 41));

// CHK-35: larger tables, against linear programs of another solver.
TEST(Audit, AgreesWithAnotherSolverOnLargerTables) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const Table table = hidden_at_random({.sizes = {12, 10}, .group = 3}, seed, 40);
    const auto attacked = sample::Attacker(table).by_programs();
    const Audit made = audit(sample::release(table), sample::rules(), {.exact_size = 1000});
    ASSERT_EQ(made.bounds.size(), attacked.size());
    for (std::size_t i = 0; i < attacked.size(); ++i) {
      EXPECT_EQ(made.bounds[i].box.least, attacked[i].least);
      EXPECT_EQ(made.bounds[i].box.most, attacked[i].most);
    }
  }
}

// CHK-31
TEST(Audit, ACellThatAnotherTableGivesAwayIsFound) {
  Release release =
      sample::release(sample::grid({{"*", "*", "37"}, {"*", "*", "70"}, {"37", "70", "107"}}));
  Table other = sample::grid({{"7", "30", "37"}});
  other.file = "other.csv";
  other.earlier = true;
  other.dimensions[0] = Dimension("row", DimensionKind::other, "計");
  for (Cell& cell : other.cells) cell.labels[0] = other.dimensions[0].place_of("1");
  release.tables.push_back(other);
  const Found found = exposed(release, audit(release, sample::rules()));
  // The second row follows: 30 and 40.
  EXPECT_EQ(found, (Found{"harmless B3 30-30", "harmless C3 40-40"}));
}

// CHK-32
TEST(Audit, NestedPopulationsThatDifferByFewAreFound) {
  Release release =
      sample::release(sample::grid({{"50", "60", "110"}, {"20", "30", "50"}, {"70", "90", "160"}}));
  release.tables[0].population = "all";
  Table inner = sample::grid({{"43", "40", "83"}, {"20", "10", "30"}, {"63", "50", "113"}});
  inner.file = "inner.csv";
  inner.population = "treated";
  release.tables.push_back(inner);
  EXPECT_TRUE(audit(release, sample::rules()).exposures.empty());
  release.nested.push_back({"treated", "all"});
  const Found found = exposed(release, audit(release, sample::rules()));
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front(), "group B2 7-7");
}

// CHK-34
TEST(Audit, APercentageNarrowsAHiddenCount) {
  Table table = sample::grid({{"*", "*", "200"}, {"*", "*", "300"}, {"250", "250", "500"}});
  EXPECT_TRUE(audit(sample::release(table), sample::rules()).exposures.empty());
  table.measures.push_back({"share", Unit::percent});
  table.measures[1].part_measure = "patients";
  table.measures[1].whole_number = 200;
  Cell share = table.cells[0];
  share.measure = 1;
  share.column = 9;
  share.content = Content::number;
  share.value = 4;
  table.cells.push_back(share);
  const Release release = sample::release(table);
  // 4 % of 200 is 7 to 9.
  EXPECT_EQ(exposed(release, audit(release, sample::rules())).front(), "narrowed B2 7-9");
}

// CHK-54
TEST(Audit, APercentageWithoutItsPartIsNotUsed) {
  Table table = sample::grid({{"*", "*", "200"}, {"*", "*", "300"}, {"250", "250", "500"}});
  table.measures.push_back({"share", Unit::percent});
  table.measures[1].whole_number = 200;
  Cell share = table.cells[0];
  share.measure = 1;
  share.column = 9;
  share.content = Content::number;
  share.value = 4;
  table.cells.push_back(share);
  EXPECT_TRUE(audit(sample::release(table), sample::rules()).exposures.empty());
}

// CHK-57: what one mark hides from a reader who is not told which cells are small.
TEST(Audit, AReaderWhoKnowsWhichCellsAreSmallFindsMore) {
  const Release release =
      sample::release(sample::grid({{"*", "*", "18"}, {"*", "*", "30"}, {"20", "28", "48"}}));
  const Audit told = audit(release, sample::rules(),
                           {.start = {9, 9, 18, 11, 19, 30, 20, 28, 48}, .told_small = true});
  EXPECT_EQ(exposed(release, told),
            (Found{"value B2 9-9", "value C2 9-9", "harmless B3 11-11", "harmless C3 19-19"}));
}

// CHK-38
TEST(ZeroGroups, AreTotalsOfWhichAllPartsButOneAreZero) {
  const Release release = sample::release(sample::grid({{"0", "0", "30", "30"},
                                                        {"0", "12", "20", "32"},
                                                        {"0", "15", "0", "15"},
                                                        {"0", "27", "50", "77"}}));
  const auto groups = zero_groups_of(system_of(release, sample::rules()), release);
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0].sums, 2);
  EXPECT_EQ(release.tables[0].cells[groups[0].cell.cell].value, 30);
  const Judgement judgement = judge(release, sample::rules());
  EXPECT_EQ(judgement.verdict, Verdict::review);
  ASSERT_EQ(judgement.findings.size(), 1U);
  EXPECT_EQ(judgement.findings[0].rule, "zero-group");
}

TEST(Audit, EqualInputGivesEqualAnswers) {
  const Table table = hidden_at_random({.sizes = {9, 8, 3}, .group = 3}, 5, 40);
  const Audit first = audit(sample::release(table), sample::rules());
  const Audit second = audit(sample::release(table), sample::rules());
  EXPECT_EQ(first.base, second.base);
  EXPECT_EQ(first.moves, second.moves);
}

}  // namespace
}  // namespace renga::disclosure
