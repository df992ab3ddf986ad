#include "cli/verbs.hpp"

#include <algorithm>
#include <memory>
#include <optional>

#include <fmt/core.h>

namespace renga::cli {
namespace {

using rulebook::Entry;
using rulebook::Rule;
using rulebook::Rulebook;
using rulebook::RuleChange;

/// What the subverbs of `rules` are asked; each uses its part.
struct RulesCall {
  std::string folder;
  std::vector<std::string> books;
  std::vector<std::string> kinds;
  std::string prefix;
  std::string id;
  std::string older;
  std::string newer;
  std::vector<std::string> fates;
  std::string dossiers;
  service::OfficePlace office;

  std::optional<std::filesystem::path> rulebooks() const {
    if (folder.empty()) return std::nullopt;
    return folder;
  }
};

Json json_of(const rulebook::Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* flag = std::get_if<bool>(&value)) return *flag;
  if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) return *texts;
  return rulebook::to_text(value, Language::english);
}

Json json_of(const std::map<std::string, rulebook::Value>& values) {
  Json json = Json::object();
  for (const auto& [key, value] : values) json[key] = json_of(value);
  return json;
}

/// One rule of one book for a reader and for a script.
struct Shown {
  std::string id;
  std::string kind;
  std::vector<std::string> see;
  Json json;
  std::string line;
  std::vector<std::string> details;
};

void add_detail(Shown& shown, std::string_view key, const std::string& value) {
  if (!value.empty()) shown.details.push_back(fmt::format("  {:<16} {}", key, value));
}

void add_values(Shown& shown, const std::map<std::string, rulebook::Value>& values,
                Language language) {
  for (const auto& [key, value] : values)
    add_detail(shown, key, rulebook::to_text(value, language));
}

Shown shown_of(const Rulebook& book, const Entry& entry, const Session& session) {
  const Bilingual kind = rulebook::find_kind(entry.kind)->label;
  Shown shown{.id = entry.id,
              .kind = entry.kind,
              .see = entry.see,
              .json = {{"book", book.name},
                       {"id", entry.id},
                       {"kind", entry.kind},
                       {"cite", entry.cite},
                       {"valid_from", to_iso(entry.valid_from)},
                       {"see", entry.see},
                       {"ja", entry.japanese},
                       {"en", entry.english},
                       {"when", entry.when},
                       {"unless", entry.unless},
                       {"values", json_of(entry.values)}},
              .line = fmt::format("{:<8} {} [{}] {}（{}）", entry.id, book.name, session.say(kind),
                                  entry.label(session.language()), entry.cite),
              .details = {}};
  add_values(shown, entry.values, session.language());
  add_detail(shown, "when", join(entry.when, ", "));
  add_detail(shown, "unless", join(entry.unless, ", "));
  add_detail(shown, "see", join(entry.see, ", "));
  return shown;
}

Shown shown_of(const Rulebook& book, const Rule& rule, const Session& session) {
  Shown shown{.id = rule.id,
              .kind = "rule",
              .see = rule.see,
              .json = {{"book", book.name},
                       {"id", rule.id},
                       {"kind", "rule"},
                       {"name", rule.name},
                       {"cite", rule.cite},
                       {"valid_from", to_iso(rule.valid_from)},
                       {"see", rule.see},
                       {"values", json_of(rule.values)}},
              .line = fmt::format("{:<8} {} [{}] {}（{}）", rule.id, book.name,
                                  session.say({"規則", "rule"}), rule.name, rule.cite),
              .details = {}};
  add_values(shown, rule.values, session.language());
  add_detail(shown, "see", join(rule.see, ", "));
  return shown;
}

std::vector<Shown> all_rules(const std::vector<Rulebook>& books, const RulesCall& call,
                             const Session& session) {
  std::vector<Shown> all;
  for (const Rulebook& book : books) {
    const bool wanted =
        call.books.empty() || std::ranges::find(call.books, book.name) != call.books.end();
    if (!wanted) continue;
    for (const Rule& rule : book.rules) all.push_back(shown_of(book, rule, session));
    for (const Entry& entry : book.entries) all.push_back(shown_of(book, entry, session));
  }
  std::ranges::stable_sort(all, {}, &Shown::id);
  return all;
}

bool is_wanted(const RulesCall& call, const Shown& shown) {
  return shown.id.starts_with(call.prefix) &&
         (call.kinds.empty() || std::ranges::find(call.kinds, shown.kind) != call.kinds.end());
}

