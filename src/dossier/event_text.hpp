#pragma once

#include "dossier/command.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace renga::dossier {

/// The body of an event in the ledger: one JSON object (DOS-20).
std::string to_body(const Event& event);

/// The event of a ledger entry, or nothing where it is none (DOS-21).
std::optional<Event> event_of(std::string_view kind, std::string_view actor, std::string_view body);

/// The value that a person wrote for a field: a list is separated by commas, a flag is true or
/// false, a day 2026-04-01. Nothing where the text is not of the kind.
std::optional<Value> value_of(FieldKind kind, std::string_view text);

/// How a value of a kind is written, for messages.
std::string_view form_of(FieldKind kind);

/// A value as it is written for people.
std::string to_text(const Value& value);

}  // namespace renga::dossier
