#include "crypto/cms_layout.hpp"
#include "crypto/crypto.hpp"
#include "crypto/errors.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace renga::crypto {
namespace {

namespace fs = std::filesystem;

Identity identity(const std::string& name) {
  auto made = Identity::make({"fund", name, "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"});
  ensure(made.has_value(), "an identity is made");
  return *std::move(made);
}

/// Made once: drawing keys for every test would only cost time.
const Identity& sender() {
  static const Identity made = identity("合成 送り主");
  return made;
}
const Identity& receiver() {
  static const Identity made = identity("合成 受け手");
  return made;
}

std::vector<std::uint8_t> content_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void put(const fs::path& file, const std::vector<std::uint8_t>& bytes) {
  std::ofstream stream(file, std::ios::binary);
  std::ranges::copy(bytes, std::ostreambuf_iterator<char>(stream));
}

class Cms : public testing::Test {
 protected:
  fs::path folder =
      fs::temp_directory_path() /
      ("renga-cms-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
  fs::path package = folder / "package.p7m";
  fs::path inner = folder / "inner";

  void SetUp() override {
    fs::remove_all(folder);
    fs::create_directories(folder);
  }
  void TearDown() override { fs::remove_all(folder); }

  void seal(const std::vector<std::uint8_t>& bytes, const Identity& by = sender()) const {
    auto writer = CmsWriter::create(package, by, receiver().certificate());
    ASSERT_TRUE(writer.has_value());
    ASSERT_TRUE(writer->write(bytes).has_value());
    ASSERT_TRUE(writer->finish().has_value());
  }

  Result<std::vector<std::uint8_t>> open(const Identity& by = receiver()) const {
    RENGA_TRY(open_seal(package, by, inner));
    const std::array senders = {sender().certificate()};
    RENGA_TRY(verify_signature(inner, senders, package));
    std::vector<std::uint8_t> bytes;
    RENGA_TRY(read_signed(inner, package, [&bytes](Bytes piece) -> Done {
      bytes.insert(bytes.end(), piece.begin(), piece.end());
      return {};
    }));
    return bytes;
  }
};

TEST_F(Cms, WhatWasSealedIsWhatIsOpened) {
  for (const std::size_t size : {1, 4095, 4096, 65535, 65536, 65537, 300000}) {
    std::vector<std::uint8_t> bytes(size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i * 31);
    seal(bytes);
    const auto opened = open();
    ASSERT_TRUE(opened.has_value()) << size << opened.error().message(Language::english);
    EXPECT_EQ(*opened, bytes) << size;
  }
}

TEST_F(Cms, TheOuterLayerTellsTheReceiverAlone) {
  seal({1, 2, 3});
  const auto outline = cms_outline_of(package);
  ASSERT_TRUE(outline.has_value());
  ASSERT_EQ(outline->receivers.size(), 1U);
  EXPECT_EQ(outline->receivers[0], receiver().certificate().facts().serial);
}

TEST_F(Cms, NoByteOfTheFileCanBeChangedUnnoticed) {
  seal(std::vector<std::uint8_t>(500, 7));
  const std::vector<std::uint8_t> whole = content_of(package);
  constexpr std::size_t kHeadBytes = 350;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    // Three bits of each byte before the sealed bytes, which alone the tag covers; then fewer.
    if (i >= kHeadBytes && i + kHeadBytes < whole.size() && i % 3 != 0) continue;
    for (unsigned bit = 0; bit < (i < kHeadBytes ? 3U : 1U); ++bit) {
      std::vector<std::uint8_t> changed = whole;
      changed[i] = static_cast<std::uint8_t>(changed[i] ^ (1U << (i + bit) % 8));
      put(package, changed);
      const auto opened = open();
      EXPECT_FALSE(opened.has_value()) << "byte " << i << " bit " << (i + bit) % 8;
    }
  }
}

TEST_F(Cms, AFileThatEndsTooEarlyOrTooLateIsNotOne) {
  seal(std::vector<std::uint8_t>(500, 7));
  const std::vector<std::uint8_t> whole = content_of(package);
  for (std::size_t size = 0; size < whole.size(); size += 13) {
    put(package, {whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)});
    const auto opened = open();
    ASSERT_FALSE(opened.has_value()) << size;
    EXPECT_EQ(opened.error().code(), code::package_not_one) << size;
  }
  std::vector<std::uint8_t> longer = whole;
  longer.push_back(0);
  put(package, longer);
  EXPECT_EQ(open().error().code(), code::package_not_one);
}

