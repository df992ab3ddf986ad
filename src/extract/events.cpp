#include "extract/events.hpp"

#include "extract/layout.hpp"
#include "extract/sql.hpp"

namespace renga::extract {
namespace {

constexpr Bilingual kRows = {"条件に該当する記録", "records that meet the condition"};
constexpr Bilingual kEvents = {"該当する人と日", "whose they are, and when"};

/// The column that dates events must be a date of the condition's own table.
Done check_date(const TableSchema& schema, const CodeCondition& condition) {
  if (!condition.date) return {};
  const Column* column = schema.find(*condition.date);
  if (column != nullptr && (column->type == Type::date || column->type == Type::month)) return {};
  return fail(Error(code::column_missing)
                  .at(condition.where)
                  .rule("EXT-16")
                  .with("column", condition.table + "." + *condition.date)
                  .with("columns", date_column(schema).value_or("-")));
}

/// Rows that belong to a row of another table: first which, then whose and when.
std::vector<PlanStep> steps_over_parent(const Parent& parent, std::string_view at,
                                        const CodeCondition& condition, const Months& months,
                                        const std::string& events, std::string_view name) {
  const std::string hits = "hits_of_" + events;
  engine::Parameters of_hits = with_codes(condition);
  of_hits.identifier("hits", hits).identifier("key", parent.key);
  if (condition.date) of_hits.identifier("date", *condition.date);
  engine::Parameters of_events;
  of_events.identifier("events", events)
      .identifier("hits", hits)
      .identifier("parent", parent.table)
      .identifier("key", parent.key)
      .identifier("at", at)
      .value("from", months.from)
      .value("end", months.end());
  return {{.name = std::string(name) + "_records",
           .kind = StepKind::prepare,
           .label = kRows,
           .sql = condition.date ? sql::hits_with_day : sql::hits,
           .parameters = std::move(of_hits),
           .reads = {condition.table},
           .makes = hits,
           .guess = guess_of(condition)},
          {.name = std::string(name) + "_events",
           .kind = StepKind::prepare,
           .label = kEvents,
           .sql = sql::events_of_hits,
           .parameters = std::move(of_events),
           .reads = {std::string(parent.table)},
           .makes = events,
           .drops = {hits}}};
}

PlanStep step_over_rows(std::optional<std::string_view> at, const CodeCondition& condition,
                        const Months& months, const std::string& events, std::string_view name) {
  engine::Parameters parameters = with_codes(condition);
  parameters.identifier("events", events);
  if (at)
    parameters.identifier("at", *at)
        .identifier("date", condition.date.value_or(std::string(*at)))
        .value("from", months.from)
        .value("end", months.end());
  return {.name = std::string(name) + "_events",
          .kind = StepKind::prepare,
          .label = kEvents,
          .sql = at ? sql::events_of_rows : sql::events_without_time,
          .parameters = std::move(parameters),
          .reads = {condition.table},
          .makes = events,
          .guess = guess_of(condition)};
}

}  // namespace

engine::Parameters with_codes(const CodeCondition& condition) {
  engine::Parameters parameters;
  parameters.identifier("table", condition.table)
      .alternatives("codes", alternatives_of(condition.codes, condition.column));
  return parameters;
}

Guess guess_of(const CodeCondition& condition) {
  engine::Parameters parameters = with_codes(condition);
  parameters.identifier("column", condition.column);
  return {Guess::Of::any_record, condition.table, sql::guess_codes, std::move(parameters)};
}

Result<const TableEntry*> table_of_condition(const Manifest& manifest, std::string_view table,
                                             std::string_view column, const Where& where) {
  const TableEntry* entry = manifest.find(table);
  if (entry != nullptr && entry->schema.find(column) != nullptr &&
      entry->schema.find("person") != nullptr)
    return entry;
  std::vector<std::string> known;
  if (entry != nullptr)
    for (const Column& present : entry->schema.columns) known.push_back(present.name);
  else
    for (const TableEntry& present : manifest.tables) known.push_back(present.schema.name);
  return fail(Error(code::column_missing)
                  .at(where)
                  .rule("EXT-5")
                  .with("column", std::string(table) + "." + std::string(column))
                  .with("columns", join(known, ", ")));
}

bool has_time(const Manifest& manifest, std::string_view table) {
  const TableEntry* entry = manifest.find(table);
  if (entry == nullptr) return false;
  const auto parent = parent_of(entry->schema);
  return parent ? has_time(manifest, parent->table) : date_column(entry->schema).has_value();
}

Months all_months() {
  return {*Date::from_civil(1, 1, 1), *Date::from_civil(9998, 12, 1)};
}

Result<std::vector<PlanStep>> steps_of_events(const Manifest& manifest,
                                              const CodeCondition& condition, const Months& months,
                                              const std::string& events,
                                              std::string_view step_name) {
  RENGA_ASSIGN(const TableEntry* entry,
               table_of_condition(manifest, condition.table, condition.column, condition.where));
  RENGA_TRY(check_date(entry->schema, condition));
  const auto parent = parent_of(entry->schema);
  if (!parent || !has_time(manifest, condition.table))
    return std::vector<PlanStep>{
        step_over_rows(date_column(entry->schema), condition, months, events, step_name)};
  const std::string_view at = *date_column(manifest.find(parent->table)->schema);
  return steps_over_parent(*parent, at, condition, months, events, step_name);
}

}  // namespace renga::extract