Result<Outcome> list_rules(const RulesCall& call, const Session& session) {
  RENGA_ASSIGN(const auto books, service::read_rulebooks(call.rulebooks()));
  for (const std::string& name : call.books) RENGA_TRY(service::rulebook_named(books, name));
  Outcome outcome;
  Json rules = Json::array();
  for (Shown& shown : all_rules(books, call, session)) {
    if (!is_wanted(call, shown)) continue;
    outcome.lines.push_back(std::move(shown.line));
    rules.push_back(std::move(shown.json));
  }
  outcome.json = {{"rules", std::move(rules)}};
  return outcome;
}

bool mentions(const Shown& shown, const std::string& id) {
  return shown.id == id || std::ranges::find(shown.see, id) != shown.see.end();
}

Result<Outcome> show_rule(const RulesCall& call, const Session& session) {
  RENGA_ASSIGN(const auto books, service::read_rulebooks(call.rulebooks()));
  Outcome outcome;
  Json rules = Json::array();
  for (Shown& shown : all_rules(books, call, session)) {
    if (!mentions(shown, call.id)) continue;
    outcome.lines.push_back(std::move(shown.line));
    std::ranges::move(shown.details, std::back_inserter(outcome.lines));
    rules.push_back(std::move(shown.json));
  }
  if (rules.empty()) {
    std::vector<std::string> names;
    for (const Rulebook& book : books) names.push_back(book.name);
    return fail(
        Error(code::rule_unknown).with("rulebook", join(names, ", ")).with("rule_name", call.id));
  }
  outcome.json = {{"rules", std::move(rules)}};
  return outcome;
}

Json json_of(const RuleChange& change) {
  Json differences = Json::array();
  for (const auto& one : change.differences)
    differences.push_back({{"key", one.key}, {"older", one.older}, {"newer", one.newer}});
  return {{"id", change.id},
          {"change", rulebook::name_of(change.fate)},
          {"older_cite", change.older_cite},
          {"newer_cite", change.newer_cite},
          {"see", change.see},
          {"ja", change.japanese},
          {"en", change.english},
          {"differences", std::move(differences)}};
}

void describe(const RuleChange& change, const Session& session, std::vector<std::string>& lines) {
  const bool english = session.language() == Language::english;
  lines.push_back(fmt::format("{:<8} {} {}（{} → {}）", change.id,
                              session.say(rulebook::label_of(change.fate)),
                              english ? change.english : change.japanese,
                              change.older_cite.empty() ? "-" : change.older_cite,
                              change.newer_cite.empty() ? "-" : change.newer_cite));
  for (const auto& one : change.differences) {
    if (one.key == (english ? "ja" : "en")) continue;
    lines.push_back(fmt::format("  {}: {} → {}", one.key, one.older.empty() ? "-" : one.older,
                                one.newer.empty() ? "-" : one.newer));
  }
}

Result<std::pair<Rulebook, Rulebook>> two_books(const RulesCall& call) {
  RENGA_ASSIGN(const auto books, service::read_rulebooks(call.rulebooks()));
  RENGA_ASSIGN(Rulebook older, service::rulebook_named(books, call.older));
  RENGA_ASSIGN(Rulebook newer, service::rulebook_named(books, call.newer));
  return std::pair(std::move(older), std::move(newer));
}

Result<Outcome> diff_rules(const RulesCall& call, const Session& session) {
  RENGA_ASSIGN(const auto books, two_books(call));
  Outcome outcome;
  Json counts = {{"kept", 0}, {"changed", 0}, {"added", 0}, {"removed", 0}, {"moved", 0}};
  Json changes = Json::array();
  for (const RuleChange& change : rulebook::compare(books.first, books.second)) {
    const std::string fate(rulebook::name_of(change.fate));
    counts[fate] = counts[fate].get<int>() + 1;
    const bool wanted = call.fates.empty()
                            ? change.fate != rulebook::Fate::kept
                            : std::ranges::find(call.fates, fate) != call.fates.end();
    if (!wanted) continue;
    describe(change, session, outcome.lines);
    changes.push_back(json_of(change));
  }
  std::string line;
  for (const auto& [fate, count] : counts.items())
    line += fmt::format("{}{} {}", line.empty() ? "" : ", ", fate, count.get<int>());
  outcome.lines.push_back(line);
  outcome.json = {{"older", call.older},
                  {"newer", call.newer},
                  {"counts", std::move(counts)},
                  {"changes", std::move(changes)}};
  return outcome;
}

