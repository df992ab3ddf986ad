#include "engine/engine.hpp"

#include "engine/rendering.hpp"
#include "engine/sql.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace renga::engine {
namespace {

Engine open_engine(int threads = 2) {
  auto engine = Engine::open({.memory_mib = 512, .threads = threads, .spill_folder = {}});
  EXPECT_TRUE(engine.has_value());
  return std::move(*engine);
}

Expression expression(Sql sql, std::string_view name, std::int64_t value, std::string alias) {
  auto parameters = std::make_shared<Parameters>();
  parameters->value(name, value);
  return {sql, parameters, std::move(alias)};
}

TEST(Engine, GivesRowsOfAStatementWithAValue) {
  Engine engine = open_engine();
  const auto rows = engine.rows(sql::test_numbers, Parameters().value("count", std::int64_t{4}));
  ASSERT_TRUE(rows.has_value());
  ASSERT_EQ(rows->size(), 4U);
  EXPECT_EQ((*rows)[3].integer(0), 3);
  EXPECT_EQ((*rows)[3].text(2), "n3");
}

TEST(Engine, NestedExpressionsKeepTheirOwnParameters) {
  Engine engine = open_engine();
  const std::vector<Expression> columns = {expression(sql::test_times, "factor", 10, "tens"),
                                           expression(sql::test_times, "factor", 100, "hundreds")};
  const std::vector<Expression> conditions = {expression(sql::test_is_multiple, "divisor", 2, ""),
                                              expression(sql::test_is_multiple, "divisor", 3, "")};
  Parameters parameters;
  parameters.identifier("name", "odd \"name\"").value("count", std::int64_t{13});
  parameters.columns("columns", columns).conditions("conditions", conditions);
  const auto made = engine.run(sql::test_make, parameters);
  ASSERT_TRUE(made.has_value()) << made.error().message(Language::english);
  const auto rows = engine.rows(sql::test_all, Parameters().identifier("name", "odd \"name\""));
  ASSERT_TRUE(rows.has_value());
  ASSERT_EQ(rows->size(), 3U);
  EXPECT_EQ((*rows)[1].integer(0), 60);
  EXPECT_EQ((*rows)[1].integer(1), 600);
}

TEST(Engine, CallsAFunctionOfOursAndPassesNulls) {
  Engine engine = open_engine();
  const auto defined = engine.define(
      {"shout", {Type::text}, Type::text, [](const Batch& batch, BatchResult& result) {
         for (std::size_t i = 0; i < batch.rows(); ++i) {
           if (batch.is_null(0, i))
             result.set_null(i);
           else
             result.set_text(i, std::string(batch.text(0, i)) + "!");
         }
       }});
  ASSERT_TRUE(defined.has_value());
  const auto rows = engine.rows(
      sql::test_shout,
      Parameters().value("labels", std::vector<std::string>{"a", "a label of more than twelve"}));
  ASSERT_TRUE(rows.has_value()) << rows.error().message(Language::english);
  EXPECT_EQ((*rows)[0].text(0), "a!");
  EXPECT_EQ((*rows)[1].text(0), "a label of more than twelve!");
}

TEST(Engine, BindsListsForLambdas) {
  Engine engine = open_engine();
  const auto count = engine.integer(
      sql::test_list,
      Parameters().value("edges", std::vector<double>{40, 50, 60}).value("value", 53.4));
  ASSERT_TRUE(count.has_value()) << count.error().message(Language::english);
  EXPECT_EQ(*count, 2);
}

TEST(Engine, AnErrorNeverQuotesAValue) {
  Engine engine = open_engine();
  const auto rows = engine.rows(sql::test_cast);
  ASSERT_FALSE(rows.has_value());
  EXPECT_EQ(rows.error().code(), code::engine_failed);
  EXPECT_EQ(rows.error().message(Language::english).find("厚労花子"), std::string::npos);
}

TEST(Engine, AppendsNullsAndTextAndReadsThemBack) {
  Engine engine = open_engine();
  const TableSchema schema{"people",
                           {{"number", Type::integer, Role::key, "番号", ""},
                            {"name", Type::text, Role::direct, "氏名", ""},
                            {"born", Type::date, Role::quasi, "生年月日", ""},
                            {"weight", Type::decimal, Role::plain, "体重", "kg"}}};
  ASSERT_TRUE(engine.create_table(schema).has_value());
  auto appender = engine.append_to(schema);
  ASSERT_TRUE(appender.has_value());
  for (std::int64_t i = 0; i < 5000; ++i) {
    (*appender)->integer(i);
    if (i % 2 == 0)
      (*appender)->null();
    else
      (*appender)->text("とても長い名前の人" + std::to_string(i));
    (*appender)->date(Date::from_days(static_cast<std::int32_t>(i)));
    (*appender)->decimal(0.5);
    (*appender)->end_row();
  }
  ASSERT_TRUE((*appender)->finish().has_value());
  const auto rows = engine.rows(sql::test_all, Parameters().identifier("name", "people"));
  ASSERT_TRUE(rows.has_value());
  ASSERT_EQ(rows->size(), 5000U);
  EXPECT_TRUE((*rows)[4998].is_null(1));
  EXPECT_EQ((*rows)[4999].text(1), "とても長い名前の人4999");
  EXPECT_EQ((*rows)[4999].date(2).days(), 4999);
}

std::string content(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(Engine, WritesTheSameBytesOnAnyNumberOfThreads) {
  std::vector<std::string> contents;
  for (const int threads : {1, 2, 5}) {
    Engine engine = open_engine(threads);
    const std::vector<Expression> columns = {
        expression(sql::test_times, "factor", 7919, "product")};
    Parameters parameters;
    parameters.identifier("name", "t").value("count", std::int64_t{400000});
    parameters.columns("columns", columns).conditions("conditions", {});
    ASSERT_TRUE(engine.run(sql::test_make, parameters).has_value());
    const auto file = std::filesystem::path("engine-test.parquet");
    const TableSchema schema{"t", {{"product", Type::integer, Role::plain, "", ""}}};
    const auto rows = engine.write_parquet(schema, "t", std::vector<std::string>{"product"}, file);
    ASSERT_TRUE(rows.has_value());
    EXPECT_EQ(*rows, 400000);
    contents.push_back(content(file));
    std::filesystem::remove(file);
  }
  EXPECT_EQ(contents[0], contents[1]);
  EXPECT_EQ(contents[0], contents[2]);
}

TEST(Rendering, QuotesIdentifiersAndNamesRepeatedParametersOnce) {
  EXPECT_EQ(quoted_identifier("a\"b"), "\"a\"\"b\"");
  const Rendering rendering = Rendering::of(
      sql::test_list, Parameters().value("edges", std::vector<double>{1}).value("value", 1.0));
  EXPECT_EQ(rendering.values.size(), 2U);
}

}  // namespace
}  // namespace renga::engine
