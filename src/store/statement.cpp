#include "store/statement.hpp"

#include <algorithm>

namespace renga::store {
namespace {

/// SQLite hands the result of an expression over as a text.
std::int64_t number_of(const Value::Kinds& held) {
  if (const auto* number = std::get_if<std::int64_t>(&held)) return *number;
  const auto* text = std::get_if<std::string>(&held);
  const bool negative = text != nullptr && text->starts_with('-');
  const auto digits =
      text == nullptr ? std::nullopt : parse_integer(std::string_view(*text).substr(negative));
  ensure(digits.has_value(), "the column holds a number");
  return negative ? -*digits : *digits;
}

}  // namespace

const Value::Kinds& Row::held(std::string_view column) const {
  const auto found = std::ranges::find(*columns_, column);
  ensure(found != columns_->end(), "the statement has the column");
  return values_.at(static_cast<std::size_t>(found - columns_->begin())).held();
}

const std::string& Row::text(std::string_view column) const {
  const auto* text = std::get_if<std::string>(&held(column));
  ensure(text != nullptr, "the column holds a text");
  return *text;
}

std::int64_t Row::number(std::string_view column) const {
  return number_of(held(column));
}

std::optional<std::string> Row::text_or_nothing(std::string_view column) const {
  if (std::holds_alternative<std::monostate>(held(column))) return std::nullopt;
  return text(column);
}

std::optional<std::int64_t> Row::number_or_nothing(std::string_view column) const {
  if (std::holds_alternative<std::monostate>(held(column))) return std::nullopt;
  return number(column);
}

}  // namespace renga::store
