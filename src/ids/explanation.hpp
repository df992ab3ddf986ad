#pragma once

#include "ids/kana.hpp"
#include "ids/validity.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace renga::ids {

/// One value on the way of a person's identifiers to the hash.
struct ExplainedStep {
  Bilingual title;
  Personal<std::string> value;
};

/// Shows one person's own identifiers step by step, up to the frame in hexadecimal; no key is
/// needed.
struct Explanation {
  std::vector<ExplainedStep> steps;
  Validity validity = Validity::ok;
};

Explanation explain_id4(const Personal<std::string>& kana, const Personal<std::string>& birth_date,
                        std::string_view sex, Normalisation normalisation);

}  // namespace renga::ids
