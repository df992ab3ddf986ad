#include "synth/fhir_writer.hpp"

#include "synth/markup.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace renga::synth {
namespace {

using Row = std::vector<std::string>;

constexpr std::string_view kLoinc = "http://loinc.org";
constexpr std::string_view kIcd10 = "http://hl7.org/fhir/sid/icd-10";
constexpr std::string_view kDiseaseMaster =
    "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/masterB-disease";
constexpr std::string_view kDrugMaster = "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/masterY";
constexpr std::string_view kJlac10 = "urn:oid:1.2.392.200119.4.504";
constexpr std::string_view kMember = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID";
constexpr std::string_view kNameForm =
    "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";

// The file that a table goes to; findings and laboratory values are both Observations.
constexpr std::array<std::string_view, 7> kFiles = {
    "Patient",           "Encounter",      "Condition",         "Observation",
    "MedicationRequest", "NutritionOrder", "AllergyIntolerance"};
constexpr std::array<std::size_t, kHospitalTables> kFileOfTable = {0, 1, 2, 3, 3, 4, 5, 6};

struct Vital {
  std::size_t column;
  std::string_view loinc;
  std::string_view unit;
};
constexpr std::array<Vital, 5> kVitals = {{{2, "29463-7", "kg"},
                                           {3, "8302-2", "cm"},
                                           {4, "8480-6", "mm[Hg]"},
                                           {5, "8462-4", "mm[Hg]"},
                                           {6, "8310-5", "Cel"}}};

std::string text(std::string_view key, std::string_view value) {
  return value.empty() ? std::string() : fmt::format(",\"{}\":{}", key, in_json(value));
}

std::string subject(std::string_view key, const Row& row) {
  return fmt::format(",\"{}\":{{\"reference\":{}}}", key, in_json("Patient/" + row[0]));
}

std::string coding(std::string_view system, std::string_view code) {
  return fmt::format("{{\"system\":{},\"code\":{}}}", in_json(system), in_json(code));
}

std::string quantity(std::string_view value, std::string_view unit) {
  return fmt::format("{{\"value\":{}{}}}", value, text("unit", unit));
}

std::string member_of(const Row& row) {
  if (row[4].empty()) return {};
  return fmt::format(",\"identifier\":[{{\"system\":{},\"value\":{}}}]", in_json(kMember),
                     in_json(fmt::format("{}:{}:{}:{}", row[4], row[5], row[6], row[7])));
}

std::string name_of(const Row& row) {
  if (row[1].empty()) return {};
  return fmt::format(
      ",\"name\":[{{\"extension\":[{{\"url\":{},\"valueCode\":\"SYL\"}}],\"text\":{}}}]",
      in_json(kNameForm), in_json(row[1]));
}

std::string patient(const Row& row, std::int64_t) {
  return fmt::format(
      "\"Patient\",\"id\":{},\"meta\":{{\"lastUpdated\":\"{}T09:00:00+09:00\"}}{}{},"
      "\"gender\":\"{}\",\"birthDate\":\"{}\",\"address\":[{{\"postalCode\":{}}}]",
      in_json(row[0]), row[8], member_of(row), name_of(row), row[3] == "1" ? "male" : "female",
      row[2], in_json(row[9]));
}

std::string encounter(const Row& row, std::int64_t) {
  return fmt::format(
      "\"Encounter\",\"id\":{},\"status\":\"finished\",\"class\":{{\"system\":"
      "\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"{}\"}}{},"
      "\"period\":{{\"start\":\"{}T09:00:00+09:00\",\"end\":\"{}T17:00:00+09:00\"}},"
      "\"serviceType\":{{\"text\":{}}}",
      in_json(row[1]), row[2] == "inpatient" ? "IMP" : "AMB", subject("subject", row), row[3],
      row[4], in_json(row[5]));
}

std::string condition(const Row& row, std::int64_t number) {
  return fmt::format(
      "\"Condition\",\"id\":\"c{}\",\"code\":{{\"coding\":[{},{}],\"text\":{}}}{},"
      "\"onsetDateTime\":\"{}\"",
      number, coding(kDiseaseMaster, row[2]), coding(kIcd10, row[3]), in_json(row[4]),
      subject("subject", row), row[1]);
}

std::string vital(const Row& row, std::int64_t number) {
  std::string parts;
  for (const Vital& vital : kVitals) {
    if (row[vital.column].empty()) continue;
    if (!parts.empty()) parts += ',';
    parts += fmt::format("{{\"code\":{{\"coding\":[{}]}},\"valueQuantity\":{}}}",
                         coding(kLoinc, vital.loinc), quantity(row[vital.column], vital.unit));
  }
  return fmt::format(
      "\"Observation\",\"id\":\"v{}\",\"status\":\"final\",\"code\":{{\"coding\":[{}]}}{},"
      "\"effectiveDateTime\":\"{}T10:00:00+09:00\",\"component\":[{}]",
      number, coding(kLoinc, "85353-1"), subject("subject", row), row[1], parts);
}

std::string lab(const Row& row, std::int64_t number) {
  std::string range;
  if (!row[5].empty()) range += "\"low\":" + quantity(row[5], row[4]);
  if (!row[6].empty())
    range += std::string(range.empty() ? "" : ",") + "\"high\":" + quantity(row[6], row[4]);
  return fmt::format(
      "\"Observation\",\"id\":\"l{}\",\"status\":\"final\",\"code\":{{\"coding\":[{}]}}{},"
      "\"effectiveDateTime\":\"{}T10:00:00+09:00\",\"valueQuantity\":{}{}",
      number, coding(kJlac10, jlac10_of(row[2])), subject("subject", row), row[1],
      quantity(row[3], row[4]), range.empty() ? "" : ",\"referenceRange\":[{" + range + "}]");
}

std::string prescription(const Row& row, std::int64_t number) {
  return fmt::format(
      "\"MedicationRequest\",\"id\":\"m{}\",\"status\":\"completed\",\"intent\":\"order\","
      "\"medicationCodeableConcept\":{{\"coding\":[{}],\"text\":{}}}{},"
      "\"authoredOn\":\"{}\",\"dosageInstruction\":[{{\"doseAndRate\":[{{\"doseQuantity\":{}}}]}}],"
      "\"dispenseRequest\":{{\"expectedSupplyDuration\":{{\"value\":{},\"unit\":\"日\"}}}}",
      number, coding(kDrugMaster, row[2]), in_json(row[3]), subject("subject", row), row[1],
      quantity(row[4], row[5]), row[6]);
}

std::string diet_order(const Row& row, std::int64_t number) {
  return fmt::format(
      "\"NutritionOrder\",\"id\":\"n{}\",\"status\":\"completed\",\"intent\":\"order\"{},"
      "\"dateTime\":\"{}\",\"oralDiet\":{{\"type\":[{{\"text\":{}}}]}}",
      number, subject("patient", row), row[1], in_json(row[2]));
}

std::string allergy(const Row& row, std::int64_t number) {
  return fmt::format(
      "\"AllergyIntolerance\",\"id\":\"a{}\"{},\"recordedDate\":\"{}\",\"code\":{{\"text\":{}}},"
      "\"reaction\":[{{\"manifestation\":[{{\"text\":{}}}]}}]",
      number, subject("patient", row), row[1], in_json(row[2]), in_json(row[3]));
}

// In the order of the tables.
constexpr std::array<std::string (*)(const Row&, std::int64_t), kHospitalTables> kResources = {
    &patient, &encounter, &condition, &vital, &lab, &prescription, &diet_order, &allergy};

}  // namespace

std::string_view jlac10_of(std::string_view item) {
  const auto* found = std::ranges::find(kLabCodes, item, &LabCode::item);
  ensure(found != kLabCodes.end(), "a laboratory item has no code");
  return found->jlac10;
}

FhirWriter::FhirWriter(const std::filesystem::path& folder) {
  for (const std::string_view name : kFiles)
    files_.emplace_back(folder / (std::string(name) + ".ndjson"));
}

Done FhirWriter::take(HospitalTable table, const std::vector<std::string>& row) {
  const auto index = static_cast<std::size_t>(table);
  AppendedFile& file = files_[kFileOfTable[index]];
  file.buffer() += "{\"resourceType\":" + kResources[index](row, ++rows_[index]) + "}\n";
  return file.settle();
}

Done FhirWriter::close() {
  // A type without a resource has no file.
  for (AppendedFile& file : files_)
    if (!file.buffer().empty()) RENGA_TRY(file.flush());
  return {};
}

std::int64_t FhirWriter::bytes() const {
  std::int64_t sum = 0;
  for (const AppendedFile& file : files_) sum += file.bytes();
  return sum;
}

}  // namespace renga::synth
