#include "link/linked_tables.hpp"

#include "link/errors.hpp"
#include "link/inputs.hpp"
#include "link/known_ids.hpp"
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
      const Database database = database_of(dataset);
      RENGA_ASSIGN(numbers_[database], load_numbers(engine_, of_database(dataset)));
      RENGA_ASSIGN(met_stranger_[database],
                   define_linked_number(engine_, with_database(database, "linked_number"),
                                        numbers_[database]));
    }
    return {};
  }

  /// Sorted as long as IDs are numbers; their texts come back on the way into the file.
  Done write_person() {
    TableSchema schema{"person", kLinkedColumns};
    std::vector<engine::Expression> columns;
    std::string so_far = "linked_person";
    RENGA_TRY(engine_.run(sql::person_begin, engine::Parameters().identifier("next", so_far)));
    for (const dataset::Dataset& dataset : datasets_) {
      RENGA_ASSIGN(so_far, add_columns_of(dataset, so_far, schema, columns));
    }
    RENGA_TRY(engine_.run(sql::person_sorted, engine::Parameters().identifier("all", so_far)));
    RENGA_TRY(engine_.run(sql::person_written, engine::Parameters().columns("columns", columns)));
    return add(schema, "person_written", {});
  }

  Done write_unlinked() {
    RENGA_TRY(engine_.run(sql::unlinked));
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
    const TableSchema schema{name, table.schema.columns};
    engine::Parameters parameters = of_database(dataset);
    parameters.identifier("table", name);
    RENGA_ASSIGN(const std::optional<CopiedRows> copied,
                 copy_with_numbers(engine_, parameters, schema, dataset.file_of(table),
                                   writer_.place(name), *numbers_.at(database_of(dataset))));
    std::int64_t of_nobody = 0;
    if (copied) {
      of_nobody = copied->of_nobody;
      report_.rows[name] = copied->rows;
      writer_.adopt(schema, copied->rows, copied->sha256);
    } else {
      RENGA_ASSIGN(of_nobody, write_by_engine(dataset, schema, parameters));
    }
    if (of_nobody == 0) return {};
    return fail(Error(code::rows_of_nobody)
                    .at({dataset.folder().string(), 0, table.schema.name + ".person"})
                    .rule("JOIN-13")
                    .with("table", table.schema.name)
                    .with("rows", of_nobody));
  }

 private:
  /// The slower way, for a file whose pages cannot be taken over; gives the rows of nobody.
  Result<std::int64_t> write_by_engine(const dataset::Dataset& dataset, const TableSchema& schema,
                                       engine::Parameters& parameters) {
    const std::string out = "linked_" + schema.name;
    parameters.identifier("out", out);
    RENGA_TRY(engine_.run(sql::rows_of_linked, parameters));
    RENGA_TRY(add(schema, out, {}));
    return rows_of_nobody(dataset, parameters);
  }

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
    parameters.identifier("own", with_database(database, "own"))
        .identifier("own_person", "person_" + std::to_string(place_of(database)))
        .identifier("linked_number", with_database(database, "linked_number"));
    return parameters;
  }

  static engine::Expression expression(engine::Sql fragment, const std::string& column,
                                       const std::string& alias) {
    auto parameters = std::make_shared<engine::Parameters>();
    parameters->identifier("column", column);
    return {fragment, std::move(parameters), alias};
  }

  /// Joins the persons of one database, their columns under the database's name; gives the view,
  /// and in `written` how each column is written.
  Result<std::string> add_columns_of(const dataset::Dataset& dataset, const std::string& so_far,
                                     TableSchema& schema,
                                     std::vector<engine::Expression>& written) {
    std::vector<engine::Expression> columns;
    for (Column column : dataset.manifest().find("person")->schema.columns) {
      const std::string name = with_database(database_of(dataset), column.name);
      columns.push_back(expression(sql::own_column, column.name, name));
      written.push_back(expression(
          is_known_by_number(column) ? sql::id_as_text : sql::column_itself, name, name));
      column.name = name;
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
  std::map<Database, std::shared_ptr<const LinkedNumbers>> numbers_;
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