TEST_F(Cms, AnotherReceiverIsRefused) {
  seal({1});
  const auto opened = open(sender());
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code(), code::package_for_another);
}

TEST_F(Cms, AnotherSignerIsRefused) {
  seal({1}, receiver());
  const auto opened = open();
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code(), code::sender_unknown);
}

TEST_F(Cms, ASignedFileThatIsChangedIsRefused) {
  seal(std::vector<std::uint8_t>(200, 7));
  ASSERT_TRUE(open().has_value());
  const std::vector<std::uint8_t> whole = content_of(inner);
  const std::array senders = {sender().certificate()};
  const auto place = std::ranges::search(whole, std::vector<std::uint8_t>(200, 7)).begin();
  std::vector<std::uint8_t> changed = whole;
  changed[static_cast<std::size_t>(place - whole.begin()) + 100] ^= 1U;
  put(inner, changed);
  const auto verified = verify_signature(inner, senders, package);
  ASSERT_FALSE(verified.has_value());
  EXPECT_EQ(verified.error().code(), code::package_altered);
}

TEST_F(Cms, NoBytesMakeTheOutlineFail) {
  seal(std::vector<std::uint8_t>(50, 7));
  const std::vector<std::uint8_t> whole = content_of(package);
  rc::check("random bytes, and a package with random changes, are read without harm", [&] {
    static_cast<void>(cms_outline(*rc::gen::arbitrary<std::vector<std::uint8_t>>()));
    std::vector<std::uint8_t> changed = whole;
    for (const auto& [at, value] :
         *rc::gen::arbitrary<std::vector<std::pair<std::size_t, std::uint8_t>>>())
      changed[at % changed.size()] = value;
    static_cast<void>(cms_outline(changed));
  });
}

TEST(Identity, OpensWithItsPassphraseAlone) {
  const auto pem = sender().pem(Passphrase("synthetic passphrase"));
  ASSERT_TRUE(pem.has_value());
  const auto again = Identity::from_pem(*pem, Passphrase("synthetic passphrase"), "f");
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->certificate().facts().fingerprint, sender().certificate().facts().fingerprint);
  EXPECT_EQ(again->certificate().facts().name, "合成 送り主");
  EXPECT_EQ(Identity::from_pem(*pem, Passphrase("another"), "f").error().code(),
            code::passphrase_wrong);
  EXPECT_EQ(Identity::from_pem("nothing", Passphrase("another"), "f").error().code(),
            code::certificate_bad);
  EXPECT_EQ(sender().pem(Passphrase("")).error().code(), code::passphrase_missing);
}

TEST(Identity, IsNotMadeFromAKeyOfAnother) {
  const auto pem = sender().pem(Passphrase("synthetic passphrase"));
  ASSERT_TRUE(pem.has_value());
  const std::string mixed =
      pem->substr(0, pem->find("-----BEGIN CERTIFICATE")) + receiver().certificate().pem();
  EXPECT_EQ(Identity::from_pem(mixed, Passphrase("synthetic passphrase"), "f").error().code(),
            code::certificate_bad);
}

TEST(Certificate, HoldsBetweenItsDates) {
  const CertificateFacts& facts = sender().certificate().facts();
  EXPECT_EQ(facts.party, "fund");
  EXPECT_TRUE(facts.holds_at("2026-01-01T00:00:00Z"));
  EXPECT_TRUE(facts.holds_at("2027-06-01T12:00:00Z"));
  EXPECT_FALSE(facts.holds_at("2025-12-31T23:59:59Z"));
  EXPECT_FALSE(facts.holds_at("2028-01-01T00:00:01Z"));
}

}  // namespace
}  // namespace renga::crypto
