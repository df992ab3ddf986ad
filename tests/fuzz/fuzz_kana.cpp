// Any bytes as a kana name: the normal form of a normal form is itself (IDP-8).
#include "ids/kana.hpp"
#include "input.hpp"

namespace renga::fuzz {
namespace {

void feed_as(std::string_view text, ids::Normalisation normalisation) {
  const auto once = ids::normalised_kana(Personal<std::string_view>(text), normalisation);
  if (!once) return;
  const auto twice =
      ids::normalised_kana(Personal<std::string_view>(once->disclose()), normalisation);
  require(twice.has_value() && twice->disclose() == once->disclose());
}

}  // namespace

void feed(std::string_view input) {
  feed_as(input, ids::Normalisation::strict);
  feed_as(input, ids::Normalisation::robust);
}

}  // namespace renga::fuzz
