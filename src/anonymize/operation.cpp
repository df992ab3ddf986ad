#include "anonymize/operation.hpp"

#include <array>
#include <charconv>

namespace renga::anonymize {

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

std::string written(double number) {
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  ensure(end.ec == std::errc(), "a number fits into sixty-four characters");
  return {buffer.data(), end.ptr};
}

}  // namespace renga::anonymize
