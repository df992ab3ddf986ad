#include "ingest/csv_value.hpp"

#include <algorithm>

namespace renga::ingest {
namespace {

bool is_number_start(std::string_view text) {
  const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
  return !digits.empty() && digits[0] >= '0' && digits[0] <= '9';
}

template <typename T>
std::optional<Cell> cell_of(std::optional<T> value) {
  if (!value) return std::nullopt;
  return Cell::of(*value);
}

bool is_allowed(std::string_view codes, std::string_view code) {
  if (codes.empty()) return true;
  if (code.empty() || code.find(' ') != std::string_view::npos) return false;
  for (std::size_t at = codes.find(code); at != std::string_view::npos;
       at = codes.find(code, at + 1)) {
    const std::size_t end = at + code.size();
    if ((at == 0 || codes[at - 1] == ' ') && (end == codes.size() || codes[end] == ' '))
      return true;
  }
  return false;
}

}  // namespace

std::optional<Cell> csv_value(const ColumnLayout& column, std::string_view text) {
  switch (column.type) {
    case Type::integer:
      return is_number_start(text) ? cell_of(parse_integer(text)) : std::nullopt;
    case Type::decimal:
      return is_number_start(text) ? cell_of(parse_decimal(text)) : std::nullopt;
    case Type::date:
      return cell_of(parse_iso_date(text));
    case Type::code:
      if (!is_allowed(column.codes, text)) return std::nullopt;
      return Cell::of(text);
    case Type::text:
      return Cell::of(text);
    case Type::month:
    case Type::boolean:
      break;
  }
  bug("a CSV column of a type that no table has");
}

std::string_view csv_form(const ColumnLayout& column, std::string_view day_form) {
  switch (column.type) {
    case Type::integer:
      return "0-9";
    case Type::decimal:
      return "0-9[.0-9]";
    case Type::date:
      return day_form;
    default:
      return column.codes;
  }
}

}  // namespace renga::ingest
