#include "dataset/csv_table.hpp"

#include <fstream>

#include <gtest/gtest.h>

namespace renga::dataset {
namespace {

const TableSchema kTable{
    "pair",
    {{"name", Type::text, Role::plain, "", ""}, {"number", Type::integer, Role::plain, "", ""}}};

class CsvTable : public testing::Test {
 protected:
  ~CsvTable() override { std::filesystem::remove(file_.path); }

  Result<std::int64_t> load(std::string_view text) {
    std::ofstream(file_.path) << text;
    return load_csv(engine_, kTable, file_, [](const CsvRow& row, engine::Appender& rows) -> Done {
      const auto number = parse_integer(row[1]);
      if (!number) return fail(row.bad(1, "number", "0-9"));
      rows.text(row[0]);
      rows.integer(*number);
      rows.end_row();
      return {};
    });
  }

  CsvFile file_{"csv-table-test.csv", {"name", "number"}, "DST-1"};
  engine::Engine engine_ =
      *engine::Engine::open({.memory_mib = 128, .threads = 1, .spill_folder = {}});
};

TEST_F(CsvTable, FindsItsColumnsInAnyOrderAmongOthers) {
  EXPECT_EQ(load("x,number,name\n,7,\"a,b\"\n,8,c\n"), 2);
}

TEST_F(CsvTable, NamesTheLineOfABadRecord) {
  const auto loaded = load("name,number\na,1\n\"b\nc\",2\nd,no\n");
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code(), code::field_bad);
  EXPECT_EQ(loaded.error().where().row, 5);
  EXPECT_EQ(loaded.error().where().column, "number");
  EXPECT_EQ(loaded.error().rule(), "DST-1");
}

TEST_F(CsvTable, RefusesARecordOfAnotherWidth) {
  EXPECT_EQ(load("name,number\na\n").error().where().row, 2);
}

TEST_F(CsvTable, ReadsAnOptionalColumnWhereItIsThere) {
  file_.optional = {"note"};
  std::vector<std::string> notes;
  const auto load_notes = [&](std::string_view text) {
    std::ofstream(file_.path) << text;
    auto engine = engine::Engine::open({.memory_mib = 128, .threads = 1, .spill_folder = {}});
    return load_csv(*engine, kTable, file_, [&](const CsvRow& row, engine::Appender& rows) -> Done {
      notes.emplace_back(row[2]);
      rows.text(row[0]);
      rows.integer(1);
      rows.end_row();
      return {};
    });
  };
  EXPECT_EQ(load_notes("name,number\na,1\n"), 1);
  EXPECT_EQ(load_notes("note,name,number\nseen,a,1\n"), 1);
  EXPECT_EQ(notes, (std::vector<std::string>{"", "seen"}));
}

TEST_F(CsvTable, NeedsAHeaderWithItsColumns) {
  EXPECT_EQ(load("name\n").error().code(), code::column_missing);
}

TEST_F(CsvTable, IsNothingWithoutAHeader) {
  EXPECT_EQ(load("").error().code(), code::nothing_to_read);
}

}  // namespace
}  // namespace renga::dataset
