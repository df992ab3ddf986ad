#include "ids/derivation.hpp"

#include "ids/id_keys.hpp"
#include "ids/identity.hpp"
#include "ids/vectors_for_test.hpp"

#include <gtest/gtest.h>

namespace renga::ids {
namespace {

using crypto::Purpose;

/// The fund of the vectors, with the keys of their seed.
const crypto::KeyRing& fund() {
  static const crypto::KeyRing kFund = [] {
    const auto& keys = vectors().at("keys");
    const KeyOrigin origin{keys.at("seed").get<std::uint64_t>(), "2025-06-01T00:00:00Z"};
    crypto::KeyRing ring = make_fund_keys(origin);
    for (const auto& dossier : keys.at("dossiers"))
      EXPECT_TRUE(add_dossier_keys(ring, dossier.get<std::string>(), origin));
    return ring;
  }();
  return kFund;
}

const crypto::SecretKey& secret(Purpose purpose, const std::string& scope) {
  return *fund().find(purpose, scope)->secret;
}

std::string text(const nlohmann::json& row, std::string_view name) {
  return row.at(name).get<std::string>();
}

Root root(const nlohmann::json& row) {
  Root bytes;
  EXPECT_TRUE(read_hex(text(row, "root"), bytes));
  return bytes;
}

template <std::size_t Bytes>
std::string hex(const std::array<std::uint8_t, Bytes>& id) {
  return std::string(HexText(id));
}

// KEY-1.
TEST(Derivation, KeysOfASeedAreThoseOfTheVectors) {
  for (const auto& [name, expected] : vectors().at("keys").at("secrets").items()) {
    const std::size_t space = name.find(' ');
    const auto purpose = crypto::purpose_named(name.substr(0, space));
    const std::string scope = space == std::string::npos ? "" : name.substr(space + 1);
    EXPECT_EQ(to_hex(secret(*purpose, scope).reveal()), expected.get<std::string>()) << name;
  }
}

// IDS-03, IDP-82.
TEST(Derivation, Id4ComesOutOrSaysWhyNot) {
  const crypto::Hmac key(secret(Purpose::root_id4, ""));
  for (const auto& row : vectors().at("id4")) {
    const std::string kana = text(row, "name_kana");
    const std::string birth_date = text(row, "birth_date");
    const std::string sex = text(row, "sex");
    const auto frame = id4_frame(Personal<WrittenPerson>({kana, birth_date, sex}),
                                 *normalisation_named(text(row, "normalisation")));
    if (const auto* reason = std::get_if<Validity>(&frame)) {
      EXPECT_EQ(name_of(*reason), text(row, "validity"));
      continue;
    }
    EXPECT_EQ(text(row, "validity"), "ok");
    EXPECT_EQ(to_hex(std::get<Frame>(frame).bytes()), text(row, "frame"));
    EXPECT_EQ(hex(root_of(key, std::get<Frame>(frame))), text(row, "root"));
  }
}

TEST(Derivation, Id5ComesFromTheNumberAndItsFirstDay) {
  const crypto::Hmac key(secret(Purpose::root_id5, ""));
  for (const auto& row : vectors().at("id5")) {
    const auto part = row.at("number").get<std::vector<std::string>>();
    const Frame frame = id5_frame(Personal<InsuredNumber>({part[0], part[1], part[2], part[3]}),
                                  *parse_iso_date(text(row, "valid_from")));
    EXPECT_EQ(to_hex(frame.bytes()), text(row, "frame"));
    EXPECT_EQ(hex(root_of(key, frame)), text(row, "root"));
  }
}

TEST(Derivation, StoredIdsTurnBackIntoRootsUnderTheirOwnKeyAlone) {
  for (const auto& row : vectors().at("stored")) {
    const crypto::BlockCipher key(secret(Purpose::database, text(row, "database")));
    const Stored stored = key.encrypt(root(row));
    EXPECT_EQ(hex(stored), text(row, "stored"));
    EXPECT_EQ(key.decrypt(stored), root(row));
    const std::string other = text(row, "database") == "ndb" ? "dpc" : "ndb";
    EXPECT_NE(crypto::BlockCipher(secret(Purpose::database, other)).decrypt(stored), root(row));
  }
}

TEST(Derivation, ProcessingAndProvisionIdsBelongToOneDossier) {
  for (const auto& row : vectors().at("dossier")) {
    const std::string dossier = text(row, "dossier");
    const Processing processing =
        processing_of(crypto::Hmac(secret(Purpose::processing, dossier)), root(row));
    EXPECT_EQ(hex(processing), text(row, "processing"));
    EXPECT_EQ(hex(provision_of(crypto::Hmac(secret(Purpose::user, dossier)), processing)),
              text(row, "provision"));
  }
}

// DST-15.
TEST(Derivation, OnlyLowerCaseHexadecimalOfTheRightLengthIsAnId) {
  Root id;
  EXPECT_TRUE(read_hex("000102030405060708090a0b0c0d0e0f", id));
  EXPECT_EQ(id[15], 15);
  EXPECT_FALSE(read_hex("000102030405060708090A0B0C0D0E0F", id));
  EXPECT_FALSE(read_hex("000102030405060708090a0b0c0d0e", id));
  EXPECT_FALSE(read_hex("", id));
}

TEST(Derivation, EveryByteInEveryPlaceIsADigitOrNone) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  for (std::size_t place = 0; place < 64; ++place)
    for (int byte = 0; byte < 256; ++byte) {
      std::string text(64, '0');
      text[place] = static_cast<char>(byte);
      Processing id;
      const std::size_t digit = kDigits.find(text[place]);
      ASSERT_EQ(read_hex(text, id), digit != std::string_view::npos) << place << ' ' << byte;
      if (digit == std::string_view::npos) continue;
      EXPECT_EQ(id[place / 2], place % 2 == 0 ? digit << 4 : digit);
      EXPECT_EQ(hex(id), text);
    }
}

}  // namespace
}  // namespace renga::ids
