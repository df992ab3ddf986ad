#include "ids/id_keys.hpp"

#include "ids/errors.hpp"
#include "table/table.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace renga::ids {
namespace {

using crypto::Key;
using crypto::KeyRing;
using crypto::Purpose;
using crypto::SecretKey;

/// The databases that store IDs of the fund.
constexpr std::array kStoringDatabases = {Database::ndb, Database::kaigo, Database::dpc};

/// A new secret; `info` names what the seed's secret is derived for (IDP-23).
SecretKey new_secret(const KeyOrigin& origin, const std::string& info) {
  if (!origin.seed) return SecretKey::random();
  const std::string text = "renga ids-1 synthetic " + std::to_string(*origin.seed);
  crypto::Digest master = crypto::sha256(crypto::bytes_of(text));
  return SecretKey::from(master).derive(info);
}

Key& add(KeyRing& ring, Purpose purpose, std::string_view scope, std::string_view origin,
         std::string_view created, SecretKey secret) {
  std::string id = crypto::key_id(secret);
  ring.keys.push_back({std::move(id), purpose, std::string(scope), std::string(origin),
                       std::string(created), "", std::move(secret)});
  return ring.keys.back();
}

std::string info_of(Purpose purpose, std::string_view scope) {
  std::string info(name_of(purpose));
  if (!scope.empty()) info.append(" ").append(scope);
  return info;
}

std::string_view word_of(const KeyOrigin& origin) {
  return origin.seed ? "seed" : "random";
}

void add_new(KeyRing& ring, Purpose purpose, std::string_view scope, const KeyOrigin& origin) {
  add(ring, purpose, scope, word_of(origin), origin.created,
      new_secret(origin, info_of(purpose, scope)));
}

/// The keys that the fund needs before any dossier, as purpose and scope.
std::vector<std::pair<Purpose, std::string_view>> lasting_keys() {
  std::vector<std::pair<Purpose, std::string_view>> keys = {{Purpose::root_id4, ""},
                                                            {Purpose::root_id5, ""}};
  for (const Database database : kStoringDatabases)
    keys.emplace_back(Purpose::database, name_of(database));
  return keys;
}

bool belongs_to_a_dossier(Purpose purpose) {
  return purpose == Purpose::dossier || purpose == Purpose::processing || purpose == Purpose::user;
}

/// IDP-22.
SecretKey derived(const SecretKey& dossier_secret, Purpose purpose, std::string_view dossier) {
  return dossier_secret.derive(
      std::string("ids-1 ").append(name_of(purpose)).append(" ").append(dossier));
}

/// A text with its length before it, two bytes, the higher one first (IDP-41).
std::string framed(std::string_view text) {
  std::string frame = {static_cast<char>(text.size() >> 8), static_cast<char>(text.size() & 0xFF)};
  return frame.append(text);
}

/// IDP-22 without a place, IDP-41 with one.
SecretKey user_secret(const SecretKey& dossier_secret, std::string_view dossier,
                      std::string_view place) {
  if (place.empty()) return derived(dossier_secret, Purpose::user, dossier);
  return dossier_secret.derive("ids-1 user place " + framed(dossier) + framed(place));
}

void add_user_key(KeyRing& ring, const Key& dossier_secret, std::string_view place,
                  std::string_view created) {
  const std::string dossier = dossier_secret.scope;
  add(ring, Purpose::user, dossier, "derived", created,
      user_secret(*dossier_secret.secret, dossier, place))
      .place = place;
}

/// The places for which keys are made: none where one key serves for all (IDP-40).
Result<std::vector<std::string>> places_with_keys(std::span<const std::string> places) {
  std::vector<std::string> several{places.begin(), places.end()};
  constexpr std::size_t kPlaceBytes = 0xFFFF;
  for (const std::string& place : several)
    if (place.empty() || place.size() > kPlaceBytes)
      return fail(Error(code::value_out_of_range)
                      .rule("IDP-41")
                      .with("field", "places")
                      .with("range", "1-65535 bytes"));
  if (several.size() == 1) several.clear();
  return several;
}

std::string places_of(std::span<const Key* const> keys) {
  std::vector<std::string> places;
  for (const Key* key : keys) places.push_back(key->place.empty() ? "-" : key->place);
  return join(places, ", ");
}

}  // namespace

