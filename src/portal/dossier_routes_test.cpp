#include "portal/client_for_test.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace renga::portal {
namespace {

using sample::Browser;
using sample::Json;
using sample::opened_dossier;
using sample::Reply;

std::string path_of(const std::string& rest = {}) {
  return "/dossiers/" + opened_dossier() + rest;
}

Json without_request(const Reply& reply) {
  Json json = reply.json();
  json.erase("request");
  return json;
}

TEST(Dossiers, AreOpenedListedAndShown) {
  Browser& applicant = Browser::as("applicant-1");
  const Json shown = applicant.get(path_of()).json();
  EXPECT_EQ(shown["title"], "合成データによる研究");
  EXPECT_EQ(shown["phase"], "consultation");
  const Json list = applicant.get("/dossiers?search=合成").json();
  ASSERT_GE(list["total"], 1);
  EXPECT_EQ(list["items"][0]["number"], opened_dossier());
  EXPECT_EQ(applicant.get("/dossiers?search=nothing-like-it").json()["total"], 0);
  EXPECT_EQ(applicant.get("/dossiers?stage=no-stage").status, 400);
}

// API-5, API-40: not there and not yours look the same.
TEST(Dossiers, OfOthersAreNotThere) {
  opened_dossier();
  Browser& fund = Browser::as("fund-1");
  EXPECT_EQ(without_request(fund.get(path_of())), without_request(fund.get("/dossiers/R8-9999")));
  EXPECT_EQ(fund.get(path_of()).status, 404);
  EXPECT_EQ(fund.get("/dossiers").json()["total"], 0);
  EXPECT_EQ(fund.post(path_of("/commands"), {{"command", "withdraw"}}).status, 404);
}

TEST(Dossiers, SaySameWithTheSameTag) {
  Browser& applicant = Browser::as("applicant-1");
  const Reply first = applicant.get(path_of());
  ASSERT_FALSE(first.header("etag").empty());
  const Reply again = applicant.get(path_of(), {{"If-None-Match", first.header("etag")}});
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.body.empty());
}

// PUB-36, PUB-37: what outputs are shown for is chosen, not typed.
TEST(Commands, SayWhatTheirFieldsAreChosenFrom) {
  const Json all = Browser::as("applicant-1").get("/commands").json();
  std::set<std::string> showings;
  for (const Json& command : all["items"])
    for (const Json& field : command["fields"])
      if (command["name"] == "request_publication" && field["name"] == "showing")
        for (const Json& choice : field["choices"]) showings.insert(choice["name"]);
  EXPECT_EQ(showings, (std::set<std::string>{"publication", "proof", "referee", "group_meeting",
                                             "abstract", "in_house", "carry_out"}));
}

TEST(Deadlines, ComeInPages) {
  Browser& applicant = Browser::as("applicant-1");
  const Json all = applicant.get("/me/deadlines?limit=200").json();
  const Json first = applicant.get("/me/deadlines?limit=1").json();
  EXPECT_EQ(first["total"], all["total"]);
  const bool there = !all["items"].empty();
  EXPECT_EQ(first["items"].size(), there ? 1U : 0U);
  if (there) {
    EXPECT_EQ(first["items"][0], all["items"][0]);
  }
  EXPECT_EQ(first["next"].is_null(), all["total"].get<int>() <= 1);
}

/// The deadline of that command in the dossier, as an account asks for it.
int count_of_deadlines(Browser& who, const std::string& asked, std::string_view rule) {
  const Json all = who.get("/me/deadlines?limit=200&" + asked).json();
  return static_cast<int>(
      std::ranges::count_if(all["items"], [&](const Json& due) { return due["rule"] == rule; }));
}

