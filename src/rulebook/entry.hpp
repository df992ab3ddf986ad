#pragma once

#include "base/base.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace renga::rulebook {

using Value = std::variant<std::int64_t, bool, Date, std::string, std::vector<std::string>>;

/// A value as a reader sees it: 24, yes, 2025-04-04, dispatch, "ndb, kaigo".
std::string to_text(const Value& value, Language language);

/// What is known of a case, as `name:value` (data:special_extraction, place:hic); the names and
/// values are those of docs/spec/rulebook.md. A name may have several values.
using Facts = std::set<std::string, std::less<>>;

/// One rule of a guideline as an entry of its kind (docs/spec/rulebook.md, RBK-10).
struct Entry {
  std::string kind;  ///< value, criterion, measure …
  std::string id;    ///< rule of the catalogue: REV-14
  std::string cite;  ///< place in the guideline
  std::vector<std::string> see;
  std::string japanese;
  std::string english;
  Date valid_from;
  std::vector<std::string> when;    ///< facts that must hold
  std::vector<std::string> unless;  ///< facts of which none may hold
  std::map<std::string, Value> values;

  const std::string& label(Language language) const {
    return language == Language::japanese ? japanese : english;
  }

  /// Whether the rule holds for a case. Of the facts of `when` that have the same name one must
  /// hold, and that for each name; none of `unless` may.
  bool applies(const Facts& facts) const;

  template <typename T>
  const T* find(std::string_view key) const {
    const auto found = values.find(std::string(key));
    return found == values.end() ? nullptr : std::get_if<T>(&found->second);
  }
  /// A value that this kind of entry always has; its kind was checked while reading.
  template <typename T>
  const T& value(std::string_view key) const {
    const T* found = find<T>(key);
    ensure(found != nullptr, "an entry is asked for a value that its kind does not have");
    return *found;
  }
  std::string text_or(std::string_view key, std::string_view otherwise) const {
    const auto* found = find<std::string>(key);
    return found ? *found : std::string(otherwise);
  }
  bool flag(std::string_view key) const {
    const auto* found = find<bool>(key);
    return found && *found;
  }
};

/// The entries of a book in the order of the kinds, within a kind in that of the file. A key that
/// the kind does not have, a missing value, one of another kind and an unknown word are errors with
/// their line.
Result<std::vector<Entry>> read_entries(const Settings& book, Date book_valid_from);

}  // namespace renga::rulebook
