#pragma once

#include "rulebook/binding.hpp"
#include "rulebook/diff.hpp"

#include <span>
#include <string>
#include <vector>

namespace renga::rulebook {

/// How far a dossier is, as much as a new version needs to know.
enum class Stage : std::uint8_t {
  pending,   ///< consultation, application or review: no approval yet
  approved,  ///< approved and not ended
  closed,    ///< ended, withdrawn or refused
};

std::string_view name_of(Stage stage);
Result<Stage> stage_named(std::string_view name);

/// One dossier as the dossier room, or a file, tells it.
struct BoundDossier {
  std::string number;
  Binding books;
  Stage stage;
  std::string state;  ///< the dossier's own word, shown and not read
  Facts facts;        ///< what is known of the case; empty: every change counts
};

/// What a new version does to a dossier.
enum class Effect : std::uint8_t {
  untouched,               ///< closed, or not bound by the older version
  follows_new,             ///< not approved by the day of effect: the new version will judge it
  keeps_old_until_review,  ///< approved: old rules, until a change that needs review (TRN-04, 05)
};

std::string_view name_of(Effect effect);
Bilingual label_of(Effect effect);

struct DossierImpact {
  std::string number;
  std::string state;
  Effect effect;
  std::vector<std::string> rules;  ///< IDs of the rules that change for this case
};

struct Impact {
  std::vector<DossierImpact> dossiers;  ///< in the order of the numbers
  std::int64_t untouched = 0;
  std::int64_t following = 0;
  std::int64_t keeping = 0;
};

/// Which open dossiers a new version touches, and by which rules (RBK-40 to RBK-43).
Impact impact_of(const Rulebook& older, const Rulebook& newer,
                 std::span<const BoundDossier> dossiers);

}  // namespace renga::rulebook
