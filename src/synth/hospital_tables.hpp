#pragma once

#include "base/base.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace renga::synth {

/// The tables of Ａ病院, in the order in which their files are listed.
enum class HospitalTable : std::uint8_t {
  patient,
  encounter,
  problem,
  vital,
  lab,
  prescription,
  diet_order,
  allergy,
};
inline constexpr std::size_t kHospitalTables = 8;

/// Another form of the hospital's records: takes the rows of its tables as they are made, all of
/// one patient before the next.
class HospitalForm {
 public:
  virtual ~HospitalForm() = default;
  virtual Done take(HospitalTable table, const std::vector<std::string>& row) = 0;
  virtual Done end_patient() { return {}; }
  virtual Done close() = 0;
  virtual std::int64_t bytes() const = 0;
};

/// Laboratory items by the name that the tables call them, as their JLAC10 codes.
struct LabCode {
  std::string_view item;
  std::string_view jlac10;
};
inline constexpr std::array<LabCode, 6> kLabCodes = {{{"hba1c", "3D046000001920402"},
                                                      {"insulin", "4G010000002302301"},
                                                      {"creatinine", "3C015000002327101"},
                                                      {"egfr", "8A065000002391901"},
                                                      {"ldl", "3F077000002327101"},
                                                      {"crp", "5C070000002306101"}}};
std::string_view jlac10_of(std::string_view item);

}  // namespace renga::synth
