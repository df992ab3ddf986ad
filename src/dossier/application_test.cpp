#include "dossier/world_for_test.hpp"

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

// CHG-12.
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

}  // namespace
}  // namespace renga::dossier
