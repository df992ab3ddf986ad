#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace renga::ingest {

/// How a column is taken from what stands at a path of a resource.
enum class FhirTake : std::uint8_t {
  text,             ///< a string or number
  day,              ///< the day of a date or dateTime
  patient,          ///< the id of a reference to a Patient
  words,            ///< the text of a CodeableConcept, else the first display
  receipt_disease,  ///< its code of the receipts' diseases
  icd10,            ///< its ICD-10 code
  drug,             ///< its receipt code, else HOT9, else YJ (ING-216)
  lab_item,         ///< the name of its JLAC10 or LOINC code, else the code (ING-215)
  sex,              ///< male 1, female 2
  encounter_kind,   ///< the class of an Encounter
  kana,             ///< the name with the representation SYL (ING-213)
  insurer,          ///< the parts of JP-CLINS's insured number (ING-214)
  symbol,
  number,
  branch,
  vitals,  ///< the values of an Observation and its components, by LOINC code
};

struct FhirField {
  std::string_view column;
  std::string_view path;  ///< names with dots between; "0" is the first of a list
  FhirTake take = FhirTake::text;
};

/// A type of resource, or one of the two kinds of Observation, and the columns that it fills. Of
/// several fields for a column the first that is there counts.
struct FhirType {
  std::string_view type;
  std::string_view table;
  std::span<const FhirField> fields;
};

/// What is read, in the order of the manual.
std::span<const FhirType> fhir_types();

/// The leaves that a field reads, as paths without positions of lists.
std::vector<std::string_view> leaves_of(FhirTake take);

}  // namespace renga::ingest
