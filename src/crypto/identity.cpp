#include "crypto/certificate.hpp"
#include "crypto/certificate_state.hpp"
#include "crypto/crypto.hpp"
#include "crypto/errors.hpp"

#include <algorithm>

#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509v3.h>

namespace renga::crypto {
namespace {

using OwnedExtension = Owned<X509_EXTENSION, X509_EXTENSION_free>;

struct ExtensionRow {
  int kind;
  const char* value;
};

/// What the one key of a party may do (PKG-2), as CMS tools look for it.
constexpr std::array<ExtensionRow, 4> kExtensions = {{
    {NID_basic_constraints, "critical,CA:FALSE"},
    {NID_key_usage, "critical,digitalSignature,keyAgreement"},
    {NID_ext_key_usage, "emailProtection"},
    {NID_subject_key_identifier, "hash"},
}};

/// The work of a guess, as `openssl pkcs8 -scrypt` sets it: the most that its reader takes.
constexpr std::uint64_t kScryptN = 16384;
constexpr std::uint64_t kScryptR = 8;
constexpr std::uint64_t kScryptP = 1;

Error failed(std::string_view operation) {
  forget_openssl_errors();
  return Error(code::crypto_failed).with("operation", operation);
}

Error bad(std::string_view file, std::string_view reason) {
  forget_openssl_errors();
  return Error(code::certificate_bad).with("path", file).with("reason", reason);
}

/// 128 random bits; the first is 0, so that the number is not negative, the second 1, so that its
/// length is always the same.
bool draw_serial(X509& x509) {
  Block bytes{};
  random_bytes(bytes);
  bytes[0] = static_cast<std::uint8_t>((bytes[0] & 0x3FU) | 0x40U);
  const Owned<BIGNUM, BN_free> number(BN_bin2bn(bytes.data(), bytes.size(), nullptr));
  return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(&x509)) != nullptr;
}

bool name_subject(X509& x509, const NewIdentity& wanted) {
  X509_NAME* subject = X509_get_subject_name(&x509);
  const auto add = [subject](int kind, const std::string& value) {
    return X509_NAME_add_entry_by_NID(subject, kind, MBSTRING_UTF8, bytes_of(value).data(),
                                      static_cast<int>(value.size()), -1, 0) == 1;
  };
  return add(NID_organizationalUnitName, wanted.party) && add(NID_commonName, wanted.name) &&
         X509_set_issuer_name(&x509, subject) == 1;
}

/// ISO 8601 without its signs is the GeneralizedTime of ASN.1.
bool set_time(ASN1_TIME* time, std::string_view utc) {
  std::string plain;
  std::ranges::copy_if(utc, std::back_inserter(plain),
                       [](char c) { return c == 'Z' || (c >= '0' && c <= '9'); });
  return ASN1_TIME_set_string_X509(time, plain.c_str()) == 1;
}

bool add_extensions(X509& x509) {
  X509V3_CTX context{};
  X509V3_set_ctx(&context, &x509, &x509, nullptr, nullptr, 0);
  return std::ranges::all_of(kExtensions, [&](const ExtensionRow& row) {
    const OwnedExtension extension(X509V3_EXT_conf_nid(nullptr, &context, row.kind, row.value));
    return extension && X509_add_ext(&x509, extension.get(), -1) == 1;
  });
}

Owned<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free> plain_key(const EVP_PKEY& key) {
  return Owned<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free>(EVP_PKEY2PKCS8(&key));
}

Owned<X509_SIG, X509_SIG_free> sealed_key(const EVP_PKEY& key, std::string_view passphrase) {
  Owned<X509_SIG, X509_SIG_free> sealed;
  const auto plain = plain_key(key);
  X509_ALGOR* scheme =
      PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), nullptr, 0, nullptr, kScryptN, kScryptR, kScryptP);
  if (!plain || scheme == nullptr) return sealed;
  sealed.reset(
      PKCS8_set0_pbe(passphrase.data(), static_cast<int>(passphrase.size()), plain.get(), scheme));
  if (!sealed) X509_ALGOR_free(scheme);
  return sealed;
}

}  // namespace

Identity::Identity(std::unique_ptr<State> state) : state_(std::move(state)) {}
Identity::Identity(Identity&&) noexcept = default;
Identity& Identity::operator=(Identity&&) noexcept = default;
Identity::~Identity() = default;

Result<Identity> Identity::make(const NewIdentity& wanted) {
  OwnedKey key(EVP_EC_gen("P-256"));
  OwnedX509 x509(X509_new());
  if (!key || !x509) return fail(failed("P-256"));
  const bool filled = X509_set_version(x509.get(), X509_VERSION_3) == 1 && draw_serial(*x509) &&
                      name_subject(*x509, wanted) &&
                      set_time(X509_getm_notBefore(x509.get()), wanted.valid_from_utc) &&
                      set_time(X509_getm_notAfter(x509.get()), wanted.valid_until_utc) &&
                      X509_set_pubkey(x509.get(), key.get()) == 1 && add_extensions(*x509);
  if (!filled) return fail(bad(wanted.name, "the name or the dates do not fit a certificate"));
  if (X509_sign(x509.get(), key.get(), EVP_sha256()) <= 0) return fail(failed("X.509"));
  return Identity(std::make_unique<State>(State{certificate_of(std::move(x509)), std::move(key)}));
}

Result<Identity> Identity::from_pem(std::string_view pem, const Passphrase& passphrase,
                                    std::string_view file) {
  RENGA_ASSIGN(Certificate certificate, Certificate::from_pem(pem, file));
  const OwnedBio memory = memory_of(pem);
  const Owned<X509_SIG, X509_SIG_free> sealed(
      PEM_read_bio_PKCS8(memory.get(), nullptr, nullptr, nullptr));
  if (!sealed) return fail(bad(file, "there is no sealed private key (PKCS#8) in PEM"));
  const std::string_view secret = passphrase.reveal();
  const Owned<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free> plain(
      PKCS8_decrypt(sealed.get(), secret.data(), static_cast<int>(secret.size())));
  OwnedKey key(plain ? EVP_PKCS82PKEY(plain.get()) : nullptr);
  if (!key) {
    forget_openssl_errors();
    return fail(Error(code::passphrase_wrong).at({std::string(file), 0, ""}));
  }
  if (X509_check_private_key(x509_of(certificate), key.get()) != 1)
    return fail(bad(file, "the private key is not that of the certificate"));
  return Identity(std::make_unique<State>(State{std::move(certificate), std::move(key)}));
}

const Certificate& Identity::certificate() const {
  return state_->certificate;
}

Result<std::string> Identity::pem(const Passphrase& passphrase) const {
  if (passphrase.reveal().empty()) return fail(Error(code::passphrase_missing));
  const auto sealed = sealed_key(*state_->key, passphrase.reveal());
  const OwnedBio memory(BIO_new(BIO_s_mem()));
  if (!sealed || PEM_write_bio_PKCS8(memory.get(), sealed.get()) != 1)
    return fail(failed("PKCS#8"));
  return text_in(*memory) + state_->certificate.pem();
}

}  // namespace renga::crypto
