#include "factors/factors.hpp"

#include <array>
#include <memory>

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <nlohmann/json.hpp>
#include <sodium.h>

namespace renga::factors {
namespace {

using Bytes = std::vector<std::uint8_t>;
using Digest = std::array<std::uint8_t, crypto_hash_sha256_BYTES>;

/// No answer of a browser is longer, so that nothing longer is taken apart.
constexpr std::size_t kLongest = 8192;

struct Free {
  void operator()(fido_cred_t* made) const { fido_cred_free(&made); }
  void operator()(fido_assert_t* signed_one) const { fido_assert_free(&signed_one); }
  void operator()(es256_pk_t* key) const { es256_pk_free(&key); }
  void operator()(eddsa_pk_t* key) const { eddsa_pk_free(&key); }
  void operator()(rs256_pk_t* key) const { rs256_pk_free(&key); }
};

std::string encoded(std::span<const std::uint8_t> bytes) {
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
  text.pop_back();  // its zero
  return text;
}

std::optional<Bytes> decoded(std::string_view text) {
  if (text.size() > kLongest) return std::nullopt;
  Bytes bytes(text.size());
  std::size_t count = 0;
  const char* end = nullptr;
  if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &count, &end,
                        sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
      end != text.data() + text.size())
    return std::nullopt;
  bytes.resize(count);
  return bytes;
}

Digest digest(std::span<const std::uint8_t> bytes) {
  Digest made{};
  crypto_hash_sha256(made.data(), bytes.data(), bytes.size());
  return made;
}

Bytes bytes_of(std::string_view text) {
  return {text.begin(), text.end()};
}

/// The digest of what the browser says it was asked; nothing where it was asked something else, or
/// by another page (WebAuthn 7.1 and 7.2: type, challenge, origin, crossOrigin).
std::optional<Digest> asked_so(const Ceremony& ceremony, std::string_view type,
                               std::string_view client_data) {
  const auto bytes = decoded(client_data);
  if (!bytes) return std::nullopt;
  const auto json = nlohmann::json::parse(bytes->begin(), bytes->end(), nullptr, false);
  const auto says = [&](const char* name, std::string_view wanted) {
    const auto found = json.find(name);
    return found != json.end() && found->is_string() &&
           same(found->get_ref<const std::string&>(), wanted);
  };
  if (!json.is_object() || !says("type", type) || !says("origin", ceremony.origin) ||
      !says("challenge", encoded(bytes_of(ceremony.challenge))))
    return std::nullopt;
  const auto framed = json.find("crossOrigin");
  if (framed != json.end() && *framed != false) return std::nullopt;
  return digest(*bytes);
}

bool verifies(const fido_assert_t& claim, const Passkey& passkey) {
  const auto key = decoded(passkey.public_key);
  if (!key) return false;
  if (passkey.algorithm == COSE_ES256) {
    const std::unique_ptr<es256_pk_t, Free> made(es256_pk_new());
    return es256_pk_from_ptr(made.get(), key->data(), key->size()) == FIDO_OK &&
           fido_assert_verify(&claim, 0, COSE_ES256, made.get()) == FIDO_OK;
  }
  if (passkey.algorithm == COSE_EDDSA) {
    const std::unique_ptr<eddsa_pk_t, Free> made(eddsa_pk_new());
    return eddsa_pk_from_ptr(made.get(), key->data(), key->size()) == FIDO_OK &&
           fido_assert_verify(&claim, 0, COSE_EDDSA, made.get()) == FIDO_OK;
  }
  const std::unique_ptr<rs256_pk_t, Free> made(rs256_pk_new());
  return passkey.algorithm == COSE_RS256 &&
         rs256_pk_from_ptr(made.get(), key->data(), key->size()) == FIDO_OK &&
         fido_assert_verify(&claim, 0, COSE_RS256, made.get()) == FIDO_OK;
}

/// The device's data as a new passkey of the algorithm; nothing where it is of another one.
std::optional<Passkey> made_with(int algorithm, const Bytes& data) {
  const std::unique_ptr<fido_cred_t, Free> made(fido_cred_new());
  if (made == nullptr || fido_cred_set_type(made.get(), algorithm) != FIDO_OK ||
      fido_cred_set_authdata_raw(made.get(), data.data(), data.size()) != FIDO_OK ||
      fido_cred_id_len(made.get()) == 0)
    return std::nullopt;
  return Passkey{
      .id = encoded({fido_cred_id_ptr(made.get()), fido_cred_id_len(made.get())}),
      .algorithm = algorithm,
      .public_key = encoded({fido_cred_pubkey_ptr(made.get()), fido_cred_pubkey_len(made.get())}),
      .counter = fido_cred_sigcount(made.get())};
}

}  // namespace

std::optional<Passkey> passkey_in(const Ceremony& ceremony, const PasskeyAnswer& answer) {
  constexpr std::uint8_t kTouched = 1;
  const auto data = decoded(answer.authenticator_data);
  const Digest place = digest(bytes_of(ceremony.place));
  if (!asked_so(ceremony, "webauthn.create", answer.client_data) || !data ||
      data->size() <= place.size() || !std::equal(place.begin(), place.end(), data->begin()) ||
      ((*data)[place.size()] & kTouched) == 0)
    return std::nullopt;
  for (const int algorithm : {COSE_ES256, COSE_EDDSA, COSE_RS256})
    if (auto made = made_with(algorithm, *data)) return made;
  return std::nullopt;
}

std::optional<std::int64_t> proven_counter(const Ceremony& ceremony, const Passkey& passkey,
                                           const PasskeyAnswer& answer) {
  const auto asked = asked_so(ceremony, "webauthn.get", answer.client_data);
  const auto data = decoded(answer.authenticator_data);
  const auto signature = decoded(answer.signature);
  const std::unique_ptr<fido_assert_t, Free> claim(fido_assert_new());
  if (!asked || !data || !signature || claim == nullptr ||
      fido_assert_set_count(claim.get(), 1) != FIDO_OK ||
      fido_assert_set_rp(claim.get(), ceremony.place.c_str()) != FIDO_OK ||
      fido_assert_set_clientdata_hash(claim.get(), asked->data(), asked->size()) != FIDO_OK ||
      fido_assert_set_up(claim.get(), FIDO_OPT_TRUE) != FIDO_OK ||
      fido_assert_set_authdata_raw(claim.get(), 0, data->data(), data->size()) != FIDO_OK ||
      fido_assert_set_sig(claim.get(), 0, signature->data(), signature->size()) != FIDO_OK ||
      !verifies(*claim, passkey))
    return std::nullopt;
  return fido_assert_sigcount(claim.get(), 0);
}

}  // namespace renga::factors
