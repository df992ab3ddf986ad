#pragma once

#include "base/base.hpp"
#include "synth/rates.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace renga::synth {

/// One family or given name of the tables; the views live as long as the program.
struct NamePart {
  std::string_view kana;     ///< Full-width katakana.
  std::string_view written;  ///< As on a receipt: kanji, or katakana where there is none.
  int weight = 0;            ///< Relative frequency inside its table.
};

enum class Sex { male = 1, female = 2 };

/// A person's name during one part of the life.
struct Name {
  NamePart family;
  NamePart given;

  /// Family and given name without a space, as RE.36 wants it.
  std::string kana() const;
  /// With one full-width space between, cut at the 20 characters that RE.4 holds.
  std::string written() const;
};

std::span<const NamePart> family_names();
std::span<const NamePart> katakana_family_names();
/// Given names that were usual for that sex in the years around `birth_year`.
std::span<const NamePart> given_names(Sex sex, int birth_year);
std::span<const NamePart> katakana_given_names(Sex sex);

/// A family name: from the katakana table, a frequent one, or a composed one.
const NamePart& draw_family_name(bool katakana, const Rates& rates, Random& random);
/// A given name for that sex and year of birth, likewise.
const NamePart& draw_given_name(bool katakana, Sex sex, int birth_year, const Rates& rates,
                                Random& random);

}  // namespace renga::synth
