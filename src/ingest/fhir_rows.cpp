#include "ingest/fhir_rows.hpp"

#include "ingest/fhir_value.hpp"
#include "ingest/hospital_items.hpp"

#include <algorithm>
#include <utility>

namespace renga::ingest {

using fhir::at;
using fhir::Json;
using fhir::text_at;

/// One type of resource and what takes it.
struct FhirKind {
  std::string_view type;
  void (FhirRows::*take)(const Json& resource);

  static const FhirKind* named(std::string_view type);
};

const FhirKind* FhirKind::named(std::string_view type) {
  static constexpr std::array kKinds = {
      FhirKind{"Patient", &FhirRows::patient},
      FhirKind{"Encounter", &FhirRows::encounter},
      FhirKind{"Condition", &FhirRows::condition},
      FhirKind{"Observation", &FhirRows::observation},
      FhirKind{"MedicationRequest", &FhirRows::medication},
      FhirKind{"AllergyIntolerance", &FhirRows::allergy},
      FhirKind{"NutritionOrder", &FhirRows::nutrition},
  };
  const auto* found = std::ranges::find(kKinds, type, &FhirKind::type);
  return found == kKinds.end() ? nullptr : found;
}

namespace {

constexpr std::array<std::string_view, 8> kTables = {
    "patient", "encounter", "problem", "vital", "lab", "prescription", "diet_order", "allergy"};

// Words of the code systems' addresses, in the order of preference.
constexpr std::array<std::string_view, 1> kReceiptDisease = {"masterB-disease"};
constexpr std::array<std::string_view, 2> kIcd10 = {"icd-10", "ICD-10"};
// Receipt code, HOT9, YJ (ING-216).
constexpr std::array<std::string_view, 3> kDrugs = {"masterY", "1.2.392.200119.4.403.1",
                                                    "1.2.392.100495.20.1.73"};
// JLAC10 under its OID or its address, then LOINC.
constexpr std::array<std::string_view, 4> kObservations = {
    "1.2.392.200119.4.504", "ObservationLabResultCode", "CoreLabo", "loinc.org"};
constexpr std::array<std::string_view, 1> kLoinc = {"loinc.org"};

constexpr std::string_view kMemberSystem = "JP_Insurance_memberID";
constexpr std::string_view kNameForm = "iso21090-EN-representation";
// SYL: a name written as it sounds.
constexpr std::string_view kSyllabic = "SYL";

constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kSexes = {
    {{"male", "1"}, {"female", "2"}}};
// HL7 v3 ActEncounterCode; what is none of these is no inpatient.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kEncounterKinds = {
    {{"IMP", "inpatient"},
     {"ACUTE", "inpatient"},
     {"NONAC", "inpatient"},
     {"AMB", "outpatient"},
     {"EMER", "outpatient"},
     {"VR", "outpatient"}}};

template <std::size_t N>
std::string_view translated(
    const std::array<std::pair<std::string_view, std::string_view>, N>& table,
    std::string_view word) {
  for (const auto& [from, to] : table)
    if (from == word) return to;
  return {};
}

bool is_syllabic(const Json& name) {
  return std::ranges::any_of(at(name, "extension"), [](const Json& extension) {
    return text_at(extension, "url").find(kNameForm) != std::string::npos &&
           text_at(extension, "valueCode") == kSyllabic;
  });
}

std::string kana_of(const Json& patient) {
  for (const Json& name : at(patient, "name")) {
    if (!is_syllabic(name)) continue;
    const std::string text = text_at(name, "text");
    return text.empty() ? text_at(name, "family") + "　" + text_at(name, "given.0") : text;
  }
  return {};
}

/// Insurer, symbol, number and branch, parted by colons (JP-CLINS).
std::array<std::string, 4> member_of(const Json& patient) {
  std::array<std::string, 4> parts;
  for (const Json& identifier : at(patient, "identifier")) {
    if (text_at(identifier, "system").find(kMemberSystem) == std::string::npos) continue;
    const std::string text = text_at(identifier, "value");
    const auto pieces = split(text, ':');
    for (std::size_t i = 0; i < std::min(pieces.size(), parts.size()); ++i) parts[i] = pieces[i];
  }
  return parts;
}

std::string first_of(std::initializer_list<std::string> texts) {
  for (const std::string& text : texts)
    if (!text.empty()) return text;
  return {};
}

}  // namespace

Result<FhirRows> FhirRows::open(const SourceFile& file, Intake& intake) {
  FhirRows made(intake);
  for (const std::string_view table : kTables) {
    RENGA_ASSIGN(TableRow row, TableRow::open(layout_named(table), file, intake));
    made.rows_.push_back(std::move(row));
  }
  return made;
}

TableRow& FhirRows::row(std::string_view table) {
  const auto found =
      std::ranges::find(rows_, table, [](const TableRow& row) { return row.layout().name; });
  ensure(found != rows_.end(), "a resource goes into a table that is not open");
  return *found;
}

void FhirRows::take(const Json& resource, std::int64_t line) {
  line_ = line;
  const FhirKind* kind = FhirKind::named(text_at(resource, "resourceType"));
  if (kind != nullptr) return (this->*kind->take)(resource);
  // The name of the type could be anything, so that it is not repeated.
  intake_->findings->reject(
      {.code = Code::kind_not_read, .line = line, .record = "FHIR", .column = "resourceType"});
}

