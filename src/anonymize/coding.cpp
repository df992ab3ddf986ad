#include "anonymize/coding.hpp"

#include "anonymize/csv_fields.hpp"
#include "anonymize/csv_source.hpp"
#include "anonymize/presence.hpp"
#include "anonymize/sql.hpp"

#include <algorithm>
#include <map>

namespace renga::anonymize {
namespace {

/// So many values of a quasi-identifying or sensitive column are kept in memory. A column with more
/// stays as it is.
constexpr std::size_t kModelledValues = 1U << 20U;
/// So many codes fit into a byte, and into two. Every column starts with codes of two bytes; where
/// they are not enough, codes save no time unless the goals look at them.
constexpr std::size_t kSmallCodes = 255;
constexpr std::size_t kShortCodes = 65'535;

/// A dataset's other columns have types that are as small as codes.
bool can_be_coded(const ColumnPlan& column, bool from_csv) {
  return column.operation->by_value() && (from_csv || is_modelled(column));
}

std::string stored_relation(const TablePlan& table) {
  return "coded:" + table.schema.name;
}

engine::Sql typed(Type type) {
  switch (type) {
    case Type::integer:
      return sql::as_integer;
    case Type::decimal:
      return sql::as_decimal;
    case Type::date:
    case Type::month:
      return sql::as_date;
    case Type::boolean:
      return sql::as_boolean;
    case Type::text:
    case Type::code:
      return sql::as_text;
  }
  bug("a type that no statement can make");
}

engine::Expression column_named(const std::string& name, const std::string& alias) {
  engine::Expression expression =
      expression_of(sql::keep, engine::Parameters().identifier("column", name));
  expression.alias = alias;
  return expression;
}

engine::Expression called(const CodedColumn& codes, std::string_view what,
                          const std::string& column, engine::Sql how = sql::call) {
  engine::Parameters parameters;
  parameters.identifier("column", column).identifier("function", codes.function(what));
  return expression_of(how, std::move(parameters));
}

engine::Expression as_type(const CodedColumn& codes, std::string_view what,
                           const std::string& column, Type type) {
  engine::Parameters parameters;
  parameters.columns("value", std::vector{called(codes, what, column)});
  return expression_of(typed(type), std::move(parameters));
}

/// How the columns of a table are stored: codes where they have a slot.
std::vector<engine::Expression> stored_columns(const TablePlan& table) {
  std::vector<engine::Expression> columns;
  for (const ColumnPlan& column : table.columns) {
    const std::string& name = column.site.column.name;
    columns.push_back(column_named(name, name));
    if (!column.codes) continue;
    columns.back() = encoded(column);
    columns.back().alias = name;
  }
  return columns;
}

Done store(const Source& source, const TablePlan& table, engine::Engine& engine) {
  engine::Parameters parameters;
  parameters.identifier("stored", stored_relation(table)).columns("columns", stored_columns(table));
  if (source.from_csv())
    return load_csv(source.path, source.separator, table, std::move(parameters), engine);
  parameters.identifier("relation", "raw:" + table.schema.name);
  RENGA_TRY(engine.run(sql::load_table, parameters));
  return {};
}

/// The same for a CSV file of plain lines, which is faster.
Done store_lines(const Source& source, const TablePlan& table, std::int64_t& number,
                 engine::Engine& engine) {
  RENGA_ASSIGN(const CsvFields fields,
               CsvFields::define(table, source.separator, ++number, engine));
  engine::Parameters parameters;
  parameters.identifier("stored", stored_relation(table))
      .columns("columns", fields.columns())
      .columns("parts", fields.parts());
  return load_lines(source.path, std::move(parameters), engine);
}

/// Gives wider codes, or none, to columns that turned out to have too many values. True where there
/// was one.
bool give_up_full_dictionaries(TablePlan& table) {
  bool found = false;
  for (ColumnPlan& column : table.columns)
    if (column.codes && column.codes->dictionary().overflowed()) {
      column.full_dictionary = column.wide_codes || !is_modelled(column);
      column.wide_codes = true;
      found = true;
    }
  return found;
}

Done give_dictionaries(TablePlan& table, bool from_csv, std::int64_t& number,
                       engine::Engine& engine) {
  for (ColumnPlan& column : table.columns) {
    column.codes.reset();
    if (!can_be_coded(column, from_csv) || column.full_dictionary) continue;
    column.codes =
        std::make_shared<CodedColumn>(++number, column.wide_codes ? kModelledValues : kShortCodes);
    RENGA_TRY(CodedColumn::define(column.codes, engine));
  }
  return {};
}

/// A statement ends where a dictionary is full, and starts again without it.
Done store_with_codes(const Source& source, TablePlan& table, std::int64_t& number,
                      engine::Engine& engine) {
  bool lines = false;
  if (source.from_csv() && table.columns.size() > 1) {
    RENGA_ASSIGN(lines, may_have_plain_lines(source.path));
  }
  while (true) {
    RENGA_TRY(give_dictionaries(table, source.from_csv(), number, engine));
    const Done stored =
        lines ? store_lines(source, table, number, engine) : store(source, table, engine);
    if (give_up_full_dictionaries(table)) continue;
    if (!stored && lines) {
      lines = false;
      continue;
    }
    if (!stored && stored.error().code() == code::engine_failed && source.from_csv())
      RENGA_TRY(find_fault(source.path, source.separator, table.columns.size()));
    return stored;
  }
}

Done view_over(const TablePlan& table, engine::Engine& engine) {
  std::vector<engine::Expression> columns;
  for (const ColumnPlan& column : table.columns) {
    const std::string& name = column.site.column.name;
    if (!column.codes) {
      columns.push_back(column_named(name, name));
      continue;
    }
    columns.push_back(as_type(*column.codes, "decoded", name, column.site.column.type));
    columns.back().alias = name;
    columns.push_back(column_named(name, code_column(name)));
  }
  engine::Parameters parameters;
  parameters.identifier("relation", table.relation)
      .identifier("stored", stored_relation(table))
      .columns("columns", columns);
  RENGA_TRY(engine.run(sql::view_table, parameters));
  return {};
}

/// The dictionary as a relation like the one it comes from: a row for each value, its code in the
/// place of the row's number.
Done list_values(ColumnPlan& column, engine::Engine& engine) {
  const Dictionary& dictionary = column.codes->dictionary();
  const std::string& name = column.site.column.name;
  const TableSchema texts{column.site.lookup("texts"),
                          {{std::string(kRowColumn), Type::integer, Role::key, "", ""},
                           {name, Type::text, Role::plain, "", ""}}};
  RENGA_TRY(engine.create_table(texts));
  RENGA_ASSIGN(const std::unique_ptr<engine::Appender> rows, engine.append_to(texts));
  for (std::size_t code = 1; code <= dictionary.size(); ++code) {
    rows->integer(static_cast<std::int64_t>(code));
    rows->text(dictionary.value(code));
    rows->end_row();
  }
  RENGA_TRY(rows->finish());
  column.site.values = column.site.lookup("values");
  engine::Parameters value = engine::Parameters().identifier("column", name);
  engine::Parameters as;
  as.columns("value", std::vector{expression_of(sql::keep, std::move(value))});
  std::vector<engine::Expression> typed_value = {
      expression_of(typed(column.site.column.type), std::move(as))};
  typed_value.front().alias = name;
  engine::Parameters parameters;
  parameters.identifier("values", column.site.values)
      .identifier("texts", texts.name)
      .columns("value", typed_value);
  RENGA_TRY(engine.run(sql::view_values, parameters));
  return {};
}

/// Gives each label its number in the order of the labels, so that codes sort as labels do.
Recoding recoding_of(const std::vector<std::optional<std::string>>& label_by_code) {
  std::map<std::string_view, std::int64_t> numbers;
  for (const auto& label : label_by_code)
    if (label) numbers.emplace(*label, 0);
  Recoding recoding;
  for (auto& [label, number] : numbers) {
    recoding.labels.emplace_back(label);
    number = std::ssize(recoding.labels);
  }
  for (const auto& label : label_by_code) recoding.codes.push_back(label ? numbers[*label] : 0);
  return recoding;
}

Done recode_column(const ColumnPlan& column, engine::Engine& engine) {
  Site site = column.site;
  site.relation = column.site.values;
  engine::Parameters parameters = site.parameters();
  parameters.columns("after", std::vector{column.operation->expression(site)});
  std::vector<std::optional<std::string>> labels(column.codes->dictionary().size() + 1);
  RENGA_TRY(engine.each_row(sql::labels_of_values, parameters, [&](const engine::Row& row) -> Done {
    if (!row.is_null(1)) labels.at(static_cast<std::size_t>(row.integer(0))) = row.text(1);
    return {};
  }));
  column.codes->recoding = recoding_of(labels);
  return {};
}

template <typename Wanted>
Done recode(const Plan& plan, engine::Engine& engine, Wanted wanted) {
  for (const TablePlan& table : plan.tables)
    for (const ColumnPlan& column : table.columns)
      if (column.codes && column.outcome() && wanted(column))
        RENGA_TRY(recode_column(column, engine));
  return {};
}

}  // namespace

Done encode(const Source& source, const Policy& policy, Plan& plan, engine::Engine& engine) {
  if (source.dataset) RENGA_TRY(source.dataset->attach(engine, "raw:"));
  std::int64_t number = 0;
  for (TablePlan& table : plan.tables) {
    RENGA_TRY(store_with_codes(source, table, number, engine));
    RENGA_TRY(view_over(table, engine));
  }
  RENGA_TRY(load_population(policy, plan, engine));
  for (TablePlan& table : plan.tables)
    for (ColumnPlan& column : table.columns)
      if (column.codes) RENGA_TRY(list_values(column, engine));
  return {};
}

Done recode_modelled(const Plan& plan, engine::Engine& engine) {
  return recode(plan, engine, &is_modelled);
}

Done recode_all(const Plan& plan, engine::Engine& engine) {
  return recode(plan, engine, [](const ColumnPlan&) { return true; });
}

engine::Expression encoded(const ColumnPlan& column) {
  return called(*column.codes, "encoded", column.site.column.name,
                column.wide_codes ? sql::encode_wide : sql::encode);
}

engine::Expression code_before(const ColumnPlan& column) {
  return column_named(code_column(column.site.column.name), "");
}

engine::Expression code_after(const ColumnPlan& column, const std::string& code_before) {
  return called(*column.codes, "recoded", code_before);
}

engine::Expression stored_code_after(const ColumnPlan& column) {
  const std::size_t labels = column.codes->recoding.labels.size();
  const engine::Sql wide = labels <= kShortCodes ? sql::as_short_code : sql::as_code;
  return called(*column.codes, "recoded", code_column(column.site.column.name),
                labels <= kSmallCodes ? sql::as_small_code : wide);
}

engine::Expression label_after(const ColumnPlan& column, const Column& outcome) {
  return as_type(*column.codes, "labelled", outcome.name, outcome.type);
}

}  // namespace renga::anonymize
