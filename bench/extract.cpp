// `renga extract` of a cohort beside the same extraction written by hand for the bare engine.

#include "bench/sql.hpp"
#include "benchmarks.hpp"
#include "cost.hpp"
#include "dataset.hpp"

#include <fmt/core.h>

namespace renga::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kPersons = 490'000;
constexpr std::int64_t kRows = 100'000'000;
constexpr std::int64_t kMemoryMib = 12 * 1024;

const TableSchema kPerson{"person",
                          {{"person", Type::integer, Role::key, "", ""},
                           {"id4", Type::text, Role::id, "", ""},
                           {"id5", Type::text, Role::id, "", ""},
                           {"id4_validity", Type::code, Role::plain, "", ""},
                           {"id5_validity", Type::code, Role::plain, "", ""},
                           {"sex", Type::code, Role::quasi, "", ""},
                           {"birth_month", Type::month, Role::quasi, "", ""}}};

/// A kind of record, its part of all rows, and the columns that are asked for.
struct RecordKind {
  std::string name;
  engine::Sql make;
  double part;
  std::vector<Column> columns;
};

const std::vector<RecordKind> kRecords = {
    {"re", sql::make_stored_receipts, 0.1,
     columns_of(Role::plain, {{"receipt_kind", Type::code}, {"care_month", Type::month}})},
    {"sy", sql::make_stored_diseases, 0.3,
     columns_of(Role::plain, {{"disease", Type::code}, {"start_date", Type::date}})},
    {"si", sql::make_stored_services, 0.6,
     columns_of(Role::plain,
                {{"code", Type::code}, {"points", Type::integer}, {"times", Type::integer}})}};

TableSchema with_keys(const RecordKind& kind,
                      std::initializer_list<std::pair<const char*, Type>> keys) {
  TableSchema schema{kind.name, columns_of(Role::key, keys)};
  schema.columns.insert(schema.columns.end(), kind.columns.begin(), kind.columns.end());
  return schema;
}

std::vector<std::string> names_of(const RecordKind& kind) {
  std::vector<std::string> names;
  for (const Column& column : kind.columns) names.push_back(column.name);
  return names;
}

void make_stored(const Ground& ground, std::int64_t persons, std::int64_t rows,
                 const fs::path& folder) {
  const fs::path file = ground.folder / "making.duckdb";
  fs::remove(file);
  {
    engine::Engine engine = must(engine::Engine::open_file(
        file, {.memory_mib = kMemoryMib, .threads = 0, .spill_folder = ground.folder}));
    must(engine.run(sql::make_stored_persons,
                    engine::Parameters().value("seed", kSeed).value("rows", persons)));
    std::vector<TableSchema> tables = {kPerson};
    for (const RecordKind& kind : kRecords) {
      const auto part = static_cast<std::int64_t>(kind.part * static_cast<double>(rows));
      must(engine.run(
          kind.make,
          engine::Parameters().value("seed", kSeed).value("persons", persons).value("rows", part)));
      tables.push_back(with_keys(
          kind,
          {{"person", Type::integer}, {"receipt", Type::integer}, {"record_no", Type::integer}}));
    }
    Manifest manifest;
    manifest.database = Database::ndb;
    manifest.id_kind = IdKind::stored;
    manifest.command = "bench";
    write_dataset(engine, tables, manifest, folder);
  }
  fs::remove(file);
}

/// Women of 40 to 74 with one of these diseases in two years, and what was done to them.
fs::path request_file(const Ground& ground) {
  std::string text = R"(database = "ndb"
kind = "special_extraction"
seed = 1
[period]
from = "2022-01"
until = "2023-12"
[population]
sex = "2"
age = { from = 40, until = 74 }
[[population.include]]
table = "sy"
column = "disease"
codes = ["8881*", "8880001", "8880002"]
)";
  for (const RecordKind& kind : kRecords)
    text += fmt::format("[[table]]\nname = \"{}\"\ncolumns = [\"{}\"]\nreason = \"bench\"\n",
                        kind.name, join(names_of(kind), "\", \""));
  const fs::path file = ground.folder / "request.toml";
  must(files::write_whole(file, text, files::Existing::replace));
  return file;
}

/// Everything by hand: the cohort, new numbers, and each table in an order that tells nothing.
void extract_barely(const fs::path& in, const fs::path& out) {
  fs::remove_all(out);
  fs::create_directories(out);
  engine::Engine engine =
      must(engine::Engine::open({.memory_mib = kMemoryMib, .threads = 0, .spill_folder = out}));
  must(engine.view_parquet("person", in / "person.parquet"));
  for (const RecordKind& kind : kRecords)
    must(engine.view_parquet(kind.name, in / (kind.name + ".parquet")));
  for (const engine::Sql& step :
       {sql::bare_cohort, sql::bare_persons, sql::bare_receipts, sql::bare_out_person})
    must(engine.run(step));
  const std::vector<std::string> by_person = {"person"};
  must(engine.write_parquet(kPerson, "out_person", by_person, out / "person.parquet"));
  const std::vector<std::string> by_digest = {"row_order"};
  for (const RecordKind& kind : kRecords) {
    must(engine.run(sql::bare_out_rows, engine::Parameters()
                                            .identifier("table", kind.name)
                                            .identifier("out", "out_" + kind.name)
                                            .identifiers("columns", names_of(kind))));
    must(engine.write_parquet(
        with_keys(kind, {{"person", Type::integer}, {"receipt", Type::integer}}),
        "out_" + kind.name, by_digest, out / (kind.name + ".parquet")));
  }
}

/// Rows and a sum over whose row each one is: new numbers and order differ, the rest does not.
std::string fingerprint(const Ground& ground, const fs::path& out) {
  engine::Engine engine = open_engine(ground.folder);
  must(engine.view_parquet("person", out / "person.parquet"));
  std::string text;
  for (const RecordKind& kind : kRecords) {
    must(engine.view_parquet("record", out / (kind.name + ".parquet")));
    const auto found = must(engine.rows(
        sql::whose_extract, engine::Parameters().identifiers("columns", names_of(kind))));
    text += fmt::format("{} {} ", found.at(0).integer(0), found.at(0).text(1));
  }
  return text;
}

}  // namespace

Contest extract(const Ground& ground) {
  const std::int64_t persons = ground.scaled(kPersons);
  const std::int64_t rows = ground.scaled(kRows);
  const fs::path in = ground.folder / fmt::format("stored-{}-{}", persons, rows);
  make_once(in, [&](const fs::path& folder) { make_stored(ground, persons, rows, folder); });
  const fs::path request = request_file(ground);
  const fs::path approval = approval_file(ground);
  const fs::path bare = ground.folder / "bare";
  const fs::path extracted = ground.folder / "extracted";
  extract_barely(in, bare);
  const std::string expected = fingerprint(ground, bare);
  Contest contest;
  contest.title =
      "extract a cohort: persons by condition, new numbers, three tables in random order";
  contest.budget = "at most 1.2 × the same SQL in bare DuckDB";
  contest.unit = "rows";
  contest.amount = static_cast<double>(rows);
  contest.rounds = 3;
  contest.contestants = {
      {"renga extract",
       [=] {
         return timed_renga({"extract", in, "--request", request, "--approval", approval, "--out",
                             extracted, "--replace", "--memory", std::to_string(kMemoryMib)});
       },
       [=] { return fingerprint(ground, extracted); }, expected},
      {"bare DuckDB", [=] { return timed_apart([&] { extract_barely(in, bare); }); },
       [=] { return fingerprint(ground, bare); }, expected}};
  return contest;
}

}  // namespace renga::bench
