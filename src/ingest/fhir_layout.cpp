#include "ingest/fhir_layout.hpp"

#include <array>

namespace renga::ingest {
namespace {

using enum FhirTake;

constexpr std::array kPatient = {
    FhirField{"patient_no", "id"},
    FhirField{"name_kana", "name", kana},
    FhirField{"birth_date", "birthDate"},
    FhirField{"sex", "gender", sex},
    FhirField{"insurer", "identifier", insurer},
    FhirField{"symbol", "identifier", symbol},
    FhirField{"number", "identifier", number},
    FhirField{"branch", "identifier", branch},
    FhirField{"insured_on", "meta.lastUpdated", day},
    FhirField{"postal_code", "address.0.postalCode"},
};

constexpr std::array kEncounter = {
    FhirField{"patient_no", "subject", patient},     FhirField{"encounter_no", "id"},
    FhirField{"kind", "class.code", encounter_kind}, FhirField{"start_date", "period.start", day},
    FhirField{"end_date", "period.end", day},        FhirField{"department", "serviceType", words},
};

constexpr std::array kCondition = {
    FhirField{"patient_no", "subject", patient},
    FhirField{"date", "onsetDateTime", day},
    FhirField{"date", "onsetPeriod.start", day},
    FhirField{"date", "recordedDate", day},
    FhirField{"disease", "code", receipt_disease},
    FhirField{"icd10", "code", icd10},
    FhirField{"name", "code", words},
};

constexpr std::array kVital = {
    FhirField{"patient_no", "subject", patient},
    FhirField{"date", "effectiveDateTime", day},
    FhirField{"", "", vitals},
};

constexpr std::array kLab = {
    FhirField{"patient_no", "subject", patient},
    FhirField{"date", "effectiveDateTime", day},
    FhirField{"date", "issued", day},
    FhirField{"item", "code", lab_item},
    FhirField{"value", "valueQuantity.value"},
    FhirField{"unit", "valueQuantity.unit"},
    FhirField{"low", "referenceRange.0.low.value"},
    FhirField{"high", "referenceRange.0.high.value"},
};

constexpr std::array kMedication = {
    FhirField{"patient_no", "subject", patient},
    FhirField{"date", "authoredOn", day},
    FhirField{"code", "medicationCodeableConcept", drug},
    FhirField{"name", "medicationCodeableConcept", words},
    FhirField{"amount", "dosageInstruction.0.doseAndRate.0.doseQuantity.value"},
    FhirField{"unit", "dosageInstruction.0.doseAndRate.0.doseQuantity.unit"},
    FhirField{"days", "dispenseRequest.expectedSupplyDuration.value"},
};

constexpr std::array kNutrition = {
    FhirField{"patient_no", "patient", patient},
    FhirField{"date", "dateTime", day},
    FhirField{"kind", "oralDiet.type.0", words},
};

constexpr std::array kAllergy = {
    FhirField{"patient_no", "patient", patient},
    FhirField{"date", "recordedDate", day},
    FhirField{"date", "onsetDateTime", day},
    FhirField{"substance", "code", words},
    FhirField{"reaction", "reaction.0.manifestation.0", words},
};

constexpr std::array kTypes = {
    FhirType{"Patient", "patient", kPatient},
    FhirType{"Encounter", "encounter", kEncounter},
    FhirType{"Condition", "problem", kCondition},
    FhirType{"Observation", "vital", kVital},
    FhirType{"Observation", "lab", kLab},
    FhirType{"MedicationRequest", "prescription", kMedication},
    FhirType{"NutritionOrder", "diet_order", kNutrition},
    FhirType{"AllergyIntolerance", "allergy", kAllergy},
};

}  // namespace

std::span<const FhirType> fhir_types() {
  return kTypes;
}

std::vector<std::string_view> leaves_of(FhirTake take) {
  switch (take) {
    case text:
    case day:
    case sex:
    case encounter_kind:
      return {""};
    case patient:
      return {"reference"};
    case words:
      return {"text", "coding.display"};
    case receipt_disease:
    case icd10:
    case drug:
    case lab_item:
      return {"coding.system", "coding.code"};
    case kana:
      return {"extension.url", "extension.valueCode", "text", "family", "given"};
    case insurer:
    case symbol:
    case number:
    case branch:
      return {"system", "value"};
    case vitals:
      return {"code.coding.system",         "code.coding.code",
              "valueQuantity.value",        "component.code.coding.system",
              "component.code.coding.code", "component.valueQuantity.value"};
  }
  return {};
}

}  // namespace renga::ingest
