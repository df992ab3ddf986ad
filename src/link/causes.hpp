#pragma once

#include "link/vocabulary.hpp"

#include <span>
#include <string_view>

namespace renga::link {

/// What a line of the ledger of mismatches tells: 不突合 (one person, several IDs), 誤突合 (several
/// persons, one ID), or that nothing was to be expected (manual p.14, IDS-23 to IDS-28).
enum class Kind { missed, wrong, none };

/// A cause of the ledger (JOIN-23). Of several causes of one pair the one that stands first in
/// causes() is the main one.
struct Cause {
  std::string_view code;
  Kind kind;
  Bilingual leg;  ///< the ID that it touches, for readers
  Bilingual label;
  Bilingual meaning;
  Bilingual remedy;              ///< what can be done about it
  std::string_view true_causes;  ///< causes of the truth that it agrees with (JOIN-30), by blanks
};

std::span<const Cause> causes();
const Cause& cause_named(std::string_view code);

std::string_view name_of(Kind kind);
Bilingual label_of(Kind kind);

}  // namespace renga::link
