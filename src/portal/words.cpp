#include "portal/words.hpp"

#include "portal/shown.hpp"

namespace renga::portal {
namespace {

using dossier::Track;

Json word_json(std::string_view name, Bilingual text, std::string_view rule = {}) {
  Json json = {{"name", name}, {"label", label(text)}};
  if (!rule.empty()) json["rule"] = rule;
  return json;
}

template <typename Rows>
Json named_json(const Rows& rows) {
  Json json = Json::array();
  for (const auto& row : rows) json.push_back(word_json(row.name, row.label));
  return json;
}

}  // namespace

Json json_of(const dossier::Choices& choices) {
  Json json = Json::array();
  for (const dossier::Choice& word : choices.words)
    json.push_back(word_json(word.name, word.label, word.rule));
  return json;
}

Json all_words() {
  return {{"roles", named_json(dossier::roles())},
          {"tracks", named_json(dossier::tracks())},
          {"stages", named_json(dossier::stages())},
          {"phases", named_json(service::phases())},
          {"board_outcomes", json_of(dossier::board_choices())},
          {"committee_outcomes", json_of(dossier::committee_choices())},
          {"violations", json_of(dossier::violation_kinds())},
          {"databases", json_of(dossier::linkable_databases())},
          {"provision_kinds", json_of(dossier::provision_kinds())},
          {"applicant_kinds", json_of(dossier::applicant_kinds())},
          {"place_kinds", json_of(dossier::place_kinds())}};
}

std::optional<Bilingual> outcome_label(Track track, std::string_view outcome) {
  const dossier::Choices choices =
      track == Track::board ? dossier::board_choices() : dossier::committee_choices();
  const dossier::Choice* choice = choices.named(outcome);
  return choice == nullptr ? std::nullopt : std::optional(choice->label);
}

}  // namespace renga::portal
