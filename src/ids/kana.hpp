#pragma once

#include "base/base.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace renga::ids {

/// How far two spellings of a name may differ and still be one (IDP-6, IDP-7).
enum class Normalisation { strict, robust };

/// The name that stands in the frame of ID4 (IDP-17).
std::string_view name_of(Normalisation normalisation);
std::optional<Normalisation> normalisation_named(std::string_view name);

using KanaName = Personal<std::string>;

/// The normal form of a kana name (IDP-4, IDP-6, IDP-7); nothing where it has no kana (IDP-5) or is
/// longer than a frame takes (IDP-16).
std::optional<KanaName> normalised_kana(const Personal<std::string_view>& name,
                                        Normalisation normalisation);

/// The same by the sentences of the specification, one step after the other, for every text: what
/// `normalised_kana` does where `simple_kana` declines, and what its result is held against.
std::optional<KanaName> stepwise_kana(const Personal<std::string_view>& name,
                                      Normalisation normalisation);

}  // namespace renga::ids
