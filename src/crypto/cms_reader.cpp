#include "crypto/cms.hpp"
#include "crypto/cms_bio.hpp"
#include "crypto/crypto.hpp"
#include "crypto/errors.hpp"
#include "crypto/receiver_entry.hpp"

#include <algorithm>

#include <openssl/err.h>

namespace renga::crypto {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPieceBytes = 1 << 16;

Error altered(const fs::path& file, std::string_view reason) {
  forget_openssl_errors();
  return Error(code::package_altered).with("path", file.string()).with("reason", reason);
}

bool names(CMS_RecipientInfo* entry, X509* certificate) {
  if (CMS_RecipientInfo_type(entry) == CMS_RECIPINFO_TRANS)
    return CMS_RecipientInfo_ktri_cert_cmp(entry, certificate) == 0;
  if (CMS_RecipientInfo_type(entry) != CMS_RECIPINFO_AGREE) return false;
  STACK_OF(CMS_RecipientEncryptedKey)* keys = CMS_RecipientInfo_kari_get0_reks(entry);
  for (int i = 0; i < sk_CMS_RecipientEncryptedKey_num(keys); ++i) {
    auto* key = sk_CMS_RecipientEncryptedKey_value(keys, i);
    if (CMS_RecipientEncryptedKey_cert_cmp(key, certificate) == 0) return true;
  }
  return false;
}

bool names_receiver(CMS_ContentInfo& cms, X509* certificate) {
  STACK_OF(CMS_RecipientInfo)* entries = CMS_get0_RecipientInfos(&cms);
  for (int i = 0; i < sk_CMS_RecipientInfo_num(entries); ++i)
    if (names(sk_CMS_RecipientInfo_value(entries, i), certificate)) return true;
  return false;
}

std::string hex_of(const ASN1_STRING* octets) {
  if (octets == nullptr) return {};
  return to_hex({ASN1_STRING_get0_data(octets),
                 static_cast<std::size_t>(std::max(0, ASN1_STRING_length(octets)))});
}

void add_receivers(CMS_RecipientInfo* entry, std::vector<std::string>& receivers) {
  ASN1_OCTET_STRING* key = nullptr;
  ASN1_INTEGER* serial = nullptr;
  if (CMS_RecipientInfo_type(entry) == CMS_RECIPINFO_TRANS) {
    CMS_RecipientInfo_ktri_get0_signer_id(entry, &key, nullptr, &serial);
    receivers.push_back(hex_of(serial != nullptr ? serial : key));
  }
  if (CMS_RecipientInfo_type(entry) != CMS_RECIPINFO_AGREE) return;
  STACK_OF(CMS_RecipientEncryptedKey)* keys = CMS_RecipientInfo_kari_get0_reks(entry);
  for (int i = 0; i < sk_CMS_RecipientEncryptedKey_num(keys); ++i) {
    CMS_RecipientEncryptedKey_get0_id(sk_CMS_RecipientEncryptedKey_value(keys, i), &key, nullptr,
                                      nullptr, nullptr, &serial);
    receivers.push_back(hex_of(serial != nullptr ? serial : key));
  }
}

Result<CmsOutline> outline_in(ByteSource& source, std::string_view file) {
  RENGA_ASSIGN(const CmsLayout layout, layout_of(source, CmsKind::sealed, file));
  RENGA_ASSIGN(const OwnedCms cms, cms_of(layout, file));
  CmsOutline outline{{}, layout.content.bytes};
  STACK_OF(CMS_RecipientInfo)* entries = CMS_get0_RecipientInfos(cms.get());
  for (int i = 0; i < sk_CMS_RecipientInfo_num(entries); ++i)
    add_receivers(sk_CMS_RecipientInfo_value(entries, i), outline.receivers);
  forget_openssl_errors();
  return outline;
}

constexpr std::array kDigests = {NID_sha256, NID_sha384, NID_sha512};

bool digests_well(CMS_SignerInfo* signer) {
  X509_ALGOR* algorithm = nullptr;
  CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, &algorithm, nullptr);
  return algorithm != nullptr &&
         std::ranges::count(kDigests, OBJ_obj2nid(algorithm->algorithm)) > 0;
}

struct FreeStack {
  void operator()(STACK_OF(X509) * stack) const noexcept { sk_X509_free(stack); }
};

/// A list of that one certificate; it does not own it.
std::unique_ptr<STACK_OF(X509), FreeStack> list_of(const Certificate& certificate) {
  std::unique_ptr<STACK_OF(X509), FreeStack> list(sk_X509_new_null());
  ensure(list != nullptr && sk_X509_push(list.get(), x509_of(certificate)) > 0,
         "OpenSSL makes a list");
  return list;
}

