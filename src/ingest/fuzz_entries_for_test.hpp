#pragma once

#include "ingest/intake_for_test.hpp"

#include <array>
#include <string_view>

namespace renga::ingest {

/// Reads any bytes whatever as a file of each database, through every reader that claims them; what
/// is wrong with them is found or refused. Nothing may crash, whatever the bytes.
inline void read_any_bytes(std::string_view bytes) {
  for (const Database database :
       {Database::ndb, Database::jisedai, Database::kaigo, Database::dpc}) {
    Reading reading(database);
    static_cast<void>(reading.try_read("file", bytes));
  }
}

/// The same after the beginning that leads to one reader.
inline void read_any_xml(std::string_view bytes) {
  read_any_bytes("<" + std::string(bytes));
}
inline void read_any_fhir(std::string_view bytes) {
  read_any_bytes("{" + std::string(bytes));
}
inline void read_any_hl7(std::string_view bytes) {
  read_any_bytes("MSH|^~\\&|" + std::string(bytes));
}

}  // namespace renga::ingest
