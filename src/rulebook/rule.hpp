#pragma once

#include "base/base.hpp"
#include "rulebook/entry.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace renga::rulebook {

/// One rule of a guideline as data.
struct Rule {
  std::string id;                ///< rule of the catalogue: PUB-01
  std::string name;              ///< name by which code and findings speak of it: patients-min
  std::string cite;              ///< place in the guideline: 第7 2(1)①
  std::vector<std::string> see;  ///< further rules of the catalogue that the values hold
  Date valid_from;
  std::map<std::string, Value> values;

  /// A value that this kind of rule always has; its name and kind were checked by `read`.
  template <typename T>
  const T& value(const std::string& key) const {
    const auto found = values.find(key);
    ensure(found != values.end() && std::holds_alternative<T>(found->second),
           "a rule is asked for a value that its kind does not have");
    return std::get<T>(found->second);
  }
};

/// One guideline in one version.
struct Rulebook {
  std::string name;   ///< ndb-2023-10
  std::string title;  ///< as the guideline calls itself
  Date valid_from;
  std::string database;        ///< ndb, kaigo, dpc; empty where the book is for all of them
  std::vector<Rule> rules;     ///< `[[rule]]`, in the order of the file
  std::vector<Entry> entries;  ///< of all other kinds

  std::vector<const Rule*> all(std::string_view rule_name) const;
  /// The rule of that name; code::rule_unknown where the guideline has none.
  Result<Rule> only(std::string_view rule_name) const;

  /// The guideline without its version: `ndb` of `ndb-2023-10`. Books of one series follow each
  /// other.
  std::string series() const;
};

/// The names of the rulebooks that the program carries, sorted.
std::vector<std::string_view> names();

/// A rulebook that the program carries; code::rulebook_unknown names those there are.
Result<Rulebook> find(std::string_view name);

/// All rulebooks that the program carries, in the order of their names.
Result<std::vector<Rulebook>> carried();

/// Reads a rulebook (docs/spec/rulebook.md). A rule of an unknown name, an unknown key, a missing
/// value or one of another kind is an error with its line.
Result<Rulebook> read(std::string_view text, std::string_view file);

}  // namespace renga::rulebook
