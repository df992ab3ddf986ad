#include "extract/cells.hpp"
#include "extract/layout.hpp"
#include "extract/plan.hpp"
#include "extract/sql.hpp"

#include <array>
#include <memory>

namespace renga::extract {
namespace {

using disclosure::DimensionKind;
using engine::Expression;

constexpr std::array<std::pair<DatePart, engine::Sql>, 3> kDateParts = {
    {{DatePart::month, sql::axis_of_months},
     {DatePart::year, sql::axis_of_years},
     {DatePart::fiscal_year, sql::axis_of_fiscal_years}}};

Expression with(engine::Sql fragment, engine::Parameters parameters, std::string alias = {}) {
  return {fragment, std::make_shared<engine::Parameters>(std::move(parameters)), std::move(alias)};
}

Expression with_column(engine::Sql fragment, std::string_view column, std::string alias = {}) {
  engine::Parameters parameters;
  parameters.identifier("column", column);
  return with(fragment, std::move(parameters), std::move(alias));
}

/// The first group that has the code; its place in the request stands for it.
Expression grouped(const Axis& axis, const std::string& alias) {
  std::vector<Expression> groups;
  for (std::size_t i = 0; i < axis.groups.size(); ++i) {
    engine::Parameters parameters;
    parameters.alternatives("codes", alternatives_of(axis.groups[i].codes, axis.column))
        .value("place", std::to_string(i));
    groups.push_back(with(sql::one_group, std::move(parameters)));
  }
  engine::Parameters parameters;
  parameters.columns("groups", groups);
  return with(sql::axis_of_groups, std::move(parameters), alias);
}

Expression value_of(const Axis& axis, const std::string& alias) {
  if (!axis.groups.empty()) return grouped(axis, alias);
  if (axis.kind != DimensionKind::date) return with_column(sql::axis_of_values, axis.column, alias);
  for (const auto& [part, sql] : kDateParts)
    if (part == axis.part) return with_column(sql, axis.column, alias);
  bug("a part of a date without a statement");
}

Expression age_axis(const Axis& axis, const disclosure::AgeLimits& ages, std::string alias) {
  engine::Parameters parameters;
  parameters.value("top", ages.top).value("years", axis.years.value_or(ages.years));
  return with(sql::axis_of_age, std::move(parameters), std::move(alias));
}

class Compiler {
 public:
  Compiler(const Manifest& manifest, const AggregateTable& table, const Months& period,
           const disclosure::AgeLimits& ages)
      : manifest_(manifest), table_(table), period_(period), ages_(ages) {}

  Result<CellsStatement> compile() {
    if (table_.of) RENGA_TRY(find_table());
    for (std::size_t i = 0; i < table_.axes.size(); ++i)
      RENGA_TRY(add_axis(table_.axes[i], "axis_" + std::to_string(i + 1)));
    engine::Parameters parameters;
    parameters.columns("axes", axes_);
    if (!table_.of) return CellsStatement{sql::cells_of_members, std::move(parameters)};
    RENGA_TRY(add_rows(parameters));
    return CellsStatement{statement(), std::move(parameters)};
  }

 private:
  Done find_table() {
    entry_ = manifest_.find(*table_.of);
    if (entry_ == nullptr || entry_->schema.find("person") == nullptr ||
        entry_->schema.name == "person")
      return fail(Error(code::table_missing)
                      .at(table_.where_asked)
                      .rule("TAB-3")
                      .with("table", *table_.of)
                      .with("tables", "re, sy, …"));
    const auto parent = parent_of(entry_->schema);
    if (parent) parent_ = manifest_.find(parent->table);
    if (parent_ != nullptr) key_ = parent->key;
    const TableEntry* dated = parent_ != nullptr ? parent_ : entry_;
    at_ = date_column(dated->schema);
    return {};
  }

  Error missing(const Where& where, const std::string& column) const {
    return Error(code::column_missing)
        .at(where)
        .rule("TAB-2")
        .with("column", column)
        .with("columns", table_.of.value_or("sex, age"));
  }

