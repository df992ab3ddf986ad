#pragma once

#include "ids/kana.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace renga::ids {

/// The normal form of the usual name: full-width katakana that every normalisation leaves as they
/// are, and spaces, which every one drops. Nothing for any other text, however little else it
/// holds: the specification is followed step by step there.
std::optional<std::string> simple_kana(std::string_view text, Normalisation normalisation);

}  // namespace renga::ids
