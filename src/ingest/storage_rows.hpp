#pragma once

#include "formats/formats.hpp"
#include "ingest/source.hpp"

namespace renga::ingest {

/// Stores what a message says as rows of the hospital's tables (ING-220 …). A message of a kind
/// that is not read is told.
Done store_message(const formats::Hl7Message& message, const SourceFile& file, Intake& intake);

/// Stores the admissions whose discharge did not come, in the order of patients and days (ING-223).
Done store_admissions(Intake& intake);

}  // namespace renga::ingest
