#include "files/packed.hpp"

#include "files/files.hpp"

#include <fstream>
#include <map>

#include <gtest/gtest.h>
#include <zip.h>
#include <zlib.h>

namespace renga::files {
namespace {

namespace fs = std::filesystem;

class Collect final : public EntryTaker {
 public:
  Done begin(const std::string& name, bool packed) override {
    names.push_back(name);
    last_packed = packed;
    return {};
  }
  Done take(std::string_view piece) override {
    contents[names.back()] += piece;
    return {};
  }
  Done end() override {
    ++ended;
    return {};
  }

  std::vector<std::string> names;
  std::map<std::string, std::string> contents;
  std::size_t ended = 0;
  bool last_packed = false;
};

class PackedTest : public testing::Test {
 protected:
  PackedTest() { fs::create_directories(folder_); }
  ~PackedTest() override { fs::remove_all(folder_); }

  using Entries = std::vector<std::pair<std::string, std::string>>;

  fs::path zip(const Entries& entries, const std::string& password = "") {
    const fs::path path = folder_ / "a.zip";
    zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (const auto& [name, content] : entries) {
      zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
      const auto index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
      EXPECT_GE(index, 0);
      if (!password.empty())
        zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256,
                                password.c_str());
      if (name == "link") {
        constexpr unsigned kLink = 0120777U << 16U;
        zip_file_set_external_attributes(archive, static_cast<zip_uint64_t>(index), 0,
                                         ZIP_OPSYS_UNIX, kLink);
      }
    }
    EXPECT_EQ(zip_close(archive), 0);
    return path;
  }

  fs::path gzip(const std::string& name, const std::vector<std::string>& members) {
    const fs::path path = folder_ / name;
    fs::remove(path);
    for (const std::string& member : members) {
      const gzFile file = gzopen(path.c_str(), "ab");
      gzwrite(file, member.data(), static_cast<unsigned>(member.size()));
      gzclose(file);
    }
    return path;
  }

  fs::path plain(const std::string& name, std::string_view bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }

  std::string all_of(const fs::path& path) { return *read_small(path); }

  fs::path folder_ = "packed-test";
};

Done read(const fs::path& path, Collect& collect) {
  return read_unpacked(path, path.filename().string(), collect);
}

TEST_F(PackedTest, PlainFilesComeAsTheyAre) {
  Collect collect;
  ASSERT_TRUE(read(plain("a.uke", "IR,1"), collect));
  EXPECT_EQ(collect.contents, (std::map<std::string, std::string>{{"a.uke", "IR,1"}}));
  EXPECT_FALSE(collect.last_packed);
}

TEST_F(PackedTest, EntriesComeInTheirOrderUnderTheArchivesName) {  // ING-68
  Collect collect;
  ASSERT_TRUE(read(zip({{"b.uke", "two"}, {"x/a.uke", std::string(700'000, 'a')}}), collect));
  EXPECT_EQ(collect.names, (std::vector<std::string>{"a.zip!b.uke", "a.zip!x/a.uke"}));
  EXPECT_EQ(collect.contents.at("a.zip!x/a.uke"), std::string(700'000, 'a'));
  EXPECT_EQ(collect.ended, 2U);
  EXPECT_TRUE(collect.last_packed);
}

TEST_F(PackedTest, GzipMembersAreOneFile) {
  Collect collect;
  ASSERT_TRUE(read(gzip("a.uke.gz", {"IR,", "1"}), collect));
  EXPECT_EQ(collect.contents, (std::map<std::string, std::string>{{"a.uke.gz!a.uke", "IR,1"}}));
}

Code refusal_of(const fs::path& path) {
  Collect collect;
  const Done done = read(path, collect);
  EXPECT_FALSE(done) << path;
  return done ? code::nothing_to_read : done.error().code();
}

TEST_F(PackedTest, WhatIsNotSafeIsRefused) {  // ING-69
  for (const std::string name : {"../a", "/a", "a/../../b", "c:\\a", "link"})
    EXPECT_EQ(refusal_of(zip({{name, "x"}})), code::archive_refused) << name;
  EXPECT_EQ(refusal_of(zip({{"a", "x"}}, "secret")), code::archive_refused);
  const std::string inner = all_of(zip({{"a", "x"}}));
  EXPECT_EQ(refusal_of(zip({{"inner.zip", inner}})), code::archive_refused);
  EXPECT_EQ(refusal_of(gzip("b.gz", {inner})), code::archive_refused);
}

TEST_F(PackedTest, AnEntryIsToldByItsPositionBecauseItsNameMayBeAPatients) {  // ING-201
  Collect collect;
  const Done done = read(zip({{"12345_20250501_ADT-22_1", "x"}}, "secret"), collect);
  EXPECT_EQ(done.error().detail("path"), "a.zip!#1");
}

TEST_F(PackedTest, BombsAreRefusedBeforeTheyUnfold) {  // ING-69
  const std::string zeros(std::size_t{100} << 20U, '0');
  EXPECT_EQ(refusal_of(zip({{"bomb", zeros}})), code::archive_refused);
  EXPECT_EQ(refusal_of(gzip("bomb.gz", {zeros})), code::archive_refused);
}

TEST_F(PackedTest, DamagedArchivesAreSaidToBe) {  // ING-68
  const std::string good = all_of(gzip("a.gz", {"a text that is long enough"}));
  EXPECT_EQ(refusal_of(plain("cut.gz", std::string_view(good).substr(0, good.size() - 4))),
            code::archive_unreadable);
  EXPECT_EQ(refusal_of(plain("bad.gz", good + "rest")), code::archive_unreadable);
  const std::string archive = all_of(zip({{"a", "a text that is long enough"}}));
  EXPECT_EQ(refusal_of(plain("cut.zip", std::string_view(archive).substr(0, archive.size() / 2))),
            code::archive_unreadable);
  // Wherever it is cut off, an archive is refused, and never read as a shorter one.
  for (std::size_t cut = 2; cut < good.size(); ++cut)
    EXPECT_NE(refusal_of(plain("cut.gz", std::string_view(good).substr(0, cut))),
              code::nothing_to_read)
        << cut;
  for (std::size_t cut = 4; cut < archive.size(); ++cut)
    EXPECT_NE(refusal_of(plain("cut.zip", std::string_view(archive).substr(0, cut))),
              code::nothing_to_read)
        << cut;
  std::string bent = archive;
  bent[40] = static_cast<char>(bent[40] + 1);
  EXPECT_EQ(refusal_of(plain("bent.zip", bent)), code::archive_unreadable);
}

}  // namespace
}  // namespace renga::files
