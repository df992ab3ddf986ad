#pragma once

#include "synth/institutions.hpp"

#include <map>
#include <string>

namespace renga::synth {

/// Dentists and pharmacies: one of each in a prefecture, so that they need no chance.
class SideInstitutions {
 public:
  const Institution& dentist(const std::string& prefecture);
  const Institution& pharmacy(const std::string& prefecture);

  /// The place that the clerk's streams know a dentist or a pharmacy by.
  static std::size_t dentist_place(const std::string& prefecture);
  static std::size_t pharmacy_place(const std::string& prefecture);

 private:
  std::map<std::string, Institution> dentists_, pharmacies_;
};

}  // namespace renga::synth
