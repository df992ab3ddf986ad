// Rulebooks, and the figures of an office.

#include "portal/errors.hpp"
#include "portal/gate.hpp"
#include "portal/shown.hpp"
#include "portal/words.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace renga::portal {
namespace {

Json label_of(const std::string& japanese, const std::string& english) {
  return {{"ja", japanese}, {"en", english}};
}

Result<Answer> rulebooks(const Call& call) {
  Json items = Json::array();
  for (const auto& book : call.desk.books())
    items.push_back({{"name", book.name},
                     {"title", label_of(book.title, book.title)},
                     {"valid_from", to_iso(book.valid_from)},
                     {"database", book.database},
                     {"series", book.series()},
                     {"entries", book.entries.size() + book.rules.size()}});
  return json_answer({{"items", std::move(items)}});
}

template <typename Values>
Json values_json(const Values& values) {
  Json json = Json::object();
  for (const auto& [name, value] : values) json[name] = service::value_json<Json>(value);
  return json;
}

Json entry_json(const rulebook::Entry& entry) {
  std::vector<std::string> rules = {entry.id};
  rules.insert(rules.end(), entry.see.begin(), entry.see.end());
  return {{"name", entry.id},
          {"kind", entry.kind},
          {"rules", std::move(rules)},
          {"cite", entry.cite},
          {"label", label_of(entry.japanese, entry.english)},
          {"values", values_json(entry.values)},
          {"when", entry.when},
          {"unless", entry.unless},
          {"valid_from", to_iso(entry.valid_from)}};
}

Json rule_json(const rulebook::Rule& rule) {
  std::vector<std::string> rules = {rule.id};
  rules.insert(rules.end(), rule.see.begin(), rule.see.end());
  return {{"name", rule.name},
          {"kind", "rule"},
          {"rules", std::move(rules)},
          {"cite", rule.cite},
          {"label", label_of(rule.name, rule.name)},
          {"values", values_json(rule.values)},
          {"when", Json::array()},
          {"unless", Json::array()},
          {"valid_from", to_iso(rule.valid_from)}};
}

bool is_wanted(const Json& json, const Asked& asked) {
  const std::string_view kind = asked.parameter("kind");
  const std::string_view search = asked.parameter("search");
  if (!kind.empty() && json["kind"] != kind) return false;
  return search.empty() || json.dump().find(search) != std::string::npos;
}

Result<Answer> rulebook_entries(const Call& call) {
  RENGA_ASSIGN(const auto wish, page_wish(call.asked));
  RENGA_ASSIGN(const auto book, service::rulebook_named(call.desk.books(), call.in_path("name")));
  Json items = Json::array();
  const auto add = [&](Json json) {
    if (is_wanted(json, call.asked)) items.push_back(std::move(json));
  };
  for (const auto& rule : book.rules) add(rule_json(rule));
  for (const auto& entry : book.entries) add(entry_json(entry));
  return json_answer(page_json(std::move(items), wish));
}

Result<Answer> difference(const Call& call) {
  RENGA_ASSIGN(const auto older, service::rulebook_named(call.desk.books(), call.in_path("old")));
  RENGA_ASSIGN(const auto newer, service::rulebook_named(call.desk.books(), call.in_path("new")));
  Json items = Json::array();
  std::map<std::string, std::int64_t> counts;
  for (const auto& change : rulebook::compare(older, newer)) {
    Json before = Json::object();
    Json after = Json::object();
    for (const auto& part : change.differences) {
      before[part.key] = part.older;
      after[part.key] = part.newer;
    }
    const std::string fate(rulebook::name_of(change.fate));
    ++counts[fate];
    items.push_back({{"change", fate},
                     {"change_label", label(rulebook::label_of(change.fate))},
                     {"name", change.id},
                     {"label", label_of(change.japanese, change.english)},
                     {"rules", change.see},
                     {"older_cite", change.older_cite},
                     {"newer_cite", change.newer_cite},
                     {"before", std::move(before)},
                     {"after", std::move(after)}});
  }
  return json_answer({{"items", std::move(items)}, {"counts", counts}});
}

Result<Answer> impact(const Call& call) {
  RENGA_ASSIGN(const auto found, service::rule_impact(call.desk, call.who(), call.in_path("old"),
                                                      call.in_path("new")));
  std::map<std::string, std::string> titles;
  call.desk.each_seen(call.who(), [&](const service::KeptDossier& kept) {
    titles[kept.state.number] = kept.state.title;
  });
  Json items = Json::array();
  for (const auto& dossier : found.dossiers)
    items.push_back({{"dossier", dossier.number},
                     {"title", titles[dossier.number]},
                     {"phase", dossier.state},
                     {"effect", rulebook::name_of(dossier.effect)},
                     {"effect_label", label(rulebook::label_of(dossier.effect))},
                     {"touched", dossier.rules}});
  return json_answer({{"items", std::move(items)},
                      {"total", found.dossiers.size()},
                      {"untouched", found.untouched},
                      {"following", found.following},
                      {"keeping", found.keeping}});
}

Json label_of_phase(const std::string& name) {
  for (const service::Phase& phase : service::phases())
    if (phase.name == name) return label(phase.label);
  return label_of(name, name);
}

Json label_of_outcome(const service::Counted& counted) {
  const auto track = counted.group == "board" ? dossier::Track::board : dossier::Track::committee;
  const auto found = outcome_label(track, counted.name);
  return found ? label(*found) : label_of(counted.name, counted.name);
}

Result<Answer> statistics(const Call& call) {
  const service::Statistics made = service::statistics(call.desk, call.who());
  Json phases = Json::array();
  for (const auto& row : made.by_phase)
    phases.push_back(
        {{"phase", row.name}, {"label", label_of_phase(row.name)}, {"count", row.count}});
  Json days = Json::array();
  for (const auto& row : made.stage_days)
    days.push_back({{"track", dossier::name_of(row.track)},
                    {"from", row.from},
                    {"to", row.to},
                    {"label", label(row.label)},
                    {"count", row.count},
                    {"median", row.median},
                    {"p90", row.p90}});
  Json outcomes = Json::array();
  for (const auto& row : made.outcomes)
    outcomes.push_back({{"track", row.group},
                        {"outcome", row.name},
                        {"label", label_of_outcome(row)},
                        {"count", row.count}});
  Json months = Json::array();
  for (const auto& row : made.opened_by_month)
    months.push_back({{"month", row.name}, {"count", row.count}});
  Json load = Json::array();
  for (const auto& row : made.load)
    load.push_back({{"role", row.name},
                    {"label", label(dossier::label_of(*dossier::role_named(row.name)))},
                    {"open_tasks", row.count}});
  return json_answer({{"dossiers", made.dossiers},
                      {"by_phase", std::move(phases)},
                      {"stage_days", std::move(days)},
                      {"outcomes", std::move(outcomes)},
                      {"opened_by_month", std::move(months)},
                      {"load", std::move(load)}});
}

constexpr std::array<std::string_view, 4> kEntries = {"search", "kind", "limit", "after"};

constexpr std::array kRoutes = {
    Route{"GET",
          "/rulebooks",
          Access::signed_in,
          rulebooks,
          {"ルールブックの一覧", "all rulebooks"},
          "rulebooks",
          {},
          {}},
    Route{"GET",
          "/rulebooks/{name}",
          Access::signed_in,
          rulebook_entries,
          {"ルールブックの規則", "the rules of one rulebook"},
          "page:rule_entry",
          {},
          {},
          kEntries},
    Route{"GET",
          "/rulebooks/{old}/diff/{new}",
          Access::signed_in,
          difference,
          {"改正の差分", "what two versions differ in"},
          "rule_differences",
          {},
          {}},
    Route{"GET",
          "/rulebooks/{old}/impact/{new}",
          Access::governing,
          impact,
          {"改正が影響する申出", "the dossiers that a version touches"},
          "rule_impact",
          {},
          {}},
    Route{"GET",
          "/statistics",
          Access::overseeing,
          statistics,
          {"統計", "figures"},
          "statistics",
          {},
          {}},
};

}  // namespace

std::span<const Route> office_routes() {
  return kRoutes;
}

}  // namespace renga::portal
