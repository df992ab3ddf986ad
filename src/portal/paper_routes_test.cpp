#include "portal/client_for_test.hpp"

#include <algorithm>
#include <set>

namespace renga::portal {
namespace {

using sample::Browser;
using sample::Json;
using sample::opened_dossier;
using sample::Reply;

std::string path_of(const std::string& rest) {
  return "/dossiers/" + opened_dossier() + rest;
}

Reply keep(Browser& browser, const std::string& section, const Json& values) {
  const std::string path = path_of("/sections/" + section);
  return browser.ask("PUT", path, Json({{"values", values}}).dump(),
                     {{"If-Match", browser.get(path).header("etag")}});
}

std::set<std::string> fields_with_findings(const Json& section) {
  std::set<std::string> fields;
  for (const Json& finding : section["findings"]) fields.insert(finding["field"]);
  return fields;
}

// API-45.
TEST(Messages, GoToTheRolesTheyAreFor) {
  Browser& applicant = Browser::as("applicant-1");
  Browser& producer = Browser::as("producer-1");
  const auto before = producer.get(path_of("/messages")).json()["total"].get<int>();
  const Reply sent = applicant.post(path_of("/messages"),
                                    {{"to", {"producer"}}, {"text", "相談の日程を伺います。"}});
  ASSERT_EQ(sent.status, 201) << sent.body;
  EXPECT_EQ(sent.json()["mine"], true);
  const Json read = producer.get(path_of("/messages")).json();
  ASSERT_EQ(read["total"], before + 1);
  EXPECT_EQ(read["items"].back()["text"], "相談の日程を伺います。");
  EXPECT_EQ(read["items"].back()["mine"], false);
  EXPECT_EQ(read["items"].back()["from_name"], "申出 花子");
  // It was not for the office, which sees the dossier.
  EXPECT_EQ(Browser::as("office-1").get(path_of("/messages")).json()["total"], 0);
  EXPECT_EQ(Browser::as("fund-1").get(path_of("/messages")).status, 404);
}

TEST(Messages, AreRefusedWithoutReaderOrText) {
  Browser& applicant = Browser::as("applicant-1");
  const auto send = [&](const Json& to, const std::string& text) {
    return applicant.post(path_of("/messages"), {{"to", to}, {"text", text}}).status;
  };
  EXPECT_EQ(send(Json::array(), "x"), 400);
  EXPECT_EQ(send({"nobody"}, "x"), 400);
  EXPECT_EQ(send({"producer"}, ""), 400);
  EXPECT_EQ(send({"producer"}, std::string(20'001, 'x')), 400);
}

Json first_about(const Json& inbox, const std::string& part) {
  for (const Json& notice : inbox["items"])
    if (notice["subject"]["en"].get<std::string>().find(part) != std::string::npos) return notice;
  return nullptr;
}

// API-30: whoever asked gets a receipt, the party that was asked is told, others are not.
TEST(Inbox, TellsThePartyAndAcknowledgesTheSubmission) {
  Browser& applicant = Browser::as("applicant-1");
  const Reply opened = applicant.post("/dossiers", {{"fields",
                                                     {{"title", "合成データによる研究 2"},
                                                      {"databases", {"ndb"}},
                                                      {"provision_kind", "special_extraction"},
                                                      {"applicant_kind", "corporate"}}}});
  const std::string number = opened.json()["number"];
  ASSERT_EQ(applicant
                .post("/dossiers/" + number + "/commands",
                      {{"command", "ask_consultation"}, {"key", "producer"}})
                .status,
            201);
  Browser& producer = Browser::as("producer-1");
  const Json told = first_about(producer.get("/me/inbox?unread=true").json(), number);
  ASSERT_FALSE(told.is_null());
  EXPECT_EQ(told["read"], false);
  const Json receipt = first_about(applicant.get("/me/inbox").json(), number);
  ASSERT_FALSE(receipt.is_null());
  EXPECT_NE(receipt["text"]["ja"].get<std::string>().find("受け付けました"), std::string::npos);
  EXPECT_TRUE(first_about(Browser::as("window-1").get("/me/inbox").json(), number).is_null());

  const std::string id = told["id"];
  EXPECT_EQ(Browser::as("fund-1").post("/me/inbox/" + id + "/read", Json::object()).status, 404);
  EXPECT_EQ(producer.post("/me/inbox/" + id + "/read", Json::object()).status, 204);
  const Json after = producer.get("/me/inbox?unread=true").json();
  for (const Json& notice : after["items"]) EXPECT_NE(notice["id"], id);
}

// APP-54: the sections are those that the binding guideline asks for, and what is missing is said.
// API-43.
TEST(Sections, AreThoseOfTheBindingGuideline) {
  Browser& applicant = Browser::as("applicant-1");
  const Json all = applicant.get(path_of("/sections")).json()["items"];
  std::set<std::string> names;
  for (const Json& section : all) names.insert(section["name"]);
  for (const char* name : {"purpose", "research_kind", "design", "publication_plan", "history"})
    EXPECT_TRUE(names.contains(name)) << name;
  EXPECT_FALSE(names.contains("handlers")) << "held by name_handler";
  EXPECT_FALSE(names.contains("public_body")) << "the applicant is a corporation";
  EXPECT_EQ(applicant.get(path_of("/sections/no-such-section")).status, 404);
  const Json design = applicant.get(path_of("/sections/design")).json();
  EXPECT_EQ(design["rules"][0], "APP-54");
  EXPECT_EQ(design["complete"], false);
  ASSERT_EQ(design["fields"].size(), 2);
  EXPECT_EQ(design["fields"][0]["long"], true);
  EXPECT_EQ(design["fields"][1]["choices"][0]["label"]["ja"], "対象集団");
}

// WEB-9: also what is not valid yet is kept; what it lacks is said beside the field.
// API-44.
TEST(Sections, KeepADraftHoweverIncompleteAndSayWhatItLacks) {
  Browser& applicant = Browser::as("applicant-1");
  EXPECT_EQ(applicant.post(path_of("/sections/use_period/save"), Json::object()).code(),
            "section_empty");
  const Reply first = keep(applicant, "use_period", {{"number", "二十四"}});
  ASSERT_EQ(first.status, 200) << first.body;
  EXPECT_EQ(first.header("etag"), "\"1\"");
  EXPECT_EQ(first.json()["values"]["number"], "二十四");
  EXPECT_EQ(fields_with_findings(first.json()), std::set<std::string>{"number"});
  const Reply better = keep(applicant, "use_period", {{"number", 24}});
  EXPECT_EQ(better.json()["complete"], true) << better.body;
  const Reply late = applicant.ask("PUT", path_of("/sections/use_period"),
                                   R"({"values":{"number":12}})", {{"If-Match", "\"1\""}});
  EXPECT_EQ(late.status, 412);
  EXPECT_EQ(keep(applicant, "use_period", {{"unknown", 1}}).status, 400);
  EXPECT_EQ(keep(applicant, "use_period", {{"number", {{"deep", 1}}}}).status, 400);
}

// APP-54: what was ticked is what the dossier is told, so that it can be handed in.
// API-43, API-44.
TEST(Sections, SavedBecomeAVersionAndAnEventWithWhatTheyHold) {
  Browser& applicant = Browser::as("applicant-1");
  const Json has = {"population", "peco", "statistics"};
  ASSERT_EQ(keep(applicant, "design", {{"design", "対象は成人とする。"}, {"has", has}}).status,
            200);
  const Reply saved = applicant.post(path_of("/sections/design/save"), Json::object());
  ASSERT_EQ(saved.status, 201) << saved.body;
  const Json event = saved.json()["event"];
  EXPECT_EQ(event["command"], "save_section");
  EXPECT_EQ(event["fields"]["has"], has);
  const Json shown = applicant.get(path_of("/sections/design")).json();
  EXPECT_EQ(shown["sha256"], event["fields"]["sha256"]);
  EXPECT_EQ(shown["changed_since_saved"], false);
  EXPECT_EQ(fields_with_findings(shown), std::set<std::string>{"has"});

  ASSERT_EQ(keep(applicant, "design", {{"design", "対象は40歳以上とする。"}, {"has", has}}).status,
            200);
  EXPECT_EQ(applicant.get(path_of("/sections/design")).json()["changed_since_saved"], true);
  ASSERT_EQ(applicant.post(path_of("/sections/design/save"), Json::object()).status, 201);
  const Json versions = applicant.get(path_of("/sections/design/versions")).json();
  ASSERT_EQ(versions["total"], 2);
  EXPECT_EQ(versions["items"][1]["actor"], "applicant-1");
  const Json changes =
      applicant.get(path_of("/sections/design/difference?from=1&to=2")).json()["items"];
  ASSERT_EQ(changes.size(), 1) << changes.dump();
  std::string kept;
  std::string added;
  for (const Json& part : changes[0]["parts"])
    (part["kind"] == "added"  ? added
     : part["kind"] == "same" ? kept
                              : kept) +=
        part["kind"] == "removed" ? "" : part["text"].get<std::string>();
  EXPECT_EQ(kept, "対象はとする。");
  EXPECT_EQ(added, "40歳以上");
  EXPECT_EQ(applicant.get(path_of("/sections/design/difference?from=1&to=9")).status, 404);
  EXPECT_EQ(applicant.get(path_of("/sections/design/difference?from=x&to=2")).status, 400);
}

// Who sees a dossier reads its sections; who could not save them does not write them.
TEST(Sections, AreWrittenByTheApplicantAlone) {
  Browser& office = Browser::as("office-1");
  EXPECT_EQ(office.get(path_of("/sections/background")).status, 200);
  EXPECT_EQ(keep(office, "background", {{"background", "x"}}).code(), "section_shut");
  EXPECT_EQ(Browser::as("fund-1").get(path_of("/sections")).status, 404);
}

}  // namespace
}  // namespace renga::portal
