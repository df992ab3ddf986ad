#pragma once

#include "dossier/command.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::dossier {

// The application as a form: what its items ask to be written, by the binding guidelines (APP-26 to
// APP-85, ELG-23 to ELG-25). What other commands hold, such as handlers and places, is no item
// here.

/// A text of a rulebook, in both languages.
struct Said {
  std::string japanese;
  std::string english;
};

struct ItemChoice {
  std::string name;
  Said label;
};

/// One thing to fill in. `name` is the item's own key for what is written or attached, and
/// `choice`, `number`, `day` or `has` for what `save_section` tells the dossier.
struct ItemField {
  std::string name;
  FieldKind kind = FieldKind::text;
  Said label;
  bool required = false;
  bool is_long = false;
  std::vector<ItemChoice> choices = {};
};

struct Item {
  std::string key;
  std::string number;  ///< of the form: 4-3; empty where it has none
  std::string rule;
  Said label;
  std::vector<ItemField> fields;
};

/// The items that the case asks for, in the order of the form.
std::vector<Item> items_of(const Dossier& dossier, const Terms& terms);

/// What the dossier is told of an item that was filled in like this: the fields of `save_section`
/// but section and digest. A value that is not of its field's kind is left out.
Fields answer_of(const Item& item, const Fields& written);

/// What is missing in an item that was filled in like this; nothing was written: as it was saved.
std::vector<Fault> faults_of_item(const Dossier& dossier, const Terms& terms, const Item& item,
                                  const std::optional<Fields>& written, Date today);

}  // namespace renga::dossier
