#include "crypto/cms.hpp"
#include "crypto/cms_bio.hpp"
#include "crypto/crypto.hpp"
#include "crypto/errors.hpp"

#include <openssl/ec.h>
#include <openssl/err.h>

namespace renga::crypto {
namespace {

constexpr unsigned kFlags = CMS_BINARY | CMS_PARTIAL | CMS_STREAM;

/// At most so many bytes are handed to OpenSSL at once; each becomes one piece of the content.
constexpr std::size_t kPieceBytes = 1 << 16;

Error failed(std::string_view operation) {
  forget_openssl_errors();
  return Error(code::crypto_failed).with("operation", operation);
}

Error write_error(const std::filesystem::path& file) {
  forget_openssl_errors();
  return Error(code::write_failed)
      .with("path", file.string())
      .with("reason", std::generic_category().message(errno));
}

/// Keys of P-256 alone (PKG-2); SHA-256 where OpenSSL would still take SHA-1 for old readers.
bool set_key_scheme(CMS_RecipientInfo* receiver, const Certificate& certificate) {
  constexpr int kP256Bits = 256;
  const EVP_PKEY* key = X509_get0_pubkey(x509_of(certificate));
  EVP_PKEY_CTX* scheme = CMS_RecipientInfo_get0_pkey_ctx(receiver);
  return scheme != nullptr && CMS_RecipientInfo_type(receiver) == CMS_RECIPINFO_AGREE &&
         EVP_PKEY_is_a(key, "EC") == 1 && EVP_PKEY_get_bits(key) == kP256Bits &&
         EVP_PKEY_CTX_set_ecdh_kdf_md(scheme, EVP_sha256()) == 1;
}

OwnedCms seal_for(const Certificate& receiver) {
  OwnedCms cms(CMS_encrypt(nullptr, nullptr, EVP_aes_256_gcm(), kFlags));
  CMS_RecipientInfo* added =
      cms ? CMS_add1_recipient_cert(cms.get(), x509_of(receiver), CMS_KEY_PARAM) : nullptr;
  if (added == nullptr || !set_key_scheme(added, receiver)) cms.reset();
  return cms;
}

OwnedCms signature_by(const Identity& sender) {
  OwnedCms cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, kFlags));
  if (cms && CMS_add1_signer(cms.get(), x509_of(sender.certificate()), sender.state().key.get(),
                             EVP_sha256(), CMS_NOSMIMECAP) == nullptr)
    cms.reset();
  return cms;
}

}  // namespace

/// The chain of OpenSSL, the first written to: digest, SignedData, cipher, AuthEnvelopedData, file.
struct CmsWriter::State {
  std::filesystem::path file;
  OwnedCms seal;
  OwnedCms signature;
  OwnedBio chain;
};

CmsWriter::CmsWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
CmsWriter::CmsWriter(CmsWriter&&) noexcept = default;
CmsWriter::~CmsWriter() = default;

Result<CmsWriter> CmsWriter::create(const std::filesystem::path& file, const Identity& sender,
                                    const Certificate& receiver) {
  auto state = std::make_unique<State>();
  state->file = file;
  state->seal = seal_for(receiver);
  if (!state->seal)
    return fail(Error(code::certificate_bad)
                    .with("path", receiver.facts().name)
                    .with("reason", "packages are sealed for keys of P-256 alone"));
  state->signature = signature_by(sender);
  if (!state->signature) return fail(failed("CMS SignedData"));
  state->chain.reset(BIO_new_file(file.c_str(), "wb"));
  if (!state->chain) return fail(write_error(file));
  for (CMS_ContentInfo* layer : {state->seal.get(), state->signature.get()}) {
    BIO* longer = BIO_new_CMS(state->chain.get(), layer);
    if (longer == nullptr) return fail(failed("CMS"));
    static_cast<void>(state->chain.release());  // it is the end of the longer chain now
    state->chain.reset(longer);
  }
  return CmsWriter(std::move(state));
}

Done CmsWriter::write(std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const auto piece = bytes.first(std::min(bytes.size(), kPieceBytes));
    const int size = static_cast<int>(piece.size());
    if (BIO_write(state_->chain.get(), piece.data(), size) != size)
      return fail(write_error(state_->file));
    bytes = bytes.subspan(piece.size());
  }
  return {};
}

Done CmsWriter::finish() {
  const bool flushed = BIO_flush(state_->chain.get()) == 1;
  state_->chain.reset();
  if (!flushed) return fail(write_error(state_->file));
  return {};
}

}  // namespace renga::crypto
