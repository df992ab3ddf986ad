#include "extract/request.hpp"

#include <algorithm>
#include <array>

#include <toml++/toml.h>

namespace renga::extract {
namespace {

using Names = std::vector<std::string_view>;

/// The kinds of provision that are extracted by conditions (DEF-34, DEF-35).
constexpr std::array<std::string_view, 2> kKinds = {"special_extraction", "aggregate_table"};

std::int64_t line_of(const toml::node& node) {
  return static_cast<std::int64_t>(node.source().begin.line);
}

std::string listed(const Names& names) {
  return join(std::vector<std::string>(names.begin(), names.end()), ", ");
}

/// Reads one table of the file and knows how to complain about it.
class Section {
 public:
  Section(const toml::table& table, std::string_view file) : table_(table), file_(file) {}

  Done only(const Names& known) const {
    for (const auto& [key, node] : table_)
      if (std::find(known.begin(), known.end(), key.str()) == known.end())
        return fail(Error(Code::key_unknown)
                        .at({file_, line_of(node), ""})
                        .rule("EXT-1")
                        .with("key", key.str())
                        .with("known", listed(known)));
    return {};
  }

  Result<std::string> text(std::string_view key) const {
    if (const auto value = table_[key].value<std::string>()) return *value;
    return fail(missing(key));
  }

  Result<std::int64_t> integer(std::string_view key) const {
    if (const auto value = table_[key].value<std::int64_t>()) return *value;
    return fail(missing(key));
  }

  Result<std::vector<std::string>> texts(std::string_view key) const {
    std::vector<std::string> values;
    const toml::array* array = table_[key].as_array();
    if (array == nullptr || array->empty()) return fail(missing(key));
    for (const toml::node& node : *array) {
      const auto value = node.value<std::string>();
      if (!value) return fail(missing(key));
      values.push_back(*value);
    }
    return values;
  }

  /// A month written as YYYY-MM.
  Result<Date> month(std::string_view key) const {
    RENGA_ASSIGN(const std::string value, text(key));
    if (const auto date = parse_iso_date(value + "-01")) return *date;
    return fail(Error(Code::field_bad)
                    .at({file_, line(key), ""})
                    .rule("EXT-3")
                    .with("field", key)
                    .with("kind", "month")
                    .with("expected", "YYYY-MM"));
  }

  const toml::table* table(std::string_view key) const { return table_[key].as_table(); }
  std::int64_t line() const { return line_of(table_); }
  std::int64_t line(std::string_view key) const {
    const toml::node* node = table_.get(key);
    return node != nullptr ? line_of(*node) : line();
  }
  Section inside(const toml::table& table) const { return {table, file_}; }

  /// Every table of an array of tables, or none where the key is absent.
  Result<std::vector<Section>> sections(std::string_view key) const {
    std::vector<Section> found;
    if (!table_.contains(key)) return found;
    const toml::array* array = table_[key].as_array();
    if (array == nullptr || !array->is_array_of_tables()) return fail(missing(key));
    for (const toml::node& node : *array) found.push_back(inside(*node.as_table()));
    return found;
  }

  Error missing(std::string_view key) const {
    return Error(Code::field_missing).at({file_, line(key), ""}).rule("EXT-1").with("field", key);
  }
  Error unknown_value(std::string_view key, std::string_view known) const {
    return Error(Code::value_unknown)
        .at({file_, line(key), ""})
        .rule("EXT-1")
        .with("field", key)
        .with("known", known);
  }

