#include "extract/events.hpp"
#include "extract/layout.hpp"
#include "extract/plan.hpp"
#include "extract/sql.hpp"

namespace renga::extract {
namespace {

/// Compiles a population step by step; each makes a table of persons from the one before.
class PopulationPlan {
 public:
  PopulationPlan(const Manifest& manifest, const Request& request)
      : manifest_(manifest), request_(request), population_(request.population) {}

  Result<Plan> compile() {
    select("all", {"データベースの全員", "everybody in the database"}, sql::persons_all, {});
    if (population_.sex) add_sex();
    if (population_.age && !population_.index) add_age_on(request_.period.from);
    add_activity();
    if (population_.index) {
      RENGA_TRY(add_index());
    }
    if (population_.age && population_.index) add_age_at_index();
    if (population_.area) {
      RENGA_TRY(add_condition("area", {"地域", "area"}, *population_.area, true));
    }
    if (population_.observed) add_observation();
    RENGA_TRY(add_conditions("include", {"選択条件に該当", "meets an inclusion"},
                             population_.include, true));
    RENGA_TRY(add_conditions("exclude", {"除外条件に非該当", "meets no exclusion"},
                             population_.exclude, false));
    plan_.cohort = current_;
    return std::move(plan_);
  }

 private:
  PlanStep& select(std::string name, Bilingual label, engine::Sql sql,
                   engine::Parameters parameters, std::vector<std::string> drops = {}) {
    const std::string next = "cohort_" + std::to_string(++count_);
    parameters.identifier("previous", current_).identifier("next", next);
    if (current_ != "person") drops.push_back(current_);
    plan_.steps.push_back({.name = std::move(name),
                           .kind = StepKind::select,
                           .label = label,
                           .sql = sql,
                           .parameters = std::move(parameters),
                           .makes = next,
                           .drops = std::move(drops)});
    current_ = next;
    return plan_.steps.back();
  }

  void prepare(std::string name, Bilingual label, engine::Sql sql, engine::Parameters parameters,
               std::vector<std::string> reads, std::string makes) {
    plan_.steps.push_back({.name = std::move(name),
                           .kind = StepKind::prepare,
                           .label = label,
                           .sql = sql,
                           .parameters = std::move(parameters),
                           .reads = std::move(reads),
                           .makes = std::move(makes)});
  }

  void add_sex() {
    engine::Parameters parameters;
    parameters.value("sex", *population_.sex);
    PlanStep& step = select("sex", {"性別", "sex"}, sql::persons_of_sex, parameters);
    step.reads = {"person"};
    step.guess = Guess{Guess::Of::persons, "person", sql::guess_sex, parameters};
  }

  engine::Parameters ages() const {
    engine::Parameters parameters;
    parameters.value("age_from", population_.age->from).value("age_until", population_.age->until);
    return parameters;
  }

  void add_age_on(Date day) {
    engine::Parameters parameters = ages();
    parameters.value("day", day);
    PlanStep& step = select("age", {"年齢", "age"}, sql::persons_of_age, parameters);
    step.reads = {"person"};
    step.guess = Guess{Guess::Of::persons, "person", sql::guess_age, std::move(parameters)};
  }

  void add_age_at_index() {
    engine::Parameters guessed = ages();
    guessed.value("day", request_.period.from);
    PlanStep& step = select("age", {"起点日の年齢", "age on the index day"},
                            sql::persons_of_age_at_index, ages());
    step.reads = {"person"};
    step.guess = Guess{Guess::Of::persons, "person", sql::guess_age, std::move(guessed)};
  }

  /// The dated tables that stand for themselves: what belongs to them adds no person.
  std::vector<const TableEntry*> dated_tables() const {
    std::vector<const TableEntry*> tables;
    for (const TableEntry& table : manifest_.tables)
      if (date_column(table.schema) && table.schema.find("person") != nullptr)
        tables.push_back(&table);
    return tables;
  }

