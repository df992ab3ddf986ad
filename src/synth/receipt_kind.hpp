#pragma once

#include "synth/illness.hpp"

#include <optional>
#include <string>

namespace renga::synth {

/// Who pays besides the insurer, or in its place; at most one on a receipt here.
struct PublicPayer {
  std::string payer;      ///< 8 digits with check digit.
  std::string recipient;  ///< 7 digits with check digit.
};

/// 生活保護 for who has no insurer; else 指定難病 for a rare disease, or a prefecture's aid for
/// children.
std::optional<PublicPayer> public_payer_of(const Person& person, const Coverage& coverage,
                                           const Care& care);

/// レセプト種別, four digits (別表5).
std::string receipt_kind(const Person& person, const Coverage& coverage, const Care& care,
                         bool has_public_payer);

/// Whether the care concerns a disease that 指定難病 pays for.
bool has_rare_disease(const Care& care);

}  // namespace renga::synth
