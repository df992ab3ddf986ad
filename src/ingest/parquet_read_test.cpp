#include "engine/engine.hpp"
#include "ingest/sql.hpp"
#include "parquet/parquet.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace renga::ingest {
namespace {

namespace fs = std::filesystem;

// What the writer of this project writes must be what the engine reads. The two rooms do not know
// each other, so the test stands where both are seen.
const TableSchema kSchema{"t",
                          {{"key", Type::integer, Role::key, "", ""},
                           {"number", Type::integer, Role::plain, "", ""},
                           {"share", Type::decimal, Role::plain, "", ""},
                           {"words", Type::text, Role::plain, "", ""},
                           {"day", Type::date, Role::plain, "", ""},
                           {"yes", Type::boolean, Role::plain, "", ""},
                           {"never", Type::code, Role::plain, "", ""}}};

using Row = std::vector<engine::Value>;

struct Put {
  Appender& table;
  void operator()(std::monostate) const { table.null(); }
  void operator()(bool value) const { table.boolean(value); }
  void operator()(std::int64_t value) const { table.integer(value); }
  void operator()(double value) const { table.decimal(value); }
  void operator()(const std::string& value) const { table.text(value); }
  void operator()(Date value) const { table.date(value); }
  template <typename Other>
  void operator()(const Other&) const {
    bug("lists are no values of a table");
  }
};

void write(const std::vector<Row>& rows, const TableSchema& kept, parquet::Threads threads,
           const fs::path& file) {
  parquet::Press press(threads);
  Appender& table = press.open(kSchema, file);
  for (const Row& row : rows) {
    for (const engine::Value& value : row) std::visit(Put{table}, value);
    table.end_row();
  }
  ASSERT_TRUE(press.close(table, kept));
}

std::vector<Row> read(const fs::path& file) {
  auto engine = engine::Engine::open({.memory_mib = 512, .threads = 1, .spill_folder = {}});
  EXPECT_TRUE(engine && engine->view_parquet("t", file));
  std::vector<Row> rows;
  EXPECT_TRUE(engine->each_row(sql::test_rows, engine::Parameters().identifier("table", "t"),
                               [&](const engine::Row& row) -> Done {
                                 Row& values = rows.emplace_back();
                                 for (std::size_t i = 0; i < row.size(); ++i)
                                   values.push_back(row.at(i));
                                 return {};
                               }));
  return rows;
}

std::string bytes_of(const fs::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

TEST(ParquetRead, TheEngineReadsBackAnyRows) {
  EXPECT_TRUE(rc::check([] {
    std::vector<Row> rows;
    const auto some = [] { return *rc::gen::inRange(0, 3) > 0; };
    for (int i = *rc::gen::inRange(0, 100); i > 0; --i) {
      Row row{std::int64_t{i}, {}, {}, {}, {}, {}, {}};
      if (some()) row[1] = *rc::gen::arbitrary<std::int64_t>();
      if (some()) row[2] = static_cast<double>(*rc::gen::inRange(-1000, 1000)) / 8;
      if (some()) row[3] = std::string(static_cast<std::size_t>(*rc::gen::inRange(0, 40)), 'x');
      if (some()) row[4] = Date::from_days(*rc::gen::inRange(-50'000, 50'000));
      if (some()) row[5] = *rc::gen::arbitrary<bool>();
      rows.push_back(row);
    }
    write(rows, kSchema, parquet::Threads::two, "parquet-read-test.parquet");
    RC_ASSERT(read("parquet-read-test.parquet") == rows);
    fs::remove("parquet-read-test.parquet");
  }));
}

/// More rows than a group, more texts than a dictionary, columns that begin and end in between.
std::vector<Row> many_rows() {
  std::vector<Row> rows;
  for (std::int64_t i = 0; i < 260'000; ++i) {
    Row row{i, {}, 0.25, "text " + std::to_string(i % 40'000), {}, i % 3 == 0, {}};
    if (i % 31 == 0) row[1] = i % 7;
    if (i > 200'000) row[4] = Date::from_days(static_cast<std::int32_t>(i));
    rows.push_back(row);
  }
  return rows;
}

TEST(ParquetRead, GroupsDictionariesAndAbsentColumnsComeBack) {
  const std::vector<Row> rows = many_rows();
  write(rows, kSchema, parquet::Threads::two, "parquet-many-test.parquet");
  EXPECT_TRUE(read("parquet-many-test.parquet") == rows);
  // The same bytes with one thread as with two (ING-70).
  write(rows, kSchema, parquet::Threads::one, "parquet-one-test.parquet");
  EXPECT_TRUE(bytes_of("parquet-many-test.parquet") == bytes_of("parquet-one-test.parquet"));
  fs::remove("parquet-many-test.parquet");
  fs::remove("parquet-one-test.parquet");
}

TEST(ParquetRead, AColumnThatIsNotKeptIsNotThere) {
  TableSchema kept = kSchema;
  kept.columns.pop_back();
  write({Row{std::int64_t{1}, {}, {}, {}, {}, {}, {}}}, kept, parquet::Threads::one,
        "parquet-kept-test.parquet");
  EXPECT_EQ(read("parquet-kept-test.parquet").at(0).size(), 6U);
  fs::remove("parquet-kept-test.parquet");
}

}  // namespace
}  // namespace renga::ingest