  engine::Parameters dated(const TableEntry& table) const {
    engine::Parameters parameters;
    parameters.identifier("table", table.schema.name)
        .identifier("at", *date_column(table.schema))
        .value("from", request_.period.from)
        .value("end", request_.period.end());
    return parameters;
  }

  void add_activity() {
    prepare("period_begin", {"期間内の記録", "records of the period"}, sql::active_begin, {}, {},
            "active_person");
    std::optional<Guess> guess;
    for (const TableEntry* table : dated_tables()) {
      prepare("period_" + table->schema.name, {"期間内の記録", "records of the period"},
              sql::active_add, dated(*table).identifier("previous", current_), {table->schema.name},
              "active_person");
      if (!guess || table->schema.name == "re")
        guess = Guess{Guess::Of::any_record, table->schema.name, sql::guess_period, dated(*table)};
    }
    engine::Parameters parameters;
    parameters.identifier("matched", "active_person");
    select("period", {"期間内に記録あり", "a record in the period"}, sql::persons_in, parameters,
           {"active_person"})
        .guess = std::move(guess);
  }

  Done add_events(const CodeCondition& condition, const Months& months, const std::string& events,
                  std::string_view name) {
    RENGA_ASSIGN(std::vector<PlanStep> steps,
                 steps_of_events(manifest_, condition, months, events, name));
    for (PlanStep& step : steps) plan_.steps.push_back(std::move(step));
    return {};
  }

  /// What refers to days needs rows with dates.
  Done require_time(const CodeCondition& condition) const {
    if (has_time(manifest_, condition.table)) return {};
    return fail(Error(code::column_missing)
                    .at(condition.where)
                    .rule("EXT-16")
                    .with("column", condition.table + ".date")
                    .with("columns", "-"));
  }

  std::optional<Guess> last_guess() const {
    for (auto step = plan_.steps.rbegin(); step != plan_.steps.rend(); ++step)
      if (step->guess) return step->guess;
    return std::nullopt;
  }

  Done add_index() {
    const IndexEvent& index = *population_.index;
    const Months within = index.within.value_or(request_.period);
    // Washout asks for events before the index event, wherever they lie.
    const Months looked_at = population_.washout_days ? all_months() : within;
    RENGA_TRY(add_events(index.condition, looked_at, "index_event", "index"));
    RENGA_TRY(require_time(index.condition));
    engine::Parameters parameters;
    parameters.identifier("events", "index_event")
        .value("from", within.from)
        .value("end", within.end());
    select("index",
           index.first ? Bilingual{"起点（最初の該当）", "index event (first)"}
                       : Bilingual{"起点（最後の該当）", "index event (last)"},
           index.first ? sql::persons_with_first_event : sql::persons_with_last_event,
           std::move(parameters))
        .guess = last_guess();
    plan_.has_index = true;
    if (population_.washout_days) add_washout();
    plan_.steps.back().drops.push_back("index_event");
    return {};
  }

  void add_washout() {
    engine::Parameters parameters;
    parameters.identifier("events", "index_event").value("days", *population_.washout_days);
    select("washout", {"起点前に該当なし（ウォッシュアウト）", "no event before it (washout)"},
           sql::persons_washed_out, std::move(parameters));
  }

  void add_observation() {
    prepare("observed_begin", {"観察期間", "observation"}, sql::span_begin, {}, {}, "record_span");
    for (const TableEntry* table : dated_tables()) {
      const std::string_view at = *date_column(table->schema);
      engine::Parameters parameters;
      parameters.identifier("table", table->schema.name)
          .identifier("at", at)
          .identifier("previous", current_);
      const bool months = table->schema.find(at)->type == Type::month;
      prepare("observed_" + table->schema.name, {"観察期間", "observation"},
              months ? sql::span_add_months : sql::span_add_days, std::move(parameters),
              {table->schema.name}, "record_span");
    }
    engine::Parameters parameters;
    parameters.value("window_from", population_.observed->from)
        .value("window_until", population_.observed->until);
    select("observed", {"起点の前後を通じて観察", "observed around the index day"},
           sql::persons_observed, std::move(parameters), {"record_span"});
  }

