#pragma once

#include "synth/causes.hpp"
#include "synth/names.hpp"

#include <string>
#include <vector>

namespace renga::synth {

/// Who a record says it is about, spelled as its source spells it: with its errors.
struct Identity {
  std::string kana;  ///< Empty where the source leaves it out.
  Date birth = Date::from_days(0);
  Sex sex = Sex::male;
  std::string insurer;  ///< Without padding.
  std::string symbol;
  std::string number;
  std::string branch;
  CauseSet causes;  ///< What this copy has otherwise than the person.
};

/// A row of a CSV source about one person.
struct WrittenRow {
  std::int64_t number;  ///< In its file, from 1.
  CauseSet causes;
  std::vector<std::string> fields = {};  ///< Where somebody writes them in another form too.
};

}  // namespace renga::synth
