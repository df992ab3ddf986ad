#include "extract/preset_tables.hpp"

#include "extract/layout.hpp"
#include "extract/sql.hpp"

#include <algorithm>
#include <memory>

namespace renga::extract {
namespace {

const TableSchema kPerson{"person",
                          {{"person", Type::integer, Role::key, "個人の番号", ""},
                           {"sex", Type::code, Role::quasi, "男女区分", ""},
                           {"age_class", Type::code, Role::quasi, "年齢階級", "years"}}};

const std::vector<std::string> kPersonOrder = {"person"};
const std::vector<std::string> kRowOrder = {"row_order", "row_order_after"};

bool goes_out(const Column& column, Database database) {
  // The age group of the person stands for the month of birth.
  return column.name != "person" && column.name != "receipt" && column.name != "birth_month" &&
         column.type != Type::text && column.role != Role::direct &&
         !refusing_rule(database, column.name);
}

/// The column of the table whose codes are counted in the pool, or nothing.
std::optional<std::string> code_in(const std::vector<ColumnName>& pool, const TableSchema& table) {
  for (const ColumnName& name : pool)
    if (name.table == table.name && table.find(name.column) != nullptr) return name.column;
  return std::nullopt;
}

class PresetTables {
 public:
  PresetTables(const dataset::Dataset& dataset, engine::Engine& engine, dataset::Writer& writer,
               const ProvisionRules& rules, dataset::Form form, Report& report)
      : manifest_(dataset.manifest()),
        engine_(engine),
        writer_(writer),
        rules_(rules),
        form_(form),
        report_(report) {}

  Done write(Progress& progress) {
    const std::vector<const TableEntry*> tables = tables_of_receipts();
    progress.begin({"表の書出し", "writing tables"}, std::ssize(tables) + 1, {"表", "tables"});
    RENGA_TRY(write_person());
    RENGA_TRY(find_rare_codes());
    for (const TableEntry* table : tables) RENGA_TRY(define_rows(table->schema));
    if (report_.request.kind == Kind::trial_dataset) RENGA_TRY(find_common_codes(tables));
    for (const TableEntry* table : tables) {
      RENGA_TRY(write_rows(table->schema));
      progress.reach(std::ssize(report_.rows));
    }
    progress.end();
    return {};
  }

 private:
  std::vector<const TableEntry*> tables_of_receipts() const {
    std::vector<const TableEntry*> tables;
    for (const TableEntry& table : manifest_.tables)
      if (table.schema.find("receipt") != nullptr) tables.push_back(&table);
    return tables;
  }

  static std::string pool_name(std::string_view word, std::size_t pool) {
    return std::string(word) + "_code_" + std::to_string(pool + 1);
  }

  std::optional<std::size_t> pool_of(const TableSchema& table) const {
    for (std::size_t pool = 0; pool < rules_.code_pools.size(); ++pool)
      if (code_in(rules_.code_pools[pool], table)) return pool;
    return std::nullopt;
  }

  Done write_person() {
    RENGA_TRY(
        engine_.run(sql::preset_out_person, engine::Parameters().identifier("out", "out_person")));
    RENGA_ASSIGN(report_.rows["person"],
                 writer_.add(engine_, kPerson, "out_person", kPersonOrder, form_));
    return {};
  }

  Done find_rare_codes() {
    for (std::size_t pool = 0; pool < rules_.code_pools.size(); ++pool) {
      const std::string counted = pool_name("counted", pool);
      engine::Parameters parameters;
      parameters.identifier("counted", counted).identifier("rare", pool_name("rare", pool));
      RENGA_TRY(engine_.run(sql::codes_begin, parameters));
      for (const TableEntry& table : manifest_.tables)
        if (const auto code = code_in(rules_.code_pools[pool], table.schema))
          RENGA_TRY(engine_.run(sql::codes_add, engine::Parameters()
                                                    .identifier("counted", counted)
                                                    .identifier("table", table.schema.name)
                                                    .identifier("column", *code)));
      parameters.value("whole", kShareWhole);
      RENGA_TRY(engine_.run(sql::rare_codes, parameters));
      RENGA_TRY(engine_.run(sql::drop_table, engine::Parameters().identifier("table", counted)));
      RENGA_ASSIGN(report_.counts["masked_codes." + std::to_string(pool + 1)],
                   engine_.integer(sql::count_rows, engine::Parameters().identifier(
                                                        "table", pool_name("rare", pool))));
    }
    return {};
  }

  bool is_blank(const TableSchema& table, const std::string& column) const {
    return std::ranges::any_of(rules_.blanks, [&](const ColumnName& name) {
      return name.table == table.name && name.column == column;
    });
  }

