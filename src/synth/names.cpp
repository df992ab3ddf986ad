#include "synth/names.hpp"

#include "synth/composed_names.hpp"
#include "synth/kana.hpp"

namespace renga::synth {
namespace {

constexpr std::size_t kWrittenLimitCharacters = 20;

const NamePart& draw_name(std::span<const NamePart> names, Random& random) {
  std::int64_t total = 0;
  for (const NamePart& name : names) total += name.weight;
  std::int64_t left = random.between(0, total - 1);
  for (const NamePart& name : names) {
    left -= name.weight;
    if (left < 0) return name;
  }
  bug("the weights of a name table do not add up");
}

}  // namespace

std::string Name::kana() const {
  return std::string(family.kana).append(given.kana);
}

std::string Name::written() const {
  const std::string whole = std::string(family.written).append("　").append(given.written);
  return first_characters(whole, kWrittenLimitCharacters);
}

const NamePart& draw_family_name(bool katakana, const Rates& rates, Random& random) {
  if (katakana) return draw_name(katakana_family_names(), random);
  return random.chance(rates.people_frequent_family_name)
             ? draw_name(family_names(), random)
             : draw_name(composed_family_names(), random);
}

const NamePart& draw_given_name(bool katakana, Sex sex, int birth_year, const Rates& rates,
                                Random& random) {
  if (katakana) return draw_name(katakana_given_names(sex), random);
  return random.chance(rates.people_frequent_given_name)
             ? draw_name(given_names(sex, birth_year), random)
             : draw_name(composed_given_names(sex, birth_year), random);
}

}  // namespace renga::synth
