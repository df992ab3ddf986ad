#include "link/timeline.hpp"

#include "dataset/dataset.hpp"
#include "link/inputs.hpp"
#include "link/sql.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace renga::link {
namespace {

bool any(std::string_view) {
  return true;
}

/// The last digit of レセプト種別 is odd for inpatients (table 5 of the receipt specification).
bool inpatient_receipt(std::string_view kind) {
  return !kind.empty() && (kind.back() - '0') % 2 == 1;
}

bool outpatient_receipt(std::string_view kind) {
  return !kind.empty() && (kind.back() - '0') % 2 == 0;
}

bool inpatient_encounter(std::string_view kind) {
  return kind == "inpatient";
}

bool outpatient_encounter(std::string_view kind) {
  return kind == "outpatient";
}

/// A kind of event: which table and columns it comes from. Of several rows for a table the first
/// whose `matches` accepts the value of `kind` counts.
struct EventRow {
  std::string_view table;
  std::string_view date;
  std::string_view end;     ///< may be empty
  std::string_view kind;    ///< may be empty
  std::string_view detail;  ///< may be empty
  bool (*matches)(std::string_view);
  Bilingual label;
};

constexpr std::array<EventRow, 13> kEvents = {{
    {"checkup", "checkup_date", "", "", "", any, {"特定健診", "Check-up"}},
    {"re",
     "care_month",
     "",
     "receipt_kind",
     "",
     inpatient_receipt,
     {"入院レセプト", "Inpatient receipt"}},
    {"re",
     "care_month",
     "",
     "receipt_kind",
     "",
     outpatient_receipt,
     {"入院外レセプト", "Outpatient receipt"}},
    {"re", "care_month", "", "receipt_kind", "", any, {"レセプト", "Receipt"}},
    {"encounter",
     "start_date",
     "end_date",
     "kind",
     "",
     inpatient_encounter,
     {"入院", "Inpatient stay"}},
    {"encounter",
     "start_date",
     "end_date",
     "kind",
     "",
     outpatient_encounter,
     {"外来", "Outpatient visit"}},
    {"encounter", "start_date", "end_date", "kind", "", any, {"受診", "Encounter"}},
    {"problem", "date", "", "", "name", any, {"病名", "Problem"}},
    {"vital", "date", "", "", "", any, {"バイタル", "Vital signs"}},
    {"lab", "date", "", "", "item", any, {"検体検査", "Laboratory test"}},
    {"prescription", "date", "", "", "name", any, {"処方", "Prescription"}},
    {"diet_order", "date", "", "", "kind", any, {"食事オーダー", "Diet order"}},
    {"allergy", "date", "", "", "substance", any, {"アレルギー", "Allergy"}},
}};

std::vector<const EventRow*> rows_of(std::string_view table) {
  std::vector<const EventRow*> rows;
  for (const EventRow& row : kEvents)
    if (row.table == table) rows.push_back(&row);
  return rows;
}

bool is_day(const Column* column) {
  return column != nullptr && (column->type == Type::date || column->type == Type::month);
}

bool is_text(const Column* column) {
  return column != nullptr && (column->type == Type::code || column->type == Type::text);
}

engine::Expression column_or_nothing(bool there, std::string_view name) {
  if (!there) return {sql::event_nothing, nullptr, ""};
  auto parameters = std::make_shared<engine::Parameters>();
  parameters->identifier("column", name);
  return {sql::event_column, std::move(parameters), ""};
}

/// The columns of one event: first day, last day, kind, detail.
std::vector<engine::Expression> columns_of(const EventRow& row, const TableSchema& schema) {
  return {column_or_nothing(true, row.date),
          column_or_nothing(is_day(schema.find(row.end)), row.end),
          column_or_nothing(is_text(schema.find(row.kind)), row.kind),
          column_or_nothing(is_text(schema.find(row.detail)), row.detail)};
}

std::string text_or_empty(const engine::Row& row, std::size_t column) {
  return row.is_null(column) ? std::string() : row.text(column);
}

std::optional<Date> last_day(const engine::Row& row, Type type) {
  if (!row.is_null(1)) return row.date(1);
  if (type == Type::month) return row.date(0).plus_months(1).plus_days(-1);
  return std::nullopt;
}

/// The table of an input and the name it has in the linked dataset.
struct OwnTable {
  Database database;
  std::string name;
  const TableSchema* linked;
};

std::optional<OwnTable> own_table(const TableEntry& entry) {
  const std::string& name = entry.schema.name;
  const auto database = database_named(name.substr(0, name.find('_')));
  if (!database || name.find('_') == std::string::npos) return std::nullopt;
  return OwnTable{*database, name.substr(name.find('_') + 1), &entry.schema};
}

Done add_events(engine::Engine& engine, const OwnTable& table, std::int64_t person,
                std::vector<PersonEvent>& events) {
  const std::vector<const EventRow*> kinds = rows_of(table.name);
  if (kinds.empty()) return {};
  const Column* date = table.linked->find(kinds.front()->date);
  if (!is_day(date)) return {};
  engine::Parameters parameters;
  parameters.columns("columns", columns_of(*kinds.front(), *table.linked))
      .identifier("table", table.linked->name)
      .value("person", person);
  RENGA_ASSIGN(const std::vector<engine::Row> rows, engine.rows(sql::events_of_person, parameters));
  for (const engine::Row& row : rows) {
    if (row.is_null(0)) continue;
    const std::string kind = text_or_empty(row, 2);
    const auto matching =
        std::ranges::find_if(kinds, [&kind](const EventRow* each) { return each->matches(kind); });
    events.push_back({row.date(0), last_day(row, date->type), table.database, table.name,
                      (*matching)->label, text_or_empty(row, 3), kinds.back()->label});
  }
  return {};
}

/// A column that the use case needs, with one of the types that let days be compared.
struct NeededColumn {
  std::string_view table;
  std::string_view column;
  bool (*fits)(const Column*);
};

constexpr std::array<NeededColumn, 6> kUseCaseColumns = {{
    {"ndb_checkup", "checkup_date", is_day},
    {"jisedai_encounter", "start_date", is_day},
    {"jisedai_encounter", "end_date", is_day},
    {"jisedai_encounter", "kind", is_text},
    {"ndb_re", "care_month", is_day},
    {"ndb_re", "receipt_kind", is_text},
}};

bool may_show_use_case(const Manifest& manifest) {
  return std::ranges::all_of(kUseCaseColumns, [&manifest](const NeededColumn& needed) {
    const TableEntry* table = manifest.find(needed.table);
    return table != nullptr && needed.fits(table->schema.find(needed.column));
  });
}

Result<dataset::Dataset> open_linked(const std::filesystem::path& folder, engine::Engine& engine) {
  RENGA_ASSIGN(dataset::Dataset dataset, dataset::Dataset::open(folder));
  if (dataset.manifest().database != Database::linked)
    return fail(Error(code::dataset_kind_wrong)
                    .at({folder.string(), 0, ""})
                    .rule("JOIN-19")
                    .with("expected", name_of(Database::linked))
                    .with("actual", name_of(dataset.manifest().database)));
  RENGA_TRY(dataset.attach(engine));
  return dataset;
}

}  // namespace