// API-34, FLOW-A6: the producer tells the office of the consultation; the applicant does not wait
// for it, but may look.
TEST(Deadlines, AreMineUnlessAllAreAskedFor) {
  Browser& applicant = Browser::as("applicant-1");
  Browser& producer = Browser::as("producer-1");
  const Json opened = applicant
                          .post("/dossiers", {{"fields",
                                               {{"title", "期限の研究"},
                                                {"databases", {"ndb"}},
                                                {"provision_kind", "special_extraction"},
                                                {"applicant_kind", "corporate"}}}})
                          .json();
  const std::string number = opened["number"];
  const std::string commands = "/dossiers/" + number + "/commands";
  for (const char* party : {"producer", "ndb"})
    ASSERT_EQ(applicant.post(commands, {{"command", "ask_consultation"}, {"key", party}}).status,
              201);
  ASSERT_EQ(
      producer.post(commands, {{"command", "receive_consultation"}, {"key", "producer"}}).status,
      201);
  const std::string of_it = "dossier=" + number;
  EXPECT_EQ(count_of_deadlines(producer, of_it, "FLOW-A6"), 1);
  EXPECT_EQ(count_of_deadlines(applicant, of_it, "FLOW-A6"), 0);
  EXPECT_EQ(count_of_deadlines(applicant, of_it + "&all=true", "FLOW-A6"), 1);
}

TEST(Commands, OpenToMeAreThoseThatTheConditionsAllow) {
  Browser& applicant = Browser::as("applicant-1");
  const Json open = applicant.get(path_of("/commands")).json();
  std::set<std::string> names;
  for (const Json& command : open["items"]) names.insert(command["name"]);
  EXPECT_TRUE(names.contains("ask_consultation"));
  EXPECT_TRUE(names.contains("save_section"));
  EXPECT_FALSE(names.contains("submit_to_producer"));
  EXPECT_FALSE(names.contains("receive_consultation"));
}

// A word that names no person, body or number is picked from a list (API-46); lists of the dossier
// come with its own commands.
TEST(Commands, HaveAListForEveryWordThatIsNoName) {
  const std::set<std::string> names = {"agent",    "applicant", "handler",     "leaver",
                                       "member",   "members",   "number",      "person",
                                       "persons",  "who",       "publication", "applicants",
                                       "criteria", "country",   "method"};
  const std::set<std::string> of_the_dossier = {
      "acts",     "bar",       "change",  "choice", "codes",    "confirmed",
      "erased",   "form",      "grounds", "has",    "measures", "papers",
      "products", "published", "section", "state",  "subsidy"};
  const Json all = Browser::as("applicant-1").get("/commands").json();
  ASSERT_GT(all["items"].size(), 50U);
  for (const Json& command : all["items"])
    for (const Json& field : command["fields"]) {
      const bool is_word = field["kind"] == "word" || field["kind"] == "words";
      if (!is_word || field.contains("choices")) continue;
      const std::string name = field["name"];
      EXPECT_TRUE(names.contains(name) || of_the_dossier.contains(name))
          << command["name"] << " " << name;
    }
}

TEST(Commands, OfferTheDisqualificationsOfTheirRulebooks) {
  const Json open = Browser::as("applicant-1").get(path_of("/commands")).json();
  std::map<std::string, Json> bars;
  for (const Json& item : open["items"])
    for (const Json& field : item["fields"])
      if (item["name"] == "confirm_qualification" && field["name"] == "bar")
        for (const Json& choice : field["choices"]) bars[choice["name"]] = choice;
  EXPECT_EQ(bars["none"]["label"]["ja"], "なし");
  EXPECT_TRUE(bars.contains("organised_crime"));
}

// Two commands call a field `kind`; each draws from its own words.
TEST(Commands, OfferTheWordsOfTheirOwnFields) {
  const Json open = Browser::as("applicant-1").get(path_of("/commands")).json();
  const auto words_of = [&](const std::string& command) {
    std::set<std::string> words;
    for (const Json& item : open["items"])
      for (const Json& field : item["fields"])
        if (item["name"] == command && field["name"] == "kind")
          for (const Json& choice : field["choices"]) words.insert(choice["name"]);
    return words;
  };
  EXPECT_EQ(words_of("name_place"), (std::set<std::string>{"hic", "onsite", "own"}));
  EXPECT_EQ(words_of("name_applicant"),
            (std::set<std::string>{"corporate", "individual", "public"}));
}