bool FhirRows::begin(std::string_view table, const Json& resource, std::string_view reference) {
  const std::string patient = fhir::id_of_reference(at(resource, reference), "Patient");
  if (patient.empty()) {
    intake_->findings->reject({.code = Code::subject_missing,
                               .line = line_,
                               .record = table,
                               .column = reference,
                               .expected = "Patient/ID"});
    return false;
  }
  row(table).begin(line_);
  row(table).put("patient_no", patient);
  return true;
}

void FhirRows::patient(const Json& resource) {
  TableRow& row = this->row("patient");
  row.begin(line_);
  row.put("patient_no", text_at(resource, "id"));
  row.put("name_kana", kana_of(resource));
  row.put("birth_date", text_at(resource, "birthDate"));
  row.put("sex", translated(kSexes, text_at(resource, "gender")));
  const auto [insurer, symbol, number, branch] = member_of(resource);
  row.put("insurer", insurer);
  row.put("symbol", symbol);
  row.put("number", number);
  row.put("branch", branch);
  row.put("insured_on", fhir::day_at(resource, "meta.lastUpdated"));
  row.put("postal_code", text_at(resource, "address.0.postalCode"));
  row.store();
}

void FhirRows::encounter(const Json& resource) {
  if (!begin("encounter", resource, "subject")) return;
  TableRow& row = this->row("encounter");
  row.put("encounter_no", text_at(resource, "id"));
  row.put("kind", translated(kEncounterKinds, text_at(resource, "class.code")));
  row.put("start_date", fhir::day_at(resource, "period.start"));
  row.put("end_date", fhir::day_at(resource, "period.end"));
  row.put("department", fhir::words_of(at(resource, "serviceType")));
  row.store();
}

void FhirRows::condition(const Json& resource) {
  if (!begin("problem", resource, "subject")) return;
  TableRow& row = this->row("problem");
  row.put("date", first_of({fhir::day_at(resource, "onsetDateTime"),
                            fhir::day_at(resource, "onsetPeriod.start"),
                            fhir::day_at(resource, "recordedDate")}));
  row.put("disease", fhir::code_of(at(resource, "code"), kReceiptDisease));
  row.put("icd10", fhir::code_of(at(resource, "code"), kIcd10));
  row.put("name", fhir::words_of(at(resource, "code")));
  row.store();
}

void FhirRows::observation(const Json& resource) {
  const std::string loinc = fhir::code_of(at(resource, "code"), kLoinc);
  const bool has_parts = at(resource, "component").is_array();
  if (has_parts || !vital_column_of(loinc).empty()) return vital(resource);
  const std::string code = fhir::code_of(at(resource, "code"), kObservations);
  if (!code.empty()) return lab(resource, code);
  intake_->findings->reject(
      {.code = Code::kind_not_read, .line = line_, .record = "Observation", .column = "code"});
}

void FhirRows::vital(const Json& resource) {
  if (!begin("vital", resource, "subject")) return;
  TableRow& row = this->row("vital");
  row.put("date", fhir::day_at(resource, "effectiveDateTime"));
  const auto put = [&row](const Json& part) {
    const std::string_view column = vital_column_of(fhir::code_of(at(part, "code"), kLoinc));
    if (!column.empty()) row.put(column, text_at(part, "valueQuantity.value"));
  };
  put(resource);
  for (const Json& part : at(resource, "component")) put(part);
  row.store();
}

void FhirRows::lab(const Json& resource, const std::string& code) {
  if (!begin("lab", resource, "subject")) return;
  TableRow& row = this->row("lab");
  const std::string_view item = lab_item_of(code);
  row.put("date", first_of({fhir::day_at(resource, "effectiveDateTime"),
                            fhir::day_at(resource, "issued")}));
  row.put("item", item.empty() ? std::string_view(code) : item);
  row.put("value", text_at(resource, "valueQuantity.value"));
  row.put("unit", text_at(resource, "valueQuantity.unit"));
  row.put("low", text_at(resource, "referenceRange.0.low.value"));
  row.put("high", text_at(resource, "referenceRange.0.high.value"));
  row.store();
}

void FhirRows::medication(const Json& resource) {
  if (!begin("prescription", resource, "subject")) return;
  TableRow& row = this->row("prescription");
  const Json& drug = at(resource, "medicationCodeableConcept");
  row.put("date", fhir::day_at(resource, "authoredOn"));
  row.put("code", fhir::code_of(drug, kDrugs));
  row.put("name", fhir::words_of(drug));
  const Json& dose = at(resource, "dosageInstruction.0.doseAndRate.0.doseQuantity");
  row.put("amount", text_at(dose, "value"));
  row.put("unit", text_at(dose, "unit"));
  row.put("days", text_at(resource, "dispenseRequest.expectedSupplyDuration.value"));
  row.store();
}

void FhirRows::allergy(const Json& resource) {
  if (!begin("allergy", resource, "patient")) return;
  TableRow& row = this->row("allergy");
  row.put("date", first_of({fhir::day_at(resource, "recordedDate"),
                            fhir::day_at(resource, "onsetDateTime")}));
  row.put("substance", fhir::words_of(at(resource, "code")));
  row.put("reaction", fhir::words_of(at(resource, "reaction.0.manifestation.0")));
  row.store();
}

void FhirRows::nutrition(const Json& resource) {
  if (!begin("diet_order", resource, "patient")) return;
  TableRow& row = this->row("diet_order");
  row.put("date", fhir::day_at(resource, "dateTime"));
  row.put("kind", fhir::words_of(at(resource, "oralDiet.type.0")));
  row.store();
}

}  // namespace renga::ingest