Result<const Key*> held_key(const KeyRing& ring, Purpose purpose, std::string_view scope) {
  const Key* key = ring.find(purpose, scope);
  if (key != nullptr && key->usable()) return key;
  const bool elsewhere = key != nullptr && key->erased.empty();
  return fail(Error(elsewhere ? code::token_missing : code::key_missing)
                  .with("key", info_of(purpose, scope)));
}

KeyRing make_fund_keys(const KeyOrigin& origin) {
  KeyRing ring{"fund", {}};
  for (const auto& [purpose, scope] : lasting_keys()) add_new(ring, purpose, scope, origin);
  return ring;
}

Result<KeyRing> make_fund_keys(const KeyOrigin& origin, const crypto::Token& token) {
  KeyRing ring{"fund", {}};
  for (const auto& [purpose, scope] : lasting_keys()) {
    if (origin.seed) {
      const SecretKey secret = new_secret(origin, info_of(purpose, scope));
      RENGA_ASSIGN(Key key, token.take_in(secret, purpose, scope, "seed", origin.created));
      ring.keys.push_back(std::move(key));
    } else {
      RENGA_ASSIGN(Key key, token.make(purpose, scope, origin.created));
      ring.keys.push_back(std::move(key));
    }
  }
  return ring;
}

Done add_dossier_keys(KeyRing& fund, std::string_view dossier, const KeyOrigin& origin,
                      std::span<const std::string> places) {
  RENGA_ASSIGN(const std::vector<std::string> several, places_with_keys(places));
  if (fund.find(Purpose::dossier, dossier) == nullptr) {
    add_new(fund, Purpose::dossier, dossier, origin);
    // The ring may move its keys when it grows, so the key is derived before it is added.
    SecretKey processing = derived(*fund.keys.back().secret, Purpose::processing, dossier);
    add(fund, Purpose::processing, dossier, "derived", origin.created, std::move(processing));
  }
  // A dossier whose IDs were erased does not come back to life with other IDs.
  RENGA_TRY(held_key(fund, Purpose::dossier, dossier));
  const auto add_missing = [&](std::string_view place) {
    if (fund.find(Purpose::user, dossier, place) == nullptr)
      add_user_key(fund, *fund.find(Purpose::dossier, dossier), place, origin.created);
  };
  for (const std::string& place : several) add_missing(place);
  if (user_keys(fund, dossier).empty()) add_missing("");
  return {};
}

std::vector<const Key*> user_keys(const KeyRing& ring, std::string_view dossier) {
  std::vector<const Key*> keys;
  for (const Key& key : ring.keys)
    if (key.purpose == Purpose::user && key.scope == dossier && key.usable()) keys.push_back(&key);
  return keys;
}

Result<const Key*> user_key(const KeyRing& ring, std::string_view dossier, std::string_view place) {
  const std::vector<const Key*> keys = user_keys(ring, dossier);
  if (keys.empty()) return held_key(ring, Purpose::user, dossier);
  const bool one_for_all = keys.size() == 1 && keys[0]->place.empty();
  if (place.empty() && one_for_all) return keys[0];
  const auto found = std::ranges::find(keys, place, &Key::place);
  if (!place.empty() && found != keys.end()) return *found;
  return fail(Error(place.empty() ? code::place_missing : code::place_unknown)
                  .rule("IDP-42")
                  .with("dossier", dossier)
                  .with("place", place)
                  .with("places", places_of(keys)));
}

Result<KeyRing> producer_keys(const KeyRing& fund, std::string_view dossier) {
  RENGA_ASSIGN(const Key* secret, held_key(fund, Purpose::dossier, dossier));
  KeyRing ring{"producer", {}};
  for (const Key* user : user_keys(fund, dossier))
    add_user_key(ring, *secret, user->place, user->created);
  return ring;
}

Result<std::int64_t> erase_keys(KeyRing& ring, std::string_view dossier, std::string_view erased) {
  bool known = false;
  std::int64_t wiped = 0;
  for (Key& key : ring.keys) {
    const bool of_dossier = belongs_to_a_dossier(key.purpose) && key.scope == dossier;
    known = known || of_dossier;
    if (!of_dossier || !key.secret) continue;
    key.secret.reset();
    key.erased = erased;
    ++wiped;
  }
  if (!known) return fail(Error(code::key_missing).with("key", dossier));
  return wiped;
}

}  // namespace renga::ids
