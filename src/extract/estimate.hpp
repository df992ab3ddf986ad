#pragma once

#include "dataset/dataset.hpp"
#include "engine/engine.hpp"
#include "extract/extract.hpp"
#include "extract/plan.hpp"

namespace renga::extract {

/// What the plan may leave over and cost, from the manifest and the first rows of the tables that
/// its conditions look at (EXT-23). The engine has the dataset's tables.
Result<Explanation> estimate(engine::Engine& engine, const dataset::Dataset& dataset,
                             const Request& request, const Plan& plan,
                             std::int64_t memory_limit_mib);

/// The same for aggregate tables, whose population the plan finds (TAB-13).
Result<Explanation> estimate_tables(engine::Engine& engine, const dataset::Dataset& dataset,
                                    const Request& request, const Plan& plan,
                                    const disclosure::AgeLimits& ages,
                                    std::int64_t memory_limit_mib);

}  // namespace renga::extract
