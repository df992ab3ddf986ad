#include "publication/encoding.hpp"

#include <gtest/gtest.h>

namespace renga::publication {
namespace {

// 東京 in CP932.
constexpr std::string_view kTokyo = "\x93\x8C\x8B\x9E";
// 表 and ソ end in the byte of a backslash.
constexpr std::string_view kBackslashBytes = "\x95\x5C\x83\x5C";

// CHK-10
TEST(Encoding, TellsUtf8FromCp932) {
  EXPECT_EQ(detect_encoding("age,sex\n"), Encoding::utf8);
  EXPECT_EQ(detect_encoding("東京,1\n"), Encoding::utf8);
  EXPECT_EQ(detect_encoding("\xEF\xBB\xBF東京"), Encoding::utf8);
  EXPECT_EQ(detect_encoding(kTokyo), Encoding::cp932);
  EXPECT_FALSE(detect_encoding("\xFF\xFE\x00\x41"));
}

TEST(Encoding, ConvertsBothWays) {
  EXPECT_EQ(decode(kTokyo, Encoding::cp932), "東京");
  EXPECT_EQ(decode(kBackslashBytes, Encoding::cp932), "表ソ");
  EXPECT_EQ(encode("東京", Encoding::cp932), kTokyo);
  EXPECT_EQ(encode("東京", Encoding::utf8), "東京");
}

TEST(Encoding, SaysWhereACharacterIsMissingAndGoesOn) {
  EXPECT_FALSE(encode("𠮷", Encoding::cp932));
  EXPECT_FALSE(decode("\x93", Encoding::cp932));
  EXPECT_EQ(encode("東京", Encoding::cp932), kTokyo);
}

}  // namespace
}  // namespace renga::publication
