#include "base/base.hpp"

#include <array>
#include <utility>

#include <gtest/gtest.h>

namespace renga {
namespace {

enum class Colour { red, green };
constexpr std::array<std::pair<Colour, std::string_view>, 2> kColours = {{
    {Colour::red, "red"},
    {Colour::green, "green"},
}};

constexpr std::string_view kText = R"(name = "renga"
count = 3
exact = true
from = 2022-02-01
words = ["a", "b"]
colour = "green"
ratio = 0.04
edges = [40, 52.5]

[inner]
depth = 1

[[item]]
x = 1
[[item]]
x = 2
)";

Settings parsed() {
  auto settings = Settings::parse(kText, "test.toml");
  ensure(settings.has_value(), "the test's text is valid TOML");
  return *settings;
}

TEST(Settings, GivesEachKindOfValue) {
  const Settings settings = parsed();
  EXPECT_EQ(*settings.text("name"), "renga");
  EXPECT_EQ(*settings.integer("count"), 3);
  EXPECT_EQ(*settings.flag("exact"), true);
  EXPECT_EQ(*settings.number("ratio"), 0.04);
  EXPECT_EQ(*settings.number("count"), 3.0);
  EXPECT_EQ(*settings.numbers("edges"), (std::vector<double>{40, 52.5}));
  EXPECT_EQ(to_iso(*settings.date("from")), "2022-02-01");
  EXPECT_EQ(*settings.texts("words"), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(*settings.choice("colour", kColours), Colour::green);
  EXPECT_EQ(*settings.table("inner")->integer("depth"), 1);
  const auto items = settings.tables("item");
  ASSERT_EQ(items->size(), 2U);
  EXPECT_EQ(*items->at(1).integer("x"), 2);
  EXPECT_TRUE(settings.tables("absent")->empty());
}

TEST(Settings, RefusesAnUnknownKeyWithItsLine) {
  const Done done = parsed().only(
      {"name", "count", "exact", "words", "colour", "ratio", "edges", "inner", "item"});
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code(), code::key_unknown);
  EXPECT_EQ(done.error().detail("key"), "from");
  EXPECT_EQ(done.error().where().file, "test.toml");
  EXPECT_EQ(done.error().where().row, 4);
}

TEST(Settings, RefusesAMissingValueAndAValueOfAnotherKind) {
  EXPECT_EQ(parsed().text("absent").error().code(), code::field_missing);
  const auto wrong = parsed().integer("name");
  EXPECT_EQ(wrong.error().code(), code::field_bad);
  EXPECT_EQ(wrong.error().where().row, 1);
  EXPECT_EQ(parsed().choice("name", kColours).error().code(), code::value_unknown);
  EXPECT_EQ(parsed().choice("name", kColours).error().detail("known"), "red, green");
  EXPECT_EQ(parsed().tables("name").error().code(), code::field_bad);
  EXPECT_EQ(parsed().number("name").error().code(), code::field_bad);
  EXPECT_EQ(parsed().numbers("words").error().where().row, 5);
  EXPECT_EQ(Settings::parse("x = inf", "t")->number("x").error().code(), code::field_bad);
}

TEST(Settings, RefusesBadSyntaxWithItsLine) {
  const auto settings = Settings::parse("a = 1\nb = = 2\n", "broken.toml");
  ASSERT_FALSE(settings);
  EXPECT_EQ(settings.error().code(), code::toml_bad);
  EXPECT_EQ(settings.error().where().row, 2);
}

TEST(Settings, RefusesHeadersThatBreakTheLibrary) {
  for (const std::string_view text : {"[\n[x]", "[\x01x]\n", "[]\n", "[[]]\n", "a.\n"}) {
    const auto settings = Settings::parse(text, "broken.toml");
    ASSERT_FALSE(settings) << text;
    EXPECT_EQ(settings.error().code(), code::toml_bad);
  }
}

}  // namespace
}  // namespace renga
