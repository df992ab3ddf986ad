#pragma once

#include "base/base.hpp"
#include "crypto/crypto.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renga::ids {

/// Where new keys come from: the operating system's random numbers, or, for synthetic data alone, a
/// seed (IDP-23); such keys carry the origin "seed". `created` is the ISO 8601 time in UTC.
struct KeyOrigin {
  std::optional<std::uint64_t> seed;
  std::string created;
};

/// The keys that the fund needs before any dossier: both root keys and one key for each database.
crypto::KeyRing make_fund_keys(const KeyOrigin& origin);

/// The same keys, but born in a token, or put there where they come from a seed (KEY-18).
Result<crypto::KeyRing> make_fund_keys(const KeyOrigin& origin, const crypto::Token& token);

/// Adds the secret of a dossier and the keys derived from it: the processing key, and one user key
/// or, with several places of use, one for each place (IDP-22, IDP-40). A dossier that has keys
/// already keeps them and gets those of new places; one whose keys were erased is refused with
/// key_missing.
Done add_dossier_keys(crypto::KeyRing& fund, std::string_view dossier, const KeyOrigin& origin,
                      std::span<const std::string> places = {});

/// The user key of one copy of a dossier (IDP-42). place_missing where there is one for each place
/// and none is named, place_unknown where the named one has none.
Result<const crypto::Key*> user_key(const crypto::KeyRing& ring, std::string_view dossier,
                                    std::string_view place);

/// The living user keys of a dossier, one for each copy, in the order of the ring.
std::vector<const crypto::Key*> user_keys(const crypto::KeyRing& ring, std::string_view dossier);

/// What the fund hands the producer for a dossier: the user keys and nothing else.
Result<crypto::KeyRing> producer_keys(const crypto::KeyRing& fund, std::string_view dossier);

/// Wipes every key of a dossier from the ring and marks it erased at `erased` (ISO 8601, UTC;
/// IDS-29). The number of keys wiped; key_missing where the ring never had one.
Result<std::int64_t> erase_keys(crypto::KeyRing& ring, std::string_view dossier,
                                std::string_view erased);

/// The key, ready for use; key_missing, or token_missing where its token is not open.
Result<const crypto::Key*> held_key(const crypto::KeyRing& ring, crypto::Purpose purpose,
                                    std::string_view scope);

}  // namespace renga::ids