Result<Outcome> show_impact(const RulesCall& call, const Session& session) {
  RENGA_ASSIGN(const auto books, two_books(call));
  RENGA_ASSIGN(const auto dossiers, call.dossiers.empty()
                                        ? service::bound_dossiers(call.office)
                                        : service::read_bound_dossiers(call.dossiers));
  const rulebook::Impact impact = rulebook::impact_of(books.first, books.second, dossiers);
  Outcome outcome;
  Json rows = Json::array();
  for (const rulebook::DossierImpact& one : impact.dossiers) {
    rows.push_back({{"number", one.number},
                    {"state", one.state},
                    {"effect", rulebook::name_of(one.effect)},
                    {"rules", one.rules}});
    if (one.effect == rulebook::Effect::untouched) continue;
    outcome.lines.push_back(
        fmt::format("{} {}: {} {}", one.number, session.say(rulebook::label_of(one.effect)),
                    one.rules.size(), session.say({"件の規則が変わります", "rules change"})));
  }
  outcome.lines.push_back(
      fmt::format("{} {}, {} {}, {} {}", session.say({"新しい版による", "follow the new version:"}),
                  impact.following, session.say({"従前の例による", "keep the old rules:"}),
                  impact.keeping, session.say({"影響なし", "untouched:"}), impact.untouched));
  outcome.json = {{"older", call.older},
                  {"newer", call.newer},
                  {"follows_new", impact.following},
                  {"keeps_old_until_review", impact.keeping},
                  {"untouched", impact.untouched},
                  {"dossiers", std::move(rows)}};
  return outcome;
}

using Call = std::shared_ptr<RulesCall>;
using Action = Result<Outcome> (*)(const RulesCall&, const Session&);

CLI::App& add_subverb(CLI::App& verb, Session& session, const Call& call, std::string_view name,
                      Bilingual summary, std::string_view example, Action action) {
  CLI::App& sub = session.add_command(verb, name, summary, example);
  sub.add_option("--rulebooks", call->folder,
                 session.say({"ルールブックを追加するフォルダー", "folder of further rulebooks"}));
  sub.callback([call, &session, action] {
    session.choose([call, &session, action] { return action(*call, session); });
  });
  return sub;
}

void add_two_books(CLI::App& sub, Session& session, const Call& call) {
  sub.add_option("older", call->older, session.say({"旧", "the older version"}))->required();
  sub.add_option("newer", call->newer, session.say({"新", "the newer version"}))->required();
}

/// The dossiers come from a list, or from the store of an office.
void add_impact(CLI::App& verb, Session& session, const Call& call) {
  CLI::App& impact =
      add_subverb(verb, session, call, "impact",
                  {"新しい版が影響する申出を示します", "show which dossiers a new version touches"},
                  "renga rules impact ndb-2022-04 ndb-2023-10 --data office", &show_impact);
  add_two_books(impact, session, call);
  auto* list =
      impact.add_option("--dossiers", call->dossiers,
                        session.say({"申出の一覧（JSON）", "the list of dossiers (JSON)"}));
  auto* office = impact.add_option("--data", call->office.folder,
                                   session.say({"申出を持つ office.toml のフォルダー",
                                                "the folder of an office with its dossiers"}));
  office->excludes(list);
  impact
      .add_option("--database", call->office.database,
                  session.say({"PostgreSQL の URL（省略時はフォルダーの renga.sqlite）",
                               "URL of PostgreSQL (default: renga.sqlite in the folder)"}))
      ->needs(office);
  impact.parse_complete_callback([call] {
    if (call->dossiers.empty() && call->office.folder.empty())
      throw CLI::RequiredError("--dossiers / --data");
  });
}

}  // namespace

void add_rules(CLI::App& verb, Session& session) {
  verb.require_subcommand(1);
  const auto call = std::make_shared<RulesCall>();
  CLI::App& list =
      add_subverb(verb, session, call, "list", {"規則を一覧にします", "list the rules"},
                  "renga rules list --book ndb-2023-10 --kind criterion", &list_rules);
  list.add_option("--book", call->books, session.say({"ルールブック", "only of this rulebook"}))
      ->allow_extra_args(false);
  list.add_option("--kind", call->kinds, session.say({"種類", "only of this kind"}))
      ->allow_extra_args(false);
  list.add_option("--id", call->prefix,
                  session.say({"規則番号の先頭（APP など）", "beginning of the IDs, such as APP"}));
  CLI::App& show =
      add_subverb(verb, session, call, "show",
                  {"規則を全てのルールブックから示します", "show a rule in every rulebook"},
                  "renga rules show USE-03", &show_rule);
  show.add_option("id", call->id, session.say({"規則番号", "the ID of the rule"}))->required();
  CLI::App& diff =
      add_subverb(verb, session, call, "diff",
                  {"二つの版を規則ごとに比べます", "compare two versions rule by rule"},
                  "renga rules diff ndb-2022-04 ndb-2023-10", &diff_rules);
  add_two_books(diff, session, call);
  diff.add_option("--only", call->fates,
                  session.say({"kept, changed, added, removed, moved のいずれか",
                               "one of kept, changed, added, removed, moved"}))
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"kept", "changed", "added", "removed", "moved"}));
  add_impact(verb, session, call);
}

}  // namespace renga::cli
