#pragma once

#include "dossier/state.hpp"
#include "dossier/terms.hpp"

#include <initializer_list>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace renga::dossier {

/// What a person intends.
struct Command {
  std::string name;  ///< of the table of commands
  std::string key;   ///< of the thread it is about; empty where the track has one
  Fields fields;
};

/// What happened: a command that was accepted, with what was worked out from it.
struct Event {
  std::string command;
  std::string key;
  Fields fields;
  std::string actor;
  Date day;

  bool operator==(const Event&) const = default;
};

struct Actor {
  std::string account;
  Roles roles;  ///< in this dossier
};

/// What is true outside the dossier at the moment of a command.
struct Surroundings {
  Date today;
  std::set<std::string> banned = {};  ///< persons and applicants under a ban today (HND-11, VIO-18)
  std::set<std::string> busy_contacts = {};  ///< contacts of another open dossier (REV-32)
  std::set<std::string> busy_handlers = {};  ///< handlers of another open dossier (HND-15)
  std::optional<Date> consultation_deadline = std::nullopt;  ///< CAL-01, where one is set
};

/// All that a guard looks at.
struct Call {
  const Dossier& dossier;
  const Command& command;
  const Actor& actor;
  const Terms& terms;
  const Surroundings& around;
  bool* asked_for_fields = nullptr;  ///< told when a condition looks at the fields

  const Fields& fields() const {
    if (asked_for_fields != nullptr) *asked_for_fields = true;
    return command.fields;
  }
  const std::string& key() const { return command.key; }
};

/// One condition of a command: the rule that states it, and what would make the command allowed.
struct Guard {
  bool (*holds)(const Call& call);
  std::string_view rule;
  Bilingual remedy;
};

/// What a guideline asks and the case does not have: which rule, which item, what to do.
struct Fault {
  std::string rule;
  Bilingual remedy;
  std::string about = {};
  std::string field = {};  ///< of an item of the form, where one is at fault
};

/// The first thing that is wrong by the binding guidelines, whose rules are values and not rows.
using FindsFault = std::optional<Fault> (*)(const Call& call);

/// What follows an event besides the stage of its thread.
using Effect = void (*)(Dossier& dossier, const Event& event, const Terms& terms);
/// The stage that a decision leads to, where the row names none.
using LeadsTo = Stage (*)(const Event& event);

/// A set of stages.
class Stages {
 public:
  constexpr Stages(std::initializer_list<Stage> stages) {
    for (const Stage stage : stages) bits_ |= std::uint64_t{1} << static_cast<unsigned>(stage);
  }
  constexpr bool has(Stage stage) const {
    return ((bits_ >> static_cast<unsigned>(stage)) & 1U) != 0;
  }

 private:
  std::uint64_t bits_ = 0;
};

/// One row of the table of commands. Who may, from which stages, to which stage, under which
/// conditions, by which rule; who is told, and which paper is made.
struct CommandRow {
  std::string_view name;
  Bilingual label;
  Track track;
  Roles roles;
  Stages from;
  std::optional<Stage> to;  ///< nothing: the stage stays, or `leads_to` says
  std::string_view rule;
  std::span<const Field> fields = {};
  std::span<const Guard> guards = {};
  FindsFault fault = nullptr;  ///< asked after the guards
  Bilingual asks = {};         ///< what `fault` looks for, for the page of commands
  Effect effect = nullptr;
  LeadsTo leads_to = nullptr;
  Roles told = {};                 ///< who gets a notice
  std::string_view document = {};  ///< the form that the command hands in or makes
};

/// All commands in the order of the road.
std::span<const CommandRow> commands();
const CommandRow* command_named(std::string_view name);
/// Whether it was given for the key before.
bool was_given(const CommandRow& row, std::string_view key, std::span<const Event> events);
/// Whether a dossier needs it only where something out of the ordinary occurs.
bool is_aside(const CommandRow& row);

/// The rows of each part of the road, one file each.
std::span<const CommandRow> consultation_commands();
std::span<const CommandRow> application_commands();
std::span<const CommandRow> board_commands();
std::span<const CommandRow> committee_commands();
std::span<const CommandRow> agreement_commands();
std::span<const CommandRow> fee_commands();
std::span<const CommandRow> provision_commands();
std::span<const CommandRow> change_commands();
std::span<const CommandRow> publication_commands();
std::span<const CommandRow> ending_commands();
std::span<const CommandRow> conduct_commands();
std::span<const CommandRow> inspection_commands();

}  // namespace renga::dossier
