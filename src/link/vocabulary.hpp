#pragma once

#include "base/base.hpp"

#include <array>
#include <string_view>

namespace renga::link {

/// How persons were linked (JOIN-5, JOIN-6).
enum class Stage { id5, id4 };

/// Why a person was linked to nobody (JOIN-9).
enum class Reason { not_in_other, no_valid_id, outside_period, ambiguous, conflict };

/// A word of the linkage: its code in data, its name and what it means.
struct Term {
  std::string_view name;
  Bilingual label;
  Bilingual meaning;
};

const Term& term_of(Stage stage);
const Term& term_of(Reason reason);

inline constexpr std::array<Stage, 2> kStages = {Stage::id5, Stage::id4};
inline constexpr std::array<Reason, 5> kReasons = {Reason::not_in_other, Reason::no_valid_id,
                                                   Reason::outside_period, Reason::ambiguous,
                                                   Reason::conflict};

}  // namespace renga::link
