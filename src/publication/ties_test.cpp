#include "publication/ties.hpp"

#include <gtest/gtest.h>

namespace renga::publication {
namespace {

constexpr std::string_view kDeclaration = R"(rulebook = "ndb-2023-10"
data_kind = "special_extraction"
earlier = ["2024/declaration.toml"]
values_min = 7
[[nested]]
inner = "treated"
outer = "all"
[[table]]
file = "table1.csv"
layout = "long"
population = "treated"
[[table.dimension]]
column = "area"
kind = "other"
total = "計"
[table.dimension.parts]
East = ["a", "b"]
West = ["c", "d"]
[[table.measure]]
column = "patients"
unit = "patients"
[[table.measure]]
column = "share"
unit = "percent"
part = "patients"
whole_count = 200
)";

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string changed(text);
  return changed.replace(changed.find(from), from.size(), to);
}

// CHK-18, CHK-19
TEST(Ties, AreReadFromTheDeclaration) {
  const auto declaration = read_declaration(kDeclaration, "d.toml");
  ASSERT_TRUE(declaration) << declaration.error().message(Language::english);
  EXPECT_EQ(declaration->earlier, std::vector<std::string>{"2024/declaration.toml"});
  EXPECT_EQ(declaration->values_min, 7);
  ASSERT_EQ(declaration->nested.size(), 1U);
  EXPECT_EQ(declaration->nested[0].outer, "all");
  const TableDeclaration& table = declaration->tables[0];
  EXPECT_EQ(table.population, "treated");
  ASSERT_EQ(table.dimensions[0].parts.size(), 2U);
  EXPECT_EQ(table.measures[1].part_measure, "patients");
  EXPECT_EQ(table.measures[1].whole_number, 200);
}

// CHK-18: labels that the table does not have tie nothing.
TEST(Ties, PutLabelsUnderTheirWhole) {
  const auto declaration = read_declaration(kDeclaration, "d.toml");
  ASSERT_TRUE(declaration);
  disclosure::Table table;
  auto& area = table.dimensions.emplace_back("area", disclosure::DimensionKind::other, "計");
  const std::int32_t east = area.place_of("East");
  const std::int32_t a = area.place_of("a");
  area.place_of("c");
  tie(table, declaration->tables[0]);
  EXPECT_EQ(table.population, "treated");
  EXPECT_EQ(table.dimensions[0].parents(), (std::map<std::int32_t, std::int32_t>{{a, east}}));
}

TEST(Ties, RefuseALabelThatIsPartOfItself) {
  EXPECT_FALSE(read_declaration(replaced(kDeclaration, R"(["a", "b"])", R"(["a", "East"])"), "d"));
}

TEST(Ties, RefuseAPopulationNestedInItself) {
  EXPECT_FALSE(
      read_declaration(replaced(kDeclaration, R"(outer = "all")", R"(outer = "treated")"), "d"));
}

TEST(Ties, AHiddenNumberLeavesTwoValuesAtLeast) {
  EXPECT_FALSE(read_declaration(replaced(kDeclaration, "values_min = 7", "values_min = 1"), "d"));
}

}  // namespace
}  // namespace renga::publication
