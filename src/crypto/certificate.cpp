#include "crypto/certificate.hpp"

#include "crypto/certificate_state.hpp"
#include "crypto/crypto.hpp"
#include "crypto/errors.hpp"

#include <ctime>

#include <openssl/err.h>
#include <openssl/pem.h>

namespace renga::crypto {
namespace {

Error bad(std::string_view file, std::string_view reason) {
  forget_openssl_errors();
  return Error(code::certificate_bad).with("path", file).with("reason", reason);
}

/// The first value of that kind in the subject, as UTF-8; empty where there is none.
std::string subject_part(const X509& x509, int kind) {
  const X509_NAME* subject = X509_get_subject_name(&x509);
  const int at = X509_NAME_get_index_by_NID(subject, kind, -1);
  if (at < 0) return {};
  unsigned char* text = nullptr;
  const int size =
      ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
  if (size < 0) return {};
  std::string part(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
  OPENSSL_free(text);
  return part;
}

/// 2026-11-22T08:00:00Z; a time that is not one becomes a text that no moment lies within.
std::string utc_of(const ASN1_TIME* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return {};
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

std::string hex_of(const ASN1_INTEGER* number) {
  return to_hex({ASN1_STRING_get0_data(number),
                 static_cast<std::size_t>(std::max(0, ASN1_STRING_length(number)))});
}

std::string fingerprint_of(const X509& x509) {
  Digest digest{};
  unsigned size = 0;
  ensure(X509_digest(&x509, EVP_sha256(), digest.data(), &size) == 1 && size == digest.size(),
         "a certificate has a digest");
  return to_hex(digest);
}

}  // namespace

void forget_openssl_errors() {
  ERR_clear_error();
}

std::string text_in(BIO& memory) {
  char* text = nullptr;
  const long size = BIO_get_mem_data(&memory, &text);
  return {text, static_cast<std::size_t>(size)};
}

OwnedBio memory_of(std::string_view text) {
  OwnedBio memory(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
  ensure(memory != nullptr, "OpenSSL reads memory");
  return memory;
}

Certificate certificate_of(OwnedX509 x509) {
  CertificateFacts facts{subject_part(*x509, NID_organizationalUnitName),
                         subject_part(*x509, NID_commonName),
                         fingerprint_of(*x509),
                         hex_of(X509_get0_serialNumber(x509.get())),
                         utc_of(X509_get0_notBefore(x509.get())),
                         utc_of(X509_get0_notAfter(x509.get()))};
  return Certificate(std::make_shared<const Certificate::State>(
      Certificate::State{std::move(x509), std::move(facts)}));
}

Result<Certificate> Certificate::from_pem(std::string_view pem, std::string_view file) {
  const OwnedBio memory = memory_of(pem);
  OwnedX509 x509(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
  if (!x509) return fail(bad(file, "there is no certificate in PEM"));
  return certificate_of(std::move(x509));
}

const CertificateFacts& Certificate::facts() const {
  return state_->facts;
}

std::string Certificate::pem() const {
  const OwnedBio memory(BIO_new(BIO_s_mem()));
  ensure(PEM_write_bio_X509(memory.get(), state_->x509.get()) == 1, "a certificate is written");
  return text_in(*memory);
}

}  // namespace renga::crypto
