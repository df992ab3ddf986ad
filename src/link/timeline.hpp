#pragma once

#include "base/base.hpp"
#include "engine/engine.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace renga::link {

/// Something that happened to a linked person (JOIN-19). A month lasts from its first to its last
/// day.
struct PersonEvent {
  Date date;
  std::optional<Date> end;  ///< the last day, where the event lasted
  Database database = Database::ndb;
  std::string table;   ///< as its own database calls it: "re", "encounter"
  Bilingual label;     ///< "入院", "Inpatient stay"
  std::string detail;  ///< what was measured, prescribed or diagnosed; may be empty
};

/// All events of one linked person, over all databases, in the order of day, database and table.
/// Nothing for a person who is not there.
Result<std::vector<PersonEvent>> timeline(const std::filesystem::path& linked_dataset,
                                          std::int64_t person, const engine::Limits& limits);

/// The smallest number of a linked person who shows the manual's use case (JOIN-20, DAT-29), or
/// nothing where nobody does.
Result<std::optional<std::int64_t>> person_with_use_case(
    const std::filesystem::path& linked_dataset, const engine::Limits& limits);

}  // namespace renga::link
