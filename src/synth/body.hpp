#pragma once

#include "synth/illness.hpp"

#include <string>

namespace renga::synth {

/// What measuring a person would show on an ordinary day; the values hang together.
struct Body {
  double height_cm = 0;
  double weight_kg = 0;
  double waist_cm = 0;
  double systolic = 0;                        ///< mmHg
  double diastolic = 0;                       ///< mmHg
  double triglyceride = 0, hdl = 0, ldl = 0;  ///< mg/dL
  double ast = 0, alt = 0, ggt = 0;           ///< U/L
  double glucose = 0;                         ///< mg/dL
  double hba1c = 0;                           ///< %
  double insulin = 0;                         ///< uU/mL, fasting
  double creatinine = 0;                      ///< mg/dL
  double egfr = 0;                            ///< mL/min/1.73m2
  bool smokes = false;
};

Body draw_body(const Person& person, const Health& health, const Period& period,
               std::uint64_t seed);

/// A value measured on one day: the body's value with a relative deviation.
double measured(double value, double relative_deviation, Random& random);

/// "53.4"
std::string decimal(double value, int places);

}  // namespace renga::synth