Result<std::vector<PersonEvent>> timeline(const std::filesystem::path& linked_dataset,
                                          std::int64_t person, const engine::Limits& limits) {
  RENGA_ASSIGN(engine::Engine engine, engine::Engine::open(limits));
  RENGA_ASSIGN(const dataset::Dataset dataset, open_linked(linked_dataset, engine));
  std::vector<PersonEvent> events;
  for (const TableEntry& entry : dataset.manifest().tables)
    if (const auto table = own_table(entry)) RENGA_TRY(add_events(engine, *table, person, events));
  std::ranges::stable_sort(events, {}, [](const PersonEvent& event) {
    return std::tuple(event.date, event.database, event.table);
  });
  return events;
}

Result<std::optional<std::int64_t>> person_with_use_case(
    const std::filesystem::path& linked_dataset, const engine::Limits& limits) {
  RENGA_ASSIGN(engine::Engine engine, engine::Engine::open(limits));
  RENGA_ASSIGN(const dataset::Dataset dataset, open_linked(linked_dataset, engine));
  std::optional<std::int64_t> person;
  if (!may_show_use_case(dataset.manifest())) return person;
  RENGA_ASSIGN(const std::vector<engine::Row> found, engine.rows(sql::use_case));
  if (!found.empty() && !found[0].is_null(0)) person = found[0].integer(0);
  return person;
}

}  // namespace renga::link
