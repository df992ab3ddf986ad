#include "service/dossier_terms.hpp"

#include <algorithm>
#include <array>
#include <variant>

namespace renga::service {
namespace {

constexpr std::array<std::string_view, 17> kKinds = {
    "bar",      "change",   "clock",   "code_release", "criterion",
    "deadline", "document", "duty",    "exemption",    "exemption_condition",
    "field",    "measure",  "purpose", "sanction",     "subsidy",
    "value",    "violation"};

struct Stated {
  const rulebook::Rulebook* book;
  const rulebook::Entry* entry;
};

bool is_for(const rulebook::Rulebook& book, const std::vector<std::string>& databases) {
  return book.database.empty() || std::ranges::find(databases, book.database) != databases.end();
}

/// All entries of a kind that speak for the databases, the general ones without those that a
/// database states itself.
std::vector<Stated> stated(const rulebook::RulebookSet& rules, std::string_view kind,
                           const std::vector<std::string>& databases) {
  std::vector<Stated> all;
  for (const rulebook::Rulebook* book : rules.books())
    if (is_for(*book, databases))
      for (const rulebook::Entry& entry : book->entries)
        if (entry.kind == kind) all.push_back({book, &entry});
  std::vector<Stated> kept;
  for (const Stated& one : all) {
    const bool superseded =
        one.book->database.empty() && std::ranges::any_of(all, [&](const Stated& other) {
          return !other.book->database.empty() && other.entry->id == one.entry->id;
        });
    if (!superseded) kept.push_back(one);
  }
  return kept;
}

/// The database in the mark of a criterion that another book states with other values.
std::string mark_of(const Stated& one, const std::vector<Stated>& all) {
  const bool differs = std::ranges::any_of(all, [&](const Stated& other) {
    return other.entry->id == one.entry->id && other.entry->values != one.entry->values;
  });
  return differs ? one.entry->id + "@" + one.book->database : one.entry->id;
}

dossier::Ask ask_of(const Stated& one) {
  dossier::Ask ask{one.entry->id,   one.entry->japanese, one.entry->english,
                   one.entry->when, one.entry->unless,   {}};
  for (const auto& [name, value] : one.entry->values)
    std::visit([&](const auto& held) { ask.said.set(name, held); }, value);
  return ask;
}

bool is_kept(const std::vector<dossier::Ask>& asks, const dossier::Ask& ask) {
  return std::ranges::any_of(asks, [&](const dossier::Ask& other) {
    return other.rule == ask.rule && other.when == ask.when && other.unless == ask.unless &&
           other.said == ask.said;
  });
}

}  // namespace

std::shared_ptr<const dossier::Asks> asks_of(const rulebook::RulebookSet& rules,
                                             const std::vector<std::string>& databases) {
  auto asks = std::make_shared<dossier::Asks>();
  for (const std::string_view kind : kKinds) {
    const auto all = stated(rules, kind, databases);
    auto& kept = (*asks)[std::string(kind)];
    for (const Stated& one : all) {
      dossier::Ask ask = ask_of(one);
      if (kind == "criterion") ask.said.set("mark", mark_of(one, all));
      if (!is_kept(kept, ask)) kept.push_back(std::move(ask));
    }
  }
  return asks;
}

}  // namespace renga::service
