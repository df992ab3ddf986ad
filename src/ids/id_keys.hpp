#pragma once

#include "base/base.hpp"
#include "crypto/crypto.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace renga::ids {

/// Where new keys come from: the operating system's random numbers, or, for synthetic data alone, a
/// seed (IDP-23); such keys carry the origin "seed". `created` is the ISO 8601 time in UTC.
struct KeyOrigin {
  std::optional<std::uint64_t> seed;
  std::string created;
};

/// The keys that the fund needs before any dossier: both root keys and one key for each database.
crypto::KeyRing make_fund_keys(const KeyOrigin& origin);

/// Adds the secret of a dossier and the two keys derived from it (IDP-22). A dossier that has keys
/// already keeps them; one whose keys were erased is refused with key_missing.
Done add_dossier_keys(crypto::KeyRing& fund, std::string_view dossier, const KeyOrigin& origin);

/// What the fund hands the producer for a dossier: the user key and nothing else.
Result<crypto::KeyRing> producer_keys(const crypto::KeyRing& fund, std::string_view dossier);

/// Wipes every key of a dossier from the ring and marks it erased at `erased` (ISO 8601, UTC;
/// IDS-29). The number of keys wiped; key_missing where the ring never had one.
Result<std::int64_t> erase_keys(crypto::KeyRing& ring, std::string_view dossier,
                                std::string_view erased);

/// The key with its secret, or key_missing.
Result<const crypto::Key*> held_key(const crypto::KeyRing& ring, crypto::Purpose purpose,
                                    std::string_view scope);

}  // namespace renga::ids
