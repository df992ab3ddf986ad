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

std::pair<std::string, std::string> parts_of(const std::string& provision_key) {
  const auto slash = provision_key.find('/');
  if (slash == std::string::npos) return {provision_key, {}};
  return {provision_key.substr(0, slash), provision_key.substr(slash + 1)};
}

}  // namespace renga::dossier
