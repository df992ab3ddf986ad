#pragma once

#include "engine/engine.hpp"
#include "extract/extract.hpp"
#include "extract/plan.hpp"

namespace renga::extract {

/// Runs one step and drops what nobody needs after it; a step that selects persons appends to
/// `steps`.
Done run_step(engine::Engine& engine, const PlanStep& step, std::vector<Step>& steps);

/// Runs the steps of a population up to the last one that selects.
Done run_population(engine::Engine& engine, const Plan& plan, std::vector<Step>& steps,
                    Progress& progress);

/// An engine over the dataset that spills beside the output.
Result<engine::Engine> engine_over(const dataset::Dataset& dataset, engine::Limits limits,
                                   const std::filesystem::path& scratch);

/// The page of a report, opened before the work, so that a file that cannot be written is known at
/// once.
Result<std::optional<files::StagedFile>> open_page(const std::optional<std::filesystem::path>& path,
                                                   files::Existing existing);

}  // namespace renga::extract
