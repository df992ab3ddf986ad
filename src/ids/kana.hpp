#pragma once

#include "base/base.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace renga::ids {

/// How far two spellings of a name may differ and still be one (IDP-6, IDP-7).
enum class Normalisation { strict, robust };

/// The name by which it is chosen.
std::string_view name_of(Normalisation normalisation);
/// Name and version, as they stand in frames and manifests (IDP-60).
std::string_view versioned_name_of(Normalisation normalisation);
std::optional<Normalisation> normalisation_named(std::string_view name);

using KanaName = Personal<std::string>;

/// The normal form of a kana name (IDP-4, IDP-6, IDP-7); nothing where it has no kana (IDP-5), has
/// lost a character (IDP-61) or is longer than a frame takes (IDP-16).
std::optional<KanaName> normalised_kana(const Personal<std::string_view>& name,
                                        Normalisation normalisation);

/// The same, always by way of the steps of the specification: slow and clear, what
/// `normalised_kana` does where `simple_kana` declines, and what that is held against.
std::optional<KanaName> stepwise_kana(const Personal<std::string_view>& name,
                                      Normalisation normalisation);

/// The first four and the last three characters of a robust normal form (IDP-74).
KanaName head_of(const KanaName& robust);
KanaName tail_of(const KanaName& robust);

}  // namespace renga::ids
