#pragma once

#include <string>
#include <string_view>

namespace renga::ingest {

/// How files write the days that iso_day takes.
inline constexpr std::string_view kCompactDay = "YYYYMMDD";

// These give "2025-05-01". What is no such day as a whole comes back as it is, for the layout to
// judge: a day with something behind it may be another value altogether (ING-227).

/// "20250501".
std::string iso_day(std::string_view compact);
/// "20250501", and a time of HL7 v2 or of HL7's documents where one follows: "202505010930+0900".
std::string day_of_hl7(std::string_view moment);
/// "2025-05-01", and a time of FHIR where one follows: "2025-05-01T09:30:00+09:00".
std::string day_of_fhir(std::string_view moment);

}  // namespace renga::ingest
