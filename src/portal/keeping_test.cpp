// What an office relies on while the server runs: backups, and accounts that others change.

#include "portal/client_for_test.hpp"

#include <atomic>
#include <filesystem>
#include <functional>

namespace renga::portal {
namespace {

using sample::Browser;
using sample::Json;
using sample::opened_dossier;
using sample::Reply;
using sample::Server;

service::OfficePlace place() {
  return {Server::one().folder(), ""};
}

std::filesystem::path beside(const std::string& name) {
  const auto path = Server::one().folder().parent_path() /
                    (Server::one().folder().filename().string() + "-" + name);
  std::filesystem::remove_all(path);
  return path;
}

std::int64_t messages_in(const std::filesystem::path& folder) {
  service::DeskOptions options;
  options.folder = folder;
  const auto desk = service::Desk::open(options);
  if (!desk) return -1;
  const auto rows = (*desk)->reading([](store::Transaction& transaction) {
    return store::messages_of(transaction, opened_dossier());
  });
  return rows ? std::ssize(*rows) : -1;
}

// A backup that is taken while people work holds every change that was acknowledged before it
// began, and it is whole: the ledger verifies where it is laid out anew.
TEST(Backup, UnderLoadLosesNothing) {
  const std::string path = "/dossiers/" + opened_dossier() + "/messages";
  Browser& applicant = Browser::as("applicant-1");
  const Json message = {{"to", {"producer"}}, {"text", "控えの間にも届く連絡"}};
  std::int64_t before = 0;
  for (; before < 5; ++before) ASSERT_EQ(applicant.post(path, message).status, 201);
  std::atomic<bool> over = false;
  std::atomic<int> refused = 0;
  std::thread busy([&] {
    while (!over)
      if (applicant.post(path, message).status != 201) ++refused;
  });
  const auto out = beside("backup");
  const auto backup = service::back_up(place(), out, files::Existing::refuse);
  over = true;
  busy.join();
  ASSERT_TRUE(backup) << backup.error().message(Language::english);
  EXPECT_EQ(refused, 0) << "nobody was kept from working";
  EXPECT_GT(backup->files, 2);

  const auto restored = beside("restored");
  const auto laid = service::restore(out, restored, files::Existing::refuse);
  ASSERT_TRUE(laid) << laid.error().message(Language::english);
  EXPECT_EQ(laid->files, backup->files);
  EXPECT_GE(messages_in(restored), before);
  service::DeskOptions options;
  options.folder = restored;
  auto desk = service::Desk::open(options);
  ASSERT_TRUE(desk);
  const auto state = service::verify_all(**desk);
  ASSERT_TRUE(state);
  EXPECT_TRUE(state->whole());
  EXPECT_GE(state->entries, 1);
  std::filesystem::remove_all(out);
  std::filesystem::remove_all(restored);
}

// A backup that somebody changed is not laid out at all.
TEST(Backup, ThatWasChangedIsRefused) {
  const auto out = beside("changed");
  ASSERT_TRUE(service::back_up(place(), out, files::Existing::refuse));
  ASSERT_TRUE(files::write_whole(out / "office.toml", "changed", files::Existing::replace));
  const auto restored = beside("never");
  const auto laid = service::restore(out, restored, files::Existing::refuse);
  ASSERT_FALSE(laid);
  EXPECT_EQ(error_row(laid.error().code()).name, "backup_bad");
  EXPECT_FALSE(std::filesystem::exists(restored));
  // A list that leads out of the folder is no list.
  ASSERT_TRUE(files::write_whole(out / "backup.json",
                                 R"({"format":1,"files":[{"file":"../x","sha256":"","bytes":0}]})",
                                 files::Existing::replace));
  EXPECT_FALSE(service::restore(out, restored, files::Existing::refuse));
  EXPECT_FALSE(std::filesystem::exists(restored));
  std::filesystem::remove_all(out);
}

/// Waits until the server answers so, or gives up.
bool comes_to(Browser& browser, const std::string& path, int status) {
  for (int turn = 0; turn < 100; ++turn) {
    if (browser.get(path).status == status) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  return false;
}

/// As another process would: through a store of its own.
template <typename Change>
void change_elsewhere(const std::string& account, const Change& change) {
  service::DeskOptions options;
  options.folder = Server::one().folder();
  const auto desk = service::Desk::open(options);
  ASSERT_TRUE(desk);
  const Done done = (*desk)->writing([&](store::Transaction& transaction) -> Done {
    RENGA_ASSIGN(auto row, store::find_account(transaction, account));
    return change(transaction, *row);
  });
  ASSERT_TRUE(done) << done.error().message(Language::english);
}

// API-26: what another process changes of an account is seen without a new start.
TEST(Accounts, ChangedByAnotherProcessAreSeen) {
  Browser& agent = Browser::as("agent-1");
  EXPECT_EQ(agent.get("/me").json()["organisation"], "試用大学");
  change_elsewhere("agent-1", [](store::Transaction& transaction, store::AccountRow& row) {
    row.state = "closed";
    return store::change_account(transaction, row);
  });
  EXPECT_TRUE(comes_to(agent, "/me", 401)) << "a closed account is out";
  change_elsewhere("agent-1", [](store::Transaction& transaction, store::AccountRow& row) {
    row.state = "active";
    return store::change_account(transaction, row);
  });
  EXPECT_TRUE(comes_to(agent, "/me", 200));
}

/// The sessions of an account as another moment would find them.
void change_sessions(const std::string& account,
                     const std::function<void(store::SessionRow&)>& change) {
  change_elsewhere(account, [&](store::Transaction& transaction, store::AccountRow& row) -> Done {
    RENGA_ASSIGN(auto sessions, store::sessions_of(transaction, account));
    for (store::SessionRow& session : sessions) {
      change(session);
      RENGA_TRY(store::drop_session(transaction, session.mark));
      RENGA_TRY(store::add_session(transaction, session));
    }
    return store::change_account(transaction, row);
  });
}

// API-23, SEC-67: a seat that was left is locked for every route until the password is given, and a
// session does not outlive its end.
TEST(Sessions, ThatWereIdleAreLockedUntilThePasswordIsGiven) {
  // Nobody else signs in as this one: a code is accepted once.
  Browser& member = Browser::as("contact-6");
  const Json before = member.get("/session").json();
  EXPECT_EQ(before["state"], "signed_in");
  const std::int64_t idle = before["idle_seconds"];
  change_sessions("contact-6", [&](store::SessionRow& row) { row.seen -= idle; });
  EXPECT_TRUE(comes_to(member, "/me", 401));
  EXPECT_EQ(member.get("/me").code(), "session_locked");
  EXPECT_EQ(member.get("/dossiers").code(), "session_locked");
  EXPECT_EQ(member.ask("PUT", "/me/settings", R"({"language":"en"})").code(), "session_locked");
  EXPECT_EQ(member.get("/session").json()["state"], "locked");
  const std::string locked = member.cookie;
  EXPECT_EQ(member.post("/session/unlock", {{"password", "Machigai-2026"}}).status, 401);
  EXPECT_EQ(member.get("/me").code(), "session_locked");
  const auto& trial = Server::one().account("contact-6");
  const Reply open = member.post("/session/unlock", {{"password", trial.password}});
  EXPECT_EQ(open.json()["state"], "signed_in");
  EXPECT_NE(member.cookie, locked);
  EXPECT_EQ(member.get("/me").status, 200);
  EXPECT_EQ(open.json()["expires_utc"], before["expires_utc"]) << "it ends when it would have";
  change_sessions("contact-6", [](store::SessionRow& row) { row.began = 1; });
  EXPECT_TRUE(comes_to(member, "/me", 401));
  EXPECT_EQ(member.get("/me").code(), "session_missing");
  EXPECT_EQ(member.get("/session").json()["state"], "none");
}

// API-27, SEC-56: a password whose day has passed opens nothing but its change.
TEST(Passwords, ThatAreOverdueAreChangedFirst) {
  Browser& member = Browser::as("m2");
  EXPECT_EQ(member.get("/dossiers").status, 200);
  change_elsewhere("m2", [](store::Transaction& transaction, store::AccountRow& row) {
    row.password_due = "2020-01-01";
    return store::set_password(transaction, row);
  });
  EXPECT_TRUE(comes_to(member, "/dossiers", 403));
  EXPECT_EQ(member.get("/dossiers").code(), "password_overdue");
  EXPECT_EQ(member.get("/me").status, 200);
  EXPECT_EQ(member.get("/session").json()["password_change_due"], "2020-01-01");
  const std::string old = Server::one().account("m2").password;
  const Reply changed = member.post("/me/password", {{"old", old}, {"new", "Nagai-Himitsu-2026!"}});
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(member.get("/dossiers").status, 200);
}

}  // namespace
}  // namespace renga::portal
