// What `renga synth` writes in every format, read by `renga ingest` and compared value by value
// with the generator's own tables (SYN-91). Only this room sees both.

#include "engine/engine.hpp"
#include "ingest/ingest.hpp"
#include "synth/synth.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include <gtest/gtest.h>
#include <unistd.h>

namespace renga::service {
namespace {

namespace fs = std::filesystem;

using Row = std::map<std::string, std::string>;  ///< By column; empty values are left out.
/// Table, place and column of a value, and the value.
using Facts = std::map<std::tuple<std::string, std::string, std::string>, std::string>;

constexpr std::int64_t kPeople = 900;
constexpr int kMonths = 4;

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Row> rows_of_csv(const fs::path& path) {
  const auto records = parse_csv(content(path)).value();
  std::vector<Row> rows;
  for (std::size_t i = 1; i < records.size(); ++i) {
    Row row;
    for (std::size_t column = 0; column < records[0].fields.size(); ++column)
      if (!records[i].fields[column].empty())
        row[records[0].fields[column]] = records[i].fields[column];
    rows.push_back(std::move(row));
  }
  return rows;
}

/// A world with everything in it, made once, and what was ingested from it.
class World {
 public:
  static const World& get() {
    static const World world;
    return world;
  }
  World(const World&) = delete;
  World& operator=(const World&) = delete;
  ~World() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  fs::path path(const std::string& name) const { return folder_ / "world" / name; }
  const synth::Summary& summary() const { return summary_; }

  /// Ingests files or folders of the world; `name` is what the dataset is called.
  ingest::Report ingest(Database database, const std::string& name,
                        const std::vector<fs::path>& files) const {
    NoProgress progress;
    ingest::Options options;
    options.database = database;
    options.files = files;
    options.out = folder_ / name;
    options.existing = files::Existing::replace;
    options.party = "holder";
    auto report = ingest::ingest(options, progress);
    EXPECT_TRUE(report) << report.error().message(Language::english);
    return report.value();
  }

  /// The rows of a table of an ingested dataset, in their order, as text.
  std::vector<Row> table(const ingest::Report& report, const std::string& name,
                         const std::string& table) const {
    auto engine = engine::Engine::open({.spill_folder = folder_}).value();
    const TableEntry* schema = report.manifest.find(table);
    EXPECT_NE(schema, nullptr) << table;
    if (schema == nullptr) return {};
    EXPECT_TRUE(engine.view_parquet("read", folder_ / name / (table + ".parquet")));
    const fs::path csv = folder_ / "read.csv";
    EXPECT_TRUE(engine.write_csv(schema->schema, "read", {}, csv));
    return rows_of_csv(csv);
  }

