#pragma once

#include "base/date.hpp"
#include "base/result.hpp"

#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renga {

/// A table of a settings file (TOML 1.0) read strictly: a key that nobody knows, a missing value
/// and a value of another kind are errors that name the file and the line. `file` is only a name
/// for messages; reading the file itself is the caller's work.
class Settings {
 public:
  static Result<Settings> parse(std::string_view text, std::string_view file);

  /// Refuses every key of this table that is not listed (code::key_unknown).
  Done only(std::initializer_list<std::string_view> known) const;
  Done only(std::span<const std::string_view> known) const;

  bool has(std::string_view key) const;
  std::vector<std::string> keys() const;

  /// The value of a key that must be there; a text is never empty.
  Result<std::string> text(std::string_view key) const;
  Result<std::int64_t> integer(std::string_view key) const;
  /// A whole or decimal number; never infinite.
  Result<double> number(std::string_view key) const;
  Result<bool> flag(std::string_view key) const;
  Result<Date> date(std::string_view key) const;
  Result<std::vector<std::string>> texts(std::string_view key) const;
  Result<std::vector<double>> numbers(std::string_view key) const;
  Result<Settings> table(std::string_view key) const;

  /// The tables of `[[key]]` in their order; none where the key is absent.
  Result<std::vector<Settings>> tables(std::string_view key) const;

  /// The value whose name the key holds. `names` is a table of {value, name} pairs.
  template <typename Names>
  auto choice(std::string_view key, const Names& names) const
      -> Result<std::remove_cvref_t<decltype(names[0].first)>> {
    RENGA_ASSIGN(const std::string word, text(key));
    std::string known;
    for (const auto& [value, name] : names) {
      if (name == word) return value;
      known += (known.empty() ? "" : ", ") + std::string(name);
    }
    return fail(error(code::value_unknown, key).with("field", key).with("known", known));
  }

  /// An error at the line of the key, or of this table where the key is absent.
  Error error(Code code, std::string_view key) const;

 private:
  struct Node;
  explicit Settings(std::shared_ptr<const Node> node) : node_(std::move(node)) {}

  std::shared_ptr<const Node> node_;
};

}  // namespace renga
