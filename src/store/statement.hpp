#pragma once

#include "base/base.hpp"

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace renga::store {

/// A named statement of `src/store/sql`. Its values are `$name`; `{{name}}` is a word of the
/// dialect.
struct Sql {
  std::string_view name;
  std::string_view text;
};

/// What a column holds: a whole number, a text, or nothing. A flag is 0 or 1, a day
/// `2026-04-01`, a moment `2026-11-28T09:00:00.000Z`, bytes are Base64.
class Value {
 public:
  using Kinds = std::variant<std::monostate, std::int64_t, std::string>;

  Value() = default;
  template <std::integral Number>
  Value(Number number) : held_(static_cast<std::int64_t>(number)) {}
  template <std::convertible_to<std::string_view> Text>
  Value(const Text& text) : held_(std::string(std::string_view(text))) {}
  template <typename T>
  Value(const std::optional<T>& value) {
    if (value) *this = Value(*value);
  }

  const Kinds& held() const { return held_; }
  bool operator==(const Value&) const = default;

 private:
  Kinds held_;
};

struct Parameter {
  std::string_view name;
  Value value;
};
using Parameters = std::vector<Parameter>;

/// One row of an answer. To ask for a column that the statement does not have, or for another kind
/// than it holds, is a bug.
class Row {
 public:
  using Columns = std::shared_ptr<const std::vector<std::string>>;

  Row(Columns columns, std::vector<Value> values)
      : columns_(std::move(columns)), values_(std::move(values)) {}

  const std::string& text(std::string_view column) const;
  std::int64_t number(std::string_view column) const;
  bool flag(std::string_view column) const { return number(column) != 0; }
  std::optional<std::string> text_or_nothing(std::string_view column) const;
  std::optional<std::int64_t> number_or_nothing(std::string_view column) const;

 private:
  const Value::Kinds& held(std::string_view column) const;

  Columns columns_;
  std::vector<Value> values_;
};

}  // namespace renga::store
