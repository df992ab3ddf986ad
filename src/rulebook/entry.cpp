#include "rulebook/entry.hpp"

#include "rulebook/kinds.hpp"

#include <algorithm>
#include <array>

namespace renga::rulebook {
namespace {

constexpr auto kShared = std::to_array<std::string_view>(
    {"id", "cite", "see", "ja", "en", "valid_from", "when", "unless", "moved_from"});
constexpr auto kAnswers =
    std::to_array<std::string_view>({"number", "flag", "word", "words", "date"});

std::vector<const KeyRow*> keys_of(std::string_view kind) {
  std::vector<const KeyRow*> rows;
  for (const KeyRow& row : keys())
    if (row.kind == kind) rows.push_back(&row);
  return rows;
}

template <typename T>
Result<Value> as_value(Result<T> result) {
  if (!result) return fail(std::move(result).error());
  return Value(std::move(*result));
}

Result<Value> read_value(const Settings& entry, const KeyRow& row) {
  switch (row.value) {
    case ValueKind::integer:
      return as_value(entry.integer(row.key));
    case ValueKind::flag:
      return as_value(entry.flag(row.key));
    case ValueKind::date:
      return as_value(entry.date(row.key));
    case ValueKind::text:
      return as_value(entry.text(row.key));
    case ValueKind::texts:
      return as_value(entry.texts(row.key));
  }
  bug("a kind of value without a reader");
}

Error unknown_word(const Settings& entry, std::string_view key, std::string_view known) {
  return entry.error(code::value_unknown, key).with("field", key).with("known", known);
}

Done check_words(const Settings& entry, const KeyRow& row, const Value& value) {
  if (row.words.empty()) return {};
  std::vector<std::string> given;
  if (const auto* one = std::get_if<std::string>(&value)) given = {*one};
  if (const auto* several = std::get_if<std::vector<std::string>>(&value)) given = *several;
  for (const std::string& word : given)
    if (!holds_word(row.words, word)) return fail(unknown_word(entry, row.key, row.words));
  return {};
}

Result<std::vector<std::string>> read_facts(const Settings& entry, std::string_view key) {
  if (!entry.has(key)) return std::vector<std::string>();
  RENGA_ASSIGN(std::vector<std::string> facts, entry.texts(key));
  for (const std::string& fact : facts) {
    if (is_fact(fact)) continue;
    std::string known;
    for (const FactRow& row : fact_rows())
      known += (known.empty() ? "" : "; ") + std::string(row.name) + ": " + std::string(row.words);
    return fail(unknown_word(entry, key, known));
  }
  return facts;
}

std::string names_of_stated_values() {
  std::vector<std::string> names;
  for (const StatedValue& row : stated_values()) names.emplace_back(row.name);
  return join(names, ", ");
}

/// An entry of the kind `value` has a known name and exactly the answer that the name asks for.
Done check_stated_value(const Settings& settings, const Entry& entry) {
  const StatedValue* stated = find_stated_value(entry.value<std::string>("what"));
  if (!stated) return fail(unknown_word(settings, "what", names_of_stated_values()));
  for (const std::string_view answer : kAnswers)
    if (answer != stated->key && settings.has(answer))
      return fail(
          settings.error(code::key_unknown, answer).with("key", answer).with("known", stated->key));
  if (!settings.has(stated->key))
    return fail(settings.error(code::field_missing, stated->key).with("field", stated->key));
  if (entry.text_or("unit", "") == stated->unit) return {};
  return fail(unknown_word(settings, "unit", stated->unit.empty() ? "-" : stated->unit));
}

Result<std::map<std::string, Value>> read_values(const Settings& entry, std::string_view kind) {
  std::map<std::string, Value> values;
  for (const KeyRow* row : keys_of(kind)) {
    if (!row->required && !entry.has(row->key)) continue;
    RENGA_ASSIGN(Value value, read_value(entry, *row));
    RENGA_TRY(check_words(entry, *row, value));
    values.emplace(row->key, std::move(value));
  }
  if (entry.has("moved_from")) {
    RENGA_ASSIGN(std::string place, entry.text("moved_from"));
    values.emplace("moved_from", std::move(place));
  }
  return values;
}

Done check_keys(const Settings& entry, std::string_view kind) {
  std::vector<std::string_view> known(kShared.begin(), kShared.end());
  for (const KeyRow* row : keys_of(kind)) known.push_back(row->key);
  return entry.only(known);
}

Result<Entry> read_entry(const Settings& settings, std::string_view kind, Date valid_from) {
  RENGA_TRY(check_keys(settings, kind));
  Entry entry{.kind = std::string(kind),
              .id = {},
              .cite = {},
              .see = {},
              .japanese = {},
              .english = {},
              .valid_from = valid_from,
              .when = {},
              .unless = {},
              .values = {}};
  RENGA_ASSIGN(entry.id, settings.text("id"));
  RENGA_ASSIGN(entry.cite, settings.text("cite"));
  RENGA_ASSIGN(entry.japanese, settings.text("ja"));
  RENGA_ASSIGN(entry.english, settings.text("en"));
  if (settings.has("see")) {
    RENGA_ASSIGN(entry.see, settings.texts("see"));
  }
  if (settings.has("valid_from")) {
    RENGA_ASSIGN(entry.valid_from, settings.date("valid_from"));
  }
  RENGA_ASSIGN(entry.when, read_facts(settings, "when"));
  RENGA_ASSIGN(entry.unless, read_facts(settings, "unless"));
  RENGA_ASSIGN(entry.values, read_values(settings, kind));
  if (kind == "value") RENGA_TRY(check_stated_value(settings, entry));
  return entry;
}

/// A value of one name is stated once for each set of facts.
bool states_the_same(const Entry& entry, const Entry& other) {
  return entry.kind == "value" && other.kind == "value" && entry.when == other.when &&
         entry.unless == other.unless &&
         entry.value<std::string>("what") == other.value<std::string>("what");
}

std::string_view name_of(std::string_view fact) {
  return fact.substr(0, fact.find(':'));
}

}  // namespace

std::string to_text(const Value& value, Language language) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return with_thousands(*number);
  if (const auto* flag = std::get_if<bool>(&value))
    return std::string(*flag ? Bilingual{"はい", "yes"}.in(language)
                             : Bilingual{"いいえ", "no"}.in(language));
  if (const auto* date = std::get_if<Date>(&value)) return to_iso(*date);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return join(std::get<std::vector<std::string>>(value), ", ");
}

bool Entry::applies(const Facts& facts) const {
  for (const std::string& fact : unless)
    if (facts.contains(fact)) return false;
  return std::ranges::all_of(when, [&](const std::string& fact) {
    return std::ranges::any_of(when, [&](const std::string& other) {
      return name_of(other) == name_of(fact) && facts.contains(other);
    });
  });
}

Result<std::vector<Entry>> read_entries(const Settings& book, Date book_valid_from) {
  std::vector<Entry> entries;
  for (const KindRow& kind : kinds()) {
    RENGA_ASSIGN(const std::vector<Settings> tables, book.tables(kind.name));
    for (const Settings& table : tables) {
      RENGA_ASSIGN(Entry entry, read_entry(table, kind.name, book_valid_from));
      const bool twice = std::ranges::any_of(
          entries, [&](const Entry& other) { return states_the_same(entry, other); });
      if (twice)
        return fail(
            table.error(code::given_twice, "what").with("field", entry.value<std::string>("what")));
      entries.push_back(std::move(entry));
    }
  }
  return entries;
}

}  // namespace renga::rulebook
