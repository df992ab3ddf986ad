#include "crypto/errors.hpp"
#include "crypto/pkcs11.hpp"
#include "crypto/vectors.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace renga::crypto {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSoftHsm = "/usr/lib/softhsm/libsofthsm2.so";
constexpr std::string_view kCreated = "2026-01-01T00:00:00Z";

/// A SoftHSM token of its own for each test, in a folder that goes with it.
class TokenTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(kSoftHsm)) GTEST_SKIP() << "SoftHSM is not installed (package softhsm2)";
    folder_ = fs::absolute(fs::path("token-test") /
                           testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "tokens");
    std::ofstream(folder_ / "softhsm2.conf")
        << "directories.tokendir = " << (folder_ / "tokens").string() << "\nlog.level = ERROR\n";
    std::ofstream(folder_ / "pin.txt") << "246810\n";
    ::setenv("SOFTHSM2_CONF", (folder_ / "softhsm2.conf").c_str(), 1);
    initialise();
  }
  void TearDown() override { fs::remove_all(folder_); }

  /// What an office does once with its own tool.
  static void initialise() {
    const Modules modules(kSoftHsm);
    const auto uri = parse_uri("pkcs11:");
    const auto place = modules.find(uri->get());
    ASSERT_TRUE(place) << "a fresh SoftHSM has one empty slot";
    std::string officer = "13579000";
    std::string user = "246810";
    std::array<std::uint8_t, 32> label{};
    label.fill(' ');
    std::ranges::copy(std::string_view("renga"), label.begin());
    CK_FUNCTION_LIST* token = place->functions;
    const auto bytes = [](std::string& text) {
      return const_cast<std::uint8_t*>(bytes_of(text).data());
    };
    require_ok(token->C_InitToken(place->slot, bytes(officer), officer.size(), label.data()),
               "C_InitToken");
    CK_SESSION_HANDLE session = 0;
    require_ok(token->C_OpenSession(place->slot, CKF_SERIAL_SESSION | CKF_RW_SESSION, nullptr,
                                    nullptr, &session),
               "C_OpenSession");
    require_ok(token->C_Login(session, CKU_SO, bytes(officer), officer.size()), "C_Login");
    require_ok(token->C_InitPIN(session, bytes(user), user.size()), "C_InitPIN");
    token->C_CloseAllSessions(place->slot);
  }

  std::string uri(std::string_view token = "renga") const {
    return "pkcs11:token=" + std::string(token) + "?module-path=" + kSoftHsm +
           "&pin-source=file:" + (folder_ / "pin.txt").string();
  }

  fs::path folder_;
};

SecretKey known_secret() {
  std::array<std::uint8_t, 32> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(7 * i + 1);
  return SecretKey::from(bytes);
}

TEST_F(TokenTest, AKeyThatWasTakenInHashesLikeTheKeyOfAFile) {
  const auto token = Token::open(uri());
  ASSERT_TRUE(token) << token.error().message(Language::english);
  const SecretKey secret = known_secret();
  const auto key = token->take_in(secret, Purpose::root_id4, "", "seed", kCreated);
  ASSERT_TRUE(key) << key.error().message(Language::english);
  EXPECT_EQ(key->id, key_id(secret));  // KEY-16
  const Hmac in_token(*key);
  const Hmac in_memory(secret);
  for (const std::string_view message : {"", "one", "two"})
    EXPECT_EQ(in_token.of(bytes_of(message)), in_memory.of(bytes_of(message)));
  std::array<Digest, 3> digests{};
  in_token.of_each(bytes_of("abcdefghi"), 3, digests);
  EXPECT_EQ(digests[2], in_memory.of(bytes_of("ghi")));
}

TEST_F(TokenTest, AKeyThatWasTakenInEncryptsManyBlocksLikeTheKeyOfAFile) {
  const auto token = Token::open(uri());
  ASSERT_TRUE(token);
  const SecretKey secret = known_secret();
  const auto key = token->take_in(secret, Purpose::database, "ndb", "seed", kCreated);
  ASSERT_TRUE(key) << key.error().message(Language::english);
  std::vector<Block> blocks(10'000);
  for (std::size_t i = 0; i < blocks.size(); ++i)
    blocks[i] = {static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i >> 8)};
  const std::vector<Block> plain = blocks;
  std::vector<Block> expected = blocks;
  BlockCipher(secret).encrypt_each(expected);
  const BlockCipher cipher(*key);
  cipher.encrypt_each(blocks);
  EXPECT_EQ(blocks, expected);
  cipher.decrypt_each(blocks);
  EXPECT_EQ(blocks, plain);
}

