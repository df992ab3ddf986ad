#pragma once

#include "synth/appended_file.hpp"
#include "synth/hospital_tables.hpp"

#include <filesystem>

namespace renga::synth {

/// The hospital's tables as HL7 FHIR R4, one resource a line and one file a type (SYN-98).
class FhirWriter final : public HospitalForm {
 public:
  explicit FhirWriter(const std::filesystem::path& folder);

  Done take(HospitalTable table, const std::vector<std::string>& row) override;
  Done close() override;
  std::int64_t bytes() const override;

 private:
  std::vector<AppendedFile> files_;  ///< One a type.
  std::array<std::int64_t, kHospitalTables> rows_{};
};

}  // namespace renga::synth
