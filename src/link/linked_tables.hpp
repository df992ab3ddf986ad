#pragma once

#include "base/base.hpp"
#include "dataset/dataset.hpp"
#include "engine/engine.hpp"
#include "link/link.hpp"

#include <vector>

namespace renga::link {

/// Writes the tables of the linked dataset (JOIN-11 to JOIN-13) after match_persons, and counts
/// their rows. A large table passes through the engine once and keeps its order.
Done write_tables(engine::Engine& engine, const std::vector<dataset::Dataset>& datasets,
                  dataset::Writer& writer, Report& report, Progress& progress);

}  // namespace renga::link
