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
        "unit = \"prescriptions\"\npatients = \"column:n\"\n[[table.measure]]\ncolumn = \"n\"\n"
        "unit = \"patients\"",
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
      {kLong, "rulebook", "rulebok", code::key_unknown, 1},
      {kLong, "data_kind = \"special_extraction\"\n", "", code::field_missing, 1},
      {kLong, "special_extraction", "special", code::value_unknown, 2},
      {kLong, "table1.csv", "table1.xlsm", code::table_format_unread, 5},
      {kLong, "\"long\"", "\"wide\"", code::value_unknown, 6},
      {kLong, "layout = \"long\"", "sheet = \"1\"\nlayout = \"long\"", code::field_bad, 6},
      {kLong, "layout = \"long\"", "range = \"C3:A1\"\nlayout = \"long\"", code::field_bad, 6},
      {kLong, "layout = \"long\"", "notes = [\"here\"]\nlayout = \"long\"", code::field_bad, 6},
      {kLong, "kind = \"age\"", "kind = \"label\"", code::field_bad, 10},
      {kLong, "unit = \"patients\"", "unit = \"prescriptions\"", code::field_missing, 11},
      {kLong, "unit = \"patients\"", "unit = \"rehabilitation\"\npatients = \"column:n\"",
       code::field_bad, 4},
      {kLong, "unit = \"patients\"", "unit = \"percent\"\nwhole = \"n\"", code::field_bad, 4},
      {kLong, "unit = \"patients\"", "unit = \"percent\"\nwhole_count = 0",
       code::value_out_of_range, 14},
      {kLong, "unit = \"patients\"", "unit = \"patients\"\nwhole_count = 9", code::field_bad, 14},
      {kLong, "unit = \"patients\"", "unit = \"patients\"\nminimum = 5", code::field_bad, 14},
      {kLong, "kind = \"age\"", "kind = \"ages\"", code::value_unknown, 9},
      {kLong, "column = \"age\"", "header = \"rows\"", code::key_unknown, 8},
      {kLong, "total = \"計\"", "total = true", code::field_bad, 10},
      {kLong, "column = \"patients\"", "column = \"age\"", code::given_twice, 11},
      {kLong, "unit = \"patients\"", "unit = \"persons\"", code::value_unknown, 13},
      {kLong, "unit = \"patients\"", "unit = \"patients\"\nroute = \"oral\"", code::field_bad, 14},
      {kLong, "unit = \"patients\"", "unit = \"prescriptions\"\npatients = \"few\"",
       code::field_bad, 14},
      {kLong, "[[table.measure]]\ncolumn = \"patients\"\nunit = \"patients\"\n", "",
       code::field_missing, 4},
      {kGrid, "level = 1", "level = 0", code::value_out_of_range, 8},
      {kGrid, "level = 2", "level = 3", code::field_bad, 6},
      {kGrid, "level = 2", "level = 1", code::field_bad, 6},
      {kGrid, "header = \"columns\"", "header = \"rows\"", code::field_bad, 6},
      {kGrid, "header = \"columns\"", "header = \"top\"", code::value_unknown, 7},
      {kGrid, "name = \"patients\"", "column = \"patients\"", code::key_unknown, 19},
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
  const auto declaration = read_declaration(replaced(kLong, "table1.csv", "table1.ods"), "d.toml");
  EXPECT_EQ(declaration.error().detail("known"), ".csv, .tsv, .xlsx");
}

TEST(Declaration, NeedsATableAndEveryFileOnce) {
  EXPECT_EQ(read_declaration("rulebook = \"a\"\ndata_kind = \"aggregate_table\"\n", "d.toml")
                .error()
                .code(),
            code::field_missing);
  const std::string twice = std::string(kLong) + std::string(kLong.substr(kLong.find("[[table]]")));
  const auto declaration = read_declaration(twice, "d.toml");
  EXPECT_EQ(declaration.error().code(), code::given_twice);
  EXPECT_EQ(declaration.error().where().row, 15);
}

// CHK-4, CHK-9
TEST(Declaration, TablesOfOneFileLieOnDifferentSheetsOrApart) {
  const std::string head = "rulebook = \"a\"\ndata_kind = \"aggregate_table\"\n";
  const std::string_view table = kLong.substr(kLong.find("[[table]]"));
  const auto at = [&](std::string_view place) {
    return replaced(table, "file = \"table1.csv\"", "file = \"b.xlsx\"\n" + std::string(place)) +
           "\n";
  };
  struct Pair {
    std::string_view first;
    std::string_view second;
    bool apart;
  };
  const std::vector<Pair> pairs = {
      {"sheet = \"外来\"", "sheet = \"入院\"", true},
      {"sheet = \"外来\"", "sheet = \"外来\"", false},
      {"range = \"A1:C9\"", "range = \"A11:C20\"", true},
      {"range = \"A1:C9\"", "range = \"C9:D20\"", false},
      {"range = \"A1:C9\"", "", false},
  };
  for (const Pair& pair : pairs) {
    const auto declaration = read_declaration(head + at(pair.first) + at(pair.second), "d.toml");
    EXPECT_EQ(declaration.has_value(), pair.apart) << pair.first << " / " << pair.second;
    EXPECT_TRUE(declaration || declaration.error().code() == code::given_twice);
  }
}

// CHK-6, CHK-9
TEST(Declaration, ReadsPlacesNotesWholesAndExceptions) {
  const std::string text =
      replaced(replaced(kLong, "layout", "notes = [\"A1\", \"A9:C9\"]\nrange = \"A3:C8\"\nlayout"),
               "kind = \"age\"", "kind = \"age\"") +
      "[[table.measure]]\ncolumn = \"割合\\n(%)\"\nunit = \"percent\"\nwhole = \"patients\"\n"
      "[[exception]]\nrule = \"age-band\"\nground = \"single_years\"\nreason = \"小児\"\n"
      "granted_by = \"committee\"\nlabel = \"7\"\n";
  const auto declaration = read_declaration(text, "d.toml");
  ASSERT_TRUE(declaration) << declaration.error().message(Language::english);
  const TableDeclaration& table = declaration->tables[0];
  EXPECT_EQ(address_of(*table.range), "A3:C8");
  EXPECT_EQ(table.notes.size(), 2U);
  EXPECT_EQ(table.measures[1].name, "割合 (%)");
  EXPECT_EQ(table.measures[1].whole_measure, "patients");
  ASSERT_EQ(declaration->exceptions.size(), 1U);
  EXPECT_EQ(declaration->exceptions[0].ground, "single_years");
  EXPECT_EQ(declaration->exceptions[0].label, "7");
}

}  // namespace
}  // namespace renga::publication
