#include "rulebook/rule.hpp"

#include "rulebook/kinds.hpp"
#include "rulebook/text.hpp"

#include <algorithm>
#include <array>

namespace renga::rulebook {
namespace {

enum class Kind { integer, flag, date, text, texts };

/// Every value that code reads, by the name of its rule. A rule without values has one row without
/// a key, so that its name is known.
struct ValueRow {
  std::string_view rule_name;
  std::string_view key;
  Kind kind;
};

constexpr auto kValues = std::to_array<ValueRow>({
    {"patients-min", "minimum", Kind::integer},
    {"patients-min", "zero_allowed", Kind::flag},
    {"patients-min-municipality", "none_below", Kind::integer},
    {"patients-min-municipality", "raised_below", Kind::integer},
    {"patients-min-municipality", "raised_minimum", Kind::integer},
    {"patients-min-municipality", "wards_stated", Kind::flag},
    {"facilities-min", "minimum", Kind::integer},
    {"drug-quantity-min", "oral", Kind::integer},
    {"drug-quantity-min", "external", Kind::integer},
    {"drug-quantity-min", "injection", Kind::integer},
    {"rehabilitation-min", "minimum", Kind::integer},
    {"age-band", "years", Kind::integer},
    {"age-band", "top", Kind::integer},
    {"age-band", "single_years_below", Kind::integer},
    {"area-level", "smallest", Kind::texts},
    {"insurer-type-cross", "", Kind::text},
    {"exception", "ground", Kind::text},
    {"exception", "rules", Kind::texts},
    {"exception", "granted_by", Kind::texts},
    {"recoverable", "", Kind::text},
    {"undeclared", "", Kind::text},
    {"exempt-data", "kinds", Kind::texts},
    {"storing-period", "database", Kind::text},
    {"storing-period", "source", Kind::text},
    {"storing-period", "person_id", Kind::text},
    {"storing-period", "from", Kind::date},
    {"storing-period", "counted_by", Kind::text},
    {"storing-period", "applies_backward", Kind::flag},
    {"extraction-period", "years_max", Kind::integer},
    {"aggregate-axes", "maximum", Kind::integer},
    {"aggregate-tables", "maximum", Kind::integer},
    {"sampling-months", "months", Kind::texts},
    {"sampling-points-limit", "inpatient", Kind::integer},
    {"sampling-points-limit", "dpc", Kind::integer},
    {"sampling-points-limit", "outpatient", Kind::integer},
    {"sampling-points-limit", "pharmacy", Kind::integer},
    {"sampling-rare-codes", "inpatient", Kind::integer},
    {"sampling-rare-codes", "dpc", Kind::integer},
    {"sampling-rare-codes", "outpatient", Kind::integer},
    {"sampling-rare-codes", "pharmacy", Kind::integer},
    {"sampling-rare-codes", "disease", Kind::texts},
    {"sampling-rare-codes", "drug", Kind::texts},
    {"sampling-rare-codes", "act", Kind::texts},
    {"sampling-rare-codes", "dpc_codes", Kind::texts},
    {"sampling-rare-codes", "blank", Kind::texts},
    {"sampling-share", "inpatient", Kind::integer},
    {"sampling-share", "dpc", Kind::integer},
    {"sampling-share", "outpatient", Kind::integer},
    {"sampling-share", "pharmacy", Kind::integer},
    {"sampling-share", "age_years", Kind::integer},
    {"sampling-share", "age_top", Kind::integer},
    {"sampling-blanks", "columns", Kind::texts},
    {"trial-codes", "occurrences_min", Kind::integer},
});

std::vector<std::string> keys_of(std::string_view rule_name) {
  std::vector<std::string> keys;
  for (const ValueRow& row : kValues)
    if (row.rule_name == rule_name && !row.key.empty()) keys.emplace_back(row.key);
  return keys;
}

Done check_name(const Settings& settings, std::string_view rule_name) {
  if (std::ranges::find(kValues, rule_name, &ValueRow::rule_name) != kValues.end()) return {};
  std::vector<std::string> known;
  for (const ValueRow& row : kValues)
    if (known.empty() || known.back() != row.rule_name) known.emplace_back(row.rule_name);
  return fail(settings.error(code::value_unknown, "name")
                  .with("field", "name")
                  .with("known", join(known, ", ")));
}

template <typename T>
Result<Value> as_value(Result<T> result) {
  if (!result) return fail(std::move(result).error());
  return Value(std::move(*result));
}

Result<Value> read_value(const Settings& values, const ValueRow& row) {
  switch (row.kind) {
    case Kind::integer:
      return as_value(values.integer(row.key));
    case Kind::flag:
      return as_value(values.flag(row.key));
    case Kind::date:
      return as_value(values.date(row.key));
    case Kind::text:
      return as_value(values.text(row.key));
    case Kind::texts:
      return as_value(values.texts(row.key));
  }
  bug("a kind of value without a reader");
}

Result<std::map<std::string, Value>> read_values(const Settings& rule, std::string_view name) {
  std::map<std::string, Value> values;
  const std::vector<std::string> known = keys_of(name);
  if (known.empty() && !rule.has("values")) return values;
  RENGA_ASSIGN(const Settings table, rule.table("values"));
  for (const std::string& key : table.keys())
    if (std::ranges::find(known, key) == known.end())
      return fail(
          table.error(code::key_unknown, key).with("key", key).with("known", join(known, ", ")));
  for (const ValueRow& row : kValues) {
    if (row.rule_name != name) continue;
    RENGA_ASSIGN(Value value, read_value(table, row));
    values.emplace(row.key, std::move(value));
  }
  return values;
}

Result<Rule> read_rule(const Settings& settings, Date book_valid_from) {
  RENGA_TRY(settings.only({"id", "name", "cite", "see", "valid_from", "values"}));
  Rule rule{
      .id = {}, .name = {}, .cite = {}, .see = {}, .valid_from = book_valid_from, .values = {}};
  RENGA_ASSIGN(rule.id, settings.text("id"));
  RENGA_ASSIGN(rule.name, settings.text("name"));
  RENGA_TRY(check_name(settings, rule.name));
  RENGA_ASSIGN(rule.cite, settings.text("cite"));
  if (settings.has("see")) {
    RENGA_ASSIGN(rule.see, settings.texts("see"));
  }
  if (settings.has("valid_from")) {
    RENGA_ASSIGN(rule.valid_from, settings.date("valid_from"));
  }
  RENGA_ASSIGN(rule.values, read_values(settings, rule.name));
  return rule;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kBookDatabases = {
    {{"ndb", "ndb"}, {"kaigo", "kaigo"}, {"dpc", "dpc"}}};

std::vector<std::string_view> keys_of_a_book() {
  std::vector<std::string_view> known = {"name", "title", "valid_from", "database", "rule"};
  for (const KindRow& kind : kinds()) known.push_back(kind.name);
  return known;
}

std::string_view book_name(const text::File& file) {
  return file.name.substr(0, file.name.size() - std::string_view(".toml").size());
}

}  // namespace

std::vector<const Rule*> Rulebook::all(std::string_view rule_name) const {
  std::vector<const Rule*> found;
  for (const Rule& rule : rules)
    if (rule.name == rule_name) found.push_back(&rule);
  return found;
}

Result<Rule> Rulebook::only(std::string_view rule_name) const {
  const auto found = all(rule_name);
  if (found.size() == 1) return *found.front();
  return fail(Error(code::rule_unknown).with("rulebook", name).with("rule_name", rule_name));
}

std::string Rulebook::series() const {
  constexpr std::size_t version = std::string_view("-2023-10").size();
  return name.size() > version ? name.substr(0, name.size() - version) : name;
}

Result<std::vector<Rulebook>> carried() {
  std::vector<Rulebook> books;
  for (const text::File& file : text::kFiles) {
    RENGA_ASSIGN(Rulebook book, read(file.content, file.name));
    books.push_back(std::move(book));
  }
  return books;
}

std::vector<std::string_view> names() {
  std::vector<std::string_view> names(text::kFiles.size());
  std::ranges::transform(text::kFiles, names.begin(), book_name);
  return names;
}

Result<Rulebook> find(std::string_view name) {
  for (const text::File& file : text::kFiles)
    if (book_name(file) == name) return read(file.content, file.name);
  const auto known = names();
  return fail(Error(code::rulebook_unknown)
                  .with("rulebook", name)
                  .with("known", join(std::vector<std::string>(known.begin(), known.end()), ", ")));
}

Result<Rulebook> read(std::string_view text, std::string_view file) {
  RENGA_ASSIGN(const Settings settings, Settings::parse(text, file));
  RENGA_TRY(settings.only(keys_of_a_book()));
  RENGA_ASSIGN(const Date valid_from, settings.date("valid_from"));
  Rulebook book{.name = {},
                .title = {},
                .valid_from = valid_from,
                .database = {},
                .rules = {},
                .entries = {}};
  RENGA_ASSIGN(book.name, settings.text("name"));
  RENGA_ASSIGN(book.title, settings.text("title"));
  if (settings.has("database")) {
    RENGA_ASSIGN(book.database, settings.choice("database", kBookDatabases));
  }
  RENGA_ASSIGN(const std::vector<Settings> rules, settings.tables("rule"));
  for (const Settings& entry : rules) {
    RENGA_ASSIGN(Rule rule, read_rule(entry, valid_from));
    book.rules.push_back(std::move(rule));
  }
  RENGA_ASSIGN(book.entries, read_entries(settings, valid_from));
  return book;
}

}  // namespace renga::rulebook
