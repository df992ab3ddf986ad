#include "dossier/world_for_test.hpp"

#include <gtest/gtest.h>

namespace renga::dossier {
namespace {

// DOS-20.
TEST(EventText, EveryEventOfTheRoadComesBack) {
  sample::World world;
  world.walk_through();
  for (const Event& event : world.events)
    EXPECT_EQ(event_of(event.command, event.actor, to_body(event)), event) << event.command;
}

TEST(EventText, IsWrittenInOneWay) {
  const Event event{.command = "set_fee",
                    .key = "",
                    .fields = {{"hours", std::int64_t{12}}},
                    .actor = "extractor-1",
                    .day = *Date::from_civil(2026, 4, 1)};
  EXPECT_EQ(to_body(event), R"({"day":"2026-04-01","fields":{"hours":12}})");
}

// DOS-21.
TEST(EventText, WhatIsNoEventIsRefused) {
  const auto refused = [](const char* kind, const char* body) {
    return !event_of(kind, "office-1", body);
  };
  EXPECT_FALSE(refused("set_fee", R"({"day":"2026-04-01","fields":{"hours":12}})"));
  EXPECT_TRUE(refused("fly", R"({"day":"2026-04-01"})"));
  EXPECT_TRUE(refused("set_fee", R"({"fields":{"hours":12}})"));
  EXPECT_TRUE(refused("set_fee", R"({"day":"2026-04-31","fields":{"hours":12}})"));
  EXPECT_TRUE(refused("set_fee", R"({"day":"2026-04-01","fields":{"hours":"12"}})"));
  EXPECT_TRUE(refused("set_fee", R"({"day":"2026-04-01","fields":{"seconds":12}})"));
  EXPECT_TRUE(refused("set_fee", R"({"day":20260401})"));
  EXPECT_TRUE(refused("set_fee", R"({"day":"2026-04-01","key":1,"fields":{"hours":12}})"));
  EXPECT_TRUE(refused("set_fee", R"({"day":"2026-04-01","fields":[12]})"));
  EXPECT_TRUE(refused("set_fee", "[]"));
  EXPECT_TRUE(refused("set_fee", "no JSON"));
}

TEST(EventText, WrittenValuesAreOfTheirKind) {
  EXPECT_EQ(value_of(FieldKind::number, "12"), Value(std::int64_t{12}));
  EXPECT_FALSE(value_of(FieldKind::number, "twelve"));
  EXPECT_EQ(value_of(FieldKind::flag, "true"), Value(true));
  EXPECT_FALSE(value_of(FieldKind::flag, "yes"));
  EXPECT_EQ(value_of(FieldKind::words, "ndb,kaigo"),
            Value(std::vector<std::string>{"ndb", "kaigo"}));
  EXPECT_FALSE(value_of(FieldKind::day, "2026-02-30"));
  EXPECT_EQ(value_of(FieldKind::text, "研究"), Value(std::string("研究")));
}

}  // namespace
}  // namespace renga::dossier
