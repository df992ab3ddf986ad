#pragma once

#include "synth/dental_claims.hpp"

#include <optional>

namespace renga::synth {

/// What the pharmacy does with the prescriptions of clinics that give no drugs: one receipt for
/// each receipt of such a clinic that holds a prescription (SYN-96).
class PharmacyClaims {
 public:
  explicit PharmacyClaims(SideInstitutions& institutions) : institutions_(institutions) {}

  std::optional<ClaimOnItsWay> of(const Person& person, const Care& care,
                                  const Institution& prescriber, Clerk& clerk);

 private:
  SideInstitutions& institutions_;
};

}  // namespace renga::synth
