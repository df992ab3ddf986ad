#include "deliver/deliver.hpp"

#include "deliver/errors.hpp"

#include <fstream>

#include <gtest/gtest.h>

namespace renga::service {

/// Stands in for the desk of the service room, which a doing room cannot see.
class ApprovalDesk {
 public:
  static Approval approval(std::set<Act> acts, std::vector<std::string> places) {
    return Approval("R7-0001", std::move(acts), {}, std::move(places),
                    *Date::from_civil(2025, 10, 1), *Date::from_civil(2027, 9, 30));
  }
};

}  // namespace renga::service

namespace renga::deliver {
namespace {

namespace fs = std::filesystem;

class DeliverTest : public testing::Test {
 protected:
  DeliverTest()
      : folder_(fs::path("deliver-test") /
                testing::UnitTest::GetInstance()->current_test_info()->name()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    write_dataset(Role::plain, IdKind::provision);
  }
  ~DeliverTest() override { fs::remove_all(folder_); }

  void write_dataset(Role role, IdKind kind) {
    Manifest manifest;
    manifest.dossier = "R7-0001";
    manifest.party = "ndb";
    manifest.id_kind = kind;
    manifest.tables = {{{"re", {{"points", Type::integer, role, "点数", "points"}}},
                        2,
                        "re.parquet",
                        crypto::sha256_hex(kRows)}};
    const auto write = [this](std::string_view name, std::string_view content) {
      ASSERT_TRUE(files::write_whole(folder_ / "d" / name, content, files::Existing::replace));
    };
    write("re.parquet", kRows);
    write("manifest.json", to_json(manifest));
  }

  Result<Delivery> pack(std::string_view place = "大学A", std::set<Act> acts = {Act::deliver},
                        std::string phrase = "correct horse battery") {
    return deliver::deliver(service::ApprovalDesk::approval(std::move(acts), {"大学A"}),
                            {folder_ / "d", std::string(place), folder_ / "p.zip"},
                            crypto::Passphrase(std::move(phrase)), progress_);
  }

  Result<Receipt> unpack(std::string phrase = "correct horse battery",
                         std::optional<std::string> dossier = std::nullopt,
                         std::string receiver = "担当者") {
    ReceiveOptions options;
    options.package = folder_ / "p.zip";
    options.out = folder_ / "received";
    options.receipt = folder_ / "receipt.json";
    options.receiver = std::move(receiver);
    options.received_utc = "2026-01-01T00:00:00Z";
    options.dossier = std::move(dossier);
    return receive(options, crypto::Passphrase(std::move(phrase)), progress_);
  }

  static constexpr std::string_view kRows = "rows of the receipts, not really Parquet";
  fs::path folder_;
  NoProgress progress_;
};

// DLV-6.
TEST_F(DeliverTest, WhatIsPackedIsReceivedUnchanged) {
  const auto delivery = pack();
  ASSERT_TRUE(delivery) << delivery.error().message(Language::english);
  const auto receipt = unpack();
  ASSERT_TRUE(receipt) << receipt.error().message(Language::english);
  EXPECT_EQ(receipt->delivery.package_sha256, delivery->package_sha256);
  EXPECT_EQ(receipt->delivery.manifest_sha256, delivery->manifest_sha256);
  EXPECT_EQ(receipt->rows.at("re"), 2);
  EXPECT_EQ(*files::read_small(folder_ / "received" / "re.parquet"), kRows);
}

TEST_F(DeliverTest, AReceiptWithoutAReceiverIsNotWritten) {  // DLV-6
  ASSERT_TRUE(pack());
  for (const std::string nobody : {"", "  "}) {
    const auto receipt = unpack("correct horse battery", std::nullopt, nobody);
    ASSERT_FALSE(receipt);
    EXPECT_EQ(receipt.error().code(), code::field_missing);
    EXPECT_FALSE(fs::exists(folder_ / "received"));
    EXPECT_FALSE(fs::exists(folder_ / "receipt.json"));
  }
}

TEST_F(DeliverTest, ThePackageDoesNotShowItsContent) {
  ASSERT_TRUE(pack());
  const std::string bytes = *files::read_small(folder_ / "p.zip");
  EXPECT_EQ(bytes.find("rows of the"), std::string::npos);
  EXPECT_EQ(bytes.find("R7-0001"), std::string::npos);
}

TEST_F(DeliverTest, AWrongPassphraseWritesNothing) {
  ASSERT_TRUE(pack());
  const auto receipt = unpack("another passphrase");
  ASSERT_FALSE(receipt);
  EXPECT_EQ(receipt.error().code(), code::passphrase_wrong);
  EXPECT_FALSE(fs::exists(folder_ / "received"));
  EXPECT_FALSE(fs::exists(folder_ / "receipt.json"));
}

TEST_F(DeliverTest, EveryFlippedByteIsNoticed) {
  ASSERT_TRUE(pack());
  const std::string whole = *files::read_small(folder_ / "p.zip");
  for (std::size_t at = 0; at < whole.size(); at += 13) {
    std::string altered = whole;
    altered[at] = static_cast<char>(altered[at] ^ 1);
    ASSERT_TRUE(files::write_whole(folder_ / "p.zip", altered, files::Existing::replace));
    const auto receipt = unpack();
    // A change of a date or a comment in the ZIP directory alters nothing that is received.
    if (receipt) {
      EXPECT_EQ(*files::read_small(folder_ / "received" / "re.parquet"), kRows);
      EXPECT_NE(receipt->delivery.package_sha256, crypto::sha256_hex(whole));
      fs::remove_all(folder_ / "received");
      fs::remove(folder_ / "receipt.json");
    }
    EXPECT_FALSE(fs::exists(folder_ / "received"));
  }
}

TEST_F(DeliverTest, OnlyForAPlaceAndAnActOfTheApproval) {
  EXPECT_EQ(pack("大学B").error().code(), code::approval_exceeded);
  EXPECT_EQ(pack("大学A", {Act::extract}).error().code(), code::approval_exceeded);
  EXPECT_FALSE(fs::exists(folder_ / "p.zip"));
}

TEST_F(DeliverTest, IdentifiersAndOtherKindsOfIdsStay) {
  write_dataset(Role::direct, IdKind::provision);
  EXPECT_EQ(pack().error().code(), code::identifier_stays);
  write_dataset(Role::plain, IdKind::stored);
  EXPECT_EQ(pack().error().code(), code::dataset_kind_wrong);
}

TEST_F(DeliverTest, AShortPassphraseIsRefused) {
  EXPECT_EQ(pack("大学A", {Act::deliver}, "short").error().code(), code::value_out_of_range);
}

TEST_F(DeliverTest, APackageOfAnotherDossierIsRefused) {
  ASSERT_TRUE(pack());
  const auto receipt = unpack("correct horse battery", "R7-0002");
  ASSERT_FALSE(receipt);
  EXPECT_EQ(receipt.error().code(), code::dossier_mismatch);
  EXPECT_FALSE(fs::exists(folder_ / "received"));
}

}  // namespace
}  // namespace renga::deliver
