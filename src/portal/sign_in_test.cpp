#include "portal/client_for_test.hpp"

#include <fstream>

namespace renga::portal {
namespace {

using sample::Browser;
using sample::Json;
using sample::Reply;
using sample::Server;
using sample::times_told;

std::string log_text() {
  std::ifstream file(Server::one().log());
  return {std::istreambuf_iterator<char>(file), {}};
}

const service::TrialAccount& account_of(const std::string& name) {
  return Server::one().account(name);
}

// API-22: password, then second factor, always.
TEST(SignIn, TakesPasswordAndSecondFactor) {
  Browser browser;
  EXPECT_EQ(browser.look().json()["state"], "none");
  EXPECT_EQ(browser.get("/me").code(), "session_missing");
  const auto& trial = account_of("handler-1");
  EXPECT_EQ(browser.give_password("handler-1", trial.password).json()["state"], "second_factor");
  EXPECT_EQ(browser.get("/me").code(), "session_missing");
  EXPECT_EQ(browser.give_code(trial.secret).json()["state"], "signed_in");
  EXPECT_EQ(browser.get("/me").json()["account"], "handler-1");
  EXPECT_EQ(browser.ask("DELETE", "/session").json()["state"], "none");
  EXPECT_EQ(browser.get("/me").status, 401);
}

// API-20: whoever planted a cookie before sign-in has nothing after it.
TEST(SignIn, ChangesTheSessionWithEachStep) {
  Browser victim;
  victim.look();
  const std::string planted = victim.cookie;
  const auto& trial = account_of("m4");
  victim.give_password("m4", trial.password);
  const std::string half_way = victim.cookie;
  EXPECT_NE(half_way, planted);
  victim.give_code(trial.secret);
  EXPECT_NE(victim.cookie, half_way);
  for (const std::string& old : {planted, half_way}) {
    Browser attacker;
    attacker.cookie = old;
    const auto told = times_told("unknown_session");
    EXPECT_EQ(attacker.get("/me").status, 401);
    EXPECT_EQ(times_told("unknown_session"), told + 1);
  }
  EXPECT_EQ(victim.get("/me").status, 200);
  // The server does not take over a token that it did not give out.
  Browser chosen;
  chosen.cookie = "chosen-by-the-attacker";
  chosen.look();
  EXPECT_NE(chosen.cookie, "chosen-by-the-attacker");
}

// A code counts once (RFC 6238, 5.2), for whoever saw it.
TEST(SignIn, AcceptsACodeOnce) {
  const auto& trial = account_of("m5");
  Browser first;
  first.look();
  first.give_password("m5", trial.password);
  EXPECT_EQ(first.give_code(trial.secret).status, 200);
  Browser second;
  second.look();
  second.give_password("m5", trial.password);
  const auto told = times_told("code_replayed");
  const Reply replayed = second.give_code(trial.secret);
  EXPECT_EQ(replayed.status, 401);
  EXPECT_EQ(replayed.code(), "sign_in_refused");
  EXPECT_EQ(replayed.body.find("replayed"), std::string::npos) << "only the log knows why";
  EXPECT_EQ(times_told("code_replayed"), told + 1);
}

TEST(SignIn, AnswersWrongAccountsAndWrongPasswordsAlike) {
  Browser browser;
  browser.look();
  Json unknown = browser.give_password("nobody-here", "kQ7-mnpz-99").json();
  Json wrong = browser.give_password("m4", "kQ7-mnpz-99").json();
  unknown.erase("request");
  wrong.erase("request");
  EXPECT_EQ(unknown, wrong);
  EXPECT_EQ(unknown["status"], 401);
}

// API-22: after repeated failures the next attempt must wait, also with the right password.
TEST(SignIn, DelaysWhoFailsRepeatedly) {
  const auto& trial = account_of("agent-1");
  Browser browser;
  browser.look();
  const auto told = times_told("sign_in_refused");
  for (int turn = 0; turn < 3; ++turn)
    EXPECT_EQ(browser.give_password("agent-1", "kQ7-mnpz-99").status, 401);
  EXPECT_EQ(times_told("sign_in_refused"), told + 3);
  const Reply delayed = browser.give_password("agent-1", trial.password);
  EXPECT_EQ(delayed.status, 429);
  EXPECT_EQ(delayed.code(), "sign_in_delayed");
  EXPECT_FALSE(delayed.header("retry-after").empty());
  EXPECT_NE(log_text().find("\"kind\":\"sign_in_delayed\""), std::string::npos);
}

// API-21.
TEST(Forgery, IsRefusedWithoutTheTokenOrFromElsewhere) {
  Browser& browser = Browser::as("applicant-1");
  const std::string body = R"({"language":"en"})";
  const std::string path = "/me/settings";
  EXPECT_EQ(browser.ask("PUT", path, body, {{"X-Renga-Csrf", "-"}}).code(), "csrf_refused");
  EXPECT_EQ(browser.ask("PUT", path, body, {{"X-Renga-Csrf", "wrong"}}).code(), "csrf_refused");
  EXPECT_EQ(browser.ask("PUT", path, body, {{"Origin", "https://evil.example"}}).code(),
            "csrf_refused");
  EXPECT_EQ(browser.ask("PUT", path, body, {{"Sec-Fetch-Site", "cross-site"}}).code(),
            "csrf_refused");
  EXPECT_EQ(browser.ask("PUT", path, body, {{"Origin", "http://" + Browser::host()}}).status, 200);
  EXPECT_NE(log_text().find("\"kind\":\"forged_request\""), std::string::npos);
  // The token of another session is none.
  const std::string other = Browser::as("office-1").csrf;
  EXPECT_EQ(browser.ask("PUT", path, body, {{"X-Renga-Csrf", other}}).code(), "csrf_refused");
  browser.ask("PUT", path, R"({"language":"ja"})");
}

TEST(Sessions, AreListedAndRevoked) {
  Browser& browser = Browser::as("m3");
  const Json sessions = browser.get("/me/sessions").json();
  ASSERT_EQ(sessions["total"], 1);
  EXPECT_EQ(sessions["items"][0]["this"], true);
  const std::string id = sessions["items"][0]["id"];
  // Another's session is not there.
  EXPECT_EQ(Browser::as("office-1").ask("DELETE", "/me/sessions/" + id).status, 404);
  EXPECT_EQ(browser.ask("DELETE", "/me/sessions/" + id).status, 204);
  EXPECT_EQ(browser.get("/me").status, 401);
}

TEST(Cookies, AreOutOfReachForScripts) {
  Browser browser;
  const std::string set = browser.look().header("set-cookie");
  for (const char* part : {"HttpOnly", "SameSite=Strict", "Path=/"})
    EXPECT_NE(set.find(part), std::string::npos) << part;
}

// API-24: the rules of SEC-55 to SEC-57, an invitation from end to end, and SEC-59.
TEST(Invitations, LeadToAnAccountThatSignsIn) {
  Browser& admin = Browser::as("admin-1");
  const Reply invited = admin.post("/accounts", {{"account", "u-new"},
                                                 {"name", "新規 太郎"},
                                                 {"organisation", "試用大学"},
                                                 {"roles", {"applicant"}}});
  ASSERT_EQ(invited.status, 201) << invited.body;
  const std::string token = invited.json()["token"];
  Browser person;
  person.look();
  EXPECT_EQ(person.post("/invitations/look", {{"token", token}}).json()["account"], "u-new");
  EXPECT_EQ(person.post("/invitations/look", {{"token", "guessed"}}).code(), "invitation_bad");
  const Reply weak = person.post("/invitations/accept", {{"token", token}, {"password", "short"}});
  EXPECT_EQ(weak.code(), "password_unfit");
  EXPECT_EQ(weak.json()["rule"], "SEC-55");
  const std::string password = "kaze-8-umi-yuki";
  const Reply accepted =
      person.post("/invitations/accept", {{"token", token}, {"password", password}});
  ASSERT_EQ(accepted.status, 200) << accepted.body;
  const Personal<std::string> secret(accepted.json()["secret"].get<std::string>());
  EXPECT_EQ(person.post("/invitations/confirm", {{"token", token}, {"code", "000000"}}).code(),
            "code_wrong");
  const auto before = service::now_seconds() - factors::kStepSeconds;
  const Reply confirmed = person.post(
      "/invitations/confirm", {{"token", token}, {"code", factors::code_at(secret, before)}});
  ASSERT_EQ(confirmed.status, 200) << confirmed.body;
  const Json codes = confirmed.json()["recovery_codes"];
  EXPECT_EQ(codes.size(), 10U);
  EXPECT_EQ(person.post("/invitations/look", {{"token", token}}).code(), "invitation_bad");
  person.give_password("u-new", password);
  EXPECT_EQ(person.post("/session/recovery-code", {{"code", codes[0]}}).json()["state"],
            "signed_in");
  EXPECT_EQ(person.get("/me").json()["recovery_codes_left"], 9);
  // A recovery code counts once.
  Browser again;
  again.look();
  again.give_password("u-new", password);
  EXPECT_EQ(again.post("/session/recovery-code", {{"code", codes[0]}}).status, 401);
  // SEC-59: reset by another person, who says how identity was checked; the sessions end.
  EXPECT_EQ(admin.post("/accounts/u-new/reset", {{"identity_checked", ""}}).status, 400);
  const Reply reset =
      admin.post("/accounts/u-new/reset", {{"identity_checked", "対面で職員証を確認"}});
  EXPECT_EQ(reset.status, 200) << reset.body;
  EXPECT_EQ(person.get("/me").status, 401);
  EXPECT_EQ(admin.post("/accounts/admin-1/reset", {{"identity_checked", "本人"}}).code(),
            "reset_by_oneself");
}

TEST(Log, HoldsNoAccountNameOrAddress) {
  Browser::as("applicant-1").get("/me");
  const std::string text = log_text();
  EXPECT_NE(text.find("\"route\":\"/me\""), std::string::npos);
  for (const char* word : {"applicant-1", "申出", "127.0.0.1\"", "kQ7-mnpz"})
    EXPECT_EQ(text.find(word), std::string::npos) << word;
}

}  // namespace
}  // namespace renga::portal
