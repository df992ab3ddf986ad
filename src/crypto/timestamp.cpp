#include "crypto/timestamp.hpp"

#include "crypto/certificate_state.hpp"
#include "crypto/errors.hpp"

#include <ctime>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ts.h>

namespace renga::crypto {
namespace {

using OwnedQuery = Owned<TS_REQ, TS_REQ_free>;
using OwnedImprint = Owned<TS_MSG_IMPRINT, TS_MSG_IMPRINT_free>;
using OwnedAlgorithm = Owned<X509_ALGOR, X509_ALGOR_free>;
using OwnedReply = Owned<TS_RESP, TS_RESP_free>;
using OwnedCheck = Owned<TS_VERIFY_CTX, TS_VERIFY_CTX_free>;
using OwnedStore = Owned<X509_STORE, X509_STORE_free>;
using OwnedNumber = Owned<ASN1_INTEGER, ASN1_INTEGER_free>;
/// The list alone: the certificates stay those of the reply.
void release_list(STACK_OF(X509) * list) {
  sk_X509_free(list);
}
using OwnedSigners = Owned<STACK_OF(X509), release_list>;
using OwnedBignum = Owned<BIGNUM, BN_free>;

Error bad(std::string_view reason) {
  ERR_clear_error();
  return Error(code::timestamp_bad).with("reason", reason);
}

/// OpenSSL's own short word for what did not hold.
std::string last_reason() {
  const char* reason = ERR_reason_error_string(ERR_peek_last_error());
  return reason == nullptr ? "signature" : reason;
}

OwnedNumber random_nonce() {
  constexpr int kBits = 64;
  const OwnedBignum number(BN_new());
  ensure(BN_rand(number.get(), kBits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1,
         "the machine has randomness");
  return OwnedNumber(BN_to_ASN1_INTEGER(number.get(), nullptr));
}

OwnedImprint imprint_of(const Digest& digest) {
  OwnedImprint imprint(TS_MSG_IMPRINT_new());
  const OwnedAlgorithm algorithm(X509_ALGOR_new());
  ensure(X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr) == 1 &&
             TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) == 1,
         "SHA-256 is an algorithm");
  Digest copy = digest;  // OpenSSL asks for bytes that may change, and copies them
  ensure(TS_MSG_IMPRINT_set_msg(imprint.get(), copy.data(), static_cast<int>(copy.size())) == 1,
         "a digest is an imprint");
  return imprint;
}

template <typename T, T* (*read)(T**, const unsigned char**, long)>
T* read_whole(std::string_view der) {
  const auto* at = reinterpret_cast<const unsigned char*>(der.data());
  const auto* end = at + der.size();
  T* object = read(nullptr, &at, static_cast<long>(der.size()));
  // What follows the object was not signed and belongs to nothing.
  return at == end ? object : nullptr;
}

Result<OwnedReply> read_reply(std::string_view der) {
  OwnedReply reply(read_whole<TS_RESP, d2i_TS_RESP>(der));
  if (reply == nullptr) return fail(bad("DER"));
  const TS_STATUS_INFO* status = TS_RESP_get_status_info(reply.get());
  const long granted = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(status));
  if (granted != TS_STATUS_GRANTED && granted != TS_STATUS_GRANTED_WITH_MODS)
    return fail(bad("status " + std::to_string(granted)));
  if (TS_RESP_get_tst_info(reply.get()) == nullptr) return fail(bad("no token"));
  return reply;
}

Result<std::tm> time_of(TS_TST_INFO* token) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(TS_TST_INFO_get_time(token), &parts) != 1) return fail(bad("time"));
  return parts;
}

std::vector<OwnedX509> certificates_in(std::string_view pem) {
  std::vector<OwnedX509> certificates;
  const OwnedBio text = memory_of(pem);
  while (X509* x509 = PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr))
    certificates.emplace_back(x509);
  ERR_clear_error();
  return certificates;
}

/// Every certificate of the file is trusted, be it a root or the authority's own, as it was at the
/// time that the stamp says: a stamp outlives the certificate that made it.
OwnedStore store_of(const PinnedAuthority& pinned, std::tm moment) {
  OwnedStore store(X509_STORE_new());
  for (const OwnedX509& certificate : certificates_in(pinned.pem()))
    X509_STORE_add_cert(store.get(), certificate.get());
  X509_VERIFY_PARAM* rules = X509_STORE_get0_param(store.get());
  X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN);
  X509_VERIFY_PARAM_set_time(rules, timegm(&moment));
  return store;
}

