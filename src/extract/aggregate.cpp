#include "extract/aggregate.hpp"

#include "extract/errors.hpp"

#include <algorithm>
#include <array>

namespace renga::extract {
namespace {

using disclosure::DimensionKind;

constexpr std::array<std::pair<DatePart, std::string_view>, 3> kParts = {
    {{DatePart::month, "month"}, {DatePart::year, "year"}, {DatePart::fiscal_year, "fiscal_year"}}};

/// What quantities may be declared as.
constexpr std::array<std::pair<disclosure::Unit, std::string_view>, 4> kQuantities = {
    {{disclosure::Unit::prescriptions, "prescriptions"},
     {disclosure::Unit::rehabilitation, "rehabilitation"},
     {disclosure::Unit::points, "points"},
     {disclosure::Unit::other, "other"}}};

constexpr std::array<std::pair<int, std::string_view>, 3> kRoutes = {
    {{1, "oral"}, {2, "external"}, {3, "injection"}}};

Where where_is(const Settings& settings, std::string_view key) {
  return settings.error(code::field_bad, key).where();
}

bool is_of_person(DimensionKind kind) {
  return kind == DimensionKind::sex || kind == DimensionKind::age;
}

/// The parts of a person's axis never overlap, so that their sum is a count of persons.
Done check_total(const Settings& entry, const Axis& axis) {
  if (!axis.total || is_of_person(axis.kind)) return {};
  return fail(entry.error(code::setting_not_supported, "total")
                  .rule("TAB-4")
                  .with("key", "total")
                  .with("instead", "kind = \"sex\", \"age\""));
}

/// Institutions, pharmacies and insurers are no axis: the smallest area is the municipality.
Done check_kind(const Settings& entry, const Axis& axis) {
  constexpr std::array kRefused = {DimensionKind::facility, DimensionKind::insurer,
                                   DimensionKind::small_area};
  if (std::ranges::find(kRefused, axis.kind) == kRefused.end()) return {};
  return fail(entry.error(code::axis_refused, "kind")
                  .rule("DAT-23")
                  .with("axis", std::string(entry.text("kind").value_or(""))));
}

Done read_place(const Settings& entry, Axis& axis) {
  if (is_of_person(axis.kind)) return {};
  if (entry.has("table")) {
    RENGA_ASSIGN(axis.table, entry.text("table"));
  }
  RENGA_ASSIGN(axis.column, entry.text("column"));
  return {};
}

Done read_groups(const Settings& entry, Axis& axis) {
  RENGA_ASSIGN(const std::vector<Settings> groups, entry.tables("group"));
  for (const Settings& settings : groups) {
    RENGA_TRY(settings.only({"label", "codes", "codes_file"}));
    Group group;
    RENGA_ASSIGN(group.label, settings.text("label"));
    RENGA_ASSIGN(group.codes, read_code_list(settings));
    if (std::ranges::find(axis.groups, group.label, &Group::label) != axis.groups.end())
      return fail(settings.error(code::given_twice, "label").rule("TAB-2").with("field", "label"));
    axis.groups.push_back(std::move(group));
  }
  return {};
}

Result<Axis> read_axis(const Settings& entry) {
  RENGA_TRY(entry.only({"kind", "name", "table", "column", "group", "total", "years", "by"}));
  Axis axis;
  axis.where = where_is(entry, "kind");
  RENGA_ASSIGN(axis.kind, entry.choice("kind", disclosure::kDimensionKinds));
  RENGA_ASSIGN(axis.name, entry.text("name"));
  RENGA_TRY(check_kind(entry, axis));
  RENGA_TRY(read_place(entry, axis));
  RENGA_TRY(read_groups(entry, axis));
  if (entry.has("total")) {
    RENGA_ASSIGN(axis.total, entry.text("total"));
  }
  RENGA_TRY(check_total(entry, axis));
  if (entry.has("years")) {
    RENGA_ASSIGN(axis.years, entry.integer("years"));
  }
  if (entry.has("by")) {
    RENGA_ASSIGN(axis.part, entry.choice("by", kParts));
  }
  return axis;
}

Result<Quantity> read_quantity(const Settings& entry) {
  RENGA_ASSIGN(const Settings settings, entry.table("quantity"));
  RENGA_TRY(settings.only({"column", "unit", "route"}));
  Quantity quantity;
  RENGA_ASSIGN(quantity.column, settings.text("column"));
  RENGA_ASSIGN(quantity.unit, settings.choice("unit", kQuantities));
  if (settings.has("route")) {
    RENGA_TRY(settings.choice("route", kRoutes));
    RENGA_ASSIGN(quantity.route, settings.text("route"));
  }
  return quantity;
}

Result<std::vector<CodeCondition>> read_where(const Settings& entry) {
  std::vector<CodeCondition> conditions;
  RENGA_ASSIGN(const std::vector<Settings> entries, entry.tables("where"));
  for (const Settings& settings : entries) {
    RENGA_TRY(settings.only({"column", "codes", "codes_file"}));
    CodeCondition condition;
    condition.where = where_is(settings, "column");
    RENGA_ASSIGN(condition.column, settings.text("column"));
    RENGA_ASSIGN(condition.codes, read_code_list(settings));
    conditions.push_back(std::move(condition));
  }
  return conditions;
}

bool is_file_name(std::string_view name) {
  return !name.empty() && name.front() != '.' &&
         name.find_first_of("/\\\"") == std::string_view::npos;
}

Done read_counts(const Settings& entry, AggregateTable& table) {
  if (entry.has("of")) {
    RENGA_ASSIGN(table.of, entry.text("of"));
  }
  if (entry.has("records")) {
    RENGA_ASSIGN(table.records, entry.flag("records"));
  }
  if (entry.has("quantity")) {
    RENGA_ASSIGN(table.quantity, read_quantity(entry));
  }
  RENGA_ASSIGN(table.where, read_where(entry));
  if (table.of || (!table.records && !table.quantity && table.where.empty())) return {};
  return fail(entry.error(code::field_missing, "of").rule("TAB-3").with("field", "of"));
}

Result<AggregateTable> read_aggregate_table(const Settings& entry) {
  RENGA_TRY(entry.only({"name", "reason", "of", "records", "quantity", "where", "axis"}));
  AggregateTable table;
  table.where_asked = where_is(entry, "name");
  RENGA_ASSIGN(table.name, entry.text("name"));
  if (!is_file_name(table.name))
    return fail(entry.error(code::field_bad, "name")
                    .rule("TAB-1")
                    .with("field", "name")
                    .with("kind", "file name")
                    .with("expected", "letters without / \\ \""));
  RENGA_ASSIGN(table.reason, entry.text("reason"));
  RENGA_TRY(read_counts(entry, table));
  RENGA_ASSIGN(const std::vector<Settings> axes, entry.tables("axis"));
  for (const Settings& settings : axes) {
    RENGA_ASSIGN(Axis axis, read_axis(settings));
    if (std::ranges::find(table.axes, axis.name, &Axis::name) != table.axes.end())
      return fail(settings.error(code::given_twice, "name").rule("TAB-2").with("field", "name"));
    table.axes.push_back(std::move(axis));
  }
  if (!table.axes.empty()) return table;
  return fail(entry.error(code::field_missing, "axis").rule("TAB-2").with("field", "axis"));
}

}  // namespace

Result<std::vector<AggregateTable>> read_aggregates(const Settings& root) {
  std::vector<AggregateTable> tables;
  RENGA_ASSIGN(const std::vector<Settings> entries, root.tables("table"));
  for (const Settings& entry : entries) {
    RENGA_ASSIGN(AggregateTable table, read_aggregate_table(entry));
    if (std::ranges::find(tables, table.name, &AggregateTable::name) != tables.end())
      return fail(entry.error(code::given_twice, "name").rule("TAB-1").with("field", "name"));
    tables.push_back(std::move(table));
  }
  if (tables.empty())
    return fail(root.error(code::field_missing, "table").rule("EXT-1").with("field", "table"));
  return tables;
}

std::vector<CodeList*> code_lists_of(AggregateTable& table) {
  std::vector<CodeList*> lists;
  for (CodeCondition& condition : table.where) lists.push_back(&condition.codes);
  for (Axis& axis : table.axes)
    for (Group& group : axis.groups) lists.push_back(&group.codes);
  return lists;
}

}  // namespace renga::extract
