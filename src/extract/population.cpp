#include "extract/population.hpp"

#include <array>

namespace renga::extract {
namespace {

constexpr std::array<std::pair<int, std::string_view>, 2> kSexes = {{{1, "1"}, {2, "2"}}};
constexpr std::array<std::pair<bool, std::string_view>, 2> kEvents = {
    {{true, "first"}, {false, "last"}}};

/// Nobody looks further than this from an index event.
constexpr std::int64_t kFarthestDays = 36525;

/// The end of a range must not lie before its begin.
Error before_begin(const Settings& range) {
  return range.error(code::value_out_of_range, "until")
      .rule("EXT-1")
      .with("field", "until")
      .with("range", ">= from");
}

Result<std::int64_t> read_bounded(const Settings& settings, std::string_view key,
                                  std::int64_t lowest, std::int64_t highest) {
  RENGA_ASSIGN(const std::int64_t number, settings.integer(key));
  if (lowest <= number && number <= highest) return number;
  return fail(settings.error(code::value_out_of_range, key)
                  .rule("EXT-1")
                  .with("field", key)
                  .with("range", std::to_string(lowest) + " – " + std::to_string(highest)));
}

Result<Window> read_window(const Settings& settings) {
  RENGA_TRY(settings.only({"from", "until"}));
  Window window;
  RENGA_ASSIGN(window.from, read_bounded(settings, "from", -kFarthestDays, kFarthestDays));
  RENGA_ASSIGN(window.until, read_bounded(settings, "until", -kFarthestDays, kFarthestDays));
  if (window.until < window.from) return fail(before_begin(settings));
  return window;
}

/// What all conditions have: where to look, for which codes, and which column dates them.
Result<CodeCondition> read_core(const Settings& entry) {
  CodeCondition condition;
  condition.where = entry.error(code::field_bad, "column").where();
  RENGA_ASSIGN(condition.table, entry.text("table"));
  RENGA_ASSIGN(condition.column, entry.text("column"));
  RENGA_ASSIGN(condition.codes, read_code_list(entry));
  if (entry.has("date")) {
    RENGA_ASSIGN(condition.date, entry.text("date"));
  }
  return condition;
}

Result<CodeCondition> read_condition(const Settings& entry) {
  RENGA_TRY(entry.only({"table", "column", "codes", "codes_file", "date", "window", "at_least"}));
  RENGA_ASSIGN(CodeCondition condition, read_core(entry));
  if (entry.has("window")) {
    RENGA_ASSIGN(const Settings window, entry.table("window"));
    RENGA_ASSIGN(condition.window, read_window(window));
  }
  if (entry.has("at_least")) {
    RENGA_ASSIGN(condition.at_least, read_bounded(entry, "at_least", 1, kFarthestDays));
  }
  return condition;
}

Result<std::vector<CodeCondition>> read_conditions(const Settings& population,
                                                   std::string_view key) {
  std::vector<CodeCondition> conditions;
  RENGA_ASSIGN(const std::vector<Settings> entries, population.tables(key));
  for (const Settings& entry : entries) {
    RENGA_ASSIGN(CodeCondition condition, read_condition(entry));
    conditions.push_back(std::move(condition));
  }
  return conditions;
}

Result<AgeRange> read_age(const Settings& population) {
  RENGA_ASSIGN(const Settings age, population.table("age"));
  RENGA_TRY(age.only({"from", "until"}));
  AgeRange range;
  RENGA_ASSIGN(range.from, age.integer("from"));
  RENGA_ASSIGN(range.until, age.integer("until"));
  if (range.from < 0 || range.until < range.from) return fail(before_begin(age));
  return range;
}

Result<CodeCondition> read_area(const Settings& population) {
  RENGA_ASSIGN(const Settings area, population.table("area"));
  RENGA_TRY(area.only({"table", "column", "codes", "codes_file"}));
  return read_core(area);
}

Result<IndexEvent> read_index(const Settings& population) {
  RENGA_ASSIGN(const Settings settings, population.table("index"));
  RENGA_TRY(
      settings.only({"event", "table", "column", "codes", "codes_file", "date", "from", "until"}));
  IndexEvent index;
  RENGA_ASSIGN(index.first, settings.choice("event", kEvents));
  RENGA_ASSIGN(index.condition, read_core(settings));
  if (settings.has("from") || settings.has("until")) {
    RENGA_ASSIGN(index.within, read_months(settings));
  }
  return index;
}

Result<std::int64_t> read_washout(const Settings& population) {
  RENGA_ASSIGN(const Settings washout, population.table("washout"));
  RENGA_TRY(washout.only({"days"}));
  return read_bounded(washout, "days", 1, kFarthestDays);
}

Result<Window> read_observed(const Settings& population) {
  RENGA_ASSIGN(const Settings observed, population.table("observed"));
  RENGA_TRY(observed.only({"before_days", "after_days"}));
  RENGA_ASSIGN(const std::int64_t before, read_bounded(observed, "before_days", 0, kFarthestDays));
  RENGA_ASSIGN(const std::int64_t after, read_bounded(observed, "after_days", 0, kFarthestDays));
  return Window{-before, after};
}

/// What refers to an index event needs one.
Done require_index(const Settings& population, const Population& read) {
  if (read.index) return {};
  const bool windowed = [&] {
    for (const auto* conditions : {&read.include, &read.exclude})
      for (const CodeCondition& condition : *conditions)
        if (condition.window) return true;
    return false;
  }();
  if (!read.washout_days && !read.observed && !windowed) return {};
  return fail(population.error(code::field_missing, "index")
                  .rule("EXT-11")
                  .with("field", "population.index"));
}

}  // namespace

Result<Date> read_month(const Settings& settings, std::string_view key) {
  RENGA_ASSIGN(const std::string value, settings.text(key));
  if (const auto date = parse_iso_date(value + "-01")) return *date;
  return fail(settings.error(code::field_bad, key)
                  .rule("EXT-3")
                  .with("field", key)
                  .with("kind", "month")
                  .with("expected", "YYYY-MM"));
}

Result<Months> read_months(const Settings& settings) {
  Months months;
  RENGA_ASSIGN(months.from, read_month(settings, "from"));
  RENGA_ASSIGN(months.until, read_month(settings, "until"));
  if (months.until < months.from) return fail(before_begin(settings));
  return months;
}

Result<CodeList> read_code_list(const Settings& settings) {
  CodeList list;
  if (settings.has("codes_file")) {
    RENGA_ASSIGN(list.file, settings.text("codes_file"));
  }
  if (settings.has("codes") || !list.file) {
    RENGA_ASSIGN(list.codes, settings.texts("codes"));
  }
  return list;
}

Result<Population> read_population(const Settings& root) {
  Population population;
  if (!root.has("population")) return population;
  RENGA_ASSIGN(const Settings settings, root.table("population"));
  RENGA_TRY(
      settings.only({"sex", "age", "area", "index", "washout", "observed", "include", "exclude"}));
  if (settings.has("sex")) {
    RENGA_ASSIGN(const int sex, settings.choice("sex", kSexes));
    population.sex = std::to_string(sex);
  }
  if (settings.has("age")) {
    RENGA_ASSIGN(population.age, read_age(settings));
  }
  if (settings.has("area")) {
    RENGA_ASSIGN(population.area, read_area(settings));
  }
  if (settings.has("index")) {
    RENGA_ASSIGN(population.index, read_index(settings));
  }
  if (settings.has("washout")) {
    RENGA_ASSIGN(population.washout_days, read_washout(settings));
  }
  if (settings.has("observed")) {
    RENGA_ASSIGN(population.observed, read_observed(settings));
  }
  RENGA_ASSIGN(population.include, read_conditions(settings, "include"));
  RENGA_ASSIGN(population.exclude, read_conditions(settings, "exclude"));
  RENGA_TRY(require_index(settings, population));
  return population;
}

std::vector<CodeList*> code_lists_of(Population& population) {
  std::vector<CodeList*> lists;
  if (population.area) lists.push_back(&population.area->codes);
  if (population.index) lists.push_back(&population.index->condition.codes);
  for (auto* conditions : {&population.include, &population.exclude})
    for (CodeCondition& condition : *conditions) lists.push_back(&condition.codes);
  return lists;
}

}  // namespace renga::extract
