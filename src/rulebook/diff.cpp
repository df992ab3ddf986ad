#include "rulebook/diff.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace renga::rulebook {
namespace {

struct FateRow {
  Fate fate;
  std::string_view name;
  Bilingual label;
};

constexpr auto kFates = std::to_array<FateRow>({
    {Fate::kept, "kept", {"維持", "kept"}},
    {Fate::changed, "changed", {"変更", "changed"}},
    {Fate::added, "added", {"新設", "added"}},
    {Fate::removed, "removed", {"削除", "removed"}},
    {Fate::moved, "moved", {"移動", "moved"}},
});

const FateRow& row_of(Fate fate) {
  return *std::ranges::find(kFates, fate, &FateRow::fate);
}

/// Values of a `[[rule]]` that belong to another rule of the catalogue than its own. A flag that
/// says whether the guideline states a clause makes the rule itself come and go.
struct HeldFor {
  std::string_view rule_name;
  std::string_view key;
  std::string_view id;
  bool says_whether_stated;
};

constexpr auto kHeldFor = std::to_array<HeldFor>({
    {"age-band", "top", "PUB-10", false},
    {"age-band", "single_years_below", "PUB-11", false},
    {"patients-min-municipality", "wards_stated", "PUB-02d", true},
});

/// What one version says of one rule.
struct Statement {
  std::string cite;
  std::string japanese;
  std::string english;
  std::vector<std::string> see;
  std::map<std::string, std::string> parts;
  bool is_pointer = false;  ///< says only where the content moved to
  bool came_from_elsewhere = false;
};

using Statements = std::map<std::string, Statement>;

std::string plain(const Value& value) {
  return to_text(value, Language::english);
}

/// Numbers of one part: several entries of one rule (deadlines of a year) stand side by side.
void add_part(Statement& statement, std::string key, const std::string& value) {
  std::string& part = statement.parts[std::move(key)];
  part += (part.empty() ? "" : "; ") + value;
}

void add_entry(Statements& all, const Entry& entry) {
  Statement& statement = all[entry.id];
  statement.cite = entry.cite;
  statement.japanese = entry.japanese;
  statement.english = entry.english;
  statement.see = entry.see;
  statement.is_pointer = entry.kind == "moved";
  statement.came_from_elsewhere = entry.values.contains("moved_from");
  add_part(statement, "kind", entry.kind);
  add_part(statement, "ja", entry.japanese);
  add_part(statement, "en", entry.english);
  if (!entry.when.empty()) add_part(statement, "when", join(entry.when, ", "));
  if (!entry.unless.empty()) add_part(statement, "unless", join(entry.unless, ", "));
  // The place in the paper is not the rule.
  for (const auto& [key, value] : entry.values)
    if (key != "item" && key != "moved_from") add_part(statement, key, plain(value));
}

const HeldFor* held_for(const Rule& rule, std::string_view key) {
  const auto* found = std::ranges::find_if(
      kHeldFor, [&](const HeldFor& row) { return row.rule_name == rule.name && row.key == key; });
  return found == kHeldFor.end() ? nullptr : found;
}

void name_statement(Statement& statement, const Rule& rule) {
  if (statement.cite.empty()) statement.cite = rule.cite;
  if (statement.english.empty()) statement.english = rule.name;
  if (statement.japanese.empty()) statement.japanese = rule.name;
}

void add_rule(Statements& all, const Rule& rule) {
  name_statement(all[rule.id], rule);
  for (const std::string& id : rule.see)
    if (std::ranges::find(kHeldFor, id, &HeldFor::id) == kHeldFor.end())
      name_statement(all[id], rule);
  for (const auto& [key, value] : rule.values) {
    const HeldFor* other = held_for(rule, key);
    if (other && other->says_whether_stated && value == Value(false)) continue;
    Statement& statement = all[other ? std::string(other->id) : rule.id];
    name_statement(statement, rule);
    add_part(statement, key, plain(value));
  }
}

Statements statements_of(const Rulebook& book) {
  Statements all;
  for (const Rule& rule : book.rules) add_rule(all, rule);
  for (const Entry& entry : book.entries) add_entry(all, entry);
  return all;
}

std::vector<Difference> differences_of(const Statement& older, const Statement& newer) {
  std::set<std::string> keys;
  for (const auto& [key, value] : older.parts) keys.insert(key);
  for (const auto& [key, value] : newer.parts) keys.insert(key);
  const auto part = [](const Statement& statement, const std::string& key) {
    const auto found = statement.parts.find(key);
    return found == statement.parts.end() ? std::string() : found->second;
  };
  std::vector<Difference> differences;
  for (const std::string& key : keys) {
    Difference difference{key, part(older, key), part(newer, key)};
    if (difference.older != difference.newer) differences.push_back(std::move(difference));
  }
  return differences;
}

Fate fate_of(const Statement* older, const Statement* newer, bool differ) {
  if (!older) return Fate::added;
  if (!newer) return Fate::removed;
  if (newer->is_pointer || newer->came_from_elsewhere) return Fate::moved;
  return differ ? Fate::changed : Fate::kept;
}

RuleChange change_of(const std::string& id, const Statement* older, const Statement* newer) {
  const Statement& shown = newer ? *newer : *older;
  RuleChange change{.id = id,
                    .fate = Fate::kept,
                    .older_cite = older ? older->cite : "",
                    .newer_cite = newer ? newer->cite : "",
                    .see = shown.see,
                    .japanese = shown.japanese,
                    .english = shown.english,
                    .differences = {}};
  if (older && newer && !newer->is_pointer) change.differences = differences_of(*older, *newer);
  change.fate = fate_of(older, newer, !change.differences.empty());
  return change;
}

const Statement* find(const Statements& all, const std::string& id) {
  const auto found = all.find(id);
  return found == all.end() ? nullptr : &found->second;
}

}  // namespace

std::string_view name_of(Fate fate) {
  return row_of(fate).name;
}
Bilingual label_of(Fate fate) {
  return row_of(fate).label;
}

std::vector<RuleChange> compare(const Rulebook& older, const Rulebook& newer) {
  const Statements before = statements_of(older);
  const Statements after = statements_of(newer);
  std::set<std::string> ids;
  for (const auto& [id, statement] : before) ids.insert(id);
  for (const auto& [id, statement] : after) ids.insert(id);
  std::vector<RuleChange> changes;
  for (const std::string& id : ids)
    changes.push_back(change_of(id, find(before, id), find(after, id)));
  return changes;
}

}  // namespace renga::rulebook
