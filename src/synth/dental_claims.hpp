#pragma once

#include "synth/clerk.hpp"
#include "synth/receipt_files.hpp"
#include "synth/side_institutions.hpp"

#include <vector>

namespace renga::synth {

/// A receipt on its way, and what it has otherwise than its person.
struct ClaimOnItsWay {
  Submission submission;
  CauseSet causes;
};

/// What a person's visits at the dentist become: one receipt a month (SYN-95).
class DentalClaims {
 public:
  DentalClaims(std::uint64_t seed, Period period, SideInstitutions& institutions)
      : seed_(seed), period_(period), institutions_(institutions) {}

  std::vector<ClaimOnItsWay> of(const Person& person, Clerk& clerk);

 private:
  std::uint64_t seed_;
  Period period_;
  SideInstitutions& institutions_;
};

}  // namespace renga::synth