std::string signer_of(TS_RESP& reply) {
  const OwnedSigners signers(PKCS7_get0_signers(TS_RESP_get_token(&reply), nullptr, 0));
  if (signers == nullptr || sk_X509_num(signers.get()) < 1) return {};
  X509* signer = sk_X509_value(signers.get(), 0);
  X509_up_ref(signer);
  return certificate_of(OwnedX509(signer)).facts().name;
}

Timestamp facts_of(TS_RESP& reply, const std::tm& moment) {
  std::array<char, 32> text{};
  const auto size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &moment);
  const ASN1_INTEGER* serial = TS_TST_INFO_get_serial(TS_RESP_get_tst_info(&reply));
  return {.time_utc = {text.data(), size},
          .serial = to_hex({ASN1_STRING_get0_data(serial),
                            static_cast<std::size_t>(ASN1_STRING_length(serial))}),
          .authority = signer_of(reply)};
}

/// `check` says what besides the signature must hold.
Result<Timestamp> verified(TS_RESP& reply, OwnedCheck check, const PinnedAuthority& pinned) {
  RENGA_ASSIGN(const std::tm moment, time_of(TS_RESP_get_tst_info(&reply)));
  OwnedStore store = store_of(pinned, moment);
  TS_VERIFY_CTX_add_flags(check.get(), TS_VFY_SIGNATURE);
  TS_VERIFY_CTX_set_store(check.get(), store.release());
  if (TS_RESP_verify_response(check.get(), &reply) != 1) return fail(bad(last_reason()));
  return facts_of(reply, moment);
}

}  // namespace

Result<PinnedAuthority> PinnedAuthority::from_pem(std::string pem, std::string_view file) {
  if (certificates_in(pem).empty())
    return fail(Error(code::certificate_bad).with("path", file).with("reason", "PEM"));
  return PinnedAuthority(std::move(pem));
}

std::string timestamp_query(const Digest& digest) {
  const OwnedQuery query(TS_REQ_new());
  const OwnedImprint imprint = imprint_of(digest);
  const OwnedNumber nonce = random_nonce();
  ensure(TS_REQ_set_version(query.get(), 1) == 1 &&
             TS_REQ_set_msg_imprint(query.get(), imprint.get()) == 1 &&
             TS_REQ_set_nonce(query.get(), nonce.get()) == 1 &&
             TS_REQ_set_cert_req(query.get(), 1) == 1,
         "a query can be made");
  unsigned char* der = nullptr;
  const int size = i2d_TS_REQ(query.get(), &der);
  ensure(size > 0, "a query can be written");
  std::string text(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return text;
}

Result<Timestamp> answer_to_query(std::string_view reply_der, std::string_view query_der,
                                  const PinnedAuthority& pinned) {
  const OwnedQuery query(read_whole<TS_REQ, d2i_TS_REQ>(query_der));
  if (query == nullptr) return fail(bad("query"));
  RENGA_ASSIGN(const OwnedReply reply, read_reply(reply_der));
  OwnedCheck check(TS_REQ_to_TS_VERIFY_CTX(query.get(), nullptr));
  if (check == nullptr) return fail(bad("query"));
  return verified(*reply, std::move(check), pinned);
}

Result<Timestamp> stamp_of(std::string_view reply_der, const Digest& digest,
                           const PinnedAuthority& pinned) {
  RENGA_ASSIGN(const OwnedReply reply, read_reply(reply_der));
  const OwnedQuery query(TS_REQ_new());
  const OwnedImprint imprint = imprint_of(digest);
  ensure(TS_REQ_set_version(query.get(), 1) == 1 &&
             TS_REQ_set_msg_imprint(query.get(), imprint.get()) == 1,
         "a query can be made");
  OwnedCheck check(TS_REQ_to_TS_VERIFY_CTX(query.get(), nullptr));
  if (check == nullptr) return fail(bad("digest"));
  // The reply has the nonce of the query that it answered; that was checked when it came in.
  TS_VERIFY_CTX_set_flags(check.get(), TS_VFY_VERSION | TS_VFY_IMPRINT);
  return verified(*reply, std::move(check), pinned);
}

}  // namespace renga::crypto
