#include "crypto/crypto.hpp"
#include "erase/erase.hpp"
#include "erase/errors.hpp"
#include "erase/plan.hpp"
#include "ids/ids.hpp"
#include "table/table.hpp"

#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace renga::erase {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kDossier = "2026-0001";
const std::string kProcessingId = crypto::sha256_hex("a processing ID");

/// A producer's folder: an answer and a derived dataset with processing IDs, provision data that
/// stays, what a killed command left, and a key file.
class IdsErasureTest : public testing::Test {
 protected:
  IdsErasureTest()
      : folder_(fs::path("ids-erasure-test") /
                testing::UnitTest::GetInstance()->current_test_info()->name()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "producer" / "deep");
    make_dataset("answer", IdKind::processing, kDossier);
    make_dataset("deep/derived", IdKind::processing, kDossier);
    make_dataset("records", IdKind::provision, kDossier);
    make_dataset("other", IdKind::processing, "2026-0002");
    write("producer/.attached.part/spill/one.tmp", kProcessingId);
    save_keys();
  }
  ~IdsErasureTest() override { fs::remove_all(folder_); }

  void write(const fs::path& file, std::string_view content) {
    fs::create_directories((folder_ / file).parent_path());
    ASSERT_TRUE(files::write_whole(folder_ / file, content, files::Existing::replace));
  }

  void make_dataset(const fs::path& name, IdKind kind, std::string_view dossier) {
    const std::string rows = kind == IdKind::provision ? "provided" : kProcessingId;
    Manifest manifest;
    manifest.id_kind = kind;
    manifest.dossier = dossier;
    manifest.tables = {{{"answer", {}}, 1, "answer.parquet", crypto::sha256_hex(rows)}};
    write("producer" / name / "answer.parquet", rows);
    write("producer" / name / "manifest.json", to_json(manifest));
  }

  void save_keys() {
    const ids::KeyOrigin origin{1, "2026-01-01T00:00:00Z"};
    crypto::KeyRing fund = ids::make_fund_keys(origin);
    ASSERT_TRUE(ids::add_dossier_keys(fund, kDossier, origin, std::vector<std::string>{"A", "B"}));
    const auto ring = ids::producer_keys(fund, kDossier);
    for (const crypto::Key& key : ring->keys) {
      const auto bytes = key.secret->reveal();
      secrets_.emplace_back(bytes.begin(), bytes.end());
    }
    old_key_file_ = *crypto::seal(*ring, phrase_, crypto::Stretching::interactive);
    write("producer/keys.json", old_key_file_);
  }

  Result<crypto::KeyRing> opened_keys() {
    const auto text = files::read_small(folder_ / "producer" / "keys.json");
    return crypto::unseal(*text, phrase_, "keys.json");
  }

  Result<Certificate> erase_all(std::string_view dossier = kDossier) {
    NoProgress progress;
    return erase_ids(
        {{folder_ / "producer"},
         std::string(dossier),
         folder_ / "producer" / "keys.json",
         folder_ / "erasure.json",
         "作成事業者",
         "消去担当",
         "2028-01-01T00:00:00Z"},
        *opened_keys(), phrase_, crypto::Stretching::interactive,
        [] { return std::string("2028-01-01T00:00:01Z"); }, progress);
  }

  /// Whether any file below the producer's folder holds these bytes.
  bool anywhere(std::string_view bytes) const {
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / "producer"))
      if (entry.is_regular_file() &&
          files::read_small(entry.path())->find(bytes) != std::string::npos &&
          entry.path().parent_path().filename() != "other")
        return true;
    return false;
  }

  fs::path folder_;
  crypto::Passphrase phrase_{"producer's own"};
  std::vector<std::string> secrets_;
  std::string old_key_file_;
};

TEST_F(IdsErasureTest, NoProcessingIdAndNoKeyIsLeftBelowTheFolder) {
  ASSERT_TRUE(anywhere(kProcessingId));
  const auto certificate = erase_all();
  ASSERT_TRUE(certificate) << certificate.error().message(Language::english);
  EXPECT_FALSE(anywhere(kProcessingId));  // ERA-9
  EXPECT_FALSE(anywhere(old_key_file_));
  for (const std::string& secret : secrets_) EXPECT_FALSE(anywhere(secret));
  EXPECT_TRUE(fs::exists(folder_ / "producer" / "records" / "manifest.json"));
  EXPECT_TRUE(fs::exists(folder_ / "producer" / "other" / "manifest.json"));
  EXPECT_FALSE(fs::exists(folder_ / "producer" / ".attached.part"));  // ERA-10
}

