#include "anonymize/events.hpp"

#include "anonymize/sql.hpp"

#include <algorithm>
#include <cmath>

namespace renga::anonymize {
namespace {

constexpr double kNinetyFive = 1.959963984540054;

/// One column of codes in the tables as they stand, with the date beside it.
struct EventColumn {
  const QuasiTable* table = nullptr;
  std::string code;
  std::string date;
};

const ColumnPlan* column_named(const TablePlan& table, const std::string& name) {
  const auto found = std::ranges::find_if(
      table.columns, [&](const ColumnPlan& column) { return column.site.column.name == name; });
  return found == table.columns.end() ? nullptr : &*found;
}

Error unknown(const Events& events, const std::string& column, const TablePlan& table) {
  std::vector<std::string> names;
  for (const Column& known : table.schema.columns) names.push_back(known.name);
  return Error(code::column_missing)
      .at(events.where)
      .with("column", column)
      .with("columns", join(names, ", "));
}

/// `table.column`, or the column of the only table.
struct Named {
  std::size_t table = 0;
  std::string column;
};
Result<Named> find_named(const Events& events, const Plan& plan, const std::string& name) {
  for (std::size_t i = 0; i < plan.tables.size(); ++i) {
    const std::string prefix = plan.tables[i].schema.name + ".";
    if (name.starts_with(prefix)) return Named{i, name.substr(prefix.size())};
  }
  if (plan.tables.size() == 1) return Named{0, name};
  return fail(unknown(events, name, plan.tables.front()));
}

/// The name of a column in the tables as they stand; nothing where an operator took it away.
std::optional<std::string> name_now(const ColumnPlan& column, bool outcome) {
  if (!outcome) return column.site.column.name;
  const auto after = column.outcome();
  return after ? std::optional(after->name) : std::nullopt;
}

Result<std::vector<EventColumn>> event_columns(const Events& events, const Plan& plan,
                                               const std::vector<QuasiTable>& tables) {
  std::vector<EventColumn> columns;
  for (const std::string& name : events.codes) {
    RENGA_ASSIGN(const Named named, find_named(events, plan, name));
    const TablePlan& table = plan.tables[named.table];
    const bool outcome = tables[named.table].relation != table.relation;
    const ColumnPlan* code = column_named(table, named.column);
    const ColumnPlan* date = column_named(table, events.date);
    if (code == nullptr) return fail(unknown(events, name, table));
    if (date == nullptr) return fail(unknown(events, events.date, table));
    const auto code_name = name_now(*code, outcome);
    const auto date_name = name_now(*date, outcome);
    if (code_name && date_name) columns.push_back({&tables[named.table], *code_name, *date_name});
  }
  return columns;
}

Done collect(const std::vector<EventColumn>& columns, engine::Engine& engine) {
  for (std::size_t kind = 0; kind < columns.size(); ++kind) {
    engine::Parameters of_column;
    of_column.identifier("relation", columns[kind].table->relation)
        .identifier("person", columns[kind].table->person)
        .identifier("code", columns[kind].code)
        .identifier("date", columns[kind].date)
        .value("kind", static_cast<std::int64_t>(kind));
    engine::Parameters parameters;
    parameters.columns("events",
                       std::vector{expression_of(sql::events_of_column, std::move(of_column))});
    RENGA_TRY(engine.run(kind == 0 ? sql::events_begin : sql::events_add, parameters));
  }
  RENGA_TRY(engine.run(sql::event_sizes));
  return {};
}

/// What is known of all persons: how many events the one with the most has, and, exactly, how many
/// are alone if one event is known.
struct Everybody {
  std::int64_t persons = 0;
  std::int64_t most_events = 0;
  double alone_by_one = 0;
};
Result<Everybody> look_at_all(engine::Engine& engine) {
  Everybody all;
  RENGA_TRY(engine.each_row(sql::own_and_lonely_events, {}, [&all](const engine::Row& row) -> Done {
    all.persons += row.integer(2);
    all.most_events = std::max(all.most_events, row.integer(0));
    all.alone_by_one += static_cast<double>(row.integer(2)) * static_cast<double>(row.integer(1)) /
                        static_cast<double>(row.integer(0));
    return {};
  }));
  return all;
}

/// How many of the sample the known events lead to alone; the rarest event goes first, so that few
/// candidates are compared.
Result<std::int64_t> count_alone(const Events& events, engine::Engine& engine) {
  engine::Parameters parameters;
  parameters.value("seed", events.seed).value("sample", events.sample);
  RENGA_TRY(engine.run(sql::persons_asked, parameters));
  engine::Parameters drawing;
  drawing.value("seed", events.seed).value("known", events.known);
  RENGA_TRY(engine.run(sql::events_known, drawing));
  RENGA_TRY(engine.run(sql::candidates_begin));
  for (std::int64_t number = 2; number <= events.known; ++number)
    RENGA_TRY(engine.run(sql::candidates_narrow, engine::Parameters().value("number", number)));
  return engine.integer(sql::probes_alone);
}

}  // namespace

Interval share_interval(std::int64_t found, std::int64_t asked) {
  if (asked == 0) return {0, 1};
  const auto n = static_cast<double>(asked);
  const double share = static_cast<double>(found) / n;
  const double square = kNinetyFive * kNinetyFive;
  const double middle = (share + square / (2 * n)) / (1 + square / n);
  const double half =
      kNinetyFive / (1 + square / n) * std::sqrt(share * (1 - share) / n + square / (4 * n * n));
  return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

Result<std::optional<EventUniques>> measure_events(const Policy& policy, const Plan& plan,
                                                   const std::vector<QuasiTable>& tables,
                                                   engine::Engine& engine) {
  if (!policy.models.events) return std::nullopt;
  const Events& events = *policy.models.events;
  RENGA_ASSIGN(const std::vector<EventColumn> columns, event_columns(events, plan, tables));
  EventUniques uniques;
  uniques.known = events.known;
  if (columns.empty()) return uniques;
  RENGA_TRY(collect(columns, engine));
  RENGA_ASSIGN(const Everybody all, look_at_all(engine));
  uniques.persons = all.persons;
  uniques.asked = std::min(all.persons, events.sample);
  if (all.persons == 0) return uniques;
  if (events.known == 1) {
    uniques.asked = all.persons;
    uniques.unique_share = all.alone_by_one / static_cast<double>(all.persons);
    uniques.exact = true;
  } else {
    RENGA_ASSIGN(const std::int64_t alone, count_alone(events, engine));
    uniques.unique_share = static_cast<double>(alone) / static_cast<double>(uniques.asked);
    // Who has no more events than are known leaves no choice.
    uniques.exact = uniques.asked == all.persons && all.most_events <= events.known;
    const Interval interval = share_interval(alone, uniques.asked);
    uniques.lower = interval.lower;
    uniques.upper = interval.upper;
  }
  if (uniques.exact) uniques.lower = uniques.upper = uniques.unique_share;
  return uniques;
}

}  // namespace renga::anonymize
