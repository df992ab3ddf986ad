#include "operators/operation.hpp"

#include "operators/sql.hpp"

#include <array>
#include <charconv>

namespace renga::operators {

engine::Parameters Site::parameters() const {
  engine::Parameters parameters;
  parameters.identifier("column", column.name).identifier("person", person);
  parameters.identifier("relation", relation);
  return parameters;
}

std::string Site::lookup(std::string_view purpose) const {
  return std::string(purpose) + ":" + table + "." + column.name;
}

engine::Expression expression_of(engine::Sql fragment, engine::Parameters parameters) {
  return {fragment, std::make_shared<const engine::Parameters>(std::move(parameters)), ""};
}

Column as_labels(Column column) {
  column.type = Type::text;
  return column;
}

Column as_number(const Site& site, int decimals) {
  Column column = site.column;
  const bool whole = column.type == Type::integer && decimals == 0;
  if (!site.from_csv) column.type = whole ? Type::integer : Type::decimal;
  return column;
}

engine::Expression number_expression(const Site& site, int decimals, engine::Expression number) {
  engine::Parameters parameters;
  parameters.columns("number", std::vector{std::move(number)});
  if (!site.from_csv) {
    const bool whole = as_number(site, decimals).type == Type::integer;
    return expression_of(whole ? sql::whole_number : sql::decimal_number, std::move(parameters));
  }
  parameters.value("form", "{:." + std::to_string(decimals) + "f}");
  return expression_of(sql::written_number, std::move(parameters));
}

std::string written(double number) {
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  ensure(end.ec == std::errc(), "a number fits into sixty-four characters");
  return {buffer.data(), end.ptr};
}

}  // namespace renga::operators
