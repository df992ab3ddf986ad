#pragma once

#include "base/base.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace renga::dossier {

/// What a field of a command may hold.
enum class FieldKind : std::uint8_t { text, word, number, flag, day, digest, words };

/// One of the words that a field may hold.
struct Choice {
  std::string_view name;
  Bilingual label;
  std::string_view rule = {};  ///< of this word alone, where it has one
};

/// A closed list of words, and the rule that states it.
struct Choices {
  std::span<const Choice> words;
  std::string_view rule;

  const Choice* named(std::string_view name) const;
};

/// One field of a command: what a form, the command line and the API ask for.
struct Field {
  std::string_view name;
  FieldKind kind;
  bool required;
  Bilingual label;
  std::string_view rule = {};      ///< that asks for it, where it is not the command's own
  Choices (*choices)() = nullptr;  ///< the only words that it may hold
};

using Value = std::variant<std::string, std::int64_t, bool, Date, std::vector<std::string>>;

/// The values that come with a command or an event, by the names of its fields. Never a person's
/// name or evidence: persons are named by the number of their account.
class Fields {
 public:
  Fields() = default;
  Fields(std::initializer_list<std::pair<const std::string, Value>> values) : values_(values) {}

  bool has(std::string_view name) const { return values_.contains(std::string(name)); }
  void set(std::string_view name, Value value) { values_[std::string(name)] = std::move(value); }
  const std::map<std::string, Value>& all() const { return values_; }

  /// The value of a field that the command's row requires, or of one that is there; else an empty
  /// value.
  std::string text(std::string_view name) const { return get<std::string>(name); }
  std::int64_t number(std::string_view name) const { return get<std::int64_t>(name); }
  bool flag(std::string_view name) const { return get<bool>(name); }
  std::vector<std::string> words(std::string_view name) const {
    return get<std::vector<std::string>>(name);
  }
  std::optional<Date> day(std::string_view name) const;

  bool operator==(const Fields&) const = default;

 private:
  template <typename T>
  T get(std::string_view name) const {
    const auto found = values_.find(std::string(name));
    if (found == values_.end()) return T{};
    const T* value = std::get_if<T>(&found->second);
    return value == nullptr ? T{} : *value;
  }

  std::map<std::string, Value> values_;
};

/// Whether a value is one that the kind of field holds.
bool fits(const Value& value, FieldKind kind);
/// Whether a value that fits the kind is made of words of the field's list.
bool is_chosen(const Value& value, const Choices& choices);

}  // namespace renga::dossier
