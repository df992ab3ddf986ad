#include "rulebook/rulebook.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace renga::rulebook {
namespace {

using Names = std::vector<std::string>;

Date day(std::string_view iso) {
  return *parse_iso_date(iso);
}

const std::vector<Rulebook>& books() {
  static const std::vector<Rulebook> all = *carried();
  return all;
}

bool holds(const Binding& binding, std::string_view name) {
  return std::ranges::find(binding, name) != binding.end();
}

RulebookSet set_of(const Binding& binding) {
  return *RulebookSet::of(binding, books());
}

// RBK-20; TRN-02, TRN-03: the version of the day, day for day.
TEST(Binding, TakesTheNewestVersionInForceOfEachSeries) {
  const Names ndb = {"ndb"};
  EXPECT_TRUE(holds(binding_on(books(), ndb, day("2023-09-30")), "ndb-2022-04"));
  EXPECT_FALSE(holds(binding_on(books(), ndb, day("2023-09-30")), "ndb-2023-10"));
  EXPECT_TRUE(holds(binding_on(books(), ndb, day("2023-10-01")), "ndb-2023-10"));
  EXPECT_FALSE(holds(binding_on(books(), ndb, day("2023-10-01")), "ndb-2022-04"));
  EXPECT_TRUE(binding_on(books(), ndb, day("2022-03-31")).empty());
  const Binding linked = binding_on(books(), Names{"ndb", "kaigo"}, day("2025-07-01"));
  for (const std::string_view name : {"jisedai-2025-06", "kaigo-2025-06", "ndb-2023-10"})
    EXPECT_TRUE(holds(linked, name)) << name;
  EXPECT_FALSE(holds(linked, "dpc-2025-06"));
  EXPECT_TRUE(std::ranges::is_sorted(linked));
}

// TRN-04: approved before the day of effect, the old rules stay. TRN-05: a change application that
// needs review brings the new ones. RBK-22
TEST(Binding, OnlyAReviewMovesAnApprovedDossier) {
  const Names ndb = {"ndb"};
  const Binding old = binding_on(books(), ndb, day("2023-09-01"));
  const Date later = day("2024-01-10");
  EXPECT_EQ(rebind(old, books(), ndb, later, Occasion::approved), old);
  EXPECT_EQ(rebind(old, books(), ndb, later, Occasion::notice_change), old);
  EXPECT_TRUE(holds(rebind(old, books(), ndb, later, Occasion::review_change), "ndb-2023-10"));
  EXPECT_TRUE(holds(rebind(old, books(), ndb, later, Occasion::pending), "ndb-2023-10"));
  EXPECT_FALSE(holds(rebind(old, books(), ndb, later, Occasion::review_change), "ndb-2022-04"));
  EXPECT_EQ(rebind(old, books(), ndb, day("2023-09-30"), Occasion::review_change), old);
}

// RBK-21
TEST(RulebookSet, TheDatabasesOwnBookGoesBeforeTheManual) {
  const RulebookSet both = set_of({"jisedai-2025-06", "ndb-2023-10"});
  const auto clocks = both.entries("clock", {"place:own"});
  EXPECT_EQ(std::ranges::count_if(clocks, [](const Entry* e) { return e->id == "END-01"; }), 1);
  EXPECT_EQ((*clock(both, "erasure", {}))->text_or("word", ""), "without_delay");
  EXPECT_EQ((*clock(set_of({"jisedai-2025-06"}), "erasure", {}))->text_or("word", ""), "promptly");
  EXPECT_EQ(both.by_id("END-01").size(), 2U);
  EXPECT_EQ(both.book_of("ndb")->name, "ndb-2023-10");
  EXPECT_EQ(both.book_of("kaigo"), nullptr);
  const RulebookSet three = set_of({"jisedai-2025-06", "kaigo-2025-06", "ndb-2023-10"});
  const auto purpose = [&](const Facts& facts) {
    std::string purposes;
    for (const Entry* entry : criteria(three, "committee", facts))
      if (entry->id == "REV-12") purposes += entry->text_or("purpose", "?") + ";";
    return purposes;
  };
  EXPECT_EQ(purpose({"database:kaigo"}), "health_and_welfare;");
  EXPECT_EQ(purpose({"database:ndb"}), "national_health;");
  EXPECT_EQ((*clock(three, "erasure", {"database:kaigo"}))->text_or("word", ""), "promptly");
}

// RBK-23: what is missing is an error and never nought.
TEST(RulebookSet, AMissingValueIsAnError) {
  const RulebookSet manual = set_of({"jisedai-2025-06"});
  const auto value = manual.number("password.length_min");
  ASSERT_FALSE(value);
  EXPECT_EQ(value.error().code(), code::rule_unknown);
  EXPECT_EQ(value.error().detail("rule_name"), "password.length_min");
  EXPECT_FALSE(set_of({"ndb-2022-04"}).number("fee.hourly_yen", {"database:kaigo"}));
  const auto unknown = RulebookSet::of({"ndb-2031-01"}, books());
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code(), code::rulebook_unknown);
}

TEST(RulebookSet, AnswersInTheTypeOfTheValue) {
  const RulebookSet ndb = set_of({"ndb-2023-10"});
  EXPECT_EQ(*ndb.number("password.length_min"), 8);
  EXPECT_FALSE(*ndb.flag("use.same_terminal"));
  EXPECT_EQ(*ndb.word("fee.method"), "revenue_stamps");
  EXPECT_EQ(*ndb.words("exemption.papers"), (Names{"grant_notice", "plan_or_application"}));
  EXPECT_EQ(*ndb.date("book.in_force"), day("2023-10-01"));
}

}  // namespace
}  // namespace renga::rulebook
