#include "link/linked_tables.hpp"

#include "link/inputs.hpp"
#include "link/linked_number.hpp"
#include "link/mismatch.hpp"
#include "link/sql.hpp"

namespace renga::link {
namespace {

const std::vector<Column> kLinkedColumns = {
    {"person", Type::integer, Role::key, "連結した個人の番号", ""},
    {"stage", Type::code, Role::plain, "連結に用いたID", ""},
    {"flags", Type::code, Role::plain, "注意", ""}};

const TableSchema kUnlinked{"unlinked",
                            {{"person", Type::integer, Role::key, "連結した個人の番号", ""},
                             {"database", Type::code, Role::plain, "データベース", ""},
                             {"reason", Type::code, Role::plain, "連結しなかった理由", ""}}};

class TableWriter {
 public:
  TableWriter(engine::Engine& engine, const std::vector<dataset::Dataset>& datasets,
              dataset::Writer& writer, Report& report)
      : engine_(engine), datasets_(datasets), writer_(writer), report_(report) {}

  Done number_persons() {
    for (const dataset::Dataset& dataset : datasets_) {
      const engine::Parameters parameters = of_database(dataset);
      RENGA_TRY(engine_.run(sql::numbers_of_database, parameters));
      RENGA_ASSIGN(met_stranger_[database_of(dataset)],
                   define_linked_number(
                       engine_, with_database(database_of(dataset), "linked_number"), parameters));
    }
    return {};
  }

  Done write_person() {
    TableSchema schema{"person", kLinkedColumns};
    std::string so_far = "linked_person";
    RENGA_TRY(engine_.run(sql::person_begin, engine::Parameters().identifier("next", so_far)));
    for (const dataset::Dataset& dataset : datasets_) {
      RENGA_ASSIGN(so_far, add_columns_of(dataset, so_far, schema));
    }
    return add(schema, so_far, {"person"});
  }

  Done write_unlinked() {
    RENGA_TRY(engine_.run(sql::unlinked_begin));
    for (const dataset::Dataset& dataset : datasets_)
      RENGA_TRY(engine_.run(
          sql::unlinked_add,
          of_database(dataset).value("database", std::string(name_of(database_of(dataset))))));
    return add(kUnlinked, kUnlinked.name, {"database", "person"});
  }

  Done write_mismatch() {
    const TableSchema& schema = mismatch_schema();
    std::vector<std::string> order;
    for (const Column& column : schema.columns) order.push_back(column.name);
    return add(schema, schema.name, order);
  }

  Done write_rows(const dataset::Dataset& dataset, const TableEntry& table) {
    const std::string name = with_database(database_of(dataset), table.schema.name);
    const std::string out = "linked_" + name;
    engine::Parameters parameters = of_database(dataset);
    parameters.identifier("table", name).identifier("out", out);
    RENGA_TRY(engine_.run(sql::rows_of_linked, parameters));
    RENGA_TRY(add({name, table.schema.columns}, out, {}));
    RENGA_ASSIGN(const std::int64_t of_nobody, rows_of_nobody(dataset, parameters));
    if (of_nobody == 0) return {};
    return fail(Error(Code::rows_of_nobody)
                    .at({dataset.folder().string(), 0, table.schema.name + ".person"})
                    .rule("JOIN-13")
                    .with("table", table.schema.name)
                    .with("rows", of_nobody));
  }

 private:
  /// Rows without a person, or of one whom the table person does not name. The exact count reads
  /// the table once more, so it is made only where there is a sign of such a row.
  Result<std::int64_t> rows_of_nobody(const dataset::Dataset& dataset,
                                      const engine::Parameters& parameters) {
    RENGA_ASSIGN(const std::int64_t without, engine_.integer(sql::rows_without_person, parameters));
    if (without == 0 && !*met_stranger_.at(database_of(dataset))) return 0;
    return engine_.integer(sql::rows_without_number, parameters);
  }

  static Database database_of(const dataset::Dataset& dataset) {
    return dataset.manifest().database;
  }

  /// What most statements need to know of a database.
  static engine::Parameters of_database(const dataset::Dataset& dataset) {
    const Database database = database_of(dataset);
    engine::Parameters parameters;
    parameters.value("place", place_of(database))
        .identifier("persons", with_database(database, "person"))
        .identifier("numbers", with_database(database, "numbers"))
        .identifier("linked_number", with_database(database, "linked_number"));
    return parameters;
  }

  /// Joins the person table of one database, its columns under the database's name; gives the view.
  Result<std::string> add_columns_of(const dataset::Dataset& dataset, const std::string& so_far,
                                     TableSchema& schema) {
    std::vector<engine::Expression> columns;
    for (Column column : dataset.manifest().find("person")->schema.columns) {
      auto own = std::make_shared<engine::Parameters>();
      own->identifier("column", column.name);
      column.name = with_database(database_of(dataset), column.name);
      columns.push_back({sql::own_column, std::move(own), column.name});
      schema.columns.push_back(std::move(column));
    }
    std::string next = so_far + "_" + std::string(name_of(database_of(dataset)));
    engine::Parameters parameters = of_database(dataset);
    parameters.identifier("previous", so_far).identifier("next", next).columns("columns", columns);
    RENGA_TRY(engine_.run(sql::person_add, parameters));
    return next;
  }

  Done add(const TableSchema& schema, const std::string& from,
           const std::vector<std::string>& order_by) {
    RENGA_ASSIGN(report_.rows[schema.name], writer_.add(engine_, schema, from, order_by));
    return {};
  }

  engine::Engine& engine_;
  const std::vector<dataset::Dataset>& datasets_;
  dataset::Writer& writer_;
  Report& report_;
  /// Whether a row of a person whom the table person does not name was met.
  std::map<Database, std::shared_ptr<std::atomic<bool>>> met_stranger_;
};

std::int64_t rows_of(const std::vector<dataset::Dataset>& datasets) {
  std::int64_t rows = 0;
  for (const dataset::Dataset& dataset : datasets)
    for (const TableEntry& table : dataset.manifest().tables)
      if (table.schema.name != "person") rows += table.rows;
  return rows;
}

}  // namespace

Done write_tables(engine::Engine& engine, const std::vector<dataset::Dataset>& datasets,
                  dataset::Writer& writer, Report& report, Progress& progress) {
  progress.begin({"連結データの書出し", "writing the linked tables"}, rows_of(datasets),
                 {"行", "rows"});
  TableWriter tables(engine, datasets, writer, report);
  RENGA_TRY(tables.number_persons());
  RENGA_TRY(tables.write_person());
  RENGA_TRY(tables.write_unlinked());
  RENGA_TRY(tables.write_mismatch());
  std::int64_t done = 0;
  for (const dataset::Dataset& dataset : datasets)
    for (const TableEntry& table : dataset.manifest().tables) {
      if (table.schema.name == "person") continue;
      RENGA_TRY(tables.write_rows(dataset, table));
      progress.reach(done += table.rows);
    }
  progress.end();
  return {};
}

}  // namespace renga::link
