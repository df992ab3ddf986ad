#include "dossier/world_for_test.hpp"

#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace renga::dossier {
namespace {

using sample::Before;
using sample::kDigest;
using sample::reason_of;
using sample::Step;
using sample::World;
using enum Role;

// FLOW-A1 to FLOW-D8: a dossier goes right through.
// DOS-1.
TEST_F(Before, TheWholeRoadCanBeWalked) {
  world_.walk_through();
  EXPECT_EQ(world_.dossier.stage(Track::application), Stage::closed);
  EXPECT_TRUE(world_.dossier.over());
  EXPECT_EQ(fold(world_.events, world_.terms), world_.dossier);
}

// DOS-2.
TEST_F(Before, EveryStepOfTheRoadIsRefusedToEveryOtherRole) {
  for (const Step& step : sample::road()) {
    const CommandRow* row = command_named(step.name);
    for (const auto& other : roles()) {
      if (row->roles.meets(sample::actor(other.word).roles)) continue;
      Step stranger = step;
      stranger.role = other.word;
      EXPECT_EQ(reason_of(world_.decide(stranger)), Reason::not_permitted)
          << step.name << " as " << other.name;
    }
    ASSERT_TRUE(world_.give(step));
  }
}

// DOS-36: what waits on a desk can be done, and what no fields would help is not there.
TEST_F(Before, OnlyWhatSomeFieldsWouldBringAboutIsWithinReach) {
  const Step erase{contact, "erase_place", "univ-a", {}};
  const Step publish{contact, "request_publication", "1", {}};
  for (const Step& step : sample::road()) {
    EXPECT_TRUE(world_.has_within_reach(step)) << step.name;
    if (step.name == "submit_to_producer") {
      EXPECT_FALSE(world_.has_within_reach(erase)) << "there are no data yet";
      EXPECT_FALSE(world_.has_within_reach(publish)) << "there are no results yet";
    }
    ASSERT_TRUE(world_.give(step));
  }
  EXPECT_FALSE(world_.has_within_reach(publish));
}

TEST_F(Before, AStepOutOfOrderIsRefused) {
  const auto road = sample::road();
  for (std::size_t i = 1; i < road.size(); ++i) {
    World fresh;
    if (i > 1) {
      ASSERT_TRUE(fresh.give(road.front()));
    }
    const Decision decision = fresh.decide(road[i]);
    // Only what begins a road or writes the application comes without what is before it.
    static const std::set<std::string> kFirst = {"ask_consultation",      "save_section",
                                                 "name_handler",          "name_place",
                                                 "confirm_qualification", "estimate_fee"};
    const bool possible =
        kFirst.contains(road[i].name) &&
        (road[i].name != "confirm_qualification" || road[i].fields.text("who") == "applicant");
    EXPECT_EQ(std::holds_alternative<Event>(decision), possible && i > 1) << road[i].name;
  }
}

// DOS-2.
TEST_F(Before, WhatTheCommandDoesNotKnowIsRefused) {
  at("save_section");
  EXPECT_EQ(reason_of(world_.decide({applicant, "fly", "", {}})), Reason::command_unknown);
  EXPECT_EQ(reason_of(world_.decide({applicant, "save_section", "", {}})), Reason::field_missing);
  EXPECT_EQ(reason_of(world_.decide(
                {applicant, "save_section", "", {{"section", "purpose"}, {"sha256", "xyz"}}})),
            Reason::field_wrong);
  EXPECT_EQ(reason_of(world_.decide({applicant,
                                     "save_section",
                                     "",
                                     {{"section", "a"}, {"sha256", kDigest}, {"colour", "red"}}})),
            Reason::field_unknown);
  EXPECT_EQ(reason_of(world_.decide({applicant, "ask_consultation", "dpc", {}})),
            Reason::key_wrong);
}

// END-08.
TEST_F(Before, NothingHappensToAClosedDossier) {
  world_.walk_through();
  EXPECT_EQ(rule({applicant, "save_section", "", {{"section", "a"}, {"sha256", kDigest}}}),
            "END-08");
}

// APP-44, APP-58, APP-68, ELG-03: what is asked before a dossier has a number; DAT-01, DAT-02: of
// the producer's data only those made anonymous are linked, and no public database is another's.
TEST(Decide, ADossierIsOpenedWithTitleDatabasesAndKinds) {
  const Fields whole = {{"number", "R8-0001"},
                        {"title", "t"},
                        {"databases", std::vector<std::string>{"ndb"}},
                        {"provision_kind", "special_extraction"},
                        {"applicant_kind", "public"}};
  sample::World world;
  const auto rule = [&](const Fields& fields) {
    return sample::rule_of(world.decide({Role::applicant, "open_dossier", "", fields}));
  };
  EXPECT_EQ(rule(whole), "accepted");
  struct Missing {
    const char* field;
    const char* rule;
  };
  for (const Missing& one :
       {Missing{"title", "APP-44"}, Missing{"databases", "APP-58"},
        Missing{"provision_kind", "APP-68"}, Missing{"applicant_kind", "ELG-03"}}) {
    Fields fields;
    for (const auto& [name, value] : whole.all())
      if (name != one.field) fields.set(name, value);
    EXPECT_EQ(rule(fields), one.rule) << one.field;
  }
  for (const char* other : {"jisedai", "jisedai_pseudonymised", "idb"}) {
    Fields fields = whole;
    fields.set("databases", std::vector<std::string>{other});
    EXPECT_EQ(rule(fields), "DAT-03") << other;
  }
}

// DOS-3: who is too early hears which commands lead there.
TEST(Decide, WhatComesBeforeIsNamed) {
  sample::World world;
  world.walk_until("accept_for_board");
  const auto names = [&](const char* command) {
    std::vector<std::string_view> found;
    for (const CommandRow* row : leading_to(*command_named(command), "", world.dossier))
      found.push_back(row->name);
    return found;
  };
  EXPECT_EQ(names("convene_board"), std::vector<std::string_view>{"accept_for_board"});
  EXPECT_TRUE(names("make_contract").empty()) << "more than one step away";
}

// DOS-2: of several faults the first in the order of judgement is told.
TEST_F(Before, TheFirstFaultInTheOrderOfJudgementIsTold) {
  const Step nothing_right = {fund, "fly", "x", {{"sha256", "xyz"}}};
  const Step stranger = {fund, "save_section", "x", {{"sha256", "xyz"}}};
  const Step early = {applicant, "save_section", "x", {{"sha256", "xyz"}}};
  EXPECT_EQ(reason_of(world_.decide(nothing_right)), Reason::command_unknown);
  EXPECT_EQ(reason_of(world_.decide(stranger)), Reason::not_permitted);
  EXPECT_EQ(rule(early), "APP-09") << "not opened";
  world_.walk_through();
  EXPECT_EQ(reason_of(world_.decide(nothing_right)), Reason::command_unknown);
  EXPECT_EQ(reason_of(world_.decide(stranger)), Reason::not_permitted);
  EXPECT_EQ(reason_of(world_.decide(early)), Reason::dossier_over);
  world_ = {};
  at("accept_for_board");
  // Wrong field, wrong key, wrong stage; then the faults go one by one.
  EXPECT_EQ(reason_of(world_.decide(early)), Reason::field_missing);
  Step step = early;
  step.fields = {{"section", "purpose"}, {"sha256", kDigest}};
  EXPECT_EQ(reason_of(world_.decide(step)), Reason::key_wrong);
  EXPECT_EQ(reason_of(world_.decide({producer, "fix_items", "", {{"items", kDigest}}})),
            Reason::stage_wrong);
}

// DOS-5: no step of the road is taken with a key that its track does not have, and where there is
// one thread for the whole dossier there is one.
TEST_F(Before, EachTrackHasTheThreadsOfItsKeysAndNoOthers) {
  for (const Step& step : sample::road()) {
    Step elsewhere = step;
    elsewhere.key = "elsewhere";
    if (step.name != "open_dossier") {
      EXPECT_EQ(reason_of(world_.decide(elsewhere)), Reason::key_wrong) << step.name;
    }
    ASSERT_TRUE(world_.give(step));
  }
  std::map<Track, std::set<std::string>> keys;
  for (const auto& [thread, state] : world_.dossier.threads) keys[thread.track].insert(thread.key);
  for (const Track one : {Track::application, Track::board, Track::agreement, Track::ids})
    EXPECT_EQ(keys[one], std::set<std::string>{""});
  EXPECT_EQ(keys[Track::consultation], (std::set<std::string>{"kaigo", "ndb", "producer"}));
  EXPECT_EQ(keys[Track::committee], std::set<std::string>{std::string(sample::kCommittee)});
  EXPECT_EQ(keys[Track::place], std::set<std::string>{"univ-a"});
}

}  // namespace
}  // namespace renga::dossier
