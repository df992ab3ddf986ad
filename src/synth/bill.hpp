#pragma once

#include "synth/receipt.hpp"

#include <vector>

namespace renga::synth {

/// The units of an outpatient receipt. Where an insurer and 指定難病 pay together (`kBothBear`),
/// units of other diseases are borne by the insurer alone.
std::vector<Unit> bill_visits(const Care& care, const Institution& institution, char burden,
                              Random& random);

/// The units of one month of a stay. Meals are not among them: they are counted in HO only.
std::vector<Unit> bill_stay(const Care& care, char burden, Random& random);

}  // namespace renga::synth