// API-46: an item of the form is picked from those of the case, and its words from its own.
TEST(Commands, OfferTheItemsOfTheCaseAndTheirWords) {
  const Json open = Browser::as("applicant-1").get(path_of("/commands")).json();
  const auto saving = std::ranges::find_if(
      open["items"], [](const Json& item) { return item["name"] == "save_section"; });
  ASSERT_NE(saving, open["items"].end());
  const Json sections = Browser::as("applicant-1").get(path_of("/sections")).json()["items"];
  const auto choices = [&](const std::string& name) {
    std::map<std::string, Json> words;
    for (const Json& field : (*saving)["fields"])
      if (field["name"] == name && field.contains("choices"))
        for (const Json& choice : field["choices"]) words[choice["name"]] = choice;
    return words;
  };
  EXPECT_EQ(choices("section").size(), sections.size());
  EXPECT_EQ(choices("section")["purpose"]["rule"], "ELG-24");
  const auto with = [&](const char* field, const char* word) {
    return choices(field)[word]["with"];
  };
  EXPECT_EQ(with("choice", "pending")["field"], "section");
  EXPECT_EQ(with("choice", "pending")["values"], Json({"ethics_approval"}));
  EXPECT_EQ(choices("choice")["pending"]["label"]["ja"], "審査中");
  EXPECT_EQ(with("has", "population")["values"], Json({"design"}));
  EXPECT_TRUE(choices("number").empty());
}

// DOS-35: what is wrong is called by its label, in either language, and never by a name alone.
TEST(Commands, AreRefusedInTheWordsOfTheForm) {
  Browser& applicant = Browser::as("applicant-1");
  const auto refused = [&](const Json& body) {
    return applicant.post(path_of("/commands"), body).json();
  };
  const Json missing = refused({{"command", "name_place"}, {"fields", {{"place", "p1"}}}});
  EXPECT_EQ(missing["rule"], "APP-63");
  EXPECT_EQ(missing["field"], "kind");
  EXPECT_EQ(missing["messages"]["ja"],
            "「利用場所を記載」は受け付けられません。「利用場所の種類」を記入してください。"
            "（規則 APP-63）");
  EXPECT_NE(missing["messages"]["en"].get<std::string>().find("“name a place of use” is not"),
            std::string::npos);
  const Json wrong = refused(
      {{"command", "name_handler"}, {"fields", {{"handler", "h1"}, {"full_time", "sometimes"}}}});
  EXPECT_EQ(wrong["code"], "body_bad");
  EXPECT_EQ(wrong["messages"]["en"].get<std::string>().find("full_time"), std::string::npos);
  EXPECT_NE(wrong["messages"]["ja"].get<std::string>().find("はい（true）又はいいえ（false）"),
            std::string::npos);
}

// API-41, API-4: a refusal says the rule and what would make it allowed, in both languages.
TEST(Commands, AreRefusedWithRuleAndRemedy) {
  Browser& office = Browser::as("producer-1");
  const Reply refused =
      office.post(path_of("/commands"), {{"command", "receive_consultation"}, {"key", "ndb"}});
  EXPECT_EQ(refused.status, 409) << refused.body;
  EXPECT_EQ(refused.code(), "command_refused");
  EXPECT_FALSE(refused.json()["rule"].get<std::string>().empty());
  EXPECT_FALSE(refused.json()["remedy"]["ja"].get<std::string>().empty());
  EXPECT_FALSE(refused.json()["remedy"]["en"].get<std::string>().empty());
}

