#include "crypto/crypto.hpp"
#include "crypto/vectors.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::crypto {
namespace {

namespace fs = std::filesystem;

TEST(Sha256, AgreesWithThePublishedMessages) {
  for (const auto& vector : published("sha256_messages"))
    EXPECT_EQ(to_hex(sha256(unhex(vector.at("message")))), vector.at("digest").get<std::string>());
}

TEST(Sha256, AgreesWithThePublishedTexts) {
  for (const auto& vector : published("sha256_texts"))
    EXPECT_EQ(sha256_hex(vector.at("text").get<std::string>()),
              vector.at("digest").get<std::string>());
}

TEST(Sha256, AgreesWithThePublishedLongMessage) {
  for (const auto& vector : published("sha256_repeated")) {
    const auto letter = vector.at("letter").get<std::string>();
    EXPECT_EQ(sha256_hex(std::string(vector.at("times"), letter.front())),
              vector.at("digest").get<std::string>());
  }
}

RC_GTEST_PROP(Sha256, DoesNotDependOnWhereTheStreamIsCut,
              (const std::vector<std::vector<std::uint8_t>>& pieces)) {
  Sha256 stream;
  std::vector<std::uint8_t> whole;
  for (const auto& piece : pieces) {
    stream.add(piece);
    whole.insert(whole.end(), piece.begin(), piece.end());
  }
  RC_ASSERT(stream.finish() == sha256(whole));
}

TEST(Sha256, StartsAnewAfterFinish) {
  Sha256 stream;
  stream.add(bytes_of("first"));
  stream.finish();
  stream.add(bytes_of("abc"));
  EXPECT_EQ(stream.finish(), sha256(bytes_of("abc")));
}

class Sha256File : public testing::Test {
 protected:
  Sha256File() : folder_(fs::temp_directory_path() / ("renga-sha256-" + unique_name())) {
    fs::create_directories(folder_);
  }
  ~Sha256File() override { fs::remove_all(folder_); }

  fs::path write(std::string_view content) const {
    std::ofstream(folder_ / "file", std::ios::binary) << content;
    return folder_ / "file";
  }

  fs::path folder_;

 private:
  static std::string unique_name() {
    std::array<std::uint8_t, 8> name{};
    random_bytes(name);
    return to_hex(name);
  }
};

TEST_F(Sha256File, EqualsTheDigestOfItsContent) {
  for (const std::size_t size : {0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20}) {
    const std::string content(size, 'x');
    EXPECT_EQ(sha256_file(write(content)).value(), sha256_hex(content)) << size;
  }
}

TEST_F(Sha256File, NamesAFileThatIsNotThere) {
  const auto digest = sha256_file(folder_ / "absent");
  ASSERT_FALSE(digest);
  EXPECT_EQ(digest.error().code(), code::file_missing);
  EXPECT_EQ(digest.error().detail("path"), (folder_ / "absent").string());
}

TEST_F(Sha256File, RefusesAFolder) {
  const auto digest = sha256_file(folder_);
  ASSERT_FALSE(digest);
  EXPECT_EQ(digest.error().code(), code::file_unreadable);
}

}  // namespace
}  // namespace renga::crypto
