#pragma once

#include "formats/formats.hpp"
#include "ingest/fhir_layout.hpp"
#include "ingest/source.hpp"
#include "ingest/table_row.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace renga::ingest {

/// Turns resources of HL7 FHIR R4, with the code systems of JP Core where it names some, into rows
/// of the hospital's tables. `patient_no` is the id of the Patient.
class FhirRows {
 public:
  static Result<FhirRows> open(const SourceFile& file, Intake& intake);

  void take(const formats::JsonValue& resource, std::int64_t line);

 private:
  static constexpr std::size_t kMostLeaves = 1000;

  /// A leaf of a type: read, or counted where it is not.
  struct Leaf {
    std::int64_t* ignored = nullptr;
  };
  struct OpenType {
    const FhirType* type;
    TableRow row;
    std::vector<std::size_t> columns;  ///< of each field
    std::map<std::string, Leaf, std::less<>> leaves;
  };

  explicit FhirRows(Intake& intake) : intake_(&intake) {}
  /// Which type a resource is of; none, and told, where it is not read.
  OpenType* type_of(const formats::JsonValue& resource, std::int64_t line);
  void reject(Code code, std::int64_t line, std::string_view record, std::string_view column);
  bool fill(OpenType& open, const formats::JsonValue& resource, std::int64_t line);
  void count_ignored(OpenType& open, const formats::JsonValue& value);

  Intake* intake_;
  std::vector<OpenType> types_;
  std::string path_;  ///< of the leaf that is looked at
};

}  // namespace renga::ingest
