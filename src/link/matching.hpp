#pragma once

#include "base/base.hpp"
#include "dataset/dataset.hpp"
#include "engine/engine.hpp"
#include "link/link.hpp"

#include <vector>

namespace renga::link {

/// Links the persons (JOIN-2 to JOIN-10) of datasets that are attached under their database's name.
/// Leaves in the engine, for the other parts of this room (sql/matching.sql says what a node is):
/// `ndb_own`, …, the persons of one database with IDs as numbers; `placement`, all persons with
/// their IDs, head and stage; `linked`, the linked persons with their numbers and those of each
/// database; `unlinked_node`, the reasons; `agreeing_id5` and `agreeing_id4`, who agrees by one ID
/// alone.
Done match_persons(engine::Engine& engine, const std::vector<dataset::Dataset>& datasets);

/// Fills in what was linked and what was not.
Done count_matches(engine::Engine& engine, const std::vector<dataset::Dataset>& datasets,
                   Report& report);

}  // namespace renga::link
