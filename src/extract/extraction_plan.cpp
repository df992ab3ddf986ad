#include "extract/layout.hpp"
#include "extract/plan.hpp"
#include "extract/sql.hpp"

#include <algorithm>
#include <set>

namespace renga::extract {
namespace {

/// The columns of `person` that go out with every extract, besides the new number (EXT-6), and the
/// keys that explain a mismatch where the fund made them (IDP-74).
const std::vector<std::string> kPersonColumns = {"id4",          "id5",      "id4_validity",
                                                 "id5_validity", "sex",      "birth_month",
                                                 "id4_spelling", "id4_head", "id4_tail"};

std::vector<std::string> person_columns(const TableSchema& person) {
  std::vector<std::string> columns;
  for (const std::string& column : kPersonColumns)
    if (person.find(column) != nullptr) columns.push_back(column);
  return columns;
}

/// The schema of what goes out: the numbers first, then the columns as asked for.
TableSchema out_schema(const TableSchema& source, const std::vector<std::string>& columns) {
  TableSchema schema{source.name, {*source.find("person")}};
  if (source.find("receipt") != nullptr) schema.columns.push_back(*source.find("receipt"));
  // The running number of the table person stands there already.
  if (const auto number = running_number(source); number && schema.find(*number) == nullptr)
    schema.columns.push_back(*source.find(*number));
  for (const std::string& column : columns) schema.columns.push_back(*source.find(column));
  return schema;
}

class ExtractionPlan {
 public:
  ExtractionPlan(const Manifest& manifest, const Request& request, Plan& plan)
      : manifest_(manifest), request_(request), plan_(plan) {}

  void add() {
    add_numbers();
    add_person();
    for (const TableRequest& table : request_.tables) add_table(table);
  }

 private:
  engine::Parameters period() const {
    engine::Parameters parameters;
    parameters.value("from", request_.period.from).value("end", request_.period.end());
    return parameters;
  }

  bool with_receipts() const {
    return std::ranges::any_of(request_.tables, [this](const TableRequest& table) {
      return manifest_.find(table.name)->schema.find("receipt") != nullptr;
    });
  }

  void add_numbers() {
    plan_.steps.push_back({.name = "setting",
                           .kind = StepKind::prepare,
                           .label = {"期間", "the period"},
                           .sql = sql::setting,
                           .parameters = period(),
                           .makes = "extract_setting"});
    engine::Parameters persons;
    persons.identifier("cohort", plan_.cohort);
    plan_.steps.push_back({.name = "number_persons",
                           .kind = StepKind::number,
                           .label = {"個人の新しい番号", "new numbers of persons"},
                           .sql = sql::number_persons,
                           .parameters = std::move(persons),
                           .makes = "new_person"});
    if (!with_receipts()) return;
    plan_.steps.push_back({.name = "number_receipts",
                           .kind = StepKind::number,
                           .label = {"レセプトの新しい番号", "new numbers of receipts"},
                           .sql = sql::number_receipts,
                           .parameters = period(),
                           .reads = {"re"},
                           .makes = "new_receipt"});
  }

  void add_write(engine::Sql sql, engine::Parameters parameters, TableSchema schema) {
    const std::string out = "out_" + schema.name;
    parameters.identifier("out", out);
    plan_.steps.push_back({.name = "write_" + schema.name,
                           .kind = StepKind::write,
                           .label = {"表の書出し", "writing a table"},
                           .sql = sql,
                           .parameters = std::move(parameters),
                           .reads = {schema.name},
                           .makes = out,
                           .schema = std::move(schema)});
  }

  void add_person() {
    const TableSchema& person = manifest_.find("person")->schema;
    const std::vector<std::string> columns = person_columns(person);
    engine::Parameters parameters;
    parameters.identifiers("columns", columns);
    add_write(sql::out_person, std::move(parameters), out_schema(person, columns));
  }

  void add_table(const TableRequest& wanted) {
    const TableSchema& source = manifest_.find(wanted.name)->schema;
    engine::Parameters parameters;
    parameters.identifiers("columns", wanted.columns);
    if (source.find("receipt") != nullptr) {
      parameters.identifier("table", wanted.name);
      add_write(sql::out_receipt_rows, std::move(parameters), out_schema(source, wanted.columns));
      return;
    }
    const auto number = running_number(source);
    if (number) parameters.identifier("key", *number).identifier("numbers", add_numbering(*number));
    parameters.identifier("view", add_period_view(source));
    add_write(number ? sql::out_numbered_rows : sql::out_rows, std::move(parameters),
              out_schema(source, wanted.columns));
  }

  /// New numbers for the rows of the table that is named like their key; the name of the table that
  /// holds them.
  std::string add_numbering(std::string_view number) {
    std::string numbers = "new_" + std::string(number);
    if (!numbered_.insert(numbers).second) return numbers;
    engine::Parameters parameters;
    parameters.identifier("numbers", numbers)
        .identifier("key", number)
        .identifier("view", add_period_view(manifest_.find(number)->schema));
    plan_.steps.push_back({.name = "number_" + std::string(number),
                           .kind = StepKind::number,
                           .label = {"行の新しい番号", "new numbers of rows"},
                           .sql = sql::number_rows,
                           .parameters = std::move(parameters),
                           .reads = {std::string(number)},
                           .makes = numbers});
    return numbers;
  }

  /// A view of the table's rows of the period (EXT-3); its name.
  std::string add_period_view(const TableSchema& source) {
    const std::string view = "period_" + source.name;
    if (!viewed_.insert(view).second) return view;
    engine::Parameters parameters;
    parameters.identifier("view", view).identifier("table", source.name);
    engine::Sql sql = sql::rows_without_time;
    const auto parent = parent_of(source);
    const TableEntry* dated = parent ? manifest_.find(parent->table) : manifest_.find(source.name);
    const auto at = dated == nullptr ? std::nullopt : date_column(dated->schema);
    if (at) {
      sql = parent ? sql::rows_of_parent : sql::rows_of_months;
      parameters.identifier("at", *at);
      if (parent) parameters.identifier("key", parent->key).identifier("parent", parent->table);
    }
    plan_.steps.push_back({.name = "rows_of_" + source.name,
                           .kind = StepKind::prepare,
                           .label = {"期間内の行", "rows of the period"},
                           .sql = sql,
                           .parameters = std::move(parameters),
                           .makes = view});
    return view;
  }

  const Manifest& manifest_;
  const Request& request_;
  Plan& plan_;
  std::set<std::string> viewed_;    ///< views of the period that are there
  std::set<std::string> numbered_;  ///< tables of new numbers that are there
};

}  // namespace

void add_extraction(const Manifest& manifest, const Request& request, Plan& plan) {
  ExtractionPlan(manifest, request, plan).add();
}

}  // namespace renga::extract