  Done add_condition(const std::string& name, Bilingual label, const CodeCondition& condition,
                     bool keep) {
    const bool of_period = !condition.window && !condition.date && condition.at_least == 1;
    if (of_period && has_time(manifest_, condition.table))
      return add_condition_of_period(name, label, condition, keep);
    const std::string events = name + "_event";
    std::string matched = events;
    std::vector<std::string> drops = {events};
    RENGA_TRY(
        add_events(condition, condition.window ? all_months() : request_.period, events, name));
    std::optional<Guess> guess = last_guess();
    if (condition.window || condition.at_least > 1) {
      if (condition.window) {
        RENGA_TRY(require_time(condition));
      }
      matched = name + "_matched";
      drops.push_back(matched);
      add_matching(name, condition, events, matched);
    }
    engine::Parameters parameters;
    parameters.identifier("matched", matched);
    if (guess && !keep) guess->of = Guess::Of::no_record;
    select(name, label, keep ? sql::persons_in : sql::persons_not_in, std::move(parameters),
           std::move(drops))
        .guess = std::move(guess);
    return {};
  }

  /// One statement where no event needs to be kept.
  Done add_condition_of_period(const std::string& name, Bilingual label,
                               const CodeCondition& condition, bool keep) {
    RENGA_ASSIGN(const TableEntry* entry,
                 table_of_condition(manifest_, condition.table, condition.column, condition.where));
    const auto parent = parent_of(entry->schema);
    const TableSchema& dated = parent ? manifest_.find(parent->table)->schema : entry->schema;
    engine::Parameters parameters = with_codes(condition);
    parameters.identifier("at", *date_column(dated))
        .value("from", request_.period.from)
        .value("end", request_.period.end());
    if (parent) parameters.identifier("parent", parent->table).identifier("key", parent->key);
    const engine::Sql of_records = keep ? sql::persons_with_record : sql::persons_without_record;
    const engine::Sql of_rows = keep ? sql::persons_with_row : sql::persons_without_row;
    PlanStep& step = select(name, label, parent ? of_records : of_rows, std::move(parameters));
    step.reads = {condition.table};
    if (parent) step.reads.emplace_back(parent->table);
    step.guess = guess_of(condition);
    if (!keep) step.guess->of = Guess::Of::no_record;
    return {};
  }

  void add_matching(const std::string& name, const CodeCondition& condition,
                    const std::string& events, const std::string& matched) {
    engine::Parameters parameters;
    parameters.identifier("events", events)
        .identifier("matched", matched)
        .identifier("previous", current_)
        .value("at_least", condition.at_least);
    if (condition.window)
      parameters.value("window_from", condition.window->from)
          .value("window_until", condition.window->until);
    prepare(name + "_matched", {"該当する人", "persons who match"},
            condition.window ? sql::matched_in_window : sql::matched_often, std::move(parameters),
            {}, matched);
  }

  Done add_conditions(const std::string& name, Bilingual label,
                      const std::vector<CodeCondition>& conditions, bool keep) {
    for (std::size_t i = 0; i < conditions.size(); ++i)
      RENGA_TRY(add_condition(name + "_" + std::to_string(i + 1), label, conditions[i], keep));
    return {};
  }

  const Manifest& manifest_;
  const Request& request_;
  const Population& population_;
  Plan plan_;
  std::string current_ = "person";
  int count_ = 0;
};

}  // namespace

std::string_view name_of(StepKind kind) {
  switch (kind) {
    case StepKind::prepare:
      return "prepare";
    case StepKind::select:
      return "select";
    case StepKind::number:
      return "number";
    case StepKind::write:
      return "write";
  }
  bug("a kind of step without a name");
}

Result<Plan> plan_of_population(const Manifest& manifest, const Request& request) {
  return PopulationPlan(manifest, request).compile();
}

}  // namespace renga::extract
