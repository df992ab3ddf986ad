#pragma once

#include "forms/paper.hpp"
#include "forms/templates.hpp"

namespace renga::forms {

/// What one paper is filled from.
struct Filling {
  const Paper& paper;
  const Record& record;
  const dossier::Dossier& dossier;  ///< after the paper's event
  const Registry& registry;

  const dossier::Event& event() const { return record.events[paper.event]; }
  const dossier::Terms& terms() const { return record.terms_at(paper.event); }
  /// The last event of that command up to the paper's, of the paper's key where `same_key`.
  const dossier::Event* last(std::string_view command, bool same_key = false) const;
};

/// The name of a person where the registry has it, else the account.
std::string person_of(const Registry& registry, const std::string& account);
/// Affiliation and position; empty where the registry has none.
std::string standing_of(const Registry& registry, const std::string& account);

/// Everything that a template may name. What is not there has no name, so that a template's
/// section on it stays empty.
data values_of(const Filling& filling);

}  // namespace renga::forms
