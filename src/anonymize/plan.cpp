#include "anonymize/plan.hpp"

#include "anonymize/errors.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace renga::anonymize {
namespace {

constexpr std::string_view kDatasetPerson = "person";

Result<std::string> person_column(const Policy& policy, bool from_csv) {
  if (policy.person == kEveryRow && from_csv) return std::string(kRowColumn);
  if (policy.person) return *policy.person;
  if (!from_csv) return std::string(kDatasetPerson);
  return fail(Error(code::person_column_missing).at({policy.file, 0, ""}));
}

std::string names_of(const TableSchema& table) {
  std::vector<std::string> names;
  for (const Column& column : table.columns) names.push_back(column.name);
  return join(names, ", ");
}

/// Every table says whose its rows are.
Done check_person(const Policy& policy, const std::vector<TableSchema>& tables,
                  const std::string& person) {
  for (const TableSchema& table : tables)
    if (person != kRowColumn && table.find(person) == nullptr)
      return fail(Error(code::column_missing)
                      .at({policy.file, 0, ""})
                      .with("column", table.name + "." + person)
                      .with("columns", names_of(table)));
  return {};
}

/// What names the person is a key, also where the input does not say so (a CSV file never does).
void mark_person(std::vector<TableSchema>& tables, const std::string& person) {
  for (TableSchema& table : tables)
    for (Column& column : table.columns)
      if (column.name == person && column.role == Role::plain) column.role = Role::key;
}

/// The entry for a column; one that names the table too goes before one that does not.
const PolicyEntry* entry_for(const Policy& policy, const std::string& table,
                             const std::string& column) {
  const auto named = [&policy](const std::string& name) {
    const auto found = std::ranges::find(policy.entries, name, &PolicyEntry::name);
    return found == policy.entries.end() ? nullptr : &*found;
  };
  const PolicyEntry* qualified = named(table + "." + column);
  return qualified != nullptr ? qualified : named(column);
}

bool names_itself(const Column& column) {
  return column.role == Role::id || column.role == Role::key;
}

const OperatorRow* default_operator(const Column& column, Role role) {
  if (role == Role::direct) return operator_named("drop");
  const bool counts_over_all = column.role == Role::key && column.name != kInnerPosition;
  return operator_named(counts_over_all ? "renumber" : "keep");
}

template <typename Items>
std::string listed(const Items& items) {
  std::vector<std::string> names;
  for (const auto item : items) names.emplace_back(name_of(item));
  return join(names, ", ");
}

Error misfit(const ColumnPlan& plan, const Where& where, std::string_view actual,
             const std::string& expected) {
  return Error(code::operator_not_for_column)
      .at(where)
      .with("operator", plan.row->name)
      .with("actual", actual)
      .with("expected", expected);
}

Done check_fit(const ColumnPlan& plan, const Where& where) {
  const OperatorRow& row = *plan.row;
  if (std::ranges::find(row.roles, plan.role) == row.roles.end())
    return fail(misfit(plan, where, name_of(plan.role), listed(row.roles)));
  const Type type = plan.site.column.type;
  const bool any_type = row.types.empty() || plan.site.from_csv;
  if (!any_type && std::ranges::find(row.types, type) == row.types.end())
    return fail(misfit(plan, where, name_of(type), listed(row.types)));
  return {};
}

/// A column that its dataset calls direct stays so, whatever a policy says (ANO-01).
Result<Role> role_of(const Column& column, const PolicyEntry* entry) {
  if (entry == nullptr) return column.role;
  if (column.role == Role::direct && entry->role != Role::direct)
    return fail(Error(code::value_unknown)
                    .at(entry->where)
                    .rule("ANO-01")
                    .with("field", "role")
                    .with("known", name_of(Role::direct)));
  const bool is_key = names_itself(column) && entry->role != Role::direct;
  return is_key ? column.role : entry->role;
}

Result<ColumnPlan> decide_column(Site site, const PolicyEntry* entry) {
  ColumnPlan plan;
  plan.site = std::move(site);
  RENGA_ASSIGN(plan.role, role_of(plan.site.column, entry));
  const bool stated = entry != nullptr && entry->row != nullptr;
  plan.row = stated ? entry->row : default_operator(plan.site.column, plan.role);
  plan.operation = stated ? entry->operation : plain_operation(*plan.row);
  RENGA_TRY(check_fit(plan, entry != nullptr ? entry->where : Where{}));
  return plan;
}

/// What to paste into the policy so that it names every column.
std::string snippet_of(const std::vector<const Column*>& missing) {
  std::string snippet;
  std::set<std::string> seen;
  for (const Column* column : missing) {
    if (!seen.insert(column->name).second) continue;
    snippet += "[column." + toml_key(column->name) + "]\nrole = \"" +
               std::string(name_of(column->role)) + "\"\n";
  }
  return snippet;
}

Done check_complete(const Policy& policy, const std::vector<TableSchema>& tables) {
  std::vector<const Column*> missing;
  std::vector<std::string> names;
  for (const TableSchema& table : tables)
    for (const Column& column : table.columns) {
      if (names_itself(column) || entry_for(policy, table.name, column.name) != nullptr) continue;
      missing.push_back(&column);
      names.push_back(table.name + "." + column.name);
    }
  if (missing.empty()) return {};
  return fail(Error(code::columns_unnamed)
                  .at({policy.file, 0, ""})
                  .with("columns", join(names, ", "))
                  .with("snippet", snippet_of(missing)));
}

Done check_used(const Policy& policy, const std::vector<TableSchema>& tables) {
  std::set<const PolicyEntry*> used;
  std::vector<std::string> known;
  for (const TableSchema& table : tables)
    for (const Column& column : table.columns) {
      used.insert(entry_for(policy, table.name, column.name));
      known.push_back(table.name + "." + column.name);
    }
  for (const PolicyEntry& entry : policy.entries)
    if (!used.contains(&entry))
      return fail(Error(code::column_missing)
                      .at(entry.where)
                      .with("column", entry.name)
                      .with("columns", join(known, ", ")));
  return {};
}

std::string relation_of(const TableSchema& table) {
  return "in:" + table.name;
}

/// A column of several tables is treated together where it has the same operator (ANP-42): what one
/// table drops says nothing of another's.
void join_tables(Plan& plan) {
  std::map<std::pair<std::string, const OperatorRow*>, std::vector<std::string>> joined;
  for (const TablePlan& table : plan.tables)
    for (const ColumnPlan& column : table.columns)
      joined[{column.site.column.name, column.row}].push_back(column.site.relation);
  for (TablePlan& table : plan.tables)
    for (ColumnPlan& column : table.columns)
      column.site.relations_with_column = joined.at({column.site.column.name, column.row});
}

}  // namespace

