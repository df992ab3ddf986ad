#include "ids/id_keys.hpp"

#include "table/table.hpp"

#include <array>

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

void add(KeyRing& ring, Purpose purpose, std::string_view scope, std::string_view origin,
         std::string_view created, SecretKey secret) {
  std::string id = crypto::key_id(secret);
  ring.keys.push_back({std::move(id), purpose, std::string(scope), std::string(origin),
                       std::string(created), "", std::move(secret)});
}

void add_new(KeyRing& ring, Purpose purpose, std::string_view scope, const KeyOrigin& origin) {
  std::string info(name_of(purpose));
  if (!scope.empty()) info.append(" ").append(scope);
  add(ring, purpose, scope, origin.seed ? "seed" : "random", origin.created,
      new_secret(origin, info));
}

bool belongs_to_a_dossier(Purpose purpose) {
  return purpose == Purpose::dossier || purpose == Purpose::processing || purpose == Purpose::user;
}

/// IDP-22.
SecretKey derived(const SecretKey& dossier_secret, Purpose purpose, std::string_view dossier) {
  return dossier_secret.derive(
      std::string("ids-1 ").append(name_of(purpose)).append(" ").append(dossier));
}

}  // namespace

Result<const Key*> held_key(const KeyRing& ring, Purpose purpose, std::string_view scope) {
  const Key* key = ring.find(purpose, scope);
  if (key != nullptr && key->secret) return key;
  std::string name(name_of(purpose));
  if (!scope.empty()) name.append(" ").append(scope);
  return fail(Error(Code::key_missing).with("key", name));
}

KeyRing make_fund_keys(const KeyOrigin& origin) {
  KeyRing ring{"fund", {}};
  add_new(ring, Purpose::root_id4, "", origin);
  add_new(ring, Purpose::root_id5, "", origin);
  for (const Database database : kStoringDatabases)
    add_new(ring, Purpose::database, name_of(database), origin);
  return ring;
}

Done add_dossier_keys(KeyRing& fund, std::string_view dossier, const KeyOrigin& origin) {
  if (fund.find(Purpose::dossier, dossier) != nullptr) {
    // A dossier whose IDs were erased does not come back to life with other IDs.
    RENGA_TRY(held_key(fund, Purpose::dossier, dossier));
    return {};
  }
  add_new(fund, Purpose::dossier, dossier, origin);
  // The ring may move its keys when it grows, so both are derived before they are added.
  SecretKey processing = derived(*fund.keys.back().secret, Purpose::processing, dossier);
  SecretKey user = derived(*fund.keys.back().secret, Purpose::user, dossier);
  add(fund, Purpose::processing, dossier, "derived", origin.created, std::move(processing));
  add(fund, Purpose::user, dossier, "derived", origin.created, std::move(user));
  return {};
}

Result<KeyRing> producer_keys(const KeyRing& fund, std::string_view dossier) {
  RENGA_ASSIGN(const Key* secret, held_key(fund, Purpose::dossier, dossier));
  RENGA_ASSIGN(const Key* user, held_key(fund, Purpose::user, dossier));
  KeyRing ring{"producer", {}};
  add(ring, Purpose::user, dossier, user->origin, user->created,
      derived(*secret->secret, Purpose::user, dossier));
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
  if (!known) return fail(Error(Code::key_missing).with("key", dossier));
  return wiped;
}

}  // namespace renga::ids