// API-8.
TEST(Commands, AreDoneOnceForOneKey) {
  Browser& applicant = Browser::as("applicant-1");
  const Json command = {{"command", "ask_consultation"}, {"key", "producer"}};
  const std::map<std::string, std::string> key = {{"Idempotency-Key", "one-click-1"}};
  const Reply first = applicant.post(path_of("/commands"), command, key);
  ASSERT_EQ(first.status, 201) << first.body;
  const Reply again = applicant.post(path_of("/commands"), command, key);
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.header("idempotent-replay"), "true");
  const Reply other =
      applicant.post(path_of("/commands"), {{"command", "ask_consultation"}, {"key", "ndb"}}, key);
  EXPECT_EQ(other.status, 422);
  EXPECT_EQ(applicant.post(path_of("/commands"), command, {{"Idempotency-Key", "-"}}).status, 428);
}

// API-42.
TEST(Commands, AreRefusedWhereTheDossierMovedOn) {
  Browser& applicant = Browser::as("applicant-1");
  const Json command = {{"command", "ask_consultation"}, {"key", "ndb"}};
  const Reply late = applicant.post(path_of("/commands"), command, {{"If-Match", "\"0\""}});
  EXPECT_EQ(late.status, 412) << late.body;
  const std::string tag = applicant.get(path_of()).header("etag");
  EXPECT_EQ(applicant.post(path_of("/commands"), command, {{"If-Match", tag}}).status, 201);
}

TEST(Commands, TakeValuesOfTheirKindsAlone) {
  Browser& applicant = Browser::as("applicant-1");
  const auto give = [&](const Json& fields) {
    return applicant.post(path_of("/commands"), {{"command", "name_handler"}, {"fields", fields}});
  };
  EXPECT_EQ(give({{"handler", "handler-1"}, {"full_time", "yes"}}).code(), "body_bad");
  EXPECT_EQ(give({{"handler", 1}, {"full_time", true}}).code(), "body_bad");
  EXPECT_EQ(give({{"unknown", "x"}}).code(), "body_bad");
  EXPECT_EQ(give({{"handler", "handler-1"}, {"full_time", true}}).status, 201);
}

TEST(Timeline, SaysWhatHappenedLatestFirst) {
  Browser& applicant = Browser::as("applicant-1");
  const Json latest = applicant.get(path_of("/timeline?limit=1")).json();
  const Json earliest = applicant.get(path_of("/timeline?limit=1&order=earliest")).json();
  EXPECT_EQ(earliest["items"][0]["command"], "open_dossier");
  EXPECT_EQ(latest["items"][0]["number"], latest["total"]);
  EXPECT_EQ(latest["next"], "1");
  EXPECT_EQ(earliest["items"][0]["actor_name"], "申出 花子");
}

TEST(Tasks, AreThoseOfAllMyDossiers) {
  opened_dossier();
  const Json mine = Browser::as("applicant-1").get("/me/tasks").json();
  // API-31: the withdrawal is open, but nobody waits for it.
  const Json all = Browser::as("applicant-1").get("/me/tasks?all=true").json();
  EXPECT_GT(all["total"], mine["total"]);
  const auto holds = [](const Json& tasks, const char* command) {
    return std::ranges::any_of(tasks["items"],
                               [&](const Json& task) { return task["command"] == command; });
  };
  EXPECT_TRUE(holds(all, "withdraw"));
  EXPECT_FALSE(holds(mine, "withdraw"));
  ASSERT_GE(mine["total"], 1);
  EXPECT_FALSE(mine["items"][0]["label"]["ja"].get<std::string>().empty());
  EXPECT_EQ(Browser::as("fund-1").get("/me/tasks").json()["total"], 0);
}

TEST(Pages, HaveTheirLimits) {
  Browser& applicant = Browser::as("applicant-1");
  for (const char* bad : {"0", "201", "-1", "x", "1e3"})
    EXPECT_EQ(applicant.get(std::string("/dossiers?limit=") + bad).status, 400) << bad;
}

}  // namespace
}  // namespace renga::portal
