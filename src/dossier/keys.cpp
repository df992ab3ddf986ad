#include "dossier/keys.hpp"

namespace renga::dossier {
namespace {

std::vector<std::string> numbers_of(const Dossier& dossier, Track track) {
  std::vector<std::string> keys;
  std::int64_t number = 1;
  for (; dossier.threads.contains({track, std::to_string(number)}); ++number)
    keys.push_back(std::to_string(number));
  keys.push_back(std::to_string(number));
  return keys;
}

std::vector<std::string> deliveries_of(const Dossier& dossier) {
  std::vector<std::string> keys;
  for (const auto& [place, what] : dossier.places) {
    keys.push_back("jisedai/" + place);
    for (const std::string& database : dossier.databases) keys.push_back(database + "/" + place);
  }
  return keys;
}

}  // namespace

std::vector<std::string> keys_of(const Dossier& dossier, Track track) {
  std::vector<std::string> keys;
  switch (track) {
    case Track::consultation:
      keys = {"producer"};
      keys.insert(keys.end(), dossier.databases.begin(), dossier.databases.end());
      return keys;
    case Track::committee:
      return {committee_for(dossier.databases)};
    case Track::provision:
      return deliveries_of(dossier);
    case Track::place:
      for (const auto& [place, what] : dossier.places) keys.push_back(place);
      return keys;
    case Track::change:
    case Track::publication:
    case Track::conduct:
      return numbers_of(dossier, track);
    default:
      return {""};
  }
}

}  // namespace renga::dossier
