#include "crypto/crypto.hpp"

#include <array>

namespace renga::crypto {
namespace {

constexpr std::size_t kIdCharacters = 16;

/// In the order of Purpose.
constexpr std::array<std::string_view, 8> kPurposeNames = {
    "root_id4", "root_id5", "database", "dossier", "processing", "user", "medium", "ledger"};
static_assert(kPurposeNames.size() == static_cast<std::size_t>(Purpose::ledger) + 1);

}  // namespace

std::string_view name_of(Purpose purpose) {
  return kPurposeNames[static_cast<std::size_t>(purpose)];
}

std::optional<Purpose> purpose_named(std::string_view name) {
  for (std::size_t i = 0; i < kPurposeNames.size(); ++i)
    if (kPurposeNames[i] == name) return static_cast<Purpose>(i);
  return std::nullopt;
}

std::string key_id(const SecretKey& secret) {
  return to_hex(sha256(Hmac(secret).of(bytes_of("renga key id")))).substr(0, kIdCharacters);
}

const Key* KeyRing::find(Purpose purpose, std::string_view scope, std::string_view place) const {
  const Key* erased = nullptr;
  for (const Key& key : keys) {
    if (key.purpose != purpose || key.scope != scope || key.place != place) continue;
    if (key.erased.empty()) return &key;
    erased = &key;
  }
  return erased;
}

}  // namespace renga::crypto
