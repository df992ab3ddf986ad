#pragma once

#include "dossier/dossier.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace renga::forms {

/// What a form is filled from: the dossier as it was after the event that makes it.
struct Occasion {
  const dossier::Dossier& dossier;
  const dossier::Event& event;
};

/// One official form: which event makes it, from whom to whom, by which rule. The name is that of
/// its template.
struct FormRow {
  std::string_view name;
  std::string_view number;  ///< 様式3; empty where the sources give none
  Bilingual title;
  std::string_view rule;
  std::string_view command;                    ///< the command whose event makes it
  std::optional<dossier::Role> from;           ///< nothing: a form that is kept, not sent
  std::optional<dossier::Role> to;             ///< nothing: the one who reads the table
  bool (*applies)(const Occasion&) = nullptr;  ///< nothing: always
};

/// All forms in the order of the road (FRM-1).
std::span<const FormRow> forms();
const FormRow* form_named(std::string_view name);

}  // namespace renga::forms
