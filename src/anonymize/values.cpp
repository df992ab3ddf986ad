#include "anonymize/values.hpp"

#include "anonymize/sql.hpp"

namespace renga::anonymize {
namespace {

struct Misfits {
  std::int64_t count = 0;
  std::int64_t first_row = 0;  ///< of the data, from 1
};

/// The distinct values tell whether there is one, the rows where the first one stands.
Result<Misfits> misfits(const Site& site, engine::Engine& engine, engine::Sql sql,
                        engine::Parameters parameters) {
  if (!site.values.empty()) {
    parameters.identifier("relation", site.values);
    RENGA_ASSIGN(const std::int64_t count, engine.integer(sql, parameters));
    if (count == 0) return Misfits{};
    parameters.identifier("relation", site.relation);
  }
  RENGA_ASSIGN(const std::vector<engine::Row> rows, engine.rows(sql, parameters));
  return Misfits{rows.at(0).integer(0), rows.at(0).integer(1)};
}

Error unreadable(const Source& source, const Site& site, const Misfits& found,
                 std::string_view kind, std::string_view expected) {
  // The header is the file's first row.
  return Error(code::field_bad)
      .at({source.path.filename().string(), found.first_row + 1, site.column.name})
      .with("field", site.column.name)
      .with("kind", kind)
      .with("expected", expected);
}

Done check_numbers(const Source& source, const Site& site, engine::Engine& engine) {
  RENGA_ASSIGN(const Misfits found,
               misfits(site, engine, sql::rows_without_number, site.parameters()));
  if (found.count == 0) return {};
  return fail(unreadable(source, site, found, "number", "53.4"));
}

/// Takes the first form that every date of the column has. Where none fits, the form that fits best
/// names the row to look at.
Done find_date_form(const Source& source, Site& site, engine::Engine& engine) {
  Misfits best;
  std::string known;
  for (const DateForm& form : kDateForms) {
    engine::Parameters parameters = site.parameters();
    parameters.value("read", std::string(form.read)).value("day", std::string(form.day));
    RENGA_ASSIGN(const Misfits found, misfits(site, engine, sql::rows_without_date, parameters));
    if (found.count == 0) {
      site.dates = &form;
      return {};
    }
    if (best.count == 0 || found.count < best.count) best = found;
    known += (known.empty() ? "" : ", ") + std::string(form.name);
  }
  return fail(unreadable(source, site, best, "date", known));
}

Done check_column(const Source& source, ColumnPlan& plan, engine::Engine& engine) {
  switch (plan.row->reading) {
    case Reading::any:
      return {};
    case Reading::number:
      return check_numbers(source, plan.site, engine);
    case Reading::date:
      return find_date_form(source, plan.site, engine);
  }
  bug("a reading that nobody checks");
}

Done check_persons(const Source& source, const Plan& plan, const TablePlan& table,
                   engine::Engine& engine) {
  engine::Parameters parameters;
  parameters.identifier("relation", table.relation).identifier("person", plan.person);
  RENGA_ASSIGN(const std::int64_t nameless, engine.integer(sql::rows_without_person, parameters));
  if (nameless == 0) return {};
  return fail(Error(code::field_missing)
                  .at({source.path.filename().string(), 0, table.schema.name})
                  .with("field", plan.person));
}

}  // namespace

Done check_values(const Source& source, Plan& plan, engine::Engine& engine) {
  for (TablePlan& table : plan.tables) {
    if (!plan.rows_are_persons) RENGA_TRY(check_persons(source, plan, table, engine));
    if (!plan.from_csv) continue;
    for (ColumnPlan& column : table.columns) RENGA_TRY(check_column(source, column, engine));
  }
  return {};
}

}  // namespace renga::anonymize
