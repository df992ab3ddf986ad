#include "dataset/dataset.hpp"

#include <fstream>

#include <gtest/gtest.h>

namespace renga::dataset {
namespace {

namespace fs = std::filesystem;

const TableSchema kPatients{"patient",
                            {{"number", Type::integer, Role::key, "番号", ""},
                             {"born", Type::date, Role::quasi, "生年月日", ""}}};

engine::Engine filled_engine(std::int64_t rows) {
  auto engine = engine::Engine::open({.memory_mib = 256, .threads = 2, .spill_folder = {}});
  EXPECT_TRUE(engine && engine->create_table(kPatients));
  auto appender = engine->append_to(kPatients);
  for (std::int64_t i = rows; i > 0; --i) {
    (*appender)->integer(i);
    (*appender)->date(Date::from_days(static_cast<std::int32_t>(i)));
    (*appender)->end_row();
  }
  EXPECT_TRUE((*appender)->finish());
  return std::move(*engine);
}

class DatasetTest : public testing::Test {
 protected:
  DatasetTest()
      : folder_(fs::path("dataset-test") /
                testing::UnitTest::GetInstance()->current_test_info()->name()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~DatasetTest() override { fs::remove_all(folder_); }

  Result<Manifest> write(const fs::path& target, files::Existing existing, std::int64_t rows = 3) {
    engine::Engine engine = filled_engine(rows);
    RENGA_ASSIGN(Writer writer, Writer::create(target, existing));
    RENGA_TRY(writer.add(engine, kPatients, "patient", std::vector<std::string>{"number"}));
    Manifest manifest;
    manifest.database = Database::jisedai;
    manifest.command = "test";
    manifest.counts = {{"rejected", 0}};
    return writer.publish(std::move(manifest));
  }

  fs::path folder_;
};

// DST-5.
TEST_F(DatasetTest, WhatWasWrittenOpensWithTheSameManifest) {
  const auto written = write(folder_ / "d", files::Existing::refuse);
  ASSERT_TRUE(written) << written.error().message(Language::english);
  const auto dataset = Dataset::open(folder_ / "d");
  ASSERT_TRUE(dataset) << dataset.error().message(Language::english);
  EXPECT_EQ(to_json(dataset->manifest()), to_json(*written));
  EXPECT_EQ(dataset->manifest().find("patient")->rows, 3);
}

TEST_F(DatasetTest, TheSameRowsGiveTheSameBytes) {
  ASSERT_TRUE(write(folder_ / "a", files::Existing::refuse));
  ASSERT_TRUE(write(folder_ / "b", files::Existing::refuse));
  EXPECT_EQ(Dataset::open(folder_ / "a")->digest(), Dataset::open(folder_ / "b")->digest());
}

// DST-16.
TEST_F(DatasetTest, OneChangedByteIsRefused) {
  ASSERT_TRUE(write(folder_ / "d", files::Existing::refuse));
  {
    std::fstream file(folder_ / "d" / "patient.parquet",
                      std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(20);
    file.put('!');
  }
  const auto dataset = Dataset::open(folder_ / "d");
  ASSERT_FALSE(dataset);
  EXPECT_EQ(dataset.error().code(), code::digest_mismatch);
}

TEST_F(DatasetTest, AManifestThatNamesAFileElsewhereIsRefused) {
  const auto written = write(folder_ / "d", files::Existing::refuse);
  Manifest manifest = *written;
  manifest.tables[0].file = "../patient.parquet";
  std::ofstream(folder_ / "d" / "manifest.json") << to_json(manifest);
  const auto dataset = Dataset::open(folder_ / "d");
  ASSERT_FALSE(dataset);
  EXPECT_EQ(dataset.error().code(), code::json_bad);
}

// DST-4, CLI-14.
TEST_F(DatasetTest, AnExistingTargetIsKeptUnlessReplaced) {
  ASSERT_TRUE(write(folder_ / "d", files::Existing::refuse, 3));
  const auto refused = write(folder_ / "d", files::Existing::refuse, 4);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), code::output_exists);
  EXPECT_EQ(Dataset::open(folder_ / "d")->manifest().find("patient")->rows, 3);
  ASSERT_TRUE(write(folder_ / "d", files::Existing::replace, 4));
  EXPECT_EQ(Dataset::open(folder_ / "d")->manifest().find("patient")->rows, 4);
}

// DST-4.
TEST_F(DatasetTest, AWriterThatDoesNotPublishLeavesNothing) {
  {
    engine::Engine engine = filled_engine(3);
    auto writer = Writer::create(folder_ / "d", files::Existing::refuse);
    ASSERT_TRUE(writer);
    ASSERT_TRUE(writer->add(engine, kPatients, "patient", {}));
  }
  EXPECT_TRUE(fs::is_empty(folder_));
}

TEST_F(DatasetTest, AFolderWithoutAManifestIsNotADataset) {
  const auto dataset = Dataset::open(folder_);
  ASSERT_FALSE(dataset);
  EXPECT_EQ(dataset.error().code(), code::dataset_not_one);
}

}  // namespace
}  // namespace renga::dataset
