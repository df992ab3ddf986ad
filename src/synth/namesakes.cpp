#include "synth/namesakes.hpp"

#include <algorithm>

namespace renga::synth {
namespace {

/// FNV-1a, 64 bits: among ten million names two different ones agree once in 300,000 worlds.
std::uint64_t mark_of(const Person& person, const Name& name) {
  std::uint64_t mark = 0xCBF29CE484222325ULL;
  const auto mix = [&mark](std::uint64_t byte) { mark = (mark ^ byte) * 0x100000001B3ULL; };
  for (const std::string_view part : {name.family.kana, name.given.kana})
    for (const char c : part) mix(static_cast<unsigned char>(c));
  mix(person.sex == Sex::male ? 1 : 2);
  const auto days = static_cast<std::uint32_t>(person.birth.days());
  for (unsigned shift = 0; shift < 32; shift += 8) mix(days >> shift & 0xFFU);
  return mark;
}

}  // namespace

void Namesakes::add(const Person& person) {
  marks_.push_back(mark_of(person, person.name));
  if (person.rename && person.rename->before.family.kana != person.name.family.kana)
    marks_.push_back(mark_of(person, person.rename->before));
}

void Namesakes::close() {
  std::ranges::sort(marks_);
  std::vector<std::uint64_t> shared;
  for (std::size_t i = 1; i < marks_.size(); ++i)
    if (marks_[i] == marks_[i - 1] && (shared.empty() || shared.back() != marks_[i]))
      shared.push_back(marks_[i]);
  marks_ = std::move(shared);
}

bool Namesakes::shared(const Person& person, const Name& name) const {
  return std::ranges::binary_search(marks_, mark_of(person, name));
}

}  // namespace renga::synth
