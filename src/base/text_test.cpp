#include "base/text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace renga {
namespace {

TEST(Text, SplitsAndJoins) {
  EXPECT_EQ(split("a,,b", ',').size(), 3U);
  EXPECT_EQ(split("", ',').size(), 1U);
  EXPECT_EQ(join(std::vector<std::string>{"a", "b"}, ", "), "a, b");
}

TEST(Text, ReadsOnlyWholeNumbers) {
  EXPECT_EQ(parse_integer("012"), 12);
  for (const char* text : {"", "1 ", " 1", "1.0", "１", "99999999999999999999"})
    EXPECT_FALSE(parse_integer(text)) << text;
  EXPECT_EQ(parse_decimal("-1.50"), -1.5);
  for (const char* text : {"", "1e3", "1,000", "."}) EXPECT_FALSE(parse_decimal(text)) << text;
}

TEST(Text, KnowsUtf8) {
  EXPECT_TRUE(is_utf8("連歌 renga"));
  for (const char* text : {"\x83\x8C", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE9\x80"})
    EXPECT_FALSE(is_utf8(text));
}

TEST(Text, HexadecimalReadsBack) {
  EXPECT_TRUE(rc::check(
      [](const std::vector<std::uint8_t>& bytes) { RC_ASSERT(from_hex(to_hex(bytes)) == bytes); }));
  EXPECT_FALSE(from_hex("0g"));
  EXPECT_FALSE(from_hex("123"));
}

TEST(Text, WritesThousands) {
  EXPECT_EQ(with_thousands(0), "0");
  EXPECT_EQ(with_thousands(999), "999");
  EXPECT_EQ(with_thousands(-1234567), "-1,234,567");
}

TEST(Text, FillsSlotsOnce) {
  const auto value = [](std::string_view name) {
    return name == "a" ? std::string_view("{b}") : std::string_view("-");
  };
  EXPECT_EQ(fill("{a} {c} {", value), "{b} - {");
}

TEST(Base64, AsTheStandardsExamples) {
  // RFC 4648, 10.
  const std::vector<std::pair<std::string, std::string>> examples = {{"", ""},
                                                                     {"f", "Zg=="},
                                                                     {"fo", "Zm8="},
                                                                     {"foo", "Zm9v"},
                                                                     {"foob", "Zm9vYg=="},
                                                                     {"fooba", "Zm9vYmE="},
                                                                     {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, coded] : examples) {
    const std::vector<std::uint8_t> bytes(plain.begin(), plain.end());
    EXPECT_EQ(to_base64(bytes), coded);
    EXPECT_EQ(from_base64(coded), bytes);
  }
}

TEST(Base64, HasOneWritingOnly) {
  for (const std::string_view text :
       {"Zg", "Zg=", "Zh==", "Zg==Zg==", "Z===", "Zm9v\n", "Zm 9", "===="})
    EXPECT_FALSE(from_base64(text)) << text;
}

RC_GTEST_PROP(Base64, GivesBackWhatItWasGiven, (const std::vector<std::uint8_t>& bytes)) {
  RC_ASSERT(from_base64(to_base64(bytes)) == bytes);
}

}  // namespace
}  // namespace renga
