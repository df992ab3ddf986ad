// Any bytes as a birth date: the normal form of a normal form is itself, and lies in IDP-10.
#include "ids/birth_date.hpp"
#include "input.hpp"

namespace renga::fuzz {

void feed(std::string_view input) {
  const auto once = ids::normalised_birth_date(Personal<std::string_view>(input));
  if (!once) return;
  const std::string written = to_iso(once->disclose());
  const auto twice = ids::normalised_birth_date(Personal<std::string_view>(written));
  require(twice.has_value() && twice->disclose() == once->disclose());
  require(written >= "1873-01-01");
}

}  // namespace renga::fuzz
