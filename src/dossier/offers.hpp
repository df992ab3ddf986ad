#pragma once

#include "dossier/items.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace renga::dossier {

/// A word that a field may hold in this dossier, as the guidelines that bind it have it.
struct Offer {
  std::string name;
  Said label;
  std::string rule = {};     ///< of this word alone, where it has one
  std::string_view by = {};  ///< the field of the same command that it hangs on, or none
  std::vector<std::string> values = {};  ///< of that field, with which it is offered
  bool is_account = false;               ///< a person's: a page calls the person by name
};

/// The words of a field that follow from the dossier and its rulebooks and stand in no closed list:
/// what to tick or pick instead of typing it (API-46). Nothing where the field is free.
std::vector<Offer> offers(const CommandRow& row, const Field& field, const Dossier& dossier,
                          const Terms& terms);

}  // namespace renga::dossier
