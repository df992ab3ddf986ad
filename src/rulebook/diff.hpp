#pragma once

#include "rulebook/rule.hpp"

#include <string>
#include <vector>

namespace renga::rulebook {

/// What became of a rule in a newer version, in the words of the comparison table.
enum class Fate : std::uint8_t { kept, changed, added, removed, moved };

std::string_view name_of(Fate fate);
Bilingual label_of(Fate fate);

/// A part of a rule that differs: a value, `kind`, or the rule's words in `ja` and `en`.
struct Difference {
  std::string key;
  std::string older;  ///< empty where the older version does not state it
  std::string newer;
};

/// One rule of the catalogue in two versions of a guideline.
struct RuleChange {
  std::string id;
  Fate fate;
  std::string older_cite;  ///< empty where the older version does not hold the rule
  std::string newer_cite;  ///< where it now stands, also where its content moved to
  std::vector<std::string> see;
  std::string japanese;
  std::string english;
  std::vector<Difference> differences;
};

/// Every rule that either version states, in the order of the IDs (RBK-30 to RBK-34).
std::vector<RuleChange> compare(const Rulebook& older, const Rulebook& newer);

}  // namespace renga::rulebook
