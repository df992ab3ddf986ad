// Any bytes as the four fields of an insured number, separated by line feeds: the normal form of a
// normal form is itself (IDP-12).
#include "ids/insured_number.hpp"
#include "input.hpp"

#include <algorithm>
#include <array>

namespace renga::fuzz {
namespace {

std::array<std::string_view, 4> fields_of(std::string_view text) {
  std::array<std::string_view, 4> fields;
  for (std::string_view& field : fields) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    field = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return fields;
}

}  // namespace

void feed(std::string_view input) {
  const auto [insurer, symbol, number, branch] = fields_of(input);
  const auto once =
      ids::normalised_number(Personal<ids::WrittenNumber>({insurer, symbol, number, branch}));
  if (!once) return;
  const ids::InsuredNumber& parts = once->disclose();
  const auto twice = ids::normalised_number(
      Personal<ids::WrittenNumber>({parts.insurer, parts.symbol, parts.number, parts.branch}));
  require(twice.has_value());
  const ids::InsuredNumber& again = twice->disclose();
  require(again.insurer == parts.insurer && again.symbol == parts.symbol &&
          again.number == parts.number && again.branch == parts.branch);
}

}  // namespace renga::fuzz
