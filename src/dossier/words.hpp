#pragma once

#include "base/base.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

namespace renga::dossier {

/// Who acts (ROL-01 to ROL-10). A person may have several roles in one dossier.
enum class Role : std::uint8_t {
  applicant,
  contact,
  agent,
  handler,
  producer,
  board,
  fund,
  office,
  window,
  committee,
  extractor,
};

/// A set of roles.
class Roles {
 public:
  constexpr Roles() = default;
  constexpr Roles(std::initializer_list<Role> roles) {
    for (const Role role : roles) bits_ |= bit(role);
  }
  constexpr bool has(Role role) const { return (bits_ & bit(role)) != 0; }
  constexpr bool meets(Roles others) const { return (bits_ & others.bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr Roles with(Role role) const {
    Roles more = *this;
    more.bits_ |= bit(role);
    return more;
  }

 private:
  static constexpr std::uint32_t bit(Role role) { return 1U << static_cast<unsigned>(role); }
  std::uint32_t bits_ = 0;
};

/// The parts of a dossier that move on their own. Each has threads: one for the whole dossier, or
/// one for each of what `Track`'s row names.
enum class Track : std::uint8_t {
  application,   ///< one
  consultation,  ///< one for the producer and each database
  board,         ///< one
  committee,     ///< one for each committee that must judge (ORG-01 to ORG-07)
  agreement,     ///< one
  ids,           ///< one
  provision,     ///< one for each database and place, `ndb/PLACE`
  change,        ///< one for each change, by its number
  publication,   ///< one for each publication, by its number
  place,         ///< one for each place of use
  conduct,       ///< one for each suspicion, by its number
};

/// How far a thread is; which stages a track has is its row of the table.
enum class Stage : std::uint8_t {
  idle,
  asked,
  received,
  guided,
  completed,
  submitted,
  returned,
  accepted,
  meeting,
  correcting,
  conditional,
  corrected,
  settling,
  passed,
  refused,
  items_fixed,
  contracted,
  outline_asked,
  outline_sent,
  outline_passed,
  outline_checked,
  invited,
  requested,
  made,
  issued,
  prepared,
  sent,
  held,
  returned_medium,
  noticed,
  judged,
  approved,
  published,
  reported,
  in_use,
  ended,
  erased,
  suspected,
  heard,
  measured,
  cleared,
  incident,
  complained,
  announced,
  inspected,
  answered,
  withdrawn,
  closed,
};

template <typename Word>
struct WordRow {
  Word word;
  std::string_view name;
  Bilingual label;
};

std::span<const WordRow<Role>> roles();
std::span<const WordRow<Track>> tracks();
std::span<const WordRow<Stage>> stages();

std::string_view name_of(Role role);
std::string_view name_of(Track track);
std::string_view name_of(Stage stage);
Bilingual label_of(Role role);
Bilingual label_of(Track track);
Bilingual label_of(Stage stage);
std::optional<Role> role_named(std::string_view name);

/// The seven outcomes of the producer's board (OUT-02 to OUT-08) and the five of a public committee
/// (OUT-11 to OUT-15), and the stage that each leads to.
struct OutcomeRow {
  std::string_view name;
  Bilingual label;
  std::string_view rule;
  Stage leads_to;
  bool reason_needed;
  bool conditions_needed;
};

std::span<const OutcomeRow> board_outcomes();
std::span<const OutcomeRow> committee_outcomes();

/// The violations of VIO-01 to VIO-09 with the months that a stop of use may last.
struct ViolationRow {
  std::string_view name;
  Bilingual label;
  std::string_view rule;
  int months_min;
  int months_max;
  bool unlimited_allowed;
  bool days_late_again;  ///< VIO-02: until done, then as many days as it was late
};

std::span<const ViolationRow> violations();

template <typename Row>
const Row* row_named(std::span<const Row> rows, std::string_view name) {
  for (const Row& row : rows)
    if (row.name == name) return &row;
  return nullptr;
}

}  // namespace renga::dossier
