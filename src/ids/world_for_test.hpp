#pragma once

#include "dataset/dataset.hpp"
#include "ids/ids.hpp"

#include <fstream>
#include <set>

#include <gtest/gtest.h>

namespace renga::service {

/// Stands in for the desk of the service room, which a doing room cannot see.
class ApprovalDesk {
 public:
  static Approval approval(std::string dossier, std::set<Act> acts,
                           std::vector<std::string> places = {"大学A"}) {
    return Approval(std::move(dossier), std::move(acts), {}, std::move(places),
                    *Date::from_civil(2025, 10, 1), *Date::from_civil(2027, 9, 30));
  }
};

}  // namespace renga::service

namespace renga::ids {

namespace fs = std::filesystem;

inline Column column(std::string name, Type type, Role role) {
  return {std::move(name), type, role, "", ""};
}

/// Patients as a hospital holds them.
inline const TableSchema kPatient{
    "patient",
    {column("patient_no", Type::code, Role::direct), column("name_kana", Type::text, Role::direct),
     column("birth_date", Type::date, Role::quasi), column("sex", Type::code, Role::quasi),
     column("insurer", Type::code, Role::direct), column("symbol", Type::text, Role::direct),
     column("number", Type::text, Role::direct), column("branch", Type::code, Role::direct),
     column("insured_on", Type::date, Role::plain)}};

/// A small table of a test: its schema and its rows as text, empty for a missing value.
struct TestTable {
  TableSchema schema;
  std::vector<std::vector<std::string>> rows;
};

/// A folder with datasets of invented people, and a fund whose keys come from a seed.
class World : public testing::Test {
 protected:
  World()
      : folder_(fs::path("ids-test") /
                testing::UnitTest::GetInstance()->current_test_info()->name()),
        fund_(make_fund_keys(kOrigin)) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    EXPECT_TRUE(add_dossier_keys(fund_, "2025-0001", kOrigin));
    EXPECT_TRUE(add_dossier_keys(fund_, "2025-0002", kOrigin));
  }
  ~World() override { fs::remove_all(folder_); }

  static Approval approval(std::string dossier, std::set<Act> acts = {Act::make_ids}) {
    return service::ApprovalDesk::approval(std::move(dossier), std::move(acts));
  }

  static engine::Limits limits() { return {.memory_mib = 256, .threads = 2, .spill_folder = {}}; }

  void write_dataset(std::string_view name, Manifest manifest,
                     const std::vector<TestTable>& tables) {
    auto engine = engine::Engine::open(limits());
    auto writer = dataset::Writer::create(folder_ / name, files::Existing::replace);
    ASSERT_TRUE(engine && writer);
    for (const TestTable& table : tables) {
      fill(*engine, table);
      ASSERT_TRUE(writer->add(*engine, table.schema, table.schema.name, {}));
    }
    ASSERT_TRUE(writer->publish(std::move(manifest)));
  }

  void write_history(const std::vector<std::string>& lines) {
    std::ofstream file(folder_ / "history.csv");
    for (const std::string& line : lines) file << line << "\n";
  }

  Result<Outcome> ask(std::string_view dataset, std::string_view out, std::string dossier = "") {
    return request(
        {folder_ / dataset, std::move(dossier), folder_ / out, files::Existing::replace, limits()},
        progress_);
  }
  Result<Outcome> answered(std::string_view request, std::string_view out,
                           const std::string& dossier) {
    AnswerOptions options;
    options.request = folder_ / request;
    options.history = folder_ / "history.csv";
    options.out = folder_ / out;
    options.look_alikes = look_alikes_;
    options.existing = files::Existing::replace;
    options.limits = limits();
    return answer(approval(dossier), options, fund_, progress_);
  }
  Result<Outcome> stored(std::string_view request, std::string_view out,
                         std::vector<Period> periods = {}, Database database = Database::ndb) {
    StoreOptions options;
    options.request = folder_ / request;
    options.history = folder_ / "history.csv";
    options.database = database;
    options.periods = std::move(periods);
    options.out = folder_ / out;
    options.look_alikes = look_alikes_;
    options.existing = files::Existing::replace;
    options.limits = limits();
    return store(options, fund_, progress_);
  }
  Result<Outcome> issued(std::string_view request, std::string_view out,
                         const std::string& dossier) {
    return issue(approval(dossier),
                 {folder_ / request, folder_ / out, files::Existing::replace, limits()}, fund_,
                 progress_);
  }
  Result<Outcome> attached(std::string_view dataset, std::string_view answer, std::string_view out,
                           const crypto::KeyRing* producer = nullptr) {
    return attach(
        {folder_ / dataset, folder_ / answer, folder_ / out, files::Existing::replace, limits()},
        producer, progress_);
  }

  /// One table of a dataset as CSV without its header, in the order of its first column.
  std::vector<std::vector<std::string>> rows(std::string_view dataset, std::string_view table) {
    const auto opened = dataset::Dataset::open(folder_ / dataset);
    auto engine = engine::Engine::open(limits());
    EXPECT_TRUE(opened && engine && opened->attach(*engine));
    const TableEntry* entry = opened->manifest().find(table);
    const std::vector<std::string> order = {entry->schema.columns[0].name};
    EXPECT_TRUE(engine->write_csv(entry->schema, table, order, folder_ / "table.csv"));
    auto text = files::read_small(folder_ / "table.csv");
    auto records = parse_csv(*text);
    std::vector<std::vector<std::string>> result;
    for (CsvRecord& record : *records) result.push_back(std::move(record.fields));
    result.erase(result.begin());
    return result;
  }

  static const inline KeyOrigin kOrigin{7, "2025-06-01T00:00:00Z"};
  fs::path folder_;
  crypto::KeyRing fund_;
  NoProgress progress_;
  bool look_alikes_ = false;

 private:
  static void put(engine::Appender& appender, Type type, const std::string& value) {
    if (value.empty())
      appender.null();
    else if (type == Type::integer)
      appender.integer(*parse_integer(value));
    else if (type == Type::date || type == Type::month)
      appender.date(*parse_iso_date(value));
    else
      appender.text(value);
  }

  static void fill(engine::Engine& engine, const TestTable& table) {
    ASSERT_TRUE(engine.create_table(table.schema));
    auto appender = engine.append_to(table.schema);
    ASSERT_TRUE(appender);
    for (const auto& row : table.rows) {
      for (std::size_t i = 0; i < row.size(); ++i)
        put(**appender, table.schema.columns[i].type, row[i]);
      (*appender)->end_row();
    }
    ASSERT_TRUE((*appender)->finish());
  }
};

}  // namespace renga::ids
