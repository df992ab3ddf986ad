#include "rulebook/rulebook.hpp"

#include <gtest/gtest.h>

namespace renga::rulebook {
namespace {

constexpr std::string_view kSound = R"(name = "test-2024-01"
title = "試験"
valid_from = 2024-01-01
database = "ndb"
[[value]]
id = "USE-05"
cite = "第3 5(4)⑧"
ja = "起算"
en = "From which carrying out the period counts"
what = "copies.max"
number = 1
unit = "copies"
when = ["place:own"]
[[measure]]
id = "SEC-36"
cite = "第6 2(3)a"
ja = "記録"
en = "Entry is recorded"
part = "physical"
force = "must"
unless = ["data:aggregate_table", "data:sampling_dataset"]
)";

std::string replaced(std::string_view from, std::string_view to) {
  std::string text(kSound);
  return text.replace(text.find(from), from.size(), to);
}

// RBK-10, RBK-11
TEST(Entry, IsReadWithItsLabelsFactsAndValues) {
  const auto book = read(kSound, "test.toml");
  ASSERT_TRUE(book) << book.error().message(Language::english);
  EXPECT_EQ(book->database, "ndb");
  EXPECT_EQ(book->series(), "test");
  ASSERT_EQ(book->entries.size(), 2U);
  const Entry& value = book->entries[0];
  EXPECT_EQ(value.kind, "value");
  EXPECT_EQ(value.label(Language::japanese), "起算");
  EXPECT_EQ(value.value<std::int64_t>("number"), 1);
  EXPECT_EQ(value.when, (std::vector<std::string>{"place:own"}));
  EXPECT_EQ(to_iso(value.valid_from), "2024-01-01");
  EXPECT_FALSE(value.flag("optional"));
  EXPECT_EQ(value.text_or("word", "-"), "-");
}

struct BadEntry {
  std::string_view from;
  std::string_view to;
  Code code;
  std::int64_t line;
};

// RBK-11, RBK-12, RBK-13
TEST(Entry, RefusesWhatItDoesNotKnowWithTheLine) {
  const std::vector<BadEntry> cases = {
      {"[[value]]", "[[walue]]", code::key_unknown, 5},
      {"database = \"ndb\"", "database = \"abc\"", code::value_unknown, 4},
      {"en = \"From", "de = \"From", code::key_unknown, 9},
      {"ja = \"起算\"\n", "", code::field_missing, 5},
      {"copies.max", "copies.maks", code::value_unknown, 10},
      {"number = 1", "number = \"1\"", code::field_bad, 11},
      {"number = 1", "flag = true", code::key_unknown, 11},
      {"number = 1\nunit = \"copies\"", "", code::field_missing, 5},
      {"unit = \"copies\"", "unit = \"files\"", code::value_unknown, 12},
      {"place:own", "place:home", code::value_unknown, 13},
      {"place:own", "place", code::value_unknown, 13},
      {"\"physical\"", "\"fysical\"", code::value_unknown, 19},
      {"force = \"must\"\n", "", code::field_missing, 14},
  };
  for (const BadEntry& bad : cases) {
    const auto book = read(replaced(bad.from, bad.to), "test.toml");
    ASSERT_FALSE(book) << bad.to;
    EXPECT_EQ(book.error().code(), bad.code) << bad.to;
    EXPECT_EQ(book.error().where().row, bad.line) << bad.to;
    EXPECT_EQ(book.error().where().file, "test.toml");
  }
}

// RBK-14: one value of a name for each set of facts.
TEST(Entry, AValueIsStatedOnce) {
  const std::string value(kSound.substr(kSound.find("[[value]]"),
                                        kSound.find("[[measure]]") - kSound.find("[[value]]")));
  const auto twice = read(std::string(kSound) + value, "test.toml");
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().code(), code::given_twice);
  EXPECT_EQ(twice.error().detail("field"), "copies.max");
  std::string other = value;
  other.replace(other.find("place:own"), 9, "place:hic");
  EXPECT_TRUE(read(std::string(kSound) + other, "test.toml"));
}

// RBK-15
TEST(Entry, AppliesWhereItsFactsHold) {
  Entry entry = read(kSound, "test.toml")->entries[0];
  entry.when = {"place:onsite", "place:hic", "linked:yes"};
  entry.unless = {"data:trial_dataset"};
  EXPECT_TRUE(entry.applies({"place:hic", "linked:yes"}));
  EXPECT_TRUE(entry.applies({"place:onsite", "linked:yes", "data:special_extraction"}));
  EXPECT_FALSE(entry.applies({"place:hic"}));
  EXPECT_FALSE(entry.applies({"linked:yes"}));
  EXPECT_FALSE(entry.applies({"place:own", "linked:yes"}));
  EXPECT_FALSE(entry.applies({"place:hic", "linked:yes", "data:trial_dataset"}));
  entry.when = {};
  EXPECT_TRUE(entry.applies({}));
}

TEST(Entry, ShowsAValueOfEachKind) {
  EXPECT_EQ(to_text(Value(std::int64_t{500000}), Language::english), "500,000");
  EXPECT_EQ(to_text(Value(true), Language::japanese), "はい");
  EXPECT_EQ(to_text(Value(false), Language::english), "no");
  EXPECT_EQ(to_text(Value(*Date::from_civil(2025, 4, 4)), Language::english), "2025-04-04");
  EXPECT_EQ(to_text(Value(std::string("dispatch")), Language::english), "dispatch");
  EXPECT_EQ(to_text(Value(std::vector<std::string>{"ndb", "kaigo"}), Language::english),
            "ndb, kaigo");
}

}  // namespace
}  // namespace renga::rulebook
