#pragma once

#include "dossier/decide.hpp"
#include "dossier/items.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace renga::dossier {

/// A refusal in words (DOS-3, DOS-35).
struct RefusalText {
  Said what;          ///< the command, by its label
  Said remedy;        ///< what would make it allowed; fields, parties, items by their labels
  std::string typed;  ///< how a command line writes what the remedy names; may be empty
};

/// The text of what `decide` refused.
RefusalText text_of(const Refusal& refusal, const Command& command, const Dossier& dossier,
                    const Terms& terms);

/// What the value of a kind of field is: 0以上の整数.
Bilingual form_label(FieldKind kind);

/// What the guidelines call by a word and give no label in their rulebooks.
std::optional<Said> label_in_guidelines(std::string_view word);
/// A thing that a guideline or a command names by a word, with its label: 「設計」; nothing where
/// nobody gave it one.
std::optional<Said> label_of_word(std::string_view word, const CommandRow& row,
                                  const Dossier& dossier, const Terms& terms);

}  // namespace renga::dossier
