#include "dossier/terms.hpp"

#include <algorithm>
#include <iterator>

namespace renga::dossier {
namespace {

std::string_view name_of_fact(std::string_view fact) {
  return fact.substr(0, fact.find(':'));
}

}  // namespace

bool Ask::applies(const Facts& facts) const {
  const auto holds = [&](const std::string& fact) { return facts.contains(fact); };
  if (std::ranges::any_of(unless, holds)) return false;
  return std::ranges::all_of(when, [&](const std::string& wanted) {
    return std::ranges::any_of(when, [&](const std::string& other) {
      return name_of_fact(other) == name_of_fact(wanted) && holds(other);
    });
  });
}

const std::vector<Ask>& Terms::all(std::string_view kind) const {
  static const std::vector<Ask> kNone;
  if (!asks) return kNone;
  const auto found = asks->find(kind);
  return found == asks->end() ? kNone : found->second;
}

std::vector<const Ask*> Terms::of(std::string_view kind, const Facts& facts) const {
  std::vector<const Ask*> found;
  for (const Ask& ask : all(kind))
    if (ask.applies(facts)) found.push_back(&ask);
  return found;
}

const Ask* Terms::value(std::string_view what, const Facts& facts) const {
  for (const Ask& ask : all("value"))
    if (ask.said.text("what") == what && ask.applies(facts)) return &ask;
  return nullptr;
}

const Ask* Terms::keyed(std::string_view kind, std::string_view key, const Facts& facts) const {
  for (const Ask& ask : all(kind))
    if (ask.said.text("key") == key && ask.applies(facts)) return &ask;
  return nullptr;
}

const Terms& bound_at(std::span<const Binding> bindings, std::size_t event) {
  const auto after = std::ranges::upper_bound(bindings, event, {}, &Binding::from);
  ensure(after != bindings.begin(), "a dossier is bound from its first event on");
  return std::prev(after)->terms;
}

}  // namespace renga::dossier
