#pragma once

#include "base/base.hpp"

#include <span>
#include <string>
#include <string_view>

namespace renga::synth {

/// How often each thing happens in the artificial Japan: `group_name` of each row of rates.def.
struct Rates {
#define RENGA_RATE(group, name, value, least, most, japanese, english, source) \
  double group##_##name = value;
#include "synth/rates.def"
#undef RENGA_RATE
};

/// What is known of one rate: where it stands in a file of rates, its range, its meaning.
struct RateEntry {
  std::string_view group;
  std::string_view name;
  double Rates::*value;
  double least;
  double most;
  Bilingual meaning;
  std::string_view source;  ///< Of the default; begins with "choice" where it is ours.
};

std::span<const RateEntry> rate_entries();

/// The rates as a TOML file with their meanings as comments; `parse_rates` reads it back.
std::string to_toml(const Rates& rates, Language language);

/// The defaults, changed by a TOML file: `[group]` tables with `name = share`. Errors:
/// what Settings refuses, value_out_of_range.
Result<Rates> parse_rates(std::string_view toml, std::string_view file);

}  // namespace renga::synth
