#include "crypto/crypto.hpp"
#include "crypto/guarded.hpp"
#include "crypto/openssl.hpp"

#include <algorithm>
#include <utility>

#include <openssl/core_names.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <sodium.h>

namespace renga::crypto {
namespace {

constexpr std::size_t kKeyBytes = 32;

/// OpenSSL takes parameters as pointers to what it only reads.
void* readable(const void* value) {
  return const_cast<void*>(value);
}

}  // namespace

void random_bytes(std::span<std::uint8_t> bytes) {
  static const bool ready = sodium_init() >= 0;
  ensure(ready, "libsodium starts");
  randombytes_buf(bytes.data(), bytes.size());
}

SecretKey::SecretKey() : bytes_(static_cast<std::uint8_t*>(take_guarded(kKeyBytes))) {}

SecretKey::SecretKey(SecretKey&& other) noexcept : bytes_(std::exchange(other.bytes_, nullptr)) {}

SecretKey& SecretKey::operator=(SecretKey&& other) noexcept {
  SecretKey taken(std::move(other));
  std::swap(bytes_, taken.bytes_);
  return *this;
}

SecretKey::~SecretKey() {
  release_guarded(bytes_);
}

SecretKey SecretKey::random() {
  SecretKey key;
  random_bytes({key.bytes_, kKeyBytes});
  return key;
}

SecretKey SecretKey::from(std::span<std::uint8_t, 32> bytes) {
  SecretKey key;
  std::ranges::copy(bytes, key.bytes_);
  sodium_memzero(bytes.data(), bytes.size());
  return key;
}

std::span<const std::uint8_t, 32> SecretKey::reveal() const {
  ensure(bytes_ != nullptr, "a key that was moved away is not used");
  return std::span<const std::uint8_t, 32>(bytes_, kKeyBytes);
}

SecretKey SecretKey::derive(std::string_view info) const {
  static const Owned<EVP_KDF, EVP_KDF_free> hkdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
  const Owned<EVP_KDF_CTX, EVP_KDF_CTX_free> context(EVP_KDF_CTX_new(hkdf.get()));
  const auto material = reveal();
  const std::array<OSSL_PARAM, 4> parameters = {
      OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST,
                                       static_cast<char*>(readable("SHA256")), 0),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, readable(material.data()),
                                        material.size()),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, readable(info.data()), info.size()),
      OSSL_PARAM_construct_end()};
  SecretKey derived;
  ensure(EVP_KDF_derive(context.get(), derived.bytes_, kKeyBytes, parameters.data()) == 1,
         "OpenSSL computes HKDF");
  return derived;
}

}  // namespace renga::crypto
