#include "crypto/timestamp.hpp"

#include "crypto/errors.hpp"

#include <ctime>
#include <memory>
#include <string>

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>

namespace renga::crypto {
namespace {

template <typename T, void (*release)(T*)>
struct Release {
  void operator()(T* object) const { release(object); }
};
template <typename T, void (*release)(T*)>
using Held = std::unique_ptr<T, Release<T, release>>;
using Key = Held<EVP_PKEY, EVP_PKEY_free>;
using Certificate = Held<X509, X509_free>;

std::time_t moment(int year, int month) {
  std::tm parts{};
  parts.tm_year = year - 1900;
  parts.tm_mon = month - 1;
  parts.tm_mday = 1;
  return timegm(&parts);
}

/// An authority whose certificate was valid from 2019 to the end of 2020, and which can be asked at
/// any time that the test likes.
class Authority {
 public:
  Authority() : key_(EVP_EC_gen("P-256")), certificate_(X509_new()) {
    X509* made = certificate_.get();
    X509_set_version(made, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(made), 1);
    ASN1_TIME_set(X509_getm_notBefore(made), moment(2019, 1));
    ASN1_TIME_set(X509_getm_notAfter(made), moment(2021, 1));
    X509_NAME* name = X509_get_subject_name(made);
    const std::string text = "Synthetic Time";
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(text.data()),
                               static_cast<int>(text.size()), -1, 0);
    X509_set_issuer_name(made, name);
    X509_set_pubkey(made, key_.get());
    const Held<X509_EXTENSION, X509_EXTENSION_free> use(
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_ext_key_usage, "critical,timeStamping"));
    X509_add_ext(made, use.get(), -1);
    EXPECT_GT(X509_sign(made, key_.get(), EVP_sha256()), 0);
  }

  PinnedAuthority pinned() const {
    const Held<BIO, BIO_free_all> text(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(text.get(), certificate_.get());
    return PinnedAuthority::from_pem(content_of(text.get()), "synthetic.pem").value();
  }

  /// The reply to a query, as if it had been asked then.
  std::string reply(const std::string& query, std::time_t when) const {
    const Held<TS_RESP_CTX, TS_RESP_CTX_free> desk(TS_RESP_CTX_new());
    TS_RESP_CTX_set_signer_cert(desk.get(), certificate_.get());
    TS_RESP_CTX_set_signer_key(desk.get(), key_.get());
    TS_RESP_CTX_set_signer_digest(desk.get(), EVP_sha256());
    TS_RESP_CTX_set_ess_cert_id_digest(desk.get(), EVP_sha256());
    TS_RESP_CTX_add_md(desk.get(), EVP_sha256());
    const Held<ASN1_OBJECT, ASN1_OBJECT_free> policy(OBJ_txt2obj("1.2.3.4.1", 1));
    TS_RESP_CTX_set_def_policy(desk.get(), policy.get());
    TS_RESP_CTX_set_serial_cb(desk.get(), serial, nullptr);
    TS_RESP_CTX_set_time_cb(desk.get(), time, &when);
    const Held<BIO, BIO_free_all> asked(
        BIO_new_mem_buf(query.data(), static_cast<int>(query.size())));
    const Held<TS_RESP, TS_RESP_free> made(TS_RESP_create_response(desk.get(), asked.get()));
    EXPECT_NE(made, nullptr);
    const Held<BIO, BIO_free_all> text(BIO_new(BIO_s_mem()));
    i2d_TS_RESP_bio(text.get(), made.get());
    return content_of(text.get());
  }

 private:
  static std::string content_of(BIO* text) {
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(text, &bytes);
    return {bytes, static_cast<std::size_t>(size)};
  }
  static ASN1_INTEGER* serial(TS_RESP_CTX*, void*) {
    ASN1_INTEGER* number = ASN1_INTEGER_new();
    ASN1_INTEGER_set(number, 7);
    return number;
  }
  static int time(TS_RESP_CTX*, void* when, long* seconds, long* microseconds) {
    *seconds = *static_cast<std::time_t*>(when);
    *microseconds = 0;
    return 1;
  }

  Key key_;
  Certificate certificate_;
};

class StampTest : public testing::Test {
 protected:
  Result<Timestamp> stamped(std::time_t when) const {
    const std::string query = timestamp_query(digest_);
    return answer_to_query(authority_.reply(query, when), query, authority_.pinned());
  }

  Authority authority_;
  Digest digest_ = sha256(bytes_of("a synthetic note"));
};

// LED-53: the certificate is over by now; what it stamped while it was valid stays stamped.
TEST_F(StampTest, OutlivesTheCertificateThatMadeIt) {
  const auto stamp = stamped(moment(2020, 6));
  ASSERT_TRUE(stamp) << stamp.error().message(Language::english);
  EXPECT_EQ(stamp->time_utc, "2020-06-01T00:00:00Z");
  EXPECT_EQ(stamp->authority, "Synthetic Time");
  EXPECT_EQ(stamp->serial, "07");
  const std::string query = timestamp_query(digest_);
  const std::string kept = authority_.reply(query, moment(2019, 2));
  EXPECT_TRUE(stamp_of(kept, digest_, authority_.pinned())) << "also when it is looked at again";
}

TEST_F(StampTest, OfATimeAtWhichTheCertificateDidNotHoldIsNone) {
  for (const std::time_t when : {moment(2018, 12), moment(2021, 2), moment(2026, 1)}) {
    const auto stamp = stamped(when);
    ASSERT_FALSE(stamp) << when;
    EXPECT_EQ(stamp.error().code(), code::timestamp_bad);
  }
}

TEST_F(StampTest, OfAnotherDigestIsNone) {
  const std::string query = timestamp_query(digest_);
  const std::string kept = authority_.reply(query, moment(2020, 6));
  EXPECT_FALSE(stamp_of(kept, sha256(bytes_of("another note")), authority_.pinned()));
}

}  // namespace
}  // namespace renga::crypto
