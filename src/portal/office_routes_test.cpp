#include "portal/client_for_test.hpp"

#include <algorithm>

namespace renga::portal {
namespace {

using sample::Browser;
using sample::Json;
using sample::opened_dossier;
using sample::Reply;

// RBK: books, what they say, and what changed between two versions.
TEST(Rulebooks, AreShownSearchedAndCompared) {
  Browser& applicant = Browser::as("applicant-1");
  const Json books = applicant.get("/rulebooks").json()["items"];
  EXPECT_TRUE(
      std::ranges::any_of(books, [](const Json& one) { return one["name"] == "ndb-2023-10"; }));
  const Json found = applicant.get("/rulebooks/ndb-2023-10?search=APP-54&kind=field").json();
  ASSERT_EQ(found["total"], 1) << found.dump();
  EXPECT_EQ(found["items"][0]["values"]["key"], "design");
  EXPECT_EQ(applicant.get("/rulebooks/no-such-book").status, 404);
  const Json changes = applicant.get("/rulebooks/ndb-2022-04/diff/ndb-2023-10").json();
  EXPECT_GT(changes["counts"]["changed"], 0);
  EXPECT_GT(changes["items"].size(), 10);
}

TEST(Impact, IsForThoseWhoGovern) {
  const std::string path = "/rulebooks/ndb-2022-04/impact/ndb-2023-10";
  opened_dossier();
  EXPECT_EQ(Browser::as("office-1").get(path).status, 200);
  EXPECT_EQ(Browser::as("applicant-1").get(path).status, 404);
}

TEST(Statistics, CountWhatTheCallerSees) {
  opened_dossier();
  const Json seen = Browser::as("producer-1").get("/statistics").json();
  EXPECT_GE(seen["dossiers"], 1);
  EXPECT_EQ(seen["by_phase"][0]["phase"], "consultation");
  // The members of the board see none before it reaches them.
  EXPECT_EQ(Browser::as("m1").get("/statistics").json()["dossiers"], 0);
  EXPECT_EQ(Browser::as("fund-1").get("/statistics").status, 404);
}

TEST(Calendar, HasHolidaysOfJapan) {
  Browser& applicant = Browser::as("applicant-1");
  const Json days = applicant.get("/calendar?from=2026-05-01&until=2026-05-31").json()["items"];
  EXPECT_TRUE(std::ranges::any_of(days, [](const Json& one) {
    return one["day"] == "2026-05-05" && one["label"]["ja"] == "こどもの日";
  })) << days.dump();
  EXPECT_EQ(applicant.get("/calendar").status, 400);
  EXPECT_EQ(applicant.get("/calendar?from=2026-05-01&until=2036-05-01").status, 400);
  EXPECT_EQ(applicant.get("/calendar?from=2026-05-02&until=2026-05-01").status, 400);
}

TEST(Ledger, IsBrowsedAndVerified) {
  opened_dossier();
  Browser& office = Browser::as("office-1");
  const Json head = office.get("/ledger/head").json();
  const Json list =
      office.get("/ledger?limit=1&kind=open_dossier&dossier=" + opened_dossier()).json();
  ASSERT_EQ(list["total"], 1) << list.dump();
  EXPECT_EQ(list["items"][0]["actor"], "applicant-1");
  const Json latest = office.get("/ledger?limit=1").json();
  EXPECT_EQ(latest["items"][0]["number"].get<std::int64_t>() + 1, latest["total"]);
  EXPECT_EQ(office.get("/ledger?kind=%25").json()["total"], 0) << "a pattern is no kind";
  const Json state = office.post("/ledger/verify", Json::object()).json();
  EXPECT_EQ(state["whole"], true) << state.dump();
  EXPECT_EQ(state["root"], office.get("/ledger/head").json()["root"]);
  EXPECT_GE(state["entries"], head["entries"]);
  EXPECT_EQ(Browser::as("applicant-1").get("/ledger").status, 404);
}

// A member of a body reads its criteria once the dossier reached it; who is none gets nothing.
TEST(Criteria, AreOfTheBodyThatReviews) {
  const std::string path = "/dossiers/" + opened_dossier() + "/criteria/";
  const Json board = Browser::as("producer-1").get(path + "board").json();
  ASSERT_FALSE(board["items"].empty()) << board.dump();
  EXPECT_EQ(board["items"][0]["rule"].get<std::string>().substr(0, 4), "REV-");
  EXPECT_EQ(Browser::as("producer-1").get(path + "committee").status, 404);
  EXPECT_EQ(Browser::as("applicant-1").get(path + "board").status, 404);
  const Json marks = Json::array({{{"criterion", "REV-01"}, {"mark", "meets"}}});
  const Reply refused =
      Browser::as("producer-1").ask("PUT", path + "board/marks", Json({{"marks", marks}}).dump());
  EXPECT_EQ(refused.code(), "not_a_member") << refused.body;
}

}  // namespace
}  // namespace renga::portal
