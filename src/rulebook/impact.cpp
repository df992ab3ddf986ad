#include "rulebook/impact.hpp"

#include <algorithm>
#include <array>

namespace renga::rulebook {
namespace {

constexpr std::array<std::pair<Stage, std::string_view>, 3> kStages = {{
    {Stage::pending, "pending"},
    {Stage::approved, "approved"},
    {Stage::closed, "closed"},
}};

struct EffectRow {
  Effect effect;
  std::string_view name;
  Bilingual label;
};

constexpr auto kEffects = std::to_array<EffectRow>({
    {Effect::untouched, "untouched", {"影響なし", "untouched"}},
    {Effect::follows_new, "follows_new", {"新しい版による", "follows the new version"}},
    {Effect::keeps_old_until_review,
     "keeps_old_until_review",
     {"従前の例による（審査を要する変更申出まで）",
      "keeps the old rules until a change with review"}},
});

const EffectRow& row_of(Effect effect) {
  return *std::ranges::find(kEffects, effect, &EffectRow::effect);
}

Effect effect_on(const Rulebook& older, const BoundDossier& dossier) {
  const bool bound = std::ranges::find(dossier.books, older.name) != dossier.books.end();
  if (!bound || dossier.stage == Stage::closed) return Effect::untouched;
  return dossier.stage == Stage::pending ? Effect::follows_new : Effect::keeps_old_until_review;
}

/// A rule that differs, with the entries of both versions; a rule without entries holds for all.
struct Changed {
  std::string id;
  std::vector<const Entry*> entries;

  bool concerns(const Facts& facts) const {
    return facts.empty() || entries.empty() ||
           std::ranges::any_of(entries, [&](const Entry* entry) { return entry->applies(facts); });
  }
};

void collect(const Rulebook& book, Changed& changed) {
  for (const Entry& entry : book.entries)
    if (entry.id == changed.id && entry.kind != "moved") changed.entries.push_back(&entry);
}

std::vector<Changed> changed_rules(const Rulebook& older, const Rulebook& newer) {
  std::vector<Changed> all;
  for (const RuleChange& change : compare(older, newer)) {
    const bool same =
        change.fate == Fate::kept || (change.fate == Fate::moved && change.differences.empty());
    if (same) continue;
    Changed changed{change.id, {}};
    collect(older, changed);
    collect(newer, changed);
    all.push_back(std::move(changed));
  }
  return all;
}

std::int64_t& count_of(Impact& impact, Effect effect) {
  if (effect == Effect::untouched) return impact.untouched;
  return effect == Effect::follows_new ? impact.following : impact.keeping;
}

}  // namespace

std::string_view name_of(Stage stage) {
  return std::ranges::find(kStages, stage, &std::pair<Stage, std::string_view>::first)->second;
}

Result<Stage> stage_named(std::string_view name) {
  for (const auto& [stage, known] : kStages)
    if (known == name) return stage;
  return fail(
      Error(code::value_unknown).with("field", "stage").with("known", "pending, approved, closed"));
}

std::string_view name_of(Effect effect) {
  return row_of(effect).name;
}
Bilingual label_of(Effect effect) {
  return row_of(effect).label;
}

Impact impact_of(const Rulebook& older, const Rulebook& newer,
                 std::span<const BoundDossier> dossiers) {
  const std::vector<Changed> changed = changed_rules(older, newer);
  Impact impact;
  for (const BoundDossier& dossier : dossiers) {
    DossierImpact one{dossier.number, dossier.state, effect_on(older, dossier), {}};
    ++count_of(impact, one.effect);
    if (one.effect != Effect::untouched)
      for (const Changed& rule : changed)
        if (rule.concerns(dossier.facts)) one.rules.push_back(rule.id);
    impact.dossiers.push_back(std::move(one));
  }
  std::ranges::stable_sort(impact.dossiers, {}, &DossierImpact::number);
  return impact;
}

}  // namespace renga::rulebook
