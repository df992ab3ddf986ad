#include "crypto/receiver_entry.hpp"

#include "crypto/ber.hpp"
#include "crypto/certificate_state.hpp"

#include <algorithm>

namespace renga::crypto {
namespace {

using Octets = std::vector<std::uint8_t>;

constexpr std::size_t kPointBytes = 64;
constexpr std::size_t kWrappedKeyBytes = 40;

/// Version 3 of a key agreement (RFC 5652, 6.2.2).
const Octets kVersion = {0x02, 0x01, 0x03};
/// AlgorithmIdentifier of id-ecPublicKey without parameters.
const Octets kEcPublicKey = {0x30, 0x09, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01};
/// What stands before an uncompressed point of P-256 in its BIT STRING.
const Octets kPointBegin = {0x03, 0x42, 0x00, 0x04};
/// dhSinglePass-stdDH-sha256kdf-scheme with id-aes256-wrap.
const Octets kScheme = {0x30, 0x15, 0x06, 0x06, 0x2B, 0x81, 0x04, 0x01, 0x0B, 0x01, 0x30, 0x0B,
                        0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x2D};

Octets joined(std::initializer_list<Octets> parts) {
  Octets all;
  for (const Octets& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

template <auto encode, typename T>
Octets encoded(const T* object) {
  Octets octets(static_cast<std::size_t>(std::max(0, encode(object, nullptr))));
  unsigned char* at = octets.data();
  encode(object, &at);
  return octets;
}

/// The entry with zeros for the two parts that differ from file to file.
Octets form_of(const Certificate& certificate) {
  const X509* x509 = x509_of(certificate);
  const Octets id =
      der(ber::kSequence, joined({encoded<i2d_X509_NAME>(X509_get_issuer_name(x509)),
                                  encoded<i2d_ASN1_INTEGER>(X509_get0_serialNumber(x509))}));
  const Octets point = joined({kEcPublicKey, kPointBegin, Octets(kPointBytes)});
  const Octets key = joined({id, der(ber::kOctets, Octets(kWrappedKeyBytes))});
  const Octets entry = joined({kVersion, der(ber::kFirst, der(ber::kSecond, point)), kScheme,
                               der(ber::kSequence, der(ber::kSequence, key))});
  return der(ber::kSet, der(ber::kSecond, entry));
}

}  // namespace

bool is_entry_for(std::span<const std::uint8_t> entries, const Certificate& certificate) {
  const Octets form = form_of(certificate);
  if (entries.size() != form.size()) return false;
  Octets given(entries.begin(), entries.end());
  const auto begin = std::search(form.begin(), form.end(), kPointBegin.begin(), kPointBegin.end());
  const auto point = begin - form.begin() + std::ssize(kPointBegin);
  std::fill_n(given.begin() + point, kPointBytes, 0);
  std::fill_n(given.end() - static_cast<std::ptrdiff_t>(kWrappedKeyBytes), kWrappedKeyBytes, 0);
  return given == form;
}

}  // namespace renga::crypto
