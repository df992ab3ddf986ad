#include "ledger/note.hpp"

#include "ledger/errors.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace renga::ledger {
namespace {

constexpr std::uint8_t kEd25519 = 1;
constexpr std::size_t kIdentifierBytes = 4;
constexpr std::string_view kSignatureMark = "— ";

using Identifier = std::array<std::uint8_t, kIdentifierBytes>;

std::vector<std::uint8_t> typed(const crypto::PublicKey& key) {
  std::vector<std::uint8_t> bytes = {kEd25519};
  bytes.insert(bytes.end(), key.begin(), key.end());
  return bytes;
}

Identifier identifier_of(std::string_view name, const crypto::PublicKey& key) {
  crypto::Sha256 digest;
  digest.add(crypto::bytes_of(name));
  digest.add(crypto::bytes_of("\n"));
  digest.add(typed(key));
  Identifier identifier{};
  std::ranges::copy_n(digest.finish().begin(), kIdentifierBytes, identifier.begin());
  return identifier;
}

/// The signature of a line `— NAME BASE64`, where it is one under this name and key.
std::optional<crypto::Signature> signature_under(std::string_view line, const VerifierKey& key) {
  const std::string beginning = std::string(kSignatureMark) + key.name + " ";
  if (!line.starts_with(beginning)) return std::nullopt;
  const auto bytes = from_base64(line.substr(beginning.size()));
  crypto::Signature signature{};
  if (!bytes || bytes->size() != kIdentifierBytes + signature.size()) return std::nullopt;
  if (!std::ranges::equal(std::span(*bytes).first(kIdentifierBytes),
                          identifier_of(key.name, key.key)))
    return std::nullopt;
  std::ranges::copy(std::span(*bytes).subspan(kIdentifierBytes), signature.begin());
  return signature;
}

}  // namespace

Result<VerifierKey> VerifierKey::parse(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  const auto first = text.find('+');
  const auto second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos) return fail(Error(code::key_text_bad));
  VerifierKey made{.name = std::string(text.substr(0, first))};
  const auto identifier = from_hex(text.substr(first + 1, second - first - 1));
  const auto bytes = from_base64(text.substr(second + 1));
  if (!bytes || bytes->size() != made.key.size() + 1 || bytes->front() != kEd25519)
    return fail(Error(code::key_text_bad));
  std::ranges::copy(std::span(*bytes).subspan(1), made.key.begin());
  if (!identifier || !std::ranges::equal(*identifier, identifier_of(made.name, made.key)))
    return fail(Error(code::key_text_bad));
  return made;
}

VerifierKey VerifierKey::of(std::string_view name, const crypto::SecretKey& seed) {
  return {.name = std::string(name), .key = crypto::public_key_of(seed)};
}

std::string VerifierKey::text() const {
  return name + "+" + to_hex(identifier_of(name, key)) + "+" + to_base64(typed(key));
}

std::string sign_note(std::string_view text, std::string_view name, const crypto::SecretKey& seed) {
  const VerifierKey key = VerifierKey::of(name, seed);
  const crypto::Signature signature = crypto::sign(seed, crypto::bytes_of(text));
  const Identifier identifier = identifier_of(name, key.key);
  std::vector<std::uint8_t> bytes(identifier.begin(), identifier.end());
  bytes.insert(bytes.end(), signature.begin(), signature.end());
  return std::string(text) + "\n" + std::string(kSignatureMark) + std::string(name) + " " +
         to_base64(bytes) + "\n";
}

Result<std::string> open_note(std::string_view note, const VerifierKey& key) {
  constexpr std::string_view kDivision = "\n\n";
  const auto end = note.rfind(kDivision);
  if (end == std::string_view::npos || !note.ends_with('\n'))
    return fail(Error(code::checkpoint_bad));
  const std::string_view text = note.substr(0, end + 1);
  const std::string_view signatures = note.substr(end + kDivision.size());
  for (const std::string_view line : split(signatures.substr(0, signatures.size() - 1), '\n')) {
    const auto signature = signature_under(line, key);
    if (signature && crypto::is_signed_by(key.key, crypto::bytes_of(text), *signature))
      return std::string(text);
  }
  return fail(Error(code::checkpoint_unsigned).with("name", key.name));
}

}  // namespace renga::ledger
