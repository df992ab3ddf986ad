#include "ingest/hospital_items.hpp"

#include <array>

namespace renga::ingest {
namespace {

struct Named {
  std::string_view code;
  std::string_view name;
};

// JLAC10 analytes (日本臨床検査医学会) and LOINC codes of the six items with a name.
constexpr std::array kLabItems = {
    Named{"3D046", "hba1c"},       Named{"4548-4", "hba1c"},    Named{"17856-6", "hba1c"},
    Named{"4G010", "insulin"},     Named{"20448-7", "insulin"}, Named{"3C015", "creatinine"},
    Named{"2160-0", "creatinine"}, Named{"8A065", "egfr"},      Named{"33914-3", "egfr"},
    Named{"48642-3", "egfr"},      Named{"3F077", "ldl"},       Named{"13457-7", "ldl"},
    Named{"18262-6", "ldl"},       Named{"2089-1", "ldl"},      Named{"5C070", "crp"},
    Named{"1988-5", "crp"},
};

// LOINC codes of HL7 FHIR R4's vital signs profile.
constexpr std::array kVitals = {
    Named{"29463-7", "weight"},   Named{"8302-2", "height"},      Named{"8480-6", "systolic"},
    Named{"8462-4", "diastolic"}, Named{"8310-5", "temperature"},
};

constexpr std::size_t kJlac10Characters = 17;
constexpr std::size_t kAnalyteCharacters = 5;

template <std::size_t N>
std::string_view name_in(const std::array<Named, N>& table, std::string_view code) {
  for (const Named& row : table)
    if (row.code == code) return row.name;
  return {};
}

}  // namespace

std::string_view lab_item_of(std::string_view code) {
  const bool jlac10 = code.size() == kJlac10Characters;
  return name_in(kLabItems, jlac10 ? code.substr(0, kAnalyteCharacters) : code);
}

std::string_view vital_column_of(std::string_view loinc) {
  return name_in(kVitals, loinc);
}

}  // namespace renga::ingest
