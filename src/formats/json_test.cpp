#include "formats/json.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck/gtest.h>

namespace renga::formats {
namespace {

TEST(Json, ValuesAreFoundByPath) {
  JsonParser parser;
  const JsonValue value = parser.parse(
      R"({"a":{"b":[{"c":"x"},{"c":"y"}],"n":null},"d":1.50,"e":120.0,"f":-7,"g":18446744073709551615,"h":true})");
  ASSERT_TRUE(value.is_object());
  EXPECT_EQ(value.at("a.b.0.c").string(), "x");
  EXPECT_EQ(value.at("a.b").items().size(), 2U);
  EXPECT_FALSE(value.at("a.n"));
  EXPECT_FALSE(value.at("a.b.c"));
  EXPECT_FALSE(value.at("z.0"));
  EXPECT_EQ(value.at("d").text(), "1.5");
  EXPECT_EQ(value.at("e").text(), "120");
  EXPECT_EQ(value.at("f").text(), "-7");
  EXPECT_EQ(value.at("g").text(), "18446744073709551615");
  EXPECT_EQ(value.at("h").text(), "");
  EXPECT_EQ(value.members().size(), 6U);
}

TEST(Json, WhatIsNoDocumentIsNothing) {
  JsonParser parser;
  for (const std::string_view text : {"", "{", "{\"a\":1", "{\"a\":1}}", "{a:1}", "\xFF", "nul",
                                      "{\"a\":\"\x01\"}", "{\"a\":\"\xE3\x81\"}"})
    EXPECT_FALSE(parser.parse(text)) << text;
  EXPECT_TRUE(parser.parse("{\"a\":1}"));
}

/// Everything that a value says, the same from both libraries.
std::string written(const JsonValue& value) {
  std::string out;
  if (value.is_object())
    for (const auto& [name, member] : value.members())
      out += std::string(name) + ":" + written(member) + ",";
  else if (value.is_array())
    for (const JsonValue& item : value.items()) out += written(item) + ";";
  else
    out += value.text();
  return out;
}

std::string written(const nlohmann::ordered_json& value) {
  std::string out;
  if (value.is_object())
    for (const auto& [name, member] : value.items()) out += name + ":" + written(member) + ",";
  else if (value.is_array())
    for (const auto& item : value) out += written(item) + ";";
  else if (value.is_string())
    out += value.get<std::string>();
  else if (value.is_number())
    out += value.dump();
  return out;
}

RC_GTEST_PROP(Json, ReadsWhatAnotherLibraryReads, ()) {
  nlohmann::ordered_json made = nlohmann::ordered_json::object();
  const int members = *rc::gen::inRange(0, 20);
  for (int i = 0; i < members; ++i) {
    const auto number = *rc::gen::arbitrary<std::int64_t>();
    made["n" + std::to_string(made.size())] = {{"number", number},
                                               {"list", {number, "x", nullptr}}};
  }
  JsonParser parser;
  RC_ASSERT(written(parser.parse(made.dump())) == written(made));
}

RC_GTEST_PROP(Json, TakesAnyBytes, (const std::string& bytes)) {
  JsonParser parser;
  const JsonValue value = parser.parse(bytes);
  RC_ASSERT(static_cast<bool>(value) <=
            !nlohmann::json::parse(bytes, nullptr, false).is_discarded());
}

}  // namespace
}  // namespace renga::formats
