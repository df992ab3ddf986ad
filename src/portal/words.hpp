#pragma once

#include "portal/route.hpp"

namespace renga::portal {

/// `GET /words`: every word that has a label.
Json all_words();

/// The label of an outcome of a track that has outcomes.
std::optional<Bilingual> outcome_label(dossier::Track track, std::string_view outcome);

/// The words that a field of a command may hold; an empty list where it is no closed list.
Json choices_of(const dossier::CommandRow& row, const dossier::Field& field);

}  // namespace renga::portal
