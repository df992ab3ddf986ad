#pragma once

#include "extract/extract.hpp"

namespace renga::extract {

/// Draws a sampling or a trial dataset and adds its tables to the writer (docs/spec/sampling.md).
Done make_preset(const Options& options, const dataset::Dataset& dataset, dataset::Writer& writer,
                 Report& report, Progress& progress);

}  // namespace renga::extract
