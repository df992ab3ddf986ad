#pragma once

#include "crypto/certificate.hpp"
#include "crypto/openssl.hpp"

#include <openssl/x509.h>

namespace renga::crypto {

using OwnedX509 = Owned<X509, X509_free>;
using OwnedKey = Owned<EVP_PKEY, EVP_PKEY_free>;
using OwnedBio = Owned<BIO, BIO_free_all>;

struct Certificate::State {
  OwnedX509 x509;
  CertificateFacts facts;
};

struct Identity::State {
  Certificate certificate;
  OwnedKey key;
};

/// Takes the certificate over and reads its facts.
Certificate certificate_of(OwnedX509 x509);

/// OpenSSL's objects are not const-correct; nothing here changes them.
inline X509* x509_of(const Certificate& certificate) {
  return certificate.state().x509.get();
}

/// All that was written into a memory BIO.
std::string text_in(BIO& memory);

OwnedBio memory_of(std::string_view text);

/// Forgets what OpenSSL noted of a failure that was answered by an Error of ours.
void forget_openssl_errors();

}  // namespace renga::crypto
