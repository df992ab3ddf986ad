#pragma once

#include "dossier/state.hpp"

#include <string>
#include <vector>

namespace renga::dossier {

/// The keys that threads of a track can have in this dossier; for numbered ones those there are and
/// the next.
std::vector<std::string> keys_of(const Dossier& dossier, Track track);

}  // namespace renga::dossier