TEST_F(TokenTest, ANewKeyIsFoundAgainAndCannotLeave) {
  KeyRing ring{"fund", {}};
  Digest first{};
  {
    const auto token = Token::open(uri());
    ASSERT_TRUE(token);
    for (const Purpose purpose : {Purpose::root_id5, Purpose::database}) {
      auto key = token->make(purpose, "", kCreated);
      ASSERT_TRUE(key) << key.error().message(Language::english);
      ring.keys.push_back(*std::move(key));
    }
    first = Hmac(ring.keys[0]).of(bytes_of("message"));
  }
  const Passphrase phrase("phrase");
  const auto sealed = seal(ring, phrase, Stretching::interactive);
  EXPECT_NE(sealed->find("renga-keys-2"), std::string::npos);  // KEY-12
  KeyRing again = unseal(*sealed, phrase, "").value();
  EXPECT_FALSE(again.keys[0].usable());
  const auto token = Token::open(uri());
  ASSERT_TRUE(token->bring(again)) << "KEY-15: bring refuses a key that can leave";
  EXPECT_EQ(Hmac(again.keys[0]).of(bytes_of("message")), first);
  EXPECT_FALSE(again.keys[0].secret);
}

TEST_F(TokenTest, AKeyThatIsNotTheNamedOneIsRefused) {
  KeyRing ring{"fund", {}};
  const auto token = Token::open(uri());
  ASSERT_TRUE(token);
  ring.keys.push_back(token->make(Purpose::root_id5, "", kCreated).value());
  ring.keys[0].id = "0000000000000000";
  EXPECT_EQ(token->bring(ring).error().code(), code::token_key_unfit);  // KEY-17
  std::string& name = ring.keys[0].token;
  name.replace(name.find("root_id5"), 8, "root_id4");
  EXPECT_EQ(token->bring(ring).error().code(), code::token_key_unfit);
}

TEST_F(TokenTest, AKeyThatCanLeaveIsRefused) {
  KeyRing ring{"fund", {}};
  const auto token = Token::open(uri());
  ASSERT_TRUE(token);
  ring.keys.push_back(token->make(Purpose::root_id5, "", kCreated).value());
  {
    const Modules modules(kSoftHsm);
    const auto place = modules.find(parse_uri("pkcs11:token=renga")->get());
    ASSERT_TRUE(place);
    const LoggedInToken other(place->functions, place->slot, Passphrase("246810"));
    other.with_session([](CK_FUNCTION_LIST* functions, CK_SESSION_HANDLE session) {
      CK_OBJECT_CLASS kind = CKO_SECRET_KEY;
      CK_KEY_TYPE type = CKK_GENERIC_SECRET;
      CK_BBOOL yes = 1;
      CK_BBOOL no = 0;
      std::array<std::uint8_t, 32> value{1, 2, 3};
      std::string label = "loose";
      std::array<CK_ATTRIBUTE, 7> attributes = {{{CKA_CLASS, &kind, sizeof kind},
                                                 {CKA_KEY_TYPE, &type, sizeof type},
                                                 {CKA_TOKEN, &yes, sizeof yes},
                                                 {CKA_SENSITIVE, &no, sizeof no},
                                                 {CKA_EXTRACTABLE, &yes, sizeof yes},
                                                 {CKA_LABEL, label.data(), label.size()},
                                                 {CKA_VALUE, value.data(), value.size()}}};
      CK_OBJECT_HANDLE object = 0;
      require_ok(functions->C_CreateObject(session, attributes.data(), attributes.size(), &object),
                 "C_CreateObject");
    });
  }
  ring.keys[0].token = "pkcs11:token=renga;object=loose;type=secret-key";
  const auto again = Token::open(uri());
  const Done brought = again->bring(ring);
  EXPECT_EQ(brought.error().code(), code::token_key_unfit);  // KEY-15
  EXPECT_EQ(brought.error().detail("reason"), "it can leave the token");
}

TEST_F(TokenTest, AWrongPinOrNameIsAnError) {
  EXPECT_EQ(Token::open(uri("other")).error().code(), code::token_failed);
  EXPECT_EQ(Token::open("token=renga").error().code(), code::token_uri_bad);
  EXPECT_EQ(Token::open("pkcs11:token=renga?pin-value=246810").error().code(),
            code::token_uri_bad);  // KEY-14
  std::ofstream(folder_ / "pin.txt") << "wrong\n";
  EXPECT_EQ(Token::open(uri()).error().code(), code::token_failed);
}

}  // namespace
}  // namespace renga::crypto
