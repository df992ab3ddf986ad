#include "package/archive.hpp"

#include "package/archive_header.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace renga::package {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

std::string written(const Files& files) {
  std::string archive;
  ArchiveWriter writer([&archive](crypto::Bytes bytes) -> Done {
    archive.append(bytes.begin(), bytes.end());
    return {};
  });
  for (const auto& [name, content] : files) {
    EXPECT_TRUE(writer.begin(name, content.size()).has_value());
    EXPECT_TRUE(writer.write(crypto::bytes_of(content)).has_value());
    EXPECT_TRUE(writer.end().has_value());
  }
  EXPECT_TRUE(writer.finish().has_value());
  return archive;
}

class Collected final : public ArchiveSink {
 public:
  Files files;
  std::uint64_t announced = 0;
  Done begin(std::string_view name, std::uint64_t bytes) override {
    files.emplace_back(name, "");
    announced = bytes;
    return {};
  }
  Done content(crypto::Bytes bytes) override {
    files.back().second.append(bytes.begin(), bytes.end());
    return {};
  }
  Done end() override { return {}; }
};

Result<Files> read(std::string_view archive, std::size_t piece_bytes) {
  Collected collected;
  ArchiveReader reader(collected);
  for (; !archive.empty(); archive.remove_prefix(std::min(piece_bytes, archive.size())))
    RENGA_TRY(reader.take(crypto::bytes_of(archive.substr(0, piece_bytes))));
  RENGA_TRY(reader.finish());
  return collected.files;
}

TEST(Archive, WhatIsWrittenIsReadInPiecesOfAnySize) {
  rc::check([] {
    Files files;
    const auto contents = *rc::gen::arbitrary<std::vector<std::string>>();
    for (std::size_t i = 0; i < contents.size(); ++i)
      files.emplace_back("file" + std::to_string(i), contents[i]);
    const auto again = read(written(files), *rc::gen::inRange<std::size_t>(1, 2000));
    RC_ASSERT(again.has_value());
    RC_ASSERT(*again == files);
  });
}

TEST(Archive, ASizeBeyondUstarStandsInARecordBefore) {
  constexpr std::uint64_t kLarge = (std::uint64_t{1} << 33) + 5;
  std::string archive;
  ArchiveWriter writer([&archive](crypto::Bytes bytes) -> Done {
    archive.append(bytes.begin(), bytes.end());
    return {};
  });
  ASSERT_TRUE(writer.begin("large", kLarge).has_value());
  Collected collected;
  ArchiveReader reader(collected);
  ASSERT_TRUE(reader.take(crypto::bytes_of(archive)).has_value());
  EXPECT_EQ(collected.announced, kLarge);
  EXPECT_EQ(size_record(kLarge), "19 size=8589934597\n");
}

TEST(Archive, AnArchiveThatIsCutOrGoesOnIsRefused) {
  const std::string whole = written({{"a", "one"}, {"b", std::string(600, 'x')}});
  for (std::size_t size = 0; size < whole.size(); size += 100)
    EXPECT_FALSE(read(whole.substr(0, size), 512).has_value()) << size;
  EXPECT_FALSE(read(whole + written({{"c", "hidden"}}), 512).has_value());
}

TEST(Archive, OnlyPlainFilesAreTaken) {
  for (const char kind : {'1', '2', '3', '4', '5', '6', 'g', 'L', 'K'}) {
    const auto block = block_of({"entry", 0, kind});
    Collected collected;
    ArchiveReader reader(collected);
    const Done done = reader.take(block);
    ASSERT_FALSE(done.has_value()) << kind;
    EXPECT_EQ(done.error().code(), code::package_content_other);
  }
}

TEST(Archive, ARecordThatRenamesAFileIsRefused) {
  EXPECT_FALSE(size_among("14 path=other\n").sound);
  EXPECT_FALSE(size_among("999 size=1\n").sound);
  EXPECT_FALSE(size_among("10 size=x\n").sound);
  EXPECT_TRUE(size_among("11 mtime=1\n").sound);
}

TEST(Archive, AHeaderWithAnotherSumIsRefused) {
  auto block = block_of({"entry", 3, kPlainFile});
  ASSERT_TRUE(header_of(block).has_value());
  block[0] ^= 1U;
  EXPECT_FALSE(header_of(block).has_value());
}

}  // namespace
}  // namespace renga::package
