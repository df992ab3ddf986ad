#include "crypto/crypto.hpp"
#include "crypto/vectors.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck/gtest.h>

namespace renga::crypto {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFile = "fund.keys";

Passphrase right() {
  return Passphrase("correct horse battery staple");
}

Key living(Purpose purpose, std::string scope) {
  SecretKey secret = SecretKey::random();
  return {key_id(secret),         purpose, std::move(scope), "random",
          "2025-06-01T09:00:00Z", "",      std::move(secret)};
}

Key erased(Purpose purpose, std::string scope) {
  Key key = living(purpose, std::move(scope));
  key.secret.reset();
  key.erased = "2026-06-01T09:00:00Z";
  return key;
}

KeyRing example() {
  KeyRing ring{"fund", {}};
  ring.keys.push_back(living(Purpose::root_id5, ""));
  ring.keys.push_back(erased(Purpose::user, "申出-1"));
  ring.keys.push_back(living(Purpose::database, "ndb"));
  return ring;
}

std::string sealed(const KeyRing& ring) {
  return seal(ring, right(), Stretching::interactive).value();
}

/// One sealed file for tests that only read it.
const std::string& sealed_example() {
  static const std::string text = sealed(example());
  return text;
}

Code refusal(const std::string& text, const Passphrase& passphrase = right()) {
  const auto ring = unseal(text, passphrase, kFile);
  ensure(!ring, "the key file is refused");
  EXPECT_EQ(ring.error().where().file, kFile);
  return ring.error().code();
}

/// The sealed example with one value changed, written as the format wants it.
std::string altered(const std::string& pointer, const Json& value) {
  Json json = Json::parse(sealed_example());
  json.at(Json::json_pointer(pointer)) = value;
  return json.dump(2) + "\n";
}

void expect_same(const Key& left, const Key& right) {
  EXPECT_EQ(left.id, right.id);
  EXPECT_EQ(left.purpose, right.purpose);
  EXPECT_EQ(left.scope, right.scope);
  EXPECT_EQ(left.origin, right.origin);
  EXPECT_EQ(left.created, right.created);
  EXPECT_EQ(left.erased, right.erased);
  ASSERT_EQ(left.secret.has_value(), right.secret.has_value());
  if (!left.secret) return;
  EXPECT_EQ(to_hex(left.secret->reveal()), to_hex(right.secret->reveal()));
}

void expect_same(const KeyRing& left, const KeyRing& right) {
  EXPECT_EQ(left.party, right.party);
  ASSERT_EQ(left.keys.size(), right.keys.size());
  for (std::size_t i = 0; i < left.keys.size(); ++i) expect_same(left.keys[i], right.keys[i]);
}

/// The file of the specification, which other implementations open, too.
TEST(KeyFile, OpensTheFileOfTheVectors) {
  const auto vector = vectors_of("keys.json");
  std::string text;
  for (const auto& line : vector.at("file")) text += line.get<std::string>() + "\n";
  const auto ring = unseal(text, Passphrase(vector.at("passphrase")), kFile).value();
  ASSERT_EQ(ring.keys.size(), 3U);
  for (const Key& key : ring.keys) {
    if (!key.erased.empty()) continue;
    EXPECT_EQ(to_hex(key.secret->reveal()), vector.at("secrets").at(key.id).get<std::string>());
  }
}

TEST(KeyFile, OpensWithItsPassphrase) {
  const KeyRing ring = example();
  expect_same(unseal(sealed(ring), right(), kFile).value(), ring);
}

TEST(KeyFile, WithPlacesIsOfTheWiderFormat) {
  KeyRing ring = example();
  ring.keys.push_back(living(Purpose::user, "申出-1"));
  ring.keys.back().place = "大学A";
  const auto text = sealed(ring);
  EXPECT_NE(text.find("renga-keys-2"), std::string::npos);  // KEY-12
  const KeyRing opened = unseal(text, right(), kFile).value();
  expect_same(opened, ring);
  EXPECT_EQ(opened.keys[3].place, "大学A");
  EXPECT_EQ(opened.find(Purpose::user, "申出-1", "大学A")->id, ring.keys[3].id);
  EXPECT_EQ(opened.find(Purpose::user, "申出-1", "大学B"), nullptr);
}

TEST(KeyFile, OfTheWiderFormatNeedsAPlaceOrAToken) {
  std::string text = sealed_example();
  text.replace(text.find("renga-keys-1"), 12, "renga-keys-2");
  EXPECT_EQ(refusal(text), code::json_bad);
}

TEST(KeyFile, MayBeStretchedMore) {
  const KeyRing ring = example();
  const auto text = seal(ring, right(), Stretching::moderate).value();
  EXPECT_NE(text.find("\"memory_kib\": 262144"), std::string::npos);
  expect_same(unseal(text, right(), kFile).value(), ring);
}

TEST(KeyFile, MayHoldNoLivingKey) {
  KeyRing ring{"producer", {}};
  expect_same(unseal(sealed(ring), right(), kFile).value(), ring);
  ring.keys.push_back(erased(Purpose::processing, "1"));
  expect_same(unseal(sealed(ring), right(), kFile).value(), ring);
}

TEST(KeyFile, HasNoSecretOfAnErasedKey) {
  const auto ring = unseal(sealed_example(), right(), kFile).value();
  EXPECT_FALSE(ring.keys[1].secret);
  EXPECT_EQ(ring.keys[1].erased, "2026-06-01T09:00:00Z");
  const auto two_secrets = Json::parse(sealed_example()).at("sealed").get<std::string>();
  EXPECT_EQ(two_secrets.size(), 2 * (2 * 32 + 16));
}

TEST(KeyFile, TellsItsMetadataAndNoSecret) {
  const KeyRing ring = example();
  const std::string text = sealed(ring);
  const Json json = Json::parse(text);
  EXPECT_EQ(json.at("format"), "renga-keys-1");
  EXPECT_EQ(json.at("keys").at(1).at("scope"), "申出-1");
  for (const std::size_t alive : {0, 2})
    EXPECT_EQ(text.find(to_hex(ring.keys[alive].secret->reveal())), std::string::npos);
}

TEST(KeyFile, IsDifferentAtEachSealing) {
  const KeyRing ring = example();
  EXPECT_NE(Json::parse(sealed(ring)).at("sealed"), Json::parse(sealed(ring)).at("sealed"));
}

TEST(KeyFile, RefusesAWrongPassphrase) {
  EXPECT_EQ(refusal(sealed_example(), Passphrase("correct horse battery stable")),
            code::passphrase_wrong);
  EXPECT_EQ(refusal(sealed_example(), Passphrase("")), code::passphrase_wrong);
}

TEST(KeyFile, RefusesToBeSealedWithoutAPassphrase) {
  const auto text = seal(example(), Passphrase(""), Stretching::interactive);
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code(), code::passphrase_missing);
}