 private:
  const toml::table& table_;
  std::string file_;
};

Result<std::vector<CodeCondition>> read_conditions(const Section& population,
                                                   std::string_view key) {
  std::vector<CodeCondition> conditions;
  RENGA_ASSIGN(const std::vector<Section> sections, population.sections(key));
  for (const Section& section : sections) {
    RENGA_TRY(section.only({"table", "column", "codes"}));
    CodeCondition condition;
    condition.line = section.line();
    RENGA_ASSIGN(condition.table, section.text("table"));
    RENGA_ASSIGN(condition.column, section.text("column"));
    RENGA_ASSIGN(condition.codes, section.texts("codes"));
    conditions.push_back(std::move(condition));
  }
  return conditions;
}

Result<std::optional<AgeRange>> read_age(const Section& population) {
  const toml::table* table = population.table("age");
  if (table == nullptr) return std::optional<AgeRange>();
  const Section section = population.inside(*table);
  RENGA_TRY(section.only({"from", "until"}));
  AgeRange age;
  RENGA_ASSIGN(age.from, section.integer("from"));
  RENGA_ASSIGN(age.until, section.integer("until"));
  if (age.from < 0 || age.until < age.from) return fail(section.unknown_value("until", ">= from"));
  return std::optional<AgeRange>(age);
}

Result<Population> read_population(const Section& root) {
  Population population;
  const toml::table* table = root.table("population");
  if (table == nullptr) return population;
  const Section section = root.inside(*table);
  RENGA_TRY(section.only({"sex", "age", "include", "exclude"}));
  if (table->contains("sex")) {
    RENGA_ASSIGN(population.sex, section.text("sex"));
    if (*population.sex != "1" && *population.sex != "2")
      return fail(section.unknown_value("sex", "1, 2"));
  }
  RENGA_ASSIGN(population.age, read_age(section));
  RENGA_ASSIGN(population.include, read_conditions(section, "include"));
  RENGA_ASSIGN(population.exclude, read_conditions(section, "exclude"));
  return population;
}

Result<std::vector<TableRequest>> read_tables(const Section& root) {
  std::vector<TableRequest> tables;
  RENGA_ASSIGN(const std::vector<Section> sections, root.sections("table"));
  for (const Section& section : sections) {
    RENGA_TRY(section.only({"name", "columns", "reason"}));
    TableRequest table;
    table.line = section.line();
    RENGA_ASSIGN(table.name, section.text("name"));
    RENGA_ASSIGN(table.columns, section.texts("columns"));
    RENGA_ASSIGN(table.reason, section.text("reason"));
    tables.push_back(std::move(table));
  }
  if (tables.empty()) return fail(root.missing("table"));
  return tables;
}

Done read_period(const Section& root, Request& request) {
  const toml::table* table = root.table("period");
  if (table == nullptr) return fail(root.missing("period"));
  const Section section = root.inside(*table);
  RENGA_TRY(section.only({"from", "until"}));
  RENGA_ASSIGN(request.from, section.month("from"));
  RENGA_ASSIGN(request.until, section.month("until"));
  if (request.until < request.from) return fail(section.unknown_value("until", ">= from"));
  return {};
}

Result<Request> read(const Section& root) {
  RENGA_TRY(root.only({"database", "kind", "seed", "period", "population", "table"}));
  Request request;
  RENGA_ASSIGN(const std::string database, root.text("database"));
  const auto named = database_named(database);
  if (!named || *named == Database::linked)
    return fail(root.unknown_value("database", "ndb, kaigo, dpc, jisedai"));
  request.database = *named;
  RENGA_ASSIGN(request.kind, root.text("kind"));
  if (std::find(kKinds.begin(), kKinds.end(), request.kind) == kKinds.end())
    return fail(root.unknown_value("kind", "special_extraction, aggregate_table"));
  RENGA_ASSIGN(request.seed, root.integer("seed"));
  RENGA_TRY(read_period(root, request));
  RENGA_ASSIGN(request.population, read_population(root));
  RENGA_ASSIGN(request.tables, read_tables(root));
  return request;
}

}  // namespace

Result<Request> parse_request(std::string_view text, std::string_view file) {
  toml::table root;
  try {
    root = toml::parse(text, std::string(file));
  } catch (const toml::parse_error& problem) {
    return fail(
        Error(Code::toml_bad)
            .at({std::string(file), static_cast<std::int64_t>(problem.source().begin.line), ""})
            .with("reason", problem.description()));
  }
  return read(Section(root, file));
}

}  // namespace renga::extract
