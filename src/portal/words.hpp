#pragma once

#include "portal/route.hpp"

namespace renga::portal {

/// `GET /words`: every word that has a label.
Json all_words();

/// The label of an outcome of a track that has outcomes.
std::optional<Bilingual> outcome_label(dossier::Track track, std::string_view outcome);

/// The words of a closed list.
Json json_of(const dossier::Choices& choices);

}  // namespace renga::portal