TEST(KeyFile, RefusesTextsThatAreNotUtf8) {
  for (const auto member : {&Key::id, &Key::scope, &Key::origin, &Key::erased}) {
    KeyRing ring = example();
    ring.keys[1].*member = "\xff";
    const auto text = seal(ring, right(), Stretching::interactive);
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().code(), code::json_bad);
  }
}

// KEY-10.
RC_GTEST_PROP(KeyFile, RefusesOneFlippedBitAnywhere, ()) {
  std::string text = sealed_example();
  const auto place = *rc::gen::inRange<std::size_t>(0, text.size());
  const auto bit = *rc::gen::inRange(0, 8);
  text[place] = static_cast<char>(text[place] ^ (1 << bit));
  const Code code = refusal(text);
  RC_ASSERT(code == code::passphrase_wrong || code == code::json_bad);
}

// KEY-10.
RC_GTEST_PROP(KeyFile, RefusesAFileCutShort, ()) {
  const auto length = *rc::gen::inRange<std::size_t>(0, sealed_example().size());
  RC_ASSERT(refusal(sealed_example().substr(0, length)) == code::json_bad);
}

TEST(KeyFile, RefusesAlteredMetadata) {
  for (const std::string pointer : {"/party", "/keys/0/id", "/keys/0/scope", "/keys/0/origin",
                                    "/keys/0/created", "/keys/1/erased"})
    EXPECT_EQ(refusal(altered(pointer, "0")), code::passphrase_wrong) << pointer;
  EXPECT_EQ(refusal(altered("/keys/0/purpose", "root_id4")), code::passphrase_wrong);
  EXPECT_EQ(refusal(altered("/kdf/passes", 3)), code::passphrase_wrong);
}

// KEY-4.
TEST(KeyFile, RefusesAnErasureThatNeverHappened) {
  EXPECT_EQ(refusal(altered("/keys/0/erased", "2026-06-01T09:00:00Z")), code::json_bad);
  EXPECT_EQ(refusal(altered("/keys/1/erased", "")), code::json_bad);
}

TEST(KeyFile, RefusesAbsurdWorkBeforeDoingIt) {
  EXPECT_EQ(refusal(altered("/kdf/memory_kib", (1 << 20) + 1)), code::json_bad);
  EXPECT_EQ(refusal(altered("/kdf/memory_kib", 8)), code::json_bad);
  EXPECT_EQ(refusal(altered("/kdf/passes", 17)), code::json_bad);
  EXPECT_EQ(refusal(altered("/kdf/passes", 0)), code::json_bad);
  EXPECT_EQ(refusal(altered("/kdf/passes", -1)), code::json_bad);
}

// KEY-4, KEY-10.
TEST(KeyFile, RefusesWhatIsNotOfThisFormat) {
  EXPECT_EQ(refusal(""), code::json_bad);
  EXPECT_EQ(refusal("[]"), code::json_bad);
  EXPECT_EQ(refusal(altered("/format", "renga-keys-2")), code::json_bad);
  EXPECT_EQ(refusal(altered("/keys/0/purpose", "root")), code::json_bad);
  EXPECT_EQ(refusal(altered("/kdf/algorithm", "scrypt")), code::json_bad);
  EXPECT_EQ(refusal(altered("/kdf/salt", "00")), code::json_bad);
  EXPECT_EQ(refusal(altered("/sealed", "xx")), code::json_bad);
  EXPECT_EQ(refusal(altered("/sealed", "")), code::json_bad);
}

TEST(KeyFile, RefusesAnotherWayOfWritingTheSame) {
  const Json json = Json::parse(sealed_example());
  EXPECT_EQ(refusal(json.dump()), code::json_bad);
  EXPECT_EQ(refusal(json.dump(2)), code::json_bad);
  EXPECT_EQ(refusal(json.dump(2, ' ', true) + "\n"), code::json_bad);
}

TEST(KeyFile, IsABugWithASecretThatWasErased) {
  KeyRing ring = example();
  ring.keys[0].erased = "2026-06-01T09:00:00Z";
  EXPECT_THROW(sealed(ring), Bug);
  ring = example();
  ring.keys[0].id = "0000000000000000";
  EXPECT_THROW(sealed(ring), Bug);
}

}  // namespace
}  // namespace renga::crypto
