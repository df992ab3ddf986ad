#pragma once

#include "dataset/dataset.hpp"
#include "engine/engine.hpp"
#include "extract/extract.hpp"
#include "extract/request.hpp"

#include <string>
#include <vector>

namespace renga::extract {

/// The name of the view that holds a table's rows of the period.
std::string period_view(std::string_view table);

/// Makes a view of each table's rows of the period (EXT-3).
Done define_period(engine::Engine& engine, const Manifest& manifest);

/// Cuts the population down (EXT-4) and gives the table that holds the persons who are left.
/// Appends to `steps`.
Result<std::string> select_persons(engine::Engine& engine, const Manifest& manifest,
                                   const Request& request, std::vector<Step>& steps);

}  // namespace renga::extract
