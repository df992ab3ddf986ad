#include "dossier/application.hpp"

#include "dossier/world_for_test.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace renga::dossier {
namespace {

using sample::Before;
using sample::kDigest;
using sample::Step;
using enum Role;

TEST_F(Before, TheFirstCommandStatesWhatTheSchemeKnows) {
  Fields fields = sample::road().front().fields;
  fields.set("databases", std::vector<std::string>{"midnet"});
  EXPECT_EQ(rule({applicant, "open_dossier", "", fields}), "DAT-03");
  fields = sample::road().front().fields;
  fields.set("provision_kind", "everything");
  EXPECT_EQ(rule({applicant, "open_dossier", "", fields}), "DEF-34");
  fields = sample::road().front().fields;
  fields.set("applicant_kind", "club");
  EXPECT_EQ(rule({applicant, "open_dossier", "", fields}), "ELG-03");
}

// FLOW-A3.
TEST_F(Before, ConsultationIsReceivedWhenAllWereAsked) {
  at("ask_consultation", "kaigo");
  EXPECT_EQ(rule({producer, "receive_consultation", "producer", {}}), "FLOW-A3");
}

// FLOW-A3, FLOW-A4, FLOW-A6, FLOW-A10: no party speaks for another.
TEST_F(Before, EachPartyHandlesWhatItWasAskedItself) {
  const Fields said = {{"text", "様式を案内した。"}};
  for (const auto& [command, fields] : {std::pair{"receive_consultation", Fields{}},
                                        {"give_guidance", said},
                                        {"inform_office_of_consultation", {}},
                                        {"complete_consultation", {}}}) {
    sample::World first;
    first.walk_until(command, "producer");
    EXPECT_EQ(sample::rule_of(first.decide({window, command, "producer", fields})), "FLOW-A3")
        << command;
    EXPECT_TRUE(first.give({producer, command, "producer", fields})) << command;
    sample::World second;
    second.walk_until(command, "ndb");
    EXPECT_EQ(sample::rule_of(second.decide({producer, command, "ndb", fields})), "FLOW-A3")
        << command;
    EXPECT_TRUE(second.give({window, command, "ndb", fields})) << command;
  }
}

// DOS-18.
TEST_F(Before, TheApplicationNamesHandlersAndPlaces) {
  at("name_handler");
  EXPECT_EQ(rule({applicant, "set_contact", "", {{"handler", "nobody"}}}), "DEF-31");
  world_.around.banned = {"contact-1"};
  EXPECT_EQ(rule({applicant, "name_handler", "", {{"handler", "contact-1"}, {"full_time", true}}}),
            "HND-11");
  world_.around = {.today = world_.around.today, .busy_contacts = {"contact-1"}};
  ASSERT_TRUE(world_.give(
      {applicant, "name_handler", "", {{"handler", "contact-1"}, {"full_time", true}}}));
  EXPECT_EQ(rule({applicant, "set_contact", "", {{"handler", "contact-1"}}}), "REV-32");
  const auto place = [](const char* name, const char* kind, const char* country) {
    return Step{
        applicant, "name_place", "", {{"place", name}, {"kind", kind}, {"country", country}}};
  };
  EXPECT_EQ(rule(place("p", "cloud", "JP")), "USE-03");
  EXPECT_EQ(rule(place("p", "own", "US")), "APP-63");
  for (const char* name : {"p1", "p2", "p3"}) ASSERT_TRUE(world_.give(place(name, "own", "JP")));
  EXPECT_EQ(rule(place("p4", "own", "JP")), "APP-14");
}

// CHG-12, DOS-14.
TEST_F(Before, WhatWasSubmittedIsNotEdited) {
  at("accept_for_board");
  const Step save = {applicant, "save_section", "", {{"section", "purpose"}, {"sha256", kDigest}}};
  EXPECT_EQ(rule(save), "CHG-12");
  EXPECT_EQ(rule({applicant, "set_contact", "", {{"handler", "handler-1"}}}), "CHG-12");
  ASSERT_TRUE(world_.give({producer, "return_to_applicant", "", {{"reason", "記載の不備"}}}));
  EXPECT_EQ(rule(save), "accepted");
}

// FLOW-A10, APP-22, APP-31, APP-63, ELG-20.
TEST_F(Before, AnIncompleteApplicationIsNotSubmitted) {
  const Step submit = {contact, "submit_to_producer", "", {}};
  at("complete_consultation", "kaigo");
  EXPECT_EQ(rule(submit), "FLOW-A10");
  ASSERT_TRUE(world_.give({window, "complete_consultation", "kaigo", {}}));
  EXPECT_EQ(rule(submit), "APP-31");
  ASSERT_TRUE(
      world_.give({applicant, "name_handler", "", {{"handler", "h1"}, {"full_time", false}}}));
  ASSERT_TRUE(world_.give({applicant, "set_contact", "", {{"handler", "h1"}}}));
  EXPECT_EQ(rule(submit), "ELG-20");
  ASSERT_TRUE(
      world_.give({applicant, "name_handler", "", {{"handler", "h2"}, {"full_time", true}}}));
  EXPECT_EQ(rule(submit), "APP-63");
  ASSERT_TRUE(world_.give(
      {applicant, "name_place", "", {{"place", "p"}, {"kind", "own"}, {"country", "JP"}}}));
  EXPECT_EQ(rule(submit), "APP-22");
}

void ask_only(Terms& terms, const char* kind, Ask ask) {
  auto asks = std::make_shared<Asks>();
  (*asks)[kind].push_back(std::move(ask));
  terms.asks = std::move(asks);
}

// APP-36: of a public body one handler at least shows identity and affiliation.
TEST_F(Before, OfAPublicBodyOneHandlerShowsThePapers) {
  Dossier dossier;
  dossier.applicant_kind = "public";
  Handler& handler = dossier.handlers["h1"];
  ask_only(world_.terms, "field",
           {"APP-36", "", "", {"applicant:public"}, {}, {{"key", "public_body_handler"}}});
  const auto is_asked = [&] {
    const auto faults = faults_of_people(dossier, world_.terms, world_.around.today);
    return std::ranges::any_of(faults, [](const Fault& fault) { return fault.rule == "APP-36"; });
  };
  EXPECT_TRUE(is_asked());
  handler.identified = true;
  EXPECT_TRUE(is_asked());
  handler.affiliated = true;
  EXPECT_FALSE(is_asked());
  handler.identified = false;
  dossier.applicant_kind = "corporate";
  EXPECT_FALSE(is_asked());
}

// REV-30: outsourcing is a criterion of its own where there is any.
TEST_F(Before, OutsourcedWorkHasItsOwnCriterion) {
  at("decide_committee");
  ask_only(
      world_.terms, "criterion",
      {"REV-30", "", "", {"outsourcing:yes"}, {}, {{"body", "committee"}, {"mark", "REV-30"}}});
  Fields said = {{"outcome", "unconditional"}, {"minutes", kDigest}};
  const auto decide = [&] {
    return rule({committee, "decide_committee", std::string(sample::kCommittee), said});
  };
  EXPECT_EQ(decide(), "accepted");
  world_.dossier.applicants["lab"].contractor = true;
  EXPECT_EQ(decide(), "REV-30");
  said.set("criteria", std::vector<std::string>{"REV-30:unmet"});
  EXPECT_EQ(decide(), "REV-30");
  said.set("criteria", std::vector<std::string>{"REV-30:met"});
  EXPECT_EQ(decide(), "accepted");
}

}  // namespace
}  // namespace renga::dossier
