#include "factors/errors.hpp"
#include "factors/factors.hpp"

#include <array>

#include <sodium.h>

namespace renga::factors {
namespace {

constexpr unsigned long long kPasses = crypto_pwhash_OPSLIMIT_INTERACTIVE;
constexpr std::size_t kMemoryBytes = crypto_pwhash_MEMLIMIT_INTERACTIVE;

void start_sodium() {
  ensure(sodium_init() >= 0, "libsodium cannot start");
}

std::string base64(std::span<const std::uint8_t> bytes, int variant) {
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
  text.pop_back();  // its zero
  return text;
}

}  // namespace

Result<std::string> digest_of(const Personal<std::string>& password) {
  start_sodium();
  const std::string& text = password.disclose();
  std::array<char, crypto_pwhash_STRBYTES> made{};
  if (crypto_pwhash_str(made.data(), text.data(), text.size(), kPasses, kMemoryBytes) != 0)
    return fail(Error(code::digest_failed));
  return std::string(made.data());
}

bool matches(const Personal<std::string>& password, const std::string& digest) {
  start_sodium();
  const std::string& text = password.disclose();
  return crypto_pwhash_str_verify(digest.c_str(), text.data(), text.size()) == 0;
}

std::string random_token() {
  start_sodium();
  std::array<std::uint8_t, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return base64(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

std::vector<std::string> recovery_codes() {
  start_sodium();
  // Base32 without what looks alike.
  constexpr std::string_view kLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  constexpr int kCodes = 10;
  constexpr int kCharacters = 16;
  std::vector<std::string> codes;
  for (int number = 0; number < kCodes; ++number) {
    std::string code;
    for (int index = 0; index < kCharacters; ++index) {
      if (index > 0 && index % 4 == 0) code += '-';
      code += kLetters[randombytes_uniform(static_cast<std::uint32_t>(kLetters.size()))];
    }
    codes.push_back(std::move(code));
  }
  return codes;
}

std::string plain_code(std::string_view code) {
  std::string plain;
  for (const char letter : code) {
    if (letter >= 'a' && letter <= 'z') plain += static_cast<char>(letter - 'a' + 'A');
    if ((letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9')) plain += letter;
  }
  return plain;
}

bool same(std::string_view one, std::string_view other) {
  return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace renga::factors
