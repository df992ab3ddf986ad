#pragma once

#include "synth/names.hpp"

#include <span>

namespace renga::synth {

/// Family names beyond the frequent ones, each put together from two usual parts.
std::span<const NamePart> composed_family_names();
/// Given names put together from two parts that were usual for that sex around `birth_year`.
std::span<const NamePart> composed_given_names(Sex sex, int birth_year);

}  // namespace renga::synth
