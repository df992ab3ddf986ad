#pragma once

#include "formats/formats.hpp"
#include "ingest/source.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace renga::ingest {

/// The fields of a segment that are read, in whichever message it stands.
struct StorageFields {
  std::string_view segment;
  std::span<const std::size_t> fields;
};
std::span<const StorageFields> storage_fields();

/// A kind of message that is read.
struct StorageKind {
  std::string_view name;  ///< as SS-MIX2 calls it
  std::string_view type;  ///< MSH-9
  std::string_view event;
  std::string_view table;
};
std::vector<StorageKind> storage_kinds();

/// Stores what a message says as rows of the hospital's tables (ING-220 …). A message of a kind
/// that is not read is told.
Done store_message(const formats::Hl7Message& message, const SourceFile& file, Intake& intake);

/// Stores the admissions whose discharge did not come, in the order of patients and days (ING-223).
Done store_admissions(Intake& intake);

}  // namespace renga::ingest