 private:
  World() : folder_(fs::temp_directory_path() / ("renga_read_back_" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
    NoProgress progress;
    synth::Options options;
    options.people = kPeople;
    options.seed = 9;
    options.out = folder_ / "world";
    options.months = kMonths;
    options.formats = synth::parse_formats("all").value();
    summary_ = synth::make(options, progress).value();
  }

  fs::path folder_;
  synth::Summary summary_;
};

/// A number as both sides write it: 5.0, 5 and 05.0 are one; codes stay what they are.
std::string canonical(const std::string& value, Type type) {
  if (type != Type::decimal) return value;
  const auto number = parse_decimal(value);
  return number ? std::to_string(*number) : value;
}

Type type_of(const TableSchema& schema, const std::string& column) {
  for (const Column& known : schema.columns)
    if (known.name == column) return known.type;
  return Type::text;
}

/// The generator's own tables of a format, and their names.
struct OwnFacts {
  Facts facts;
  std::set<std::string> tables;
};

OwnFacts own_facts(const std::string& format, const Manifest& manifest) {
  OwnFacts own;
  for (const Row& row : rows_of_csv(World::get().path("tables/" + format + ".csv"))) {
    const std::string& table = row.at("table");
    own.tables.insert(table);
    const TableEntry* schema = manifest.find(table);
    EXPECT_NE(schema, nullptr) << table;
    if (schema == nullptr) continue;
    const std::string place = (row.contains("file") ? row.at("file") : "") + "/" +
                              row.at("number") + "/" + row.at("record_no");
    own.facts[{table, place, row.at("column")}] =
        canonical(row.at("value"), type_of(schema->schema, row.at("column")));
  }
  return own;
}

/// The first differences, for a reader of the test's output; nothing of it is a real person's.
std::string differences(const Facts& expected, const Facts& read) {
  std::string text;
  int shown = 0;
  const auto tell = [&](const auto& fact, const std::string& what) {
    if (++shown > 12) return;
    const auto& [table, place, column] = fact.first;
    text += what + " " + table + " " + place + " " + column + " = " + fact.second + "\n";
  };
  for (const auto& fact : expected) {
    const auto found = read.find(fact.first);
    if (found == read.end())
      tell(fact, "not read:");
    else if (found->second != fact.second)
      tell(fact, "read as \"" + found->second + "\":");
  }
  for (const auto& fact : read)
    if (!expected.contains(fact.first)) tell(fact, "never said:");
  return text;
}

void expect_same(const Facts& expected, const Facts& read) {
  EXPECT_FALSE(expected.empty());
  EXPECT_TRUE(expected == read) << differences(expected, read);
}

/// Facts of an ingested table whose rows stand alone; columns that ingest adds are left out.
void add_rows(const std::string& table, const std::vector<Row>& rows, const TableSchema& schema,
              const std::set<std::string>& left_out, Facts& facts, const std::string& file = "") {
  std::int64_t number = 0;
  for (const Row& row : rows) {
    ++number;
    for (const auto& [column, value] : row)
      if (!left_out.contains(column))
        facts[{table, file + "/" + std::to_string(number) + "/0", column}] =
            canonical(value, type_of(schema, column));
  }
}

/// What ingest itself adds to the rows of receipts.
const std::set<std::string> kAdded = {"receipt",        "record_no",  "source_file", "payer_body",
                                      "prefecture",     "fee_table",  "institution", "claim_month",
                                      "section_filled", "claim_form", "submission"};

Facts facts_of_receipts(const ingest::Report& report, const std::string& name,
                        const std::vector<std::string>& files) {
  std::map<std::string, std::string> places;  // Receipt → file and number.
  Facts facts;
  for (const Row& row : World::get().table(report, name, "re")) {
    const auto ordinal = static_cast<std::size_t>(*parse_integer(row.at("source_file")));
    places[row.at("receipt")] = files.at(ordinal - 1) + "/" + row.at("receipt_no");
  }
  for (const auto& [schema, rows, file, digest] : report.manifest.tables)
    for (const Row& row : World::get().table(report, name, schema.name))
      for (const auto& [column, value] : row)
        if (!kAdded.contains(column))
          facts[{schema.name, places.at(row.at("receipt")) + "/" + row.at("record_no"), column}] =
              canonical(value, type_of(schema, column));
  return facts;
}

std::vector<fs::path> receipt_paths(const std::string& folder, const std::string& end) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(World::get().path(folder)))
    if (entry.path().filename().string().ends_with(end)) paths.push_back(entry.path());
  std::ranges::sort(paths);
  return paths;
}

std::vector<std::string> names_of(const std::vector<fs::path>& paths, std::size_t cut) {
  std::vector<std::string> names;
  for (const fs::path& path : paths) {
    const std::string name = path.filename().string();
    names.push_back(name.substr(0, name.size() - cut));
  }
  return names;
}

void expect_nothing_lost(const ingest::Report& report) {
  EXPECT_EQ(report.rejected_records, 0);
  for (const ingest::Finding& finding : report.findings)
    if (finding.severity == ingest::Severity::rejected)
      ADD_FAILURE() << finding.error.message(Language::english);
  for (const ingest::Check& check : report.checks)
    EXPECT_TRUE(check.agrees) << check.file << " " << check.name << " " << check.expected << " "
                              << check.actual;
}

TEST(ReadBack, ReceiptsOfAllKinds) {  // SYN-91, SYN-94, SYN-95, SYN-96
  const auto paths = receipt_paths("ndb", ".UKE");
  const auto report = World::get().ingest(Database::ndb, "receipts", paths);
  expect_nothing_lost(report);
  for (const std::string kind : {"C", "D", "S", "Y"})
    EXPECT_TRUE(std::ranges::any_of(paths, [&](const fs::path& path) {
      return path.filename().string().starts_with("RECEIPT" + kind);
    })) << kind;
  expect_same(own_facts("receipts", report.manifest).facts,
              facts_of_receipts(report, "receipts", names_of(paths, 0)));
}

TEST(ReadBack, PackedReceipts) {  // SYN-103
  const auto paths = receipt_paths("packed", ".UKE.gz");
  const auto report = World::get().ingest(Database::ndb, "packed-receipts", paths);
  expect_nothing_lost(report);
  expect_same(own_facts("receipts", report.manifest).facts,
              facts_of_receipts(report, "packed-receipts", names_of(paths, 3)));
}

TEST(ReadBack, CheckupsAndGuidanceAsDocuments) {  // SYN-97
  const auto report =
      World::get().ingest(Database::ndb, "checkups", {World::get().path("checkup-xml")});
  expect_nothing_lost(report);
  const OwnFacts own = own_facts("checkup", report.manifest);
  EXPECT_EQ(own.tables,
            (std::set<std::string>{"checkup", "checkup_item", "guidance", "guidance_item"}));
  Facts read;
  for (const std::string& table : own.tables) {
    std::set<std::string> added = {"source_file"};
    // The number of a row of its own table; in the tables of items it says whose they are.
    if (!table.ends_with("_item")) added.insert(table);
    add_rows(table, World::get().table(report, "checkups", table),
             report.manifest.find(table)->schema, added, read);
  }
  expect_same(own.facts, read);
}

TEST(ReadBack, TheDpcSurvey) {  // SYN-100
  const auto report = World::get().ingest(Database::dpc, "survey", {World::get().path("dpc")});
  expect_nothing_lost(report);
  const std::map<std::string, std::string> files = {
      {"form1", "FF1"}, {"form4", "FF4"}, {"ef", "EFn"}, {"d", "Dn"}, {"h", "Hn"}};
  const OwnFacts own = own_facts("survey", report.manifest);
  EXPECT_EQ(own.tables.size(), files.size());
  // Lines are told in the order in which they were made; files are read month by month.
  const auto sorted_rows = [](const Facts& facts) {
    std::map<std::pair<std::string, std::string>, std::string> rows;
    for (const auto& [key, value] : facts)
      rows[{std::get<0>(key), std::get<1>(key)}] += std::get<2>(key) + "=" + value + ";";
    std::multiset<std::string> sorted;
    for (const auto& [key, text] : rows) sorted.insert(key.first + ":" + text);
    return sorted;
  };
  Facts read;
  for (const auto& [table, file] : files)
    add_rows(table, World::get().table(report, "survey", table),
             report.manifest.find(table)->schema, {}, read, file);
  EXPECT_FALSE(own.facts.empty());
  EXPECT_TRUE(sorted_rows(own.facts) == sorted_rows(read));
}

/// The tables of a folder of CSV files as they stand in it.
Facts csv_facts(const fs::path& folder, const ingest::Report& report,
                const std::vector<std::string>& tables, const std::set<std::string>& left_out) {
  Facts facts;
  for (const std::string& table : tables)
    add_rows(table, rows_of_csv(folder / (table + ".csv")), report.manifest.find(table)->schema,
             left_out, facts);
  return facts;
}

Facts read_facts(const ingest::Report& report, const std::string& name,
                 const std::vector<std::string>& tables) {
  Facts facts;
  for (const std::string& table : tables)
    add_rows(table, World::get().table(report, name, table), report.manifest.find(table)->schema,
             {"patient", "recipient", "checkup", "death", "source_file"}, facts);
  return facts;
}

const std::vector<std::string> kHospitalTables = {
    "patient", "encounter", "problem", "vital", "lab", "prescription", "diet_order", "allergy"};

TEST(ReadBack, HospitalRecordsAsCsv) {
  const auto report =
      World::get().ingest(Database::jisedai, "hospital", {World::get().path("hospital")});
  expect_nothing_lost(report);
  expect_same(csv_facts(World::get().path("hospital"), report, kHospitalTables, {}),
              read_facts(report, "hospital", kHospitalTables));
}

TEST(ReadBack, HospitalRecordsAsFhir) {  // SYN-98
  const auto report = World::get().ingest(Database::jisedai, "fhir", {World::get().path("fhir")});
  expect_nothing_lost(report);
  expect_same(csv_facts(World::get().path("hospital"), report, kHospitalTables, {}),
              read_facts(report, "fhir", kHospitalTables));
}

/// Rows without their order.
std::multiset<Row> unordered(std::vector<Row> rows, const TableSchema& schema,
                             const std::set<std::string>& left_out) {
  std::multiset<Row> set;
  for (Row& row : rows) {
    for (const std::string& column : left_out) row.erase(column);
    for (auto& [column, value] : row) value = canonical(value, type_of(schema, column));
    set.insert(std::move(row));
  }
  return set;
}

TEST(ReadBack, HospitalRecordsAsAStorage) {  // SYN-99
  const auto report =
      World::get().ingest(Database::jisedai, "storage", {World::get().path("ss-mix2")});
  expect_nothing_lost(report);
  // HL7 v2.5 has no place for the branch; charts have other codes of diseases than receipts.
  const std::set<std::string> no_place = {"branch", "disease", "patient", "source_file"};
  for (const std::string& table : kHospitalTables) {
    if (table == "vital") continue;
    const TableSchema& schema = report.manifest.find(table)->schema;
    EXPECT_TRUE(
        unordered(rows_of_csv(World::get().path("hospital/" + table + ".csv")), schema, no_place) ==
        unordered(World::get().table(report, "storage", table), schema, no_place))
        << table;
  }
}

TEST(ReadBack, LongTermCare) {  // SYN-101
  const std::vector<std::string> tables = {"recipient", "certification", "care_claim",
                                           "care_service", "life"};
  const auto report = World::get().ingest(Database::kaigo, "care", {World::get().path("kaigo")});
  expect_nothing_lost(report);
  expect_same(csv_facts(World::get().path("kaigo"), report, tables, {}),
              read_facts(report, "care", tables));
}

TEST(ReadBack, CheckupsAndDeathsAsCsv) {  // SYN-102
  const std::vector<std::string> tables = {"checkup", "death"};
  const auto report = World::get().ingest(
      Database::ndb, "csv",
      {World::get().path("ndb/checkup.csv"), World::get().path("ndb/death.csv")});
  expect_nothing_lost(report);
  expect_same(csv_facts(World::get().path("ndb"), report, tables, {}),
              read_facts(report, "csv", tables));
}

TEST(ReadBack, NobodyIsSeenAfterDeath) {  // SYN-102
  std::map<std::string, std::string> person_of_death;
  for (const Row& row : rows_of_csv(World::get().path("truth.csv")))
    if (row.at("source") == "death") person_of_death[row.at("person")] = row.at("number");
  EXPECT_FALSE(person_of_death.empty());
  const auto deaths = rows_of_csv(World::get().path("ndb/death.csv"));
  const auto checkups = rows_of_csv(World::get().path("ndb/checkup.csv"));
  for (const Row& row : rows_of_csv(World::get().path("truth.csv"))) {
    const auto dead = person_of_death.find(row.at("person"));
    if (row.at("source") != "checkup" || dead == person_of_death.end()) continue;
    const auto death = static_cast<std::size_t>(*parse_integer(dead->second) - 1);
    const auto checkup = static_cast<std::size_t>(*parse_integer(row.at("number")) - 1);
    EXPECT_LT(checkups.at(checkup).at("checkup_date"), deaths.at(death).at("death_date"));
  }
}

TEST(ReadBack, TheFormatsChangeNothingOfWhatEveryWorldHolds) {  // SYN-90
  const fs::path plain = World::get().path("../plain");
  NoProgress progress;
  synth::Options options;
  options.people = kPeople;
  options.seed = 9;
  options.out = plain;
  options.months = kMonths;
  ASSERT_TRUE(synth::make(options, progress));
  for (const std::string file : {"history.csv", "ndb/checkup.csv", "hospital/patient.csv",
                                 "hospital/lab.csv", "hospital/encounter.csv"})
    EXPECT_EQ(content(plain / file), content(World::get().path(file))) << file;
}

}  // namespace
}  // namespace renga::service
