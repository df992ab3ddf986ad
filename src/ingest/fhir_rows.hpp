#pragma once

#include "ingest/source.hpp"
#include "ingest/table_row.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace renga::ingest {

/// Turns resources of HL7 FHIR R4, with the code systems of JP Core where it names some, into rows
/// of the hospital's tables. `patient_no` is the id of the Patient.
class FhirRows {
 public:
  static Result<FhirRows> open(const SourceFile& file, Intake& intake);

  void take(const nlohmann::json& resource, std::int64_t line);

 private:
  friend struct FhirKind;

  explicit FhirRows(Intake& intake) : intake_(&intake) {}
  TableRow& row(std::string_view table);
  /// Begins a row of the resource's patient; false and told where it names none.
  bool begin(std::string_view table, const nlohmann::json& resource, std::string_view reference);
  void patient(const nlohmann::json& resource);
  void encounter(const nlohmann::json& resource);
  void condition(const nlohmann::json& resource);
  void observation(const nlohmann::json& resource);
  void medication(const nlohmann::json& resource);
  void allergy(const nlohmann::json& resource);
  void nutrition(const nlohmann::json& resource);
  void lab(const nlohmann::json& resource, const std::string& code);
  void vital(const nlohmann::json& resource);

  Intake* intake_;
  std::vector<TableRow> rows_;
  std::int64_t line_ = 0;
};

}  // namespace renga::ingest
