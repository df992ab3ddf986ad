#include "factors/factors.hpp"

#include <array>
#include <cstdlib>
#include <memory>
#include <utility>

#include <liboath/oath.h>
#include <qrencode.h>
#include <sodium.h>

namespace renga::factors {
namespace {

constexpr unsigned kDigits = 6;
constexpr std::size_t kSecretBytes = 20;  // RFC 4226, 4: 160 bits recommended

struct FreeIt {
  void operator()(char* text) const { std::free(text); }
  void operator()(QRcode* code) const { QRcode_free(code); }
};
using OathText = std::unique_ptr<char, FreeIt>;

struct Decoded {
  OathText bytes;
  std::size_t count = 0;
};

Decoded decode(const Personal<std::string>& secret) {
  const std::string& text = secret.disclose();
  char* bytes = nullptr;
  Decoded decoded;
  if (oath_base32_decode(text.data(), text.size(), &bytes, &decoded.count) == OATH_OK)
    decoded.bytes.reset(bytes);
  return decoded;
}

std::string code_of_step(const Decoded& secret, std::int64_t step) {
  std::array<char, kDigits + 1> code{};
  if (secret.bytes == nullptr || step < 0 ||
      oath_totp_generate(secret.bytes.get(), secret.count, step * kStepSeconds, kStepSeconds, 0,
                         kDigits, code.data()) != OATH_OK)
    return {};
  return code.data();
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string encoded;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' || byte == '_';
    if (plain) {
      encoded += letter;
    } else {
      encoded += '%';
      encoded += kHex[byte >> 4U];
      encoded += kHex[byte & 15U];
    }
  }
  return encoded;
}

}  // namespace

Personal<std::string> make_secret() {
  ensure(sodium_init() >= 0, "libsodium cannot start");
  std::array<char, kSecretBytes> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  char* text = nullptr;
  std::size_t length = 0;
  ensure(oath_base32_encode(bytes.data(), bytes.size(), &text, &length) == OATH_OK,
         "no memory for a secret is left");
  const OathText owned(text);
  return Personal<std::string>(std::string(text, length));
}

std::string code_at(const Personal<std::string>& secret, std::int64_t unix_seconds) {
  return code_of_step(decode(secret), unix_seconds / kStepSeconds);
}

std::optional<std::int64_t> step_of(const Personal<std::string>& secret, std::string_view code,
                                    std::int64_t unix_seconds) {
  if (code.size() != kDigits) return std::nullopt;
  const Decoded decoded = decode(secret);
  const std::int64_t present = unix_seconds / kStepSeconds;
  std::optional<std::int64_t> found;
  for (const std::int64_t step : {present - 1, present, present + 1})
    if (same(code_of_step(decoded, step), code)) found = step;
  return found;
}

Personal<std::string> key_uri(const Personal<std::string>& secret, std::string_view account,
                              std::string_view issuer) {
  const std::string from = percent_encoded(issuer);
  return Personal<std::string>("otpauth://totp/" + from + ":" + percent_encoded(account) +
                               "?secret=" + secret.disclose() + "&issuer=" + from +
                               "&algorithm=SHA1&digits=6&period=30");
}

std::string qr_picture(const Personal<std::string>& text) {
  constexpr int kMargin = 4;  // ISO/IEC 18004, 6.3.8
  const std::unique_ptr<QRcode, FreeIt> code(
      QRcode_encodeString8bit(text.disclose().c_str(), 0, QR_ECLEVEL_M));
  ensure(code != nullptr, "a key URI is too long for a QR code");
  const int width = code->width;
  const std::string side = std::to_string(width + 2 * kMargin);
  std::string path;
  for (int row = 0; row < width; ++row)
    for (int column = 0; column < width; ++column)
      if ((code->data[row * width + column] & 1U) != 0)
        path += "M" + std::to_string(column + kMargin) + "," + std::to_string(row + kMargin) +
                "h1v1h-1z";
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side +
         "\" role=\"img\" shape-rendering=\"crispEdges\"><rect width=\"" + side + "\" height=\"" +
         side + "\" fill=\"#fff\"/><path d=\"" + path + "\" fill=\"#000\"/></svg>";
}

}  // namespace renga::factors
