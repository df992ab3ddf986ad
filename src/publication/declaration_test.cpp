#include "publication/declaration.hpp"

#include <gtest/gtest.h>

namespace renga::publication {
namespace {

constexpr std::string_view kLong = R"(rulebook = "ndb-2023-10"
data_kind = "special_extraction"
population = "population.csv"
[[table]]
file = "table1.csv"
layout = "long"
[[table.dimension]]
column = "age"
kind = "age"
total = "計"
[[table.measure]]
column = "patients"
unit = "patients"
)";

constexpr std::string_view kGrid = R"(rulebook = "ndb-2023-10"
data_kind = "aggregate_table"
[[table]]
file = "table2.CSV"
layout = "grid"
[[table.dimension]]
header = "columns"
level = 1
kind = "sex"
[[table.dimension]]
header = "rows"
level = 1
kind = "other"
[[table.dimension]]
header = "rows"
level = 2
kind = "other"
[[table.measure]]
name = "patients"
unit = "patients"
)";

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string changed(text);
  return changed.replace(changed.find(from), from.size(), to);
}

// CHK-2, CHK-3, CHK-4, CHK-6, CHK-7
TEST(Declaration, ReadsATableWithOneRowPerCell) {
  const auto declaration = read_declaration(kLong, "d.toml");
  ASSERT_TRUE(declaration) << declaration.error().message(Language::english);
  EXPECT_EQ(declaration->rulebook, "ndb-2023-10");
  EXPECT_EQ(declaration->population, "population.csv");
  ASSERT_EQ(declaration->tables.size(), 1U);
  const TableDeclaration& table = declaration->tables[0];
  EXPECT_EQ(table.file, "table1.csv");
  EXPECT_EQ(table.layout, Layout::longform);
  EXPECT_EQ(table.dimensions[0].name, "age");
  EXPECT_EQ(table.dimensions[0].kind, disclosure::DimensionKind::age);
  EXPECT_EQ(table.dimensions[0].total, "計");
  EXPECT_EQ(table.measures[0].unit, disclosure::Unit::patients);
}

TEST(Declaration, ReadsAGridAndNamesItsDimensionsByKindOrPlace) {
  const auto declaration = read_declaration(kGrid, "d.toml");
  ASSERT_TRUE(declaration) << declaration.error().message(Language::english);
  const TableDeclaration& table = declaration->tables[0];
  EXPECT_EQ(table.layout, Layout::grid);
  EXPECT_EQ(table.dimensions[0].name, "sex");
  EXPECT_EQ(table.dimensions[1].name, "rows 1");
  EXPECT_EQ(table.dimensions[2].name, "rows 2");
  EXPECT_EQ(table.dimensions[2].header, Header::rows);
  EXPECT_EQ(table.dimensions[2].level, 2U);
}

// CHK-8
TEST(Declaration, ReadsTheKeysOfQuantities) {
  const std::string_view unit = "unit = \"patients\"";
  for (const std::string_view keys :
       {"unit = \"prescriptions\"\nroute = \"oral\"\npatients = \"unknown\"",
        "unit = \"prescriptions\"\nroute = \"injection\"\npatients = \"column:n\"",
        "unit = \"rehabilitation\"\npatients = \"unknown\""})
    EXPECT_TRUE(read_declaration(replaced(kLong, unit, keys), "d.toml")) << keys;
}

struct BadDeclaration {
  std::string_view text;
  std::string_view from;
  std::string_view to;
  Code code;
  std::int64_t line;
};

// CHK-1
TEST(Declaration, RefusesWhatItCannotFollowWithTheLine) {
  const std::vector<BadDeclaration> cases = {
      {kLong, "rulebook", "rulebok", Code::key_unknown, 1},
      {kLong, "data_kind = \"special_extraction\"\n", "", Code::field_missing, 1},
      {kLong, "special_extraction", "special", Code::value_unknown, 2},
      {kLong, "table1.csv", "table1.xlsx", Code::table_format_unread, 5},
      {kLong, "\"long\"", "\"wide\"", Code::value_unknown, 6},
      {kLong, "layout = \"long\"", "sheet = \"1\"\nlayout = \"long\"", Code::key_unknown, 6},
      {kLong, "kind = \"age\"", "kind = \"ages\"", Code::value_unknown, 9},
      {kLong, "column = \"age\"", "header = \"rows\"", Code::key_unknown, 8},
      {kLong, "total = \"計\"", "total = true", Code::field_bad, 10},
      {kLong, "column = \"patients\"", "column = \"age\"", Code::given_twice, 11},
      {kLong, "unit = \"patients\"", "unit = \"persons\"", Code::value_unknown, 13},
      {kLong, "unit = \"patients\"", "unit = \"patients\"\nroute = \"oral\"", Code::field_bad, 14},
      {kLong, "unit = \"patients\"", "unit = \"prescriptions\"\npatients = \"few\"",
       Code::field_bad, 14},
      {kLong, "[[table.measure]]\ncolumn = \"patients\"\nunit = \"patients\"\n", "",
       Code::field_missing, 4},
      {kGrid, "level = 1", "level = 0", Code::value_out_of_range, 8},
      {kGrid, "level = 2", "level = 3", Code::field_bad, 6},
      {kGrid, "level = 2", "level = 1", Code::field_bad, 6},
      {kGrid, "header = \"columns\"", "header = \"rows\"", Code::field_bad, 6},
      {kGrid, "header = \"columns\"", "header = \"top\"", Code::value_unknown, 7},
      {kGrid, "name = \"patients\"", "column = \"patients\"", Code::key_unknown, 19},
  };
  for (const BadDeclaration& bad : cases) {
    const auto declaration = read_declaration(replaced(bad.text, bad.from, bad.to), "d.toml");
    ASSERT_FALSE(declaration) << bad.to;
    EXPECT_EQ(declaration.error().code(), bad.code) << bad.to;
    EXPECT_EQ(declaration.error().where().row, bad.line) << bad.to;
    EXPECT_EQ(declaration.error().where().file, "d.toml");
  }
}

// CHK-5
TEST(Declaration, SaysWhichFormatsAreRead) {
  const auto declaration = read_declaration(replaced(kLong, "table1.csv", "table1.xlsx"), "d.toml");
  EXPECT_EQ(declaration.error().detail("known"), ".csv, .tsv");
}

TEST(Declaration, NeedsATableAndEveryFileOnce) {
  EXPECT_EQ(read_declaration("rulebook = \"a\"\ndata_kind = \"aggregate_table\"\n", "d.toml")
                .error()
                .code(),
            Code::field_missing);
  const std::string twice = std::string(kLong) + std::string(kLong.substr(kLong.find("[[table]]")));
  const auto declaration = read_declaration(twice, "d.toml");
  EXPECT_EQ(declaration.error().code(), Code::given_twice);
  EXPECT_EQ(declaration.error().where().row, 15);
}

}  // namespace
}  // namespace renga::publication
