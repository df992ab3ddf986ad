// Any bytes as package.json: what is accepted is written and read again as the same.
#include "input.hpp"
#include "package/statement.hpp"

namespace renga::fuzz {

void feed(std::string_view input) {
  const auto statement = package::statement_from_json(input);
  if (!statement) return;
  const std::string written = package::to_json(*statement);
  const auto again = package::statement_from_json(written);
  require(again.has_value() && package::to_json(*again) == written);
}

}  // namespace renga::fuzz
