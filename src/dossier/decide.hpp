#pragma once

#include "dossier/command.hpp"

#include <string>
#include <variant>

namespace renga::dossier {

/// Why a command is not accepted. Permission is judged before anything else is looked at.
enum class Reason : std::uint8_t {
  command_unknown,
  not_permitted,
  field_missing,
  field_wrong,
  field_unknown,
  word_unknown,
  key_wrong,
  dossier_over,
  stage_wrong,
  guard,
};

struct Refusal {
  Reason reason;
  std::string rule;        ///< of the catalogue, or the sentence that says what a command is
  Bilingual remedy;        ///< what would make it allowed; `text_of` names what is at fault
  std::string field = {};  ///< the field or thing at fault
};

using Decision = std::variant<Event, Refusal>;

/// Judges a command; changes nothing.
Decision decide(const Dossier& dossier, const Command& command, const Actor& actor,
                const Terms& terms, const Surroundings& around);

/// Applies what happened. The same events always give the same dossier.
void evolve(Dossier& dossier, const Event& event, const Terms& terms);

Dossier fold(std::span<const Event> events, const Terms& terms);

/// Whether the stage and the roles allow this command; the conditions are not asked.
bool is_open(const CommandRow& row, const std::string& key, const Dossier& dossier, Roles roles);

/// Whether the actor could give this command now as far as it can be said without its fields: no
/// condition refuses it, or the first that does looks at the fields (DOS-36). What desks, notices
/// and the portal's buttons name.
bool is_within_reach(const CommandRow& row, const std::string& key, const Dossier& dossier,
                     const Actor& actor, const Terms& terms, const Surroundings& around);

/// The commands that bring the thread of this key from where it stands to a stage at which the row
/// may be given; a decision may also lead elsewhere.
std::vector<const CommandRow*> leading_to(const CommandRow& row, const std::string& key,
                                          const Dossier& dossier);

}  // namespace renga::dossier
