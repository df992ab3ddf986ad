#pragma once

#include "formats/formats.hpp"

#include <span>
#include <string>
#include <string_view>

namespace renga::ingest::fhir {

using Json = formats::JsonValue;

/// Of a date or dateTime at a path, the day.
std::string day_at(const Json& value, std::string_view path);

/// The id of a reference such as Patient/12 or https://…/Patient/12; empty where it names another
/// type of resource or nothing.
std::string id_of_reference(const Json& reference, std::string_view type);

/// The code of the first coding of a CodeableConcept whose system holds one of the words; the words
/// are in the order of preference.
std::string code_of(const Json& concept_value, std::span<const std::string_view> systems);

/// What people read: the text of a CodeableConcept, or else the first display.
std::string words_of(const Json& concept_value);

}  // namespace renga::ingest::fhir
