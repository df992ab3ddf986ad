// `renga link` beside the bare join of the same files: a tenth of the cohort that the design names.

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

TableSchema records(std::string name, std::initializer_list<std::pair<const char*, Type>> plain) {
  TableSchema schema{std::move(name), columns_of(Role::key, {{"person", Type::integer},
                                                             {"receipt", Type::integer},
                                                             {"record_no", Type::integer}})};
  const auto more = columns_of(Role::plain, plain);
  schema.columns.insert(schema.columns.end(), more.begin(), more.end());
  return schema;
}

/// A kind of record and its part of all rows.
struct RecordKind {
  TableSchema schema;
  engine::Sql make;
  double part;
};

const std::vector<RecordKind> kRecords = {
    {records("sy", {{"disease", Type::code}, {"start_date", Type::date}}), sql::make_diseases, 0.3},
    {records("si", {{"code", Type::code}, {"points", Type::integer}, {"times", Type::integer}}),
     sql::make_services, 0.7}};

Manifest provision_of(Database database) {
  Manifest manifest;
  manifest.database = database;
  manifest.id_kind = IdKind::provision;
  manifest.dossier = kDossier;
  manifest.command = "bench";
  return manifest;
}

void make_persons(engine::Engine& engine, std::int64_t persons, std::int64_t shift) {
  must(engine.run(
      sql::make_linkable,
      engine::Parameters().value("seed", kSeed).value("rows", persons).value("shift", shift)));
}

Done set(engine::Engine& engine, engine::Sql variable, std::int64_t value) {
  RENGA_TRY(engine.run(variable, engine::Parameters().value("value", value)));
  return {};
}

/// The public database; one person in ten is not in the other one.
void make_public(const Ground& ground, std::int64_t persons, std::int64_t rows,
                 const fs::path& folder) {
  engine::Engine engine = open_engine(ground.folder);
  make_persons(engine, persons, 0);
  must(set(engine, sql::set_seed, kSeed));
  must(set(engine, sql::set_persons, persons));
  auto writer = must(dataset::Writer::create(folder, files::Existing::refuse));
  must(writer.add(engine, kPerson, kPerson.name, {}));
  for (const RecordKind& kind : kRecords) {
    must(set(engine, sql::set_rows,
             static_cast<std::int64_t>(kind.part * static_cast<double>(rows))));
    must(engine.run(kind.make));
    must(writer.add(engine, kind.schema, kind.schema.name, {}));
  }
  must(writer.publish(provision_of(Database::ndb)));
}

void make_cohort(const Ground& ground, std::int64_t persons, const fs::path& folder) {
  engine::Engine engine = open_engine(ground.folder);
  make_persons(engine, persons, persons / 10);
  write_dataset(engine, {kPerson}, provision_of(Database::jisedai), folder);
}

/// The join as one would write it by hand: the persons of both sides on ID5, numbered, and every
/// record with its person's new number, written with the same compression.
void bare_join(const fs::path& in, const fs::path& cohort, const fs::path& out) {
  fs::remove_all(out);
  fs::create_directories(out);
  engine::Engine engine =
      must(engine::Engine::open({.memory_mib = kMemoryMib, .threads = 0, .spill_folder = out}));
  must(engine.view_parquet("public_person", in / "person.parquet"));
  must(engine.view_parquet("cohort_person", cohort / "person.parquet"));
  must(engine.run(sql::join_persons));
  must(engine.write_parquet(
      {"person", columns_of(Role::key, {{"person", Type::integer}, {"ndb_id5", Type::text}})},
      "joined_person", {}, out / "person.parquet"));
  for (const RecordKind& kind : kRecords) {
    const std::string& name = kind.schema.name;
    must(engine.view_parquet(name, in / (name + ".parquet")));
    must(engine.run(
        sql::join_records,
        engine::Parameters().identifier("table", name).identifier("joined", "joined_" + name)));
    must(engine.write_parquet(kind.schema, "joined_" + name, {},
                              out / ("ndb_" + name + ".parquet")));
  }
}

/// Rows and a sum over whose row each one is: new numbers differ, the persons' IDs do not.
std::string fingerprint(const Ground& ground, const fs::path& out) {
  engine::Engine engine = open_engine(ground.folder);
  must(engine.view_parquet("person", out / "person.parquet"));
  std::string text;
  for (const RecordKind& kind : kRecords) {
    must(engine.view_parquet("record", out / ("ndb_" + kind.schema.name + ".parquet")));
    const auto found = must(engine.rows(sql::whose_rows));
    text += fmt::format("{} {} ", found.at(0).integer(0), found.at(0).text(1));
  }
  return text;
}

}  // namespace

Contest link_join(const Ground& ground) {
  const std::int64_t persons = ground.scaled(kPersons);
  const std::int64_t rows = ground.scaled(kRows);
  const fs::path in = ground.folder / fmt::format("public-{}-{}", persons, rows);
  const fs::path cohort = ground.folder / fmt::format("cohort-{}", persons);
  make_once(in, [&](const fs::path& folder) { make_public(ground, persons, rows, folder); });
  make_once(cohort, [&](const fs::path& folder) { make_cohort(ground, persons, folder); });
  const fs::path bare = ground.folder / "bare";
  const fs::path linked = ground.folder / "linked";
  const fs::path approval = approval_file(ground);
  bare_join(in, cohort, bare);
  const std::string expected = fingerprint(ground, bare);
  Contest contest;
  contest.title = "link two databases; every record gets its linked person's number";
  contest.budget =
      "at most 1.2 × the bare join, under 12 GiB (4.9 million persons, 1 billion rows)";
  contest.unit = "rows";
  contest.amount = static_cast<double>(rows);
  contest.rounds = 3;
  contest.contestants = {
      {"renga link",
       [=] {
         return timed_renga({"link", in, cohort, "--approval", approval, "--out", linked,
                             "--replace", "--memory", std::to_string(kMemoryMib)});
       },
       [=] { return fingerprint(ground, linked); }, expected},
      {"bare DuckDB join", [=] { return timed_apart([&] { bare_join(in, cohort, bare); }); },
       [=] { return fingerprint(ground, bare); }, expected}};
  return contest;
}

}  // namespace renga::bench
