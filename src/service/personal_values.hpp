#pragma once

#include "base/base.hpp"

#include <string>
#include <vector>

namespace renga::service {

/// Values of persons that come with a command: by name, kept beside the ledger (LED-6).
struct PersonalValue {
  std::string name;
  Personal<std::string> value;
};
using PersonalValues = std::vector<PersonalValue>;

}  // namespace renga::service
