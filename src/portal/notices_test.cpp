// Accounts that only the portal knows are told as those of office.toml are.

#include "portal/client_for_test.hpp"

#include <algorithm>
#include <fstream>
#include <set>

namespace renga::portal {
namespace {

using sample::Browser;
using sample::Json;
using sample::Reply;
using sample::Server;

/// Invites an account and goes through the invitation as the person would.
std::unique_ptr<Browser> joined(const Json& wish) {
  const Reply invited = Browser::as("admin-1").post("/accounts", wish);
  EXPECT_EQ(invited.status, 201) << invited.body;
  const std::string token = invited.json().value("token", "");
  auto person = std::make_unique<Browser>();
  person->look();
  const std::string password = "kawa-5-hoshi-mado";
  const Reply accepted =
      person->post("/invitations/accept", {{"token", token}, {"password", password}});
  const Personal<std::string> secret(accepted.json().value("secret", ""));
  const auto before = service::now_seconds() - factors::kStepSeconds;
  const Reply confirmed = person->post(
      "/invitations/confirm", {{"token", token}, {"code", factors::code_at(secret, before)}});
  EXPECT_EQ(confirmed.status, 200) << confirmed.body;
  person->give_password(wish["account"], password);
  EXPECT_EQ(
      person->post("/session/recovery-code", {{"code", confirmed.json()["recovery_codes"][0]}})
          .json()["state"],
      "signed_in");
  return person;
}

void ask(const std::string& number, const std::string& party) {
  const Reply asked = Browser::as("applicant-1")
                          .post("/dossiers/" + number + "/commands",
                                {{"command", "ask_consultation"}, {"key", party}});
  EXPECT_EQ(asked.status, 201) << asked.body;
}

std::string dossier_asked_of(const std::string& party) {
  Browser& applicant = Browser::as("applicant-1");
  const std::string number = applicant
                                 .post("/dossiers", {{"fields",
                                                      {{"title", "合成データによる研究"},
                                                       {"databases", {"ndb"}},
                                                       {"provision_kind", "special_extraction"},
                                                       {"applicant_kind", "corporate"}}}})
                                 .json()["number"];
  ask(number, party);
  return number;
}

bool is_told_in_portal(Browser& person, const std::string& number) {
  const Json items = person.get("/me/inbox?unread=true").json()["items"];
  return std::ranges::any_of(items, [&](const Json& notice) {
    return notice["subject"]["en"].get<std::string>().find(number) != std::string::npos;
  });
}

std::set<std::string> told_by_mail(const std::string& number) {
  std::set<std::string> told;
  const auto listed = service::list_outbox({.folder = Server::one().folder()});
  EXPECT_TRUE(listed);
  if (!listed) return told;
  for (const service::ListedNotice& one : *listed)
    if (one.notice.dossier == number)
      told.insert(one.notice.account + (one.has_address ? "" : " without address"));
  return told;
}

// NTC-1, NTC-12.
TEST(Notices, GoToAccountsThatOnlyThePortalKnows) {
  const auto window = joined({{"account", "madoguchi-9"},
                              {"name", "窓口 九郎"},
                              {"organisation", "試用窓口"},
                              {"mail", "madoguchi@example.test"},
                              {"roles", {"window"}},
                              {"databases", {"ndb"}}});
  const auto other = joined({{"account", "kaigo-9"},
                             {"name", "介護 九子"},
                             {"organisation", "試用窓口"},
                             {"mail", "kaigo@example.test"},
                             {"roles", {"window"}},
                             {"databases", {"kaigo"}}});
  const std::string number = dossier_asked_of("ndb");
  EXPECT_TRUE(is_told_in_portal(*window, number));
  EXPECT_FALSE(is_told_in_portal(*other, number)) << "of another database";
  const auto told = told_by_mail(number);
  EXPECT_TRUE(told.contains("madoguchi-9"));
  EXPECT_FALSE(told.contains("kaigo-9") || told.contains("kaigo-9 without address"));

  // A mail goes out to the address that the portal keeps.
  ASSERT_TRUE(service::send_outbox({.folder = Server::one().folder()}, {}));
  const auto sent = service::list_outbox({.folder = Server::one().folder()});
  ASSERT_TRUE(sent);
  const auto notice = std::ranges::find_if(*sent, [&](const service::ListedNotice& one) {
    return one.notice.account == "madoguchi-9" && one.notice.dossier == number;
  });
  ASSERT_NE(notice, sent->end());
  EXPECT_EQ(notice->notice.state, "sent");
  std::ifstream file(Server::one().folder() / "outbox" / (notice->notice.id + ".eml"));
  const std::string mail{std::istreambuf_iterator<char>(file), {}};
  EXPECT_NE(mail.find("To: madoguchi@example.test"), std::string::npos);
}

// NTC-1, API-40: an applicant of another organisation learns nothing, not even a number.
TEST(Notices, DoNotGoToApplicantsOfOthers) {
  const auto stranger = joined({{"account", "tasha-9"},
                                {"name", "他社 九美"},
                                {"organisation", "他社"},
                                {"mail", "tasha@example.test"},
                                {"roles", {"applicant"}}});
  const std::string number = dossier_asked_of("producer");
  ask(number, "ndb");  // a party receives once all were asked (FLOW-A3)
  ASSERT_EQ(Browser::as("producer-1")
                .post("/dossiers/" + number + "/commands",
                      {{"command", "receive_consultation"}, {"key", "producer"}})
                .status,
            201);
  const auto told = told_by_mail(number);
  EXPECT_TRUE(told.contains("applicant-1") || told.contains("applicant-1 without address"));
  EXPECT_FALSE(told.contains("tasha-9"));
  EXPECT_FALSE(is_told_in_portal(*stranger, number));
}

// NTC-12: whoever left is told nothing more, and nothing that waits is sent.
TEST(Notices, DoNotGoToClosedAccounts) {
  const auto gone = joined({{"account", "taishoku-9"},
                            {"name", "退職 九"},
                            {"organisation", "試用作成事業者"},
                            {"mail", "taishoku@example.test"},
                            {"roles", {"producer"}}});
  const std::string before = dossier_asked_of("producer");
  EXPECT_TRUE(told_by_mail(before).contains("taishoku-9"));
  Browser& admin = Browser::as("admin-1");
  const std::string tag = admin.get("/accounts/taishoku-9").header("etag");
  const Reply closed = admin.ask("PATCH", "/accounts/taishoku-9",
                                 Json({{"state", "closed"}}).dump(), {{"If-Match", tag}});
  ASSERT_EQ(closed.status, 200) << closed.body;
  EXPECT_TRUE(told_by_mail(before).contains("taishoku-9 without address"));
  const auto after = told_by_mail(dossier_asked_of("producer"));
  EXPECT_FALSE(after.contains("taishoku-9") || after.contains("taishoku-9 without address"));
}

}  // namespace
}  // namespace renga::portal
