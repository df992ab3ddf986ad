#include "synth/names.hpp"

#include "synth/kana.hpp"

namespace renga::synth {
namespace {

constexpr std::size_t kWrittenLimitCharacters = 20;

}  // namespace

std::string Name::kana() const {
  return std::string(family.kana).append(given.kana);
}

std::string Name::written() const {
  const std::string whole = std::string(family.written).append("　").append(given.written);
  return first_characters(whole, kWrittenLimitCharacters);
}

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

}  // namespace renga::synth