/// The place among the senders of whom the one signature claims to be.
Result<std::size_t> claimed_sender(CMS_ContentInfo& cms, std::span<const Certificate> senders,
                                   const fs::path& file) {
  STACK_OF(CMS_SignerInfo)* signers = CMS_get0_SignerInfos(&cms);
  if (sk_CMS_SignerInfo_num(signers) != 1)
    return fail(altered(file, "it does not have one signature"));
  CMS_SignerInfo* signer = sk_CMS_SignerInfo_value(signers, 0);
  if (!digests_well(signer))
    return fail(altered(file, "it is not signed over SHA-256, SHA-384 or SHA-512"));
  for (std::size_t i = 0; i < senders.size(); ++i)
    if (CMS_SignerInfo_cert_cmp(signer, x509_of(senders[i])) == 0) return i;
  return fail(Error(code::sender_unknown).with("path", file.string()));
}

Error write_error(const fs::path& file) {
  forget_openssl_errors();
  return Error(code::write_failed)
      .with("path", file.string())
      .with("reason", std::generic_category().message(errno));
}

/// Writes what the chain decrypts. CMS_decrypt would hold all of it in memory until the tag is
/// known; here it lies where nobody else reads it.
Done pour(BIO& plain, const fs::path& inner, const fs::path& file) {
  const OwnedBio target(BIO_new_file(inner.c_str(), "wb"));
  if (!target) return fail(write_error(inner));
  std::vector<std::uint8_t> piece(kPieceBytes);
  const int size = static_cast<int>(piece.size());
  int count = 0;
  while ((count = BIO_read(&plain, piece.data(), size)) > 0)
    if (BIO_write(target.get(), piece.data(), count) != count) return fail(write_error(inner));
  // Only at the end is the tag compared.
  if (count < 0 || BIO_get_cipher_status(&plain) <= 0)
    return fail(altered(file, "the seal does not hold"));
  if (BIO_flush(target.get()) != 1) return fail(write_error(inner));
  return {};
}

}  // namespace

Result<CmsOutline> cms_outline(std::span<const std::uint8_t> bytes) {
  MemoryBytes source(bytes);
  return outline_in(source, "");
}

Result<CmsOutline> cms_outline_of(const fs::path& file) {
  RENGA_ASSIGN(FileBytes source, FileBytes::open(file));
  return outline_in(source, file.string());
}

Done open_seal(const fs::path& file, const Identity& receiver, const fs::path& inner) {
  RENGA_ASSIGN(FileBytes source, FileBytes::open(file));
  RENGA_ASSIGN(const CmsLayout layout, layout_of(source, CmsKind::sealed, file.string()));
  RENGA_ASSIGN(const OwnedCms cms, cms_of(layout, file.string()));
  X509* certificate = x509_of(receiver.certificate());
  if (!names_receiver(*cms, certificate))
    return fail(Error(code::package_for_another).with("path", file.string()));
  if (!is_entry_for(layout.receivers, receiver.certificate()))
    return fail(altered(file, "its receiver is not written as the specification says"));
  CmsContentReader reader(source, layout.content);
  OwnedBio content = content_bio(reader);
  if (CMS_decrypt_set1_pkey_and_peer(cms.get(), receiver.state().key.get(), certificate, nullptr) !=
      1)
    return fail(altered(file, "the seal does not hold"));
  const OwnedBio plain(CMS_dataInit(cms.get(), content.get()));
  if (!plain) return fail(altered(file, "the seal does not hold"));
  static_cast<void>(content.release());  // it is the end of the chain now
  return pour(*plain, inner, file);
}

Result<std::size_t> verify_signature(const fs::path& inner, std::span<const Certificate> senders,
                                     const fs::path& file) {
  RENGA_ASSIGN(FileBytes source, FileBytes::open(inner));
  RENGA_ASSIGN(const CmsLayout layout, layout_of(source, CmsKind::signed_by_sender, file.string()));
  RENGA_ASSIGN(const OwnedCms cms, cms_of(layout, file.string()));
  RENGA_ASSIGN(const std::size_t sender, claimed_sender(*cms, senders, file));
  CmsContentReader reader(source, layout.content);
  const OwnedBio content = content_bio(reader);
  const auto known = list_of(senders[sender]);
  // The certificate is known by its fingerprint, not through an authority; its dates are judged by
  // the caller, who has a clock.
  constexpr unsigned kFlags = CMS_BINARY | CMS_NOINTERN | CMS_NO_SIGNER_CERT_VERIFY;
  if (CMS_verify(cms.get(), known.get(), nullptr, content.get(), nullptr, kFlags) != 1)
    return fail(altered(file, "the signature does not hold"));
  return sender;
}

Done read_signed(const fs::path& inner, const fs::path& file,
                 const std::function<Done(std::span<const std::uint8_t>)>& take) {
  RENGA_ASSIGN(FileBytes source, FileBytes::open(inner));
  RENGA_ASSIGN(const CmsLayout layout, layout_of(source, CmsKind::signed_by_sender, file.string()));
  CmsContentReader reader(source, layout.content);
  std::vector<std::uint8_t> piece(kPieceBytes);
  while (true) {
    const auto count = reader.read(piece);
    if (!count) return fail(altered(file, "it changed while it was read"));
    if (*count == 0) return {};
    RENGA_TRY(take(std::span(piece).first(*count)));
  }
}

}  // namespace renga::crypto
