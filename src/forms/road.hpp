#pragma once

#include "dossier/dossier.hpp"
#include "report/report.hpp"

#include <span>

namespace renga::forms {

/// The road of every dossier, from the table of commands alone: a lane for each party, a section
/// for each track, a step for each command (FRM-7).
report::Road road_in_general();

/// The road of one dossier: what was done and when, what is open now, and what lies ahead (FRM-8).
report::Road road_of(const dossier::Dossier& dossier, std::span<const dossier::Event> events);

}  // namespace renga::forms
