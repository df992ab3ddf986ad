#include "ingest/fhir_rows.hpp"

#include "ingest/errors.hpp"
#include "ingest/fhir_value.hpp"
#include "ingest/hospital_items.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace renga::ingest {
namespace {

using fhir::Json;

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

using Translation = std::pair<std::string_view, std::string_view>;
constexpr std::array<Translation, 2> kSexes = {{{"male", "1"}, {"female", "2"}}};
// HL7 v3 ActEncounterCode; what is none of these is no inpatient.
constexpr std::array<Translation, 6> kEncounterKinds = {{{"IMP", "inpatient"},
                                                         {"ACUTE", "inpatient"},
                                                         {"NONAC", "inpatient"},
                                                         {"AMB", "outpatient"},
                                                         {"EMER", "outpatient"},
                                                         {"VR", "outpatient"}}};

std::string translated(std::span<const Translation> table, std::string_view word) {
  for (const auto& [from, to] : table)
    if (from == word) return std::string(to);
  return {};
}

bool is_syllabic(const Json& name) {
  return std::ranges::any_of(name.member("extension").items(), [](const Json& extension) {
    return extension.member("url").string().find(kNameForm) != std::string_view::npos &&
           extension.member("valueCode").string() == kSyllabic;
  });
}

std::string kana_of(const Json& names) {
  for (const Json& name : names.items()) {
    if (!is_syllabic(name)) continue;
    const std::string text = name.member("text").text();
    return text.empty() ? name.member("family").text() + "　" + name.at("given.0").text() : text;
  }
  return {};
}

/// A part of insurer, symbol, number and branch, parted by colons (JP-CLINS).
std::string member_part(const Json& identifiers, std::size_t part) {
  for (const Json& identifier : identifiers.items()) {
    if (identifier.member("system").string().find(kMemberSystem) == std::string_view::npos)
      continue;
    const std::string_view text = identifier.member("value").string();
    const auto pieces = split(text, ':');
    return part < pieces.size() ? std::string(pieces[part]) : std::string();
  }
  return {};
}

std::string lab_item(const Json& concept_value) {
  const std::string code = fhir::code_of(concept_value, kObservations);
  const std::string_view item = lab_item_of(code);
  return item.empty() ? code : std::string(item);
}

// In the order of the enumeration; vitals fill several columns and are none of these.
constexpr std::array<std::string (*)(const Json&), 15> kTakers = {
    [](const Json& value) { return value.text(); },
    [](const Json& value) { return fhir::day_at(value, ""); },
    [](const Json& value) { return fhir::id_of_reference(value, "Patient"); },
    [](const Json& value) { return fhir::words_of(value); },
    [](const Json& value) { return fhir::code_of(value, kReceiptDisease); },
    [](const Json& value) { return fhir::code_of(value, kIcd10); },
    [](const Json& value) { return fhir::code_of(value, kDrugs); },
    [](const Json& value) { return lab_item(value); },
    [](const Json& value) { return translated(kSexes, value.string()); },
    [](const Json& value) { return translated(kEncounterKinds, value.string()); },
    [](const Json& value) { return kana_of(value); },
    [](const Json& value) { return member_part(value, 0); },
    [](const Json& value) { return member_part(value, 1); },
    [](const Json& value) { return member_part(value, 2); },
    [](const Json& value) { return member_part(value, 3); },
};
static_assert(kTakers.size() == static_cast<std::size_t>(FhirTake::vitals));

void put_vitals(const Json& observation, TableRow& row) {
  const auto put = [&row](const Json& part) {
    const std::string_view column = vital_column_of(fhir::code_of(part.member("code"), kLoinc));
    if (!column.empty()) row.put(column, part.at("valueQuantity.value").text());
  };
  put(observation);
  for (const Json& part : observation.member("component").items()) put(part);
}

/// Which of the two kinds of Observation this is; empty where it is none.
std::string_view table_of_observation(const Json& observation) {
  const Json code = observation.member("code");
  if (observation.member("component").is_array() ||
      !vital_column_of(fhir::code_of(code, kLoinc)).empty())
    return "vital";
  return fhir::code_of(code, kObservations).empty() ? "" : "lab";
}

/// A path of the layout without positions of lists, with the leaf that a taker reads below it.
std::string leaf_path(std::string_view path, std::string_view leaf) {
  std::string out;
  for (const std::string_view name : split(path, '.'))
    if (name != "0" && !name.empty()) out += (out.empty() ? "" : ".") + std::string(name);
  if (!leaf.empty()) out += (out.empty() ? "" : ".") + std::string(leaf);
  return out;
}

}  // namespace

