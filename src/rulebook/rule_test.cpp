#include "rulebook/rulebook.hpp"

#include <regex>
#include <set>

#include <gtest/gtest.h>

namespace renga::rulebook {
namespace {

constexpr std::string_view kSound = R"(name = "test-2024-01"
title = "試験"
valid_from = 2024-01-01
[[rule]]
id = "PUB-01"
name = "patients-min"
cite = "第7 2(1)①"
values = { minimum = 10, zero_allowed = true }
)";

std::string replaced(std::string_view from, std::string_view to) {
  std::string text(kSound);
  return text.replace(text.find(from), from.size(), to);
}

TEST(Rulebook, CarriesTheBooksOfTheFolderByName) {
  EXPECT_EQ(names(),
            (std::vector<std::string_view>{"dpc-2025-06", "jisedai-2025-06", "kaigo-2025-06",
                                           "ndb-2022-04", "ndb-2023-10", "ndb-provision-2023-10"}));
  for (const std::string_view name : names()) {
    const auto book = find(name);
    ASSERT_TRUE(book) << book.error().message(Language::english);
    EXPECT_EQ(book->name, name);
    EXPECT_FALSE(book->rules.empty() && book->entries.empty());
  }
}

TEST(Rulebook, NamesTheBooksThereAreWhereOneIsNotKnown) {
  const auto book = find("ndb-1999-01");
  ASSERT_FALSE(book);
  EXPECT_EQ(book.error().code(), code::rulebook_unknown);
  EXPECT_EQ(book.error().detail("known"),
            "dpc-2025-06, jisedai-2025-06, kaigo-2025-06, ndb-2022-04, ndb-2023-10, "
            "ndb-provision-2023-10");
}

TEST(Rulebook, EveryRuleHasAnIdOfTheCatalogueOnceAndACitation) {
  const std::regex id("[A-Z][A-Z0-9]{1,3}-[0-9]{2}[a-d]?");
  for (const std::string_view name : names()) {
    const Rulebook book = *find(name);
    std::set<std::string> ids;
    for (const Rule& rule : book.rules) {
      EXPECT_TRUE(std::regex_match(rule.id, id)) << rule.id;
      EXPECT_TRUE(ids.insert(rule.id).second) << rule.id << " twice in " << name;
      EXPECT_FALSE(rule.cite.empty());
      EXPECT_GE(rule.valid_from, book.valid_from);
    }
  }
}

// TRN-02, TRN-03: the days on which the two versions came into force.
// RBK-1
TEST(Rulebook, ABookSaysFromWhenItHolds) {
  EXPECT_EQ(to_iso(find("ndb-2022-04")->valid_from), "2022-04-01");
  EXPECT_EQ(to_iso(find("ndb-2023-10")->valid_from), "2023-10-01");
}

// RBK-2
TEST(Rulebook, ARuleMayBeValidLaterThanItsBook) {
  const auto book = read(replaced("cite = ", "valid_from = 2024-06-01\ncite = "), "test.toml");
  ASSERT_TRUE(book);
  EXPECT_EQ(to_iso(book->rules[0].valid_from), "2024-06-01");
}

struct BadBook {
  std::string_view from;
  std::string_view to;
  Code code;
  std::int64_t line;
};

// RBK-3
TEST(Rulebook, RefusesWhatItDoesNotKnowWithTheLine) {
  const std::vector<BadBook> cases = {
      {"title", "titel", code::key_unknown, 2},
      {"cite", "site", code::key_unknown, 7},
      {"patients-min", "patient-min", code::value_unknown, 6},
      {"minimum", "minimun", code::key_unknown, 8},
      {"minimum = 10, ", "", code::field_missing, 8},
      {"minimum = 10", "minimum = \"10\"", code::field_bad, 8},
      {"2024-01-01", "\"2024-01-01\"", code::field_bad, 3},
  };
  for (const BadBook& bad : cases) {
    const auto book = read(replaced(bad.from, bad.to), "test.toml");
    ASSERT_FALSE(book) << bad.from;
    EXPECT_EQ(book.error().code(), bad.code) << bad.from;
    EXPECT_EQ(book.error().where().row, bad.line) << bad.from;
    EXPECT_EQ(book.error().where().file, "test.toml");
  }
}

}  // namespace
}  // namespace renga::rulebook
