#include "base/text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

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

}  // namespace
}  // namespace renga