std::string toml_key(const std::string& name) {
  const bool bare = !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  });
  return bare ? name : "\"" + name + "\"";
}

std::optional<Column> ColumnPlan::outcome() const {
  std::optional<Column> column = operation->outcome(site);
  if (column && column->role != Role::key) column->role = role;
  return column;
}

TableSchema TablePlan::outcome_schema() const {
  TableSchema outcome{schema.name, {}};
  for (const ColumnPlan& column : columns)
    if (auto kept = column.outcome()) outcome.columns.push_back(std::move(*kept));
  return outcome;
}

Result<Plan> decide(const Policy& policy, std::vector<TableSchema> tables, bool from_csv) {
  Plan plan;
  plan.from_csv = from_csv;
  RENGA_ASSIGN(plan.person, person_column(policy, from_csv));
  plan.rows_are_persons = plan.person == kRowColumn;
  RENGA_TRY(check_person(policy, tables, plan.person));
  mark_person(tables, plan.person);
  RENGA_TRY(check_complete(policy, tables));
  RENGA_TRY(check_used(policy, tables));
  for (const TableSchema& table : tables) {
    TablePlan decided{table, relation_of(table), {}};
    for (const Column& column : table.columns) {
      Site site{.relation = decided.relation,
                .table = table.name,
                .column = column,
                .person = plan.person,
                .values = {},
                .from_csv = from_csv,
                .relations_with_column = {}};
      RENGA_ASSIGN(ColumnPlan column_plan,
                   decide_column(std::move(site), entry_for(policy, table.name, column.name)));
      decided.columns.push_back(std::move(column_plan));
    }
    plan.tables.push_back(std::move(decided));
  }
  join_tables(plan);
  return plan;
}

}  // namespace renga::anonymize