  engine::Sql fragment_of(const TableSchema& table, const std::string& column,
                          const std::optional<std::string>& code) const {
    if (is_blank(table, column)) return sql::blank_column;
    if (!code) return sql::kept_column;
    if (column == *code) return sql::masked_code;
    return std::ranges::find(rules_.blank_beside, column) != rules_.blank_beside.end()
               ? sql::blank_beside_masked
               : sql::kept_column;
  }

  /// A view of the table's rows of the receipts that were drawn, masked and emptied.
  Done define_rows(const TableSchema& source) {
    const auto pool = pool_of(source);
    const auto code = pool ? code_in(rules_.code_pools[*pool], source) : std::nullopt;
    std::vector<engine::Expression> expressions;
    for (const Column& column : preset_schema(source, manifest_.database).columns) {
      if (column.name == "person" || column.name == "receipt") continue;
      auto parameters = std::make_shared<engine::Parameters>();
      parameters->identifier("column", column.name);
      expressions.push_back(
          {fragment_of(source, column.name, code), std::move(parameters), column.name});
    }
    engine::Parameters parameters;
    parameters.identifier("out", "rows_" + source.name)
        .identifier("table", source.name)
        .columns("expressions", expressions);
    if (code) parameters.identifier("rare", pool_name("rare", *pool)).identifier("code", *code);
    RENGA_TRY(engine_.run(code ? sql::preset_rows_with_code : sql::preset_rows, parameters));
    return {};
  }

  /// Which codes occur often enough to stay in a trial dataset.
  Done find_common_codes(const std::vector<const TableEntry*>& tables) {
    for (std::size_t pool = 0; pool < rules_.code_pools.size(); ++pool) {
      engine::Parameters parameters;
      parameters.identifier("seen", pool_name("seen", pool))
          .identifier("common", pool_name("common", pool))
          .value("occurrences_min", rules_.code_occurrences_min);
      RENGA_TRY(engine_.run(sql::seen_codes_begin, parameters));
      for (const TableEntry* table : tables)
        if (const auto code = code_in(rules_.code_pools[pool], table->schema))
          RENGA_TRY(
              engine_.run(sql::seen_codes_add, engine::Parameters()
                                                   .identifier("seen", pool_name("seen", pool))
                                                   .identifier("rows", "rows_" + table->schema.name)
                                                   .identifier("code", *code)));
      RENGA_TRY(engine_.run(sql::common_codes, parameters));
    }
    return {};
  }

  /// The view of a table's rows without the records of rare codes, in a trial dataset.
  Result<std::string> without_rare_records(const TableSchema& source) {
    const std::string rows = "rows_" + source.name;
    const auto pool = pool_of(source);
    if (report_.request.kind != Kind::trial_dataset || !pool) return rows;
    engine::Parameters parameters;
    parameters.identifier("out", "common_" + source.name)
        .identifier("rows", rows)
        .identifier("code", *code_in(rules_.code_pools[*pool], source))
        .identifier("common", pool_name("common", *pool));
    RENGA_TRY(engine_.run(sql::rows_of_common_codes, parameters));
    return "common_" + source.name;
  }

  Done write_rows(const TableSchema& source) {
    const TableSchema schema = preset_schema(source, manifest_.database);
    RENGA_ASSIGN(const std::string rows, without_rare_records(source));
    std::vector<std::string> columns = {"person"};
    for (const Column& column : schema.columns)
      if (column.name != "person" && column.name != "receipt") columns.push_back(column.name);
    engine::Parameters parameters;
    parameters.identifier("out", "out_" + source.name)
        .identifier("rows", rows)
        .identifiers("columns", columns);
    RENGA_TRY(engine_.run(sql::preset_ordered, parameters));
    RENGA_ASSIGN(const std::int64_t written,
                 writer_.add(engine_, schema, "out_" + source.name, kRowOrder, form_));
    report_.rows[source.name] = written;
    if (rows == "rows_" + source.name) return {};
    RENGA_ASSIGN(const std::int64_t before,
                 engine_.integer(sql::count_rows,
                                 engine::Parameters().identifier("table", "rows_" + source.name)));
    report_.counts["deleted." + source.name] = before - written;
    return {};
  }

  const Manifest& manifest_;
  engine::Engine& engine_;
  dataset::Writer& writer_;
  const ProvisionRules& rules_;
  dataset::Form form_;
  Report& report_;
};

}  // namespace

TableSchema preset_schema(const TableSchema& source, Database database) {
  TableSchema schema{source.name, {*source.find("person"), *source.find("receipt")}};
  for (const Column& column : source.columns)
    if (goes_out(column, database)) schema.columns.push_back(column);
  return schema;
}

Done write_preset_tables(const dataset::Dataset& dataset, engine::Engine& engine,
                         dataset::Writer& writer, const ProvisionRules& rules, dataset::Form form,
                         Report& report, Progress& progress) {
  return PresetTables(dataset, engine, writer, rules, form, report).write(progress);
}

}  // namespace renga::extract
