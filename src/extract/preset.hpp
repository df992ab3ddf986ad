#pragma once

#include "extract/extract.hpp"
#include "extract/provision_rules.hpp"

namespace renga::extract {

/// Draws a sampling or trial dataset (docs/spec/sampling.md).
Done make_preset(const Options& options, const dataset::Dataset& dataset, dataset::Writer& writer,
                 Report& report, Progress& progress);

/// The rules of presets, for a month and a dataset that presets can be made of.
Result<ProvisionRules> preset_rules(const dataset::Dataset& dataset, const Request& request,
                                    const std::filesystem::path& file);

/// Of which kind a receipt is, as `receipt_group` (SMP-3).
std::vector<engine::Expression> receipt_group();

/// The plan of a draw with what it may take (SMP-10). The engine has the dataset's tables.
Result<Explanation> estimate_preset(engine::Engine& engine, const dataset::Dataset& dataset,
                                    const Request& request, const ProvisionRules& rules,
                                    std::int64_t memory_limit_mib);

}  // namespace renga::extract
