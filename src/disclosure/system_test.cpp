#include "disclosure/system.hpp"

#include "disclosure/label_sums.hpp"
#include "disclosure/sample_tables.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace renga::disclosure {
namespace {

System system_of_table(const Table& table) {
  return system_of(sample::release(table), sample::rules());
}

// CHK-30
TEST(System, HasOneSumPerRowAndColumnWithATotal) {
  const System system =
      system_of_table(sample::grid({{"1", "2", "3"}, {"4", "5", "9"}, {"5", "7", "12"}}));
  EXPECT_EQ(system.numbers.size(), 9U);
  EXPECT_EQ(system.relations.size(), 6U);
  for (const Relation& relation : system.relations) {
    EXPECT_EQ(relation.terms, 3U);
    EXPECT_EQ(system.terms_of(relation)[0].factor, -1);
  }
  for (std::size_t i = 0; i < system.numbers.size(); ++i) EXPECT_EQ(system.uses_of(i).size(), 2U);
}

TEST(System, HoldsNumbersThatARuleSpeaksOf) {
  Table table = sample::grid({{"1", "2"}, {"3", "4"}});
  table.measures[0].unit = Unit::mean;
  EXPECT_TRUE(system_of_table(table).numbers.empty());
  table.measures[0].unit = Unit::facilities;
  for (Cell& cell : table.cells) cell.limit = 3;
  EXPECT_EQ(system_of_table(table).numbers.size(), 4U);
}

TEST(System, AGroupWithoutTotalIsNoSum) {
  Table table = sample::grid({{"1", "2"}, {"3", "4"}});
  table.cells.pop_back();
  EXPECT_EQ(system_of_table(table).relations.size(), 2U);
}

std::vector<std::string> words(const Dimension& dimension, const std::vector<LabelSum>& sums) {
  std::vector<std::string> found;
  for (const LabelSum& sum : sums) {
    std::string text = dimension.label(sum.whole) + "=";
    for (const std::int32_t part : sum.parts) text += dimension.label(part) + " ";
    found.push_back(text);
  }
  return found;
}

// CHK-30
TEST(LabelSums, AgesThatTileAWiderGroupMakeItUp) {
  Dimension ages("age", DimensionKind::age, "計");
  for (const char* label : {"0-4", "5-9", "0-9", "10-14", "15-19", "10-19", "20歳以上"})
    ages.place_of(label);
  EXPECT_EQ(
      words(ages, label_sums_of(ages)),
      (std::vector<std::string>{"0-9=0-4 5-9 ", "10-19=10-14 15-19 ", "計=0-9 10-19 20歳以上 "}));
  EXPECT_TRUE(nested_labels_of(ages).empty());
}

// CHK-30
TEST(LabelSums, DeclaredParentsAreSums) {
  Dimension places("area", DimensionKind::municipality, "計");
  const std::int32_t prefecture = places.place_of("13");
  places.put_under(places.place_of("13101"), prefecture);
  places.put_under(places.place_of("13102"), prefecture);
  places.place_of("14");
  EXPECT_EQ(words(places, label_sums_of(places)),
            (std::vector<std::string>{"13=13101 13102 ", "計=13 14 "}));
}

// CHK-32
TEST(LabelSums, AgesInsideAWiderGroupThatNothingMakesUpAreNested) {
  Dimension ages("age", DimensionKind::age, "計");
  ages.place_of("65歳以上");
  ages.place_of("75歳以上");
  const auto nested = nested_labels_of(ages);
  ASSERT_EQ(nested.size(), 1U);
  EXPECT_EQ(ages.label(nested[0].inner), "75歳以上");
  EXPECT_EQ(ages.label(nested[0].outer), "65歳以上");
}

// CHK-31
TEST(System, CellsOfTwoTablesWithTheSameLabelsAreOneNumber) {
  const Table cross = sample::grid({{"11", "12", "23"}, {"14", "15", "29"}, {"25", "27", "52"}});
  Table margin{.file = "margin.csv",
               .dimensions = {Dimension("row", DimensionKind::other, "計")},
               .measures = {{"patients", Unit::patients}},
               .cells = {}};
  for (const auto& [label, value] : {std::pair("1", 23), std::pair("2", 29), std::pair("計", 52)}) {
    Cell cell;
    cell.row = 2;
    cell.column = static_cast<std::int32_t>(margin.cells.size() + 1);
    cell.labels = {margin.dimensions[0].place_of(label)};
    cell.content = Content::number;
    cell.value = value;
    margin.cells.push_back(cell);
  }
  Release release = sample::release(cross);
  release.tables.push_back(margin);
  EXPECT_EQ(system_of(release, sample::rules()).numbers.size(), 9U);
  EXPECT_TRUE(system_of(release, sample::rules()).contradictions.empty());
  release.tables[1].population = "others";
  EXPECT_EQ(system_of(release, sample::rules()).numbers.size(), 12U);
  release.tables[1].population = "";
  release.tables[1].cells[0].value = 24;
  EXPECT_EQ(system_of(release, sample::rules()).contradictions.size(), 1U);
}

// CHK-34
TEST(System, APercentageIsAnIntervalOfItsPart) {
  Table table = sample::grid({{"*", "*", "200"}});
  table.measures.push_back({"share", Unit::percent});
  table.measures[1].part_measure = "patients";
  table.measures[1].whole_number = 200;
  Cell share = table.cells[0];
  share.measure = 1;
  share.content = Content::number;
  share.value = 12.5;
  share.decimals = 1;
  table.cells.push_back(share);
  const System system = system_of_table(table);
  const auto ratio = std::ranges::find(system.relations, Relation::Kind::ratio, &Relation::kind);
  ASSERT_NE(ratio, system.relations.end());
  // 2000 x between 249 × 200 and 251 × 200: x is 24.9 to 25.1.
  EXPECT_EQ(system.terms_of(*ratio)[0].factor, 2000);
  EXPECT_EQ(ratio->box, (Box{49800, 50200}));
}

}  // namespace
}  // namespace renga::disclosure
