#include "extract/request.hpp"

#include <array>

namespace renga::extract {
namespace {

/// The databases that records are extracted from.
constexpr std::array<std::pair<Database, std::string_view>, 4> kDatabases = {
    {{Database::ndb, "ndb"},
     {Database::kaigo, "kaigo"},
     {Database::dpc, "dpc"},
     {Database::jisedai, "jisedai"}}};

/// The kinds of provision that are extracted by conditions (DEF-34, DEF-35).
enum class Kind { special_extraction, aggregate_table };

constexpr std::array<std::pair<Kind, std::string_view>, 2> kKinds = {
    {{Kind::special_extraction, "special_extraction"}, {Kind::aggregate_table, "aggregate_table"}}};

constexpr std::array<std::pair<int, std::string_view>, 2> kSexes = {{{1, "1"}, {2, "2"}}};

std::int64_t line_of(const Settings& settings, std::string_view key) {
  return settings.error(Code::field_bad, key).where().row;
}

/// A month written as YYYY-MM.
Result<Date> read_month(const Settings& period, std::string_view key) {
  RENGA_ASSIGN(const std::string value, period.text(key));
  if (const auto date = parse_iso_date(value + "-01")) return *date;
  return fail(period.error(Code::field_bad, key)
                  .rule("EXT-3")
                  .with("field", key)
                  .with("kind", "month")
                  .with("expected", "YYYY-MM"));
}

/// The end of a range must not lie before its begin.
Error before_begin(const Settings& range) {
  return range.error(Code::value_out_of_range, "until")
      .rule("EXT-1")
      .with("field", "until")
      .with("range", ">= from");
}

Done read_period(const Settings& root, Request& request) {
  RENGA_ASSIGN(const Settings period, root.table("period"));
  RENGA_TRY(period.only({"from", "until"}));
  RENGA_ASSIGN(request.from, read_month(period, "from"));
  RENGA_ASSIGN(request.until, read_month(period, "until"));
  if (request.until < request.from) return fail(before_begin(period));
  return {};
}

Result<std::vector<CodeCondition>> read_conditions(const Settings& population,
                                                   std::string_view key) {
  std::vector<CodeCondition> conditions;
  RENGA_ASSIGN(const std::vector<Settings> entries, population.tables(key));
  for (const Settings& entry : entries) {
    RENGA_TRY(entry.only({"table", "column", "codes"}));
    CodeCondition condition;
    condition.line = line_of(entry, "column");
    RENGA_ASSIGN(condition.table, entry.text("table"));
    RENGA_ASSIGN(condition.column, entry.text("column"));
    RENGA_ASSIGN(condition.codes, entry.texts("codes"));
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

Result<Population> read_population(const Settings& root) {
  Population population;
  if (!root.has("population")) return population;
  RENGA_ASSIGN(const Settings settings, root.table("population"));
  RENGA_TRY(settings.only({"sex", "age", "include", "exclude"}));
  if (settings.has("sex")) {
    RENGA_ASSIGN(const int sex, settings.choice("sex", kSexes));
    population.sex = std::to_string(sex);
  }
  if (settings.has("age")) {
    RENGA_ASSIGN(population.age, read_age(settings));
  }
  RENGA_ASSIGN(population.include, read_conditions(settings, "include"));
  RENGA_ASSIGN(population.exclude, read_conditions(settings, "exclude"));
  return population;
}

Result<std::vector<TableRequest>> read_tables(const Settings& root) {
  std::vector<TableRequest> tables;
  RENGA_ASSIGN(const std::vector<Settings> entries, root.tables("table"));
  for (const Settings& entry : entries) {
    RENGA_TRY(entry.only({"name", "columns", "reason"}));
    TableRequest table;
    table.name_line = line_of(entry, "name");
    table.columns_line = line_of(entry, "columns");
    RENGA_ASSIGN(table.name, entry.text("name"));
    RENGA_ASSIGN(table.columns, entry.texts("columns"));
    RENGA_ASSIGN(table.reason, entry.text("reason"));
    tables.push_back(std::move(table));
  }
  if (tables.empty())
    return fail(root.error(Code::field_missing, "table").rule("EXT-1").with("field", "table"));
  return tables;
}

}  // namespace

Result<Request> parse_request(std::string_view text, std::string_view file) {
  RENGA_ASSIGN(const Settings root, Settings::parse(text, file));
  RENGA_TRY(root.only({"database", "kind", "seed", "period", "population", "table"}));
  Request request;
  RENGA_ASSIGN(request.database, root.choice("database", kDatabases));
  RENGA_TRY(root.choice("kind", kKinds));
  RENGA_ASSIGN(request.kind, root.text("kind"));
  RENGA_ASSIGN(request.seed, root.integer("seed"));
  RENGA_TRY(read_period(root, request));
  RENGA_ASSIGN(request.population, read_population(root));
  RENGA_ASSIGN(request.tables, read_tables(root));
  return request;
}

}  // namespace renga::extract
