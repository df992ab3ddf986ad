#include "factors/factors.hpp"

#include <array>

#include <gtest/gtest.h>
#include <sodium.h>

namespace renga::factors {
namespace {

using Bytes = std::vector<std::uint8_t>;

const Ceremony kCeremony{"renga.example", "https://renga.example:8443", "1780000000.a.b"};

std::string encoded(const Bytes& bytes) {
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
  text.pop_back();
  return text;
}

std::string encoded_text(const std::string& text) {
  return encoded(Bytes(text.begin(), text.end()));
}

/// A device as WebAuthn describes it (6.1, 6.5.4), with one Ed25519 key.
class Device {
 public:
  Device() {
    EXPECT_GE(sodium_init(), 0);
    crypto_sign_keypair(public_key_.data(), secret_key_.data());
  }

  std::uint8_t flags = 1;  // somebody touched it
  std::uint8_t counter = 0;
  std::string place = kCeremony.place;
  std::string says = R"({"type":"TYPE","challenge":"ASKED","origin":"FROM","crossOrigin":false})";

  PasskeyAnswer make(const Ceremony& ceremony) {
    Bytes data = head(0x40);
    data.insert(data.end(), 16, 0);  // no model is told
    const Bytes id = {0, 4, 'k', 'e', 'y', '1'};
    data.insert(data.end(), id.begin(), id.end());
    const Bytes key = {0xA4, 1, 1, 3, 0x27, 0x20, 6, 0x21, 0x58, 0x20};
    data.insert(data.end(), key.begin(), key.end());
    data.insert(data.end(), public_key_.begin(), public_key_.end());
    return {client_data(ceremony, "webauthn.create"), encoded(data)};
  }

  PasskeyAnswer sign(const Ceremony& ceremony) {
    const Bytes data = head(0);
    const std::string client = filled(ceremony, "webauthn.get");
    Bytes signed_bytes = data;
    const Bytes digest = digest_of(client);
    signed_bytes.insert(signed_bytes.end(), digest.begin(), digest.end());
    Bytes signature(crypto_sign_BYTES);
    crypto_sign_detached(signature.data(), nullptr, signed_bytes.data(), signed_bytes.size(),
                         secret_key_.data());
    return {encoded_text(client), encoded(data), encoded(signature)};
  }

 private:
  static Bytes digest_of(const std::string& text) {
    const Bytes bytes(text.begin(), text.end());
    Bytes digest(crypto_hash_sha256_BYTES);
    crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
    return digest;
  }
  Bytes head(std::uint8_t more) const {
    Bytes data = digest_of(place);
    data.push_back(flags | more);
    data.insert(data.end(), {0, 0, 0, counter});
    return data;
  }
  std::string filled(const Ceremony& ceremony, const std::string& type) const {
    std::string text = says;
    const auto put = [&](const std::string& word, const std::string& value) {
      if (const auto at = text.find(word); at != text.npos) text.replace(at, word.size(), value);
    };
    put("TYPE", type);
    put("ASKED", encoded_text(ceremony.challenge));
    put("FROM", ceremony.origin);
    return text;
  }
  std::string client_data(const Ceremony& ceremony, const std::string& type) const {
    return encoded_text(filled(ceremony, type));
  }

  std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> public_key_{};
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret_key_{};
};

// API-28
TEST(Passkeys, AreMadeAndThenSign) {
  Device device;
  const auto made = passkey_in(kCeremony, device.make(kCeremony));
  ASSERT_TRUE(made);
  EXPECT_EQ(made->id, encoded_text("key1"));
  EXPECT_EQ(made->algorithm, -8);
  device.counter = 7;
  EXPECT_EQ(proven_counter(kCeremony, *made, device.sign(kCeremony)), 7);
}

// API-28: what is for another ceremony, page or place, or that nobody touched, is none.
TEST(Passkeys, AreBoundToTheirCeremony) {
  Device device;
  const auto made = passkey_in(kCeremony, device.make(kCeremony));
  ASSERT_TRUE(made);
  Ceremony other = kCeremony;
  other.challenge = "1780000000.a.c";
  EXPECT_EQ(passkey_in(other, device.make(kCeremony)), std::nullopt);
  EXPECT_EQ(proven_counter(other, *made, device.sign(kCeremony)), std::nullopt);
  other = kCeremony;
  other.origin = "https://renga.example";
  EXPECT_EQ(proven_counter(other, *made, device.sign(kCeremony)), std::nullopt);
  // What a new passkey says is no signature of an old one.
  PasskeyAnswer mixed = device.sign(kCeremony);
  mixed.client_data = device.make(kCeremony).client_data;
  EXPECT_EQ(proven_counter(kCeremony, *made, mixed), std::nullopt);

  Device elsewhere;
  elsewhere.place = "renga.example.evil.example";
  EXPECT_EQ(passkey_in(kCeremony, elsewhere.make(kCeremony)), std::nullopt);
  Device untouched;
  untouched.flags = 0;
  EXPECT_EQ(passkey_in(kCeremony, untouched.make(kCeremony)), std::nullopt);
  device.flags = 0;
  EXPECT_EQ(proven_counter(kCeremony, *made, device.sign(kCeremony)), std::nullopt);
  device.flags = 1;
  device.says.replace(device.says.find("false"), 5, "true");
  EXPECT_EQ(proven_counter(kCeremony, *made, device.sign(kCeremony)), std::nullopt);
}

TEST(Passkeys, OfAnotherDeviceDoNotSign) {
  Device one;
  Device two;
  const auto made = passkey_in(kCeremony, one.make(kCeremony));
  ASSERT_TRUE(made);
  EXPECT_EQ(proven_counter(kCeremony, *made, two.sign(kCeremony)), std::nullopt);
  // Nor does a key that is said to be of another algorithm.
  Passkey renamed = *made;
  for (const std::int64_t algorithm : {-7, -257, 0}) {
    renamed.algorithm = algorithm;
    EXPECT_EQ(proven_counter(kCeremony, renamed, one.sign(kCeremony)), std::nullopt);
  }
}

/// Every byte that is changed or cut off is found; none of it crashes.
TEST(Passkeys, AreRefusedWhereAByteIsAnother) {
  Device device;
  const auto made = passkey_in(kCeremony, device.make(kCeremony));
  ASSERT_TRUE(made);
  const PasskeyAnswer good = device.sign(kCeremony);
  for (std::string PasskeyAnswer::*part :
       {&PasskeyAnswer::client_data, &PasskeyAnswer::authenticator_data,
        &PasskeyAnswer::signature}) {
    for (std::size_t at = 0; at + 1 < (good.*part).size(); ++at) {
      PasskeyAnswer bad = good;
      (bad.*part)[at] = (bad.*part)[at] == 'A' ? 'B' : 'A';
      EXPECT_EQ(proven_counter(kCeremony, *made, bad), std::nullopt) << at;
      bad = good;
      (bad.*part).resize(at);
      EXPECT_EQ(proven_counter(kCeremony, *made, bad), std::nullopt) << at;
    }
  }
  const PasskeyAnswer whole = device.make(kCeremony);
  for (std::size_t length = 0; length < whole.authenticator_data.size(); ++length) {
    PasskeyAnswer cut = whole;
    cut.authenticator_data.resize(length);
    EXPECT_EQ(passkey_in(kCeremony, cut), std::nullopt) << length;
  }
}

}  // namespace
}  // namespace renga::factors
