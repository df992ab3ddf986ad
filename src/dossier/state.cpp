#include "dossier/state.hpp"

#include <algorithm>

namespace renga::dossier {

const Thread& Dossier::thread(Track track, const std::string& key) const {
  static const Thread kIdle;
  const auto found = threads.find({track, key});
  return found == threads.end() ? kIdle : found->second;
}

Stage Dossier::stage(Track track, const std::string& key) const {
  return thread(track, key).stage;
}

bool Dossier::any(Track track, Stage stage) const {
  return std::ranges::any_of(threads, [&](const auto& entry) {
    return entry.first.track == track && entry.second.stage == stage;
  });
}

bool Dossier::over() const {
  const Stage stage = this->stage(Track::application);
  return stage == Stage::closed || stage == Stage::withdrawn;
}

bool Dossier::holds_data() const {
  return any(Track::provision, Stage::sent) || any(Track::provision, Stage::held);
}

std::string committee_for(const std::set<std::string>& databases) {
  const bool care = databases.contains("kaigo");
  const bool medical = databases.contains("ndb") || databases.contains("dpc");
  if (care && medical) return "joint";
  return care ? "care" : "medical";
}

namespace {

Facts facts_without_places(const Dossier& dossier) {
  Facts facts;
  for (const std::string& database : dossier.databases) facts.insert("database:" + database);
  facts.insert("applicant:" + dossier.applicant_kind);
  facts.insert("data:" + dossier.provision_kind);
  // What this program links is always joined with the producer's data.
  facts.insert("linked:yes");
  if (std::ranges::any_of(dossier.applicants,
                          [](const auto& entry) { return entry.second.contractor; }))
    facts.insert("outsourcing:yes");
  if (!dossier.agent.empty()) facts.insert("agent:yes");
  if (dossier.fee.exemption_asked) facts.insert("exemption:yes");
  const auto answer = [&](const char* section) {
    const auto found = dossier.answers.find(section);
    return found == dossier.answers.end() ? std::string() : found->second.text("choice");
  };
  if (answer("area") == "municipality") facts.insert("area:municipality");
  if (answer("ethics_approval") == "pending") facts.insert("ethics:pending");
  if (dossier.applicant_kind == "public" && answer("purpose") == "policy")
    facts.insert("use:public_policy");
  return facts;
}

void add_place(Facts& facts, const Place& place) {
  facts.insert("place:" + place.kind);
  if (place.kind == "onsite" && !place.form.empty()) facts.insert("place:onsite_" + place.form);
}

}  // namespace

Facts facts_of(const Dossier& dossier) {
  Facts facts = facts_without_places(dossier);
  for (const auto& [name, place] : dossier.places) add_place(facts, place);
  return facts;
}

Facts facts_at(const Dossier& dossier, const Place& place) {
  Facts facts = facts_without_places(dossier);
  add_place(facts, place);
  return facts;
}

std::pair<std::string, std::string> parts_of(const std::string& provision_key) {
  const auto slash = provision_key.find('/');
  if (slash == std::string::npos) return {provision_key, {}};
  return {provision_key.substr(0, slash), provision_key.substr(slash + 1)};
}

}  // namespace renga::dossier