Result<FhirRows> FhirRows::open(const SourceFile& file, Intake& intake) {
  FhirRows made(intake);
  for (const FhirType& type : fhir_types()) {
    RENGA_ASSIGN(TableRow row, TableRow::open(layout_named(type.table), file, intake));
    OpenType open{&type, std::move(row), {}, {{"resourceType", {}}}};
    for (const FhirField& field : type.fields) {
      open.columns.push_back(field.column.empty() ? 0 : open.row.position_of(field.column));
      for (const std::string_view leaf : leaves_of(field.take))
        open.leaves[leaf_path(field.path, leaf)] = {};
    }
    made.types_.push_back(std::move(open));
  }
  return made;
}

void FhirRows::reject(Code code, std::int64_t line, std::string_view record,
                      std::string_view column) {
  intake_->findings->reject(
      {.code = code, .line = line, .record = record, .column = column, .expected = "Patient/ID"});
}

FhirRows::OpenType* FhirRows::type_of(const Json& resource, std::int64_t line) {
  const std::string_view name = resource.member("resourceType").string();
  const bool observed = name == "Observation";
  const std::string_view table = observed ? table_of_observation(resource) : "";
  const auto found = std::ranges::find_if(types_, [&](const OpenType& open) {
    return open.type->type == name && (!observed || open.type->table == table);
  });
  if (found != types_.end()) return &*found;
  // The name of the type could be anything, so that it is not repeated.
  if (observed)
    reject(code::kind_not_read, line, "Observation", "code");
  else
    reject(code::kind_not_read, line, "FHIR", "resourceType");
  return nullptr;
}

bool FhirRows::fill(OpenType& open, const Json& resource, std::int64_t line) {
  open.row.begin(line);
  for (std::size_t i = 0; i < open.type->fields.size(); ++i) {
    const FhirField& field = open.type->fields[i];
    if (field.take == FhirTake::vitals) {
      put_vitals(resource, open.row);
      continue;
    }
    if (!open.row.is_empty(open.columns[i])) continue;
    const Json value = resource.at(field.path);
    if (value) open.row.put(open.columns[i], kTakers[static_cast<std::size_t>(field.take)](value));
    if (field.take == FhirTake::patient && open.row.is_empty(open.columns[i])) {
      reject(code::subject_missing, line, open.type->table, field.path);
      return false;
    }
  }
  return true;
}

void FhirRows::take(const Json& resource, std::int64_t line) {
  OpenType* open = type_of(resource, line);
  if (open == nullptr || !fill(*open, resource, line)) return;
  open->row.store();
  path_.clear();
  count_ignored(*open, resource);
}

void FhirRows::count_ignored(OpenType& open, const Json& value) {
  if (!value) return;
  if (value.is_array()) {
    for (const Json& item : value.items()) count_ignored(open, item);
    return;
  }
  if (value.is_object()) {
    const std::size_t before = path_.size();
    for (const auto& [name, member] : value.members()) {
      if (before > 0) path_ += '.';
      path_ += name;
      count_ignored(open, member);
      path_.resize(before);
    }
    return;
  }
  auto found = open.leaves.find(path_);
  if (found == open.leaves.end()) {
    std::string field(open.type->type);
    field += '.' + path_;
    std::int64_t& counter = intake_->ignored.counter("FHIR", field);
    // Names are as many as a sender likes; only so many are remembered.
    if (open.leaves.size() >= kMostLeaves) {
      ++counter;
      return;
    }
    found = open.leaves.emplace(path_, Leaf{&counter}).first;
  }
  if (found->second.ignored != nullptr) ++*found->second.ignored;
}

}  // namespace renga::ingest
