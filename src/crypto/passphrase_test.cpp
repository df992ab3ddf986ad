#include "crypto/crypto.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <sys/resource.h>

#if defined(__has_feature)
#define RENGA_HAS_FEATURE(name) __has_feature(name)
#else
#define RENGA_HAS_FEATURE(name) 0
#endif

namespace renga::crypto {
namespace {

constexpr bool kAddressSanitizer = RENGA_HAS_FEATURE(address_sanitizer);

/// VmLck of /proc/self/status, in KiB: memory that cannot be swapped out.
std::int64_t locked_kib() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (word == "VmLck:") {
      std::int64_t kib = 0;
      status >> kib;
      return kib;
    }
  return 0;
}

bool may_lock() {
  rlimit limit{};
  return ::getrlimit(RLIMIT_MEMLOCK, &limit) == 0 && limit.rlim_cur >= (1 << 20);
}

class PassphraseTest : public testing::Test {
 protected:
  ~PassphraseTest() override { std::filesystem::remove(file_); }

  void write(std::string_view content) { std::ofstream(file_) << content; }

  std::filesystem::path file_ = "passphrase-test.txt";
};

TEST_F(PassphraseTest, IsTheFirstLineOfItsFile) {
  for (const std::string_view content : {"a phrase\nnothing", "a phrase\r\n", "a phrase"}) {
    write(content);
    EXPECT_EQ(Passphrase::from_file(file_)->reveal(), "a phrase");
  }
  write("");
  EXPECT_EQ(Passphrase::from_file(file_)->reveal(), "");
  EXPECT_EQ(Passphrase::from_file("no such file").error().code(), code::file_missing);
}

TEST_F(PassphraseTest, EndsWithAZeroForLibrariesOfC) {
  const Passphrase phrase("a phrase");
  EXPECT_STREQ(phrase.c_str(), "a phrase");
}

TEST_F(PassphraseTest, KnowsItself) {
  const Passphrase phrase("a phrase");
  EXPECT_TRUE(phrase.same_as(Passphrase("a phrase")));
  EXPECT_FALSE(phrase.same_as(Passphrase("a phrasf")));
  EXPECT_FALSE(phrase.same_as(Passphrase("a phras")));
}

TEST_F(PassphraseTest, LiesInLockedMemoryLikeAKey) {
  if (!may_lock()) GTEST_SKIP() << "the system lets this process lock too little memory";
  if (kAddressSanitizer) GTEST_SKIP() << "the address sanitizer locks no memory";
  const std::int64_t before = locked_kib();
  const Passphrase phrase("a phrase");
  const std::int64_t with_phrase = locked_kib();
  EXPECT_GT(with_phrase, before);
  const SecretKey key = SecretKey::random();
  EXPECT_GT(locked_kib(), with_phrase);
}

}  // namespace
}  // namespace renga::crypto
