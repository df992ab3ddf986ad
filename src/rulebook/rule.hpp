#pragma once

#include "base/base.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace renga::rulebook {

using Value = std::variant<std::int64_t, bool, Date, std::string, std::vector<std::string>>;

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
  std::vector<Rule> rules;  ///< in the order of the file

  std::vector<const Rule*> all(std::string_view rule_name) const;
  /// The rule of that name; Code::rule_unknown where the guideline has none.
  Result<Rule> only(std::string_view rule_name) const;
};

/// The names of the rulebooks that the program carries, sorted.
std::vector<std::string_view> names();

/// A rulebook that the program carries; Code::rulebook_unknown names those there are.
Result<Rulebook> find(std::string_view name);

/// Reads a rulebook (docs/spec/rulebook.md). A rule of an unknown name, an unknown key, a missing
/// value or one of another kind is an error with its line.
Result<Rulebook> read(std::string_view text, std::string_view file);

}  // namespace renga::rulebook
