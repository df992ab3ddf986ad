#pragma once

#include "base/base.hpp"
#include "engine/engine.hpp"
#include "files/files.hpp"
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
  Bilingual source;    ///< what the rows of the table are: "受診", "Encounter"
};

/// All events of one linked person, over all databases, in the order of day, database and table.
/// Nothing for a person who is not there.
Result<std::vector<PersonEvent>> timeline(const std::filesystem::path& linked_dataset,
                                          std::int64_t person, const engine::Limits& limits);

/// The smallest number of a linked person who shows the manual's use case (JOIN-20, DAT-29), or
/// nothing where nobody does.
Result<std::optional<std::int64_t>> person_with_use_case(
    const std::filesystem::path& linked_dataset, const engine::Limits& limits);

/// Whose timeline is to be shown, and where to.
struct TimelineOptions {
  std::filesystem::path linked;
  std::optional<std::int64_t> person;         ///< nothing: the manual's use case (JOIN-20)
  std::optional<std::filesystem::path> html;  ///< a page with the picture and all events
  std::optional<std::filesystem::path> svg;   ///< the picture alone
  Language language = Language::japanese;     ///< of the two files
  files::Existing existing = files::Existing::refuse;
  engine::Limits limits;
};

struct PersonTimeline {
  std::int64_t person = 0;
  std::vector<PersonEvent> events;
};

/// Finds the events of one linked person and draws them where asked to (JOIN-31). Errors: a number
/// that nobody has; a use case that nobody shows.
Result<PersonTimeline> show_timeline(const TimelineOptions& options);

}  // namespace renga::link