TEST_F(IdsErasureTest, TheKeyFileRemembersWhatItLost) {
  ASSERT_TRUE(erase_all());
  const auto ring = opened_keys();
  ASSERT_TRUE(ring);
  EXPECT_TRUE(ids::user_keys(*ring, kDossier).empty());
  EXPECT_EQ(ring->keys[0].erased, "2028-01-01T00:00:01Z");
  EXPECT_EQ(ids::user_key(*ring, kDossier, "A").error().code(), code::key_missing);
  const auto mode = fs::status(folder_ / "producer" / "keys.json").permissions();
  EXPECT_EQ(mode & fs::perms::mask, fs::perms::owner_read | fs::perms::owner_write);  // KEY-21
}

TEST_F(IdsErasureTest, TheCertificateNamesFilesAndKeys) {
  ASSERT_TRUE(erase_all());
  const auto json = nlohmann::json::parse(*files::read_small(folder_ / "erasure.json"));
  EXPECT_EQ(json["dossier"], kDossier);
  EXPECT_EQ(json["keys"].size(), 2U);  // ERA-13
  EXPECT_EQ(json["keys"][1]["place"], "B");
  EXPECT_EQ(json["targets"].size(), 3U);
  EXPECT_NE(json.dump().find(crypto::sha256_hex(kProcessingId)), std::string::npos);
  EXPECT_EQ(json.dump().find(kProcessingId), std::string::npos);
  EXPECT_FALSE(fs::exists(plan_file_of(folder_ / "erasure.json")));
}

/// What a run leaves that was killed after the keys were exchanged and one table was gone.
TEST_F(IdsErasureTest, AKilledErasureForgetsNothing) {
  const fs::path answer = folder_ / "producer" / "answer";
  const std::string digest = crypto::sha256_hex(kProcessingId);
  Plan plan{std::string(kDossier), "2027-12-31T00:00:00Z", {}};
  plan.targets.push_back({answer,
                          {TargetKind::dataset,
                           "answer",
                           "ext4",
                           {{"answer.parquet", 64, digest, false},
                            {"manifest.json", 10, crypto::sha256_hex("manifest"), false}}}});
  ASSERT_TRUE(write_plan(plan, plan_file_of(folder_ / "erasure.json")));
  fs::remove(answer / "answer.parquet");
  write("producer/.keys.json.erasing", old_key_file_);
  const auto certificate = erase_all();
  ASSERT_TRUE(certificate) << certificate.error().message(Language::english);
  EXPECT_FALSE(anywhere(old_key_file_));  // ERA-11
  EXPECT_EQ(certificate->began_utc, "2027-12-31T00:00:00Z");
  const ErasedFile& gone = certificate->targets[0].files[0];
  EXPECT_TRUE(gone.absent);
  EXPECT_EQ(gone.sha256_before, digest);  // ERA-12
  EXPECT_FALSE(fs::exists(answer));
}

TEST_F(IdsErasureTest, AForeignFileStopsEverythingBeforeItBegins) {
  write("producer/answer/thesis.docx", "text");
  EXPECT_EQ(erase_all().error().code(), code::path_outside);
  EXPECT_TRUE(anywhere(kProcessingId));
  EXPECT_EQ(ids::user_keys(*opened_keys(), kDossier).size(), 2U);
}

TEST_F(IdsErasureTest, ADossierThatTheKeysDoNotKnowIsRefused) {
  EXPECT_EQ(erase_all("2026-0009").error().code(), code::key_missing);
  ASSERT_TRUE(erase_all());
  EXPECT_EQ(erase_all().error().code(), code::output_exists);
  fs::remove(folder_ / "erasure.json");
  EXPECT_EQ(erase_all().error().code(), code::key_missing);
}

}  // namespace
}  // namespace renga::erase
