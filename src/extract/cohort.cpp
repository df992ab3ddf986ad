#include "extract/cohort.hpp"

#include "extract/layout.hpp"
#include "extract/sql.hpp"

namespace renga::extract {
namespace {

/// `25*` becomes the pattern `25%`; the engine's own wildcards stand for themselves.
std::string like_pattern(std::string_view code) {
  std::string pattern;
  for (const char c : code) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c == '*' ? '%' : c;
  }
  return pattern;
}

/// Walks the steps; each makes a table of persons from the one before.
class Funnel {
 public:
  Funnel(engine::Engine& engine, std::vector<Step>& steps) : engine_(engine), steps_(steps) {}

  Done step(std::string_view name, Bilingual label, engine::Sql sql,
            engine::Parameters parameters = {}) {
    const std::string next = "cohort_" + std::to_string(++count_);
    parameters.identifier("previous", current_).identifier("next", next);
    RENGA_TRY(engine_.run(sql, parameters));
    current_ = next;
    RENGA_ASSIGN(
        const std::int64_t persons,
        engine_.integer(sql::count_persons, engine::Parameters().identifier("cohort", current_)));
    steps_.push_back({std::string(name), label, persons});
    return {};
  }

  const std::string& current() const { return current_; }

 private:
  engine::Engine& engine_;
  std::vector<Step>& steps_;
  std::string current_ = "person";
  int count_ = 0;
};

Done find_active(engine::Engine& engine, const Manifest& manifest) {
  RENGA_TRY(engine.run(sql::persons_active_begin));
  for (const TableEntry& table : manifest.tables)
    if (date_column(table.schema))
      RENGA_TRY(engine.run(sql::persons_active_add, engine::Parameters().identifier(
                                                        "view", period_view(table.schema.name))));
  return {};
}

Done check_condition(const Manifest& manifest, const CodeCondition& condition) {
  const TableEntry* table = manifest.find(condition.table);
  if (table != nullptr && table->schema.find(condition.column) != nullptr) return {};
  return fail(Error(Code::column_missing)
                  .at({"", condition.line, ""})
                  .rule("EXT-5")
                  .with("column", condition.table + "." + condition.column)
                  .with("columns", table == nullptr ? "-" : table->schema.name));
}

Done apply(Funnel& funnel, const Manifest& manifest, const CodeCondition& condition, bool keep) {
  RENGA_TRY(check_condition(manifest, condition));
  std::vector<std::string> patterns;
  for (const std::string& code : condition.codes) patterns.push_back(like_pattern(code));
  engine::Parameters parameters;
  parameters.identifier("view", period_view(condition.table))
      .identifier("column", condition.column)
      .value("patterns", patterns);
  return keep ? funnel.step("include", {"選択条件に該当", "meets an inclusion"},
                            sql::persons_with_code, parameters)
              : funnel.step("exclude", {"除外条件に非該当", "meets no exclusion"},
                            sql::persons_without_code, parameters);
}

Done define_period_view(engine::Engine& engine, const TableSchema& schema) {
  engine::Parameters parameters;
  parameters.identifier("view", period_view(schema.name)).identifier("table", schema.name);
  engine::Sql view = sql::rows_without_time;
  if (belongs_to_receipt(schema)) {
    view = sql::rows_of_receipts;
    parameters.identifier("receipts", period_view("re"));
  } else if (const auto date = date_column(schema)) {
    view = sql::rows_of_months;
    parameters.identifier("date", *date);
  }
  RENGA_TRY(engine.run(view, parameters));
  return {};
}

}  // namespace

std::string period_view(std::string_view table) {
  return "period_" + std::string(table);
}

Done define_period(engine::Engine& engine, const Manifest& manifest) {
  // Receipts first: what belongs to a receipt asks for the receipts of the period.
  for (const bool of_receipt : {false, true})
    for (const TableEntry& table : manifest.tables)
      if (belongs_to_receipt(table.schema) == of_receipt)
        RENGA_TRY(define_period_view(engine, table.schema));
  return {};
}

Result<std::string> select_persons(engine::Engine& engine, const Manifest& manifest,
                                   const Request& request, std::vector<Step>& steps) {
  const Population& population = request.population;
  Funnel funnel(engine, steps);
  RENGA_TRY(
      funnel.step("all", {"データベースの全員", "everybody in the database"}, sql::persons_all));
  if (population.sex)
    RENGA_TRY(funnel.step("sex", {"性別", "sex"}, sql::persons_of_sex,
                          engine::Parameters().value("sex", *population.sex)));
  if (population.age)
    RENGA_TRY(funnel.step("age", {"年齢", "age"}, sql::persons_of_age,
                          engine::Parameters()
                              .value("day", request.from)
                              .value("age_from", population.age->from)
                              .value("age_until", population.age->until)));
  RENGA_TRY(find_active(engine, manifest));
  RENGA_TRY(
      funnel.step("period", {"期間内に記録あり", "a record in the period"}, sql::persons_active));
  for (const CodeCondition& condition : population.include)
    RENGA_TRY(apply(funnel, manifest, condition, true));
  for (const CodeCondition& condition : population.exclude)
    RENGA_TRY(apply(funnel, manifest, condition, false));
  return funnel.current();
}

}  // namespace renga::extract
