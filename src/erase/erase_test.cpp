#include "erase/erase.hpp"

#include "crypto/crypto.hpp"
#include "erase/errors.hpp"
#include "table/table.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace renga::erase {
namespace {

namespace fs = std::filesystem;

class EraseTest : public testing::Test {
 protected:
  EraseTest()
      : folder_(fs::path("erase-test") /
                testing::UnitTest::GetInstance()->current_test_info()->name()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~EraseTest() override { fs::remove_all(folder_); }

  void write(const fs::path& file, std::string_view content) {
    fs::create_directories(file.parent_path());
    ASSERT_TRUE(files::write_whole(file, content, files::Existing::replace));
  }

  fs::path make_dataset() {
    Manifest manifest;
    manifest.tables = {{{"re", {}}, 1, "re.parquet", crypto::sha256_hex("rows")}};
    write(folder_ / "d" / "re.parquet", "rows");
    write(folder_ / "d" / "manifest.json", to_json(manifest));
    return folder_ / "d";
  }

  Result<Certificate> erase_paths(std::vector<fs::path> paths) {
    NoProgress progress;
    return erase(
        {std::move(paths), folder_ / "certificate.json", "大学A", "消去担当",
         "2026-01-01T00:00:00Z"},
        [] { return std::string("2026-01-01T00:00:01Z"); }, progress);
  }

  fs::path folder_;
};

// ERA-7.
TEST_F(EraseTest, ADatasetIsGoneAndTheCertificateHoldsItsDigests) {
  const fs::path dataset = make_dataset();
  const auto certificate = erase_paths({dataset});
  ASSERT_TRUE(certificate) << certificate.error().message(Language::english);
  EXPECT_FALSE(fs::exists(dataset));
  const auto json = nlohmann::json::parse(*files::read_small(folder_ / "certificate.json"));
  EXPECT_EQ(json["format"], "renga-erasure-1");
  EXPECT_EQ(json["targets"][0]["files"][0]["sha256_before"], crypto::sha256_hex("rows"));
  EXPECT_EQ(json["targets"][0]["files"][1]["name"], "manifest.json");
  EXPECT_EQ(certificate->bytes() > 4, true);
}

TEST_F(EraseTest, AForeignFileInTheFolderStopsEverything) {
  const fs::path dataset = make_dataset();
  write(dataset / "thesis.docx", "mine");
  write(folder_ / "p.zip", "PK\x03\x04");
  const auto refused = erase_paths({folder_ / "p.zip", dataset});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), code::path_outside);
  EXPECT_TRUE(fs::exists(folder_ / "p.zip"));
  EXPECT_TRUE(fs::exists(dataset / "re.parquet"));
  EXPECT_FALSE(fs::exists(folder_ / "certificate.json"));
}

TEST_F(EraseTest, LinksLeadNowhere) {
  const fs::path dataset = make_dataset();
  write(folder_ / "precious", "precious");
  fs::remove(dataset / "re.parquet");
  fs::create_symlink(fs::absolute(folder_ / "precious"), dataset / "re.parquet");
  EXPECT_EQ(erase_paths({dataset}).error().code(), code::path_outside);
  fs::remove(dataset / "re.parquet");
  fs::create_hard_link(folder_ / "precious", dataset / "re.parquet");
  EXPECT_EQ(erase_paths({dataset}).error().code(), code::path_outside);
  EXPECT_EQ(*files::read_small(folder_ / "precious"), "precious");
}

TEST_F(EraseTest, AManifestThatNamesAFileElsewhereIsRefused) {
  write(folder_ / "precious", "precious");
  Manifest manifest;
  manifest.tables = {{{"re", {}}, 1, "../precious", ""}};
  write(folder_ / "d" / "manifest.json", to_json(manifest));
  EXPECT_EQ(erase_paths({folder_ / "d"}).error().code(), code::path_outside);
  EXPECT_TRUE(fs::exists(folder_ / "precious"));
}

TEST_F(EraseTest, WhatAKilledErasureLeftIsFinishedByTheNext) {
  const fs::path dataset = make_dataset();
  fs::remove(dataset / "re.parquet");
  const auto certificate = erase_paths({dataset});
  ASSERT_TRUE(certificate);
  EXPECT_TRUE(certificate->targets[0].files[0].absent);
  EXPECT_FALSE(fs::exists(dataset));
}

TEST_F(EraseTest, OnlyPackagesAndKeyFilesAreErasedAsFiles) {
  write(folder_ / "notes.txt", "notes");
  write(folder_ / "fake.zip", "notes");
  write(folder_ / "keys.json", "{\"format\": \"renga-keys-1\"}");
  EXPECT_EQ(erase_paths({folder_ / "notes.txt"}).error().code(), code::path_outside);
  EXPECT_EQ(erase_paths({folder_ / "fake.zip"}).error().code(), code::path_outside);
  EXPECT_EQ(erase_paths({folder_ / "none"}).error().code(), code::file_missing);
  ASSERT_TRUE(erase_paths({folder_ / "keys.json"}));
  EXPECT_FALSE(fs::exists(folder_ / "keys.json"));
}

}  // namespace
}  // namespace renga::erase