  Done add_axis(const Axis& axis, const std::string& alias) {
    if (axis.kind == DimensionKind::sex) {
      axes_.push_back({sql::axis_of_sex, nullptr, alias});
      return {};
    }
    if (axis.kind == DimensionKind::age) {
      axes_.push_back(age_axis(axis, ages_, alias));
      return {};
    }
    if (entry_ == nullptr) return fail(missing(axis.where, axis.column));
    const bool of_parent = axis.table && *axis.table != entry_->schema.name;
    const TableEntry* source = of_parent ? parent_ : entry_;
    if (source == nullptr || (of_parent && source->schema.name != *axis.table) ||
        source->schema.find(axis.column) == nullptr)
      return fail(missing(axis.where, axis.table.value_or(*table_.of) + "." + axis.column));
    if (axis.kind == DimensionKind::date && axis.groups.empty() && !is_date(*source, axis.column))
      return fail(missing(axis.where, source->schema.name + "." + axis.column + " (date)"));
    (of_parent ? parent_axes_ : row_axes_).push_back(value_of(axis, alias));
    engine::Parameters parameters;
    parameters.identifier("axis", alias);
    axes_.push_back(
        with(of_parent ? sql::axis_of_parent : sql::axis_of_row, std::move(parameters), alias));
    return {};
  }

  static bool is_date(const TableEntry& table, const std::string& column) {
    const Type type = table.schema.find(column)->type;
    return type == Type::date || type == Type::month;
  }

  Done add_rows(engine::Parameters& parameters) {
    std::vector<Expression> conditions;
    for (const CodeCondition& condition : table_.where) {
      if (entry_->schema.find(condition.column) == nullptr)
        return fail(missing(condition.where, *table_.of + "." + condition.column));
      engine::Parameters codes;
      codes.alternatives("codes", alternatives_of(condition.codes, condition.column));
      conditions.push_back(with(sql::any_of_codes, std::move(codes)));
    }
    RENGA_ASSIGN(const std::vector<Expression> quantity, quantity_of());
    const Expression none{sql::no_axis, nullptr, "here"};
    if (row_axes_.empty()) row_axes_ = {none};
    if (parent_axes_.empty()) parent_axes_ = {none};
    parameters.identifier("table", entry_->schema.name)
        .conditions("conditions", conditions)
        .columns("quantity", quantity)
        .columns("row_axes", row_axes_)
        .columns("parent_axes", parent_axes_);
    if (at_)
      parameters.identifier("at", *at_).value("from", period_.from).value("end", period_.end());
    if (parent_ != nullptr)
      parameters.identifier("parent", parent_->schema.name).identifier("key", key_);
    return {};
  }

  Result<std::vector<Expression>> quantity_of() const {
    if (!table_.quantity) return std::vector<Expression>{{sql::no_quantity, nullptr, ""}};
    const Column* column = entry_->schema.find(table_.quantity->column);
    if (column == nullptr || (column->type != Type::integer && column->type != Type::decimal))
      return fail(missing(table_.where_asked, *table_.of + "." + table_.quantity->column));
    return std::vector<Expression>{with_column(sql::sum_of_quantity, column->name)};
  }

  engine::Sql statement() const {
    if (parent_ != nullptr && at_) return sql::cells_of_children;
    return at_ ? sql::cells_of_dated_rows : sql::cells_of_rows;
  }

  const Manifest& manifest_;
  const AggregateTable& table_;
  const Months& period_;
  const disclosure::AgeLimits& ages_;
  const TableEntry* entry_ = nullptr;
  const TableEntry* parent_ = nullptr;
  std::string_view key_;
  std::optional<std::string_view> at_;
  std::vector<Expression> axes_;
  std::vector<Expression> row_axes_;
  std::vector<Expression> parent_axes_;
};

}  // namespace

Result<CellsStatement> cells_statement(const Manifest& manifest, const AggregateTable& table,
                                       const Months& period, const disclosure::AgeLimits& ages) {
  return Compiler(manifest, table, period, ages).compile();
}

}  // namespace renga::extract
