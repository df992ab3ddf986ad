#pragma once

#include "anonymize/measures.hpp"

#include <optional>
#include <span>

namespace renga::anonymize {

/// The estimated share of the population whose values nobody else in the population has, from a
/// sample that is `sampling_share` of it (0 to 1). Sizes ascend. Nothing where a model finds no
/// solution; 0 where nobody is alone in the sample.
///
/// Zayatz: "Estimation of the number of unique population elements using a sample" (1991).
/// Pitman: Hoshino, "Applying Pitman's sampling formula to microdata disclosure risk assessment"
/// (2001).
double zayatz_unique_share(std::span<const SizeCount> sizes, double sampling_share);
std::optional<double> pitman_unique_share(std::span<const SizeCount> sizes, double sampling_share);

/// The choice of Dankar et al., "Estimating the re-identification risk of clinical data sets"
/// (2012), between the models that are here: Pitman for samples of up to a tenth, otherwise, and
/// where Pitman finds nothing, Zayatz.
double dankar_unique_share(std::span<const SizeCount> sizes, double sampling_share);

}  // namespace renga::anonymize
