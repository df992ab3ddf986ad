#include "portal/client_for_test.hpp"
#include "portal/route.hpp"
#include "portal/shapes.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

namespace renga::portal {
namespace {

using sample::Browser;
using sample::Json;
using sample::opened_dossier;
using sample::Reply;
using sample::Server;

/// One account for each role, and one without any.
const std::vector<std::string> kAccounts = {"admin-1", "applicant-1", "contact-1", "producer-1",
                                            "fund-1",  "office-1",    "m1",        "extractor-1"};

std::string filled(std::string_view pattern) {
  const std::map<std::string, std::string> holes = {
      {"{number}", opened_dossier()}, {"{account}", "m2"},      {"{id}", "none-of-them"},
      {"{section}", "background"},    {"{track}", "board"},     {"{sha256}", std::string(64, 'a')},
      {"{name}", "ndb-2023-10"},      {"{old}", "ndb-2022-04"}, {"{new}", "ndb-2023-10"}};
  std::string path(pattern);
  for (const auto& [hole, value] : holes)
    if (const auto at = path.find(hole); at != std::string::npos)
      path.replace(at, hole.size(), value);
  return path;
}

bool may_use(const Route& route, const std::string& account) {
  const AccessRow& row = row_of(route.access);
  const auto& trial = Server::one().account(account);
  if (row.roles.empty() && !row.administrators) return true;
  if (row.administrators && trial.administrator) return true;
  return std::ranges::any_of(trial.roles, [&](const std::string& name) {
    return row.roles.has(*dossier::role_named(name));
  });
}

bool is_sign_in(const Route& route) {
  return route.pattern.starts_with("/session") || route.pattern.starts_with("/invitations");
}

TEST(Routes, AreUniqueAndAnswerWithShapesThatAreThere) {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const Route& route : routes()) {
    EXPECT_TRUE(seen.emplace(route.method, route.pattern).second) << route.pattern;
    EXPECT_FALSE(route.summary.japanese.empty());
    const bool is_text = route.answer == "plain" || route.answer == "bytes" ||
                         route.answer == "picture" || route.answer == "events";
    if (!route.answer.empty() && !is_text) schema_of(route.answer);
  }
}

// API: the description in the tree is the server's own; the shapes of the pages are made from it.
TEST(Routes, ThePrintedDescriptionIsFresh) {
  const std::string path = std::string(RENGA_SOURCE_DIR) + "/docs/generated/openapi.json";
  const std::string own = Json::parse(description()).dump(1) + "\n";
  if (std::getenv("RENGA_WRITE_PAGES") != nullptr) std::ofstream(path) << own;
  std::ostringstream written;
  written << std::ifstream(path).rdbuf();
  EXPECT_TRUE(written.str() == own)
      << "run this test with RENGA_WRITE_PAGES=1, then `npm run types` in web/";
}

// Every route for somebody without a session: open to anyone, or 401 and nothing else.
TEST(Routes, AreShutWithoutASession) {
  Browser stranger;
  stranger.look();
  for (const Route& route : routes()) {
    if (route.access == Access::anyone || route.access == Access::measuring) continue;
    const Reply reply = stranger.ask(std::string(route.method), filled(route.pattern),
                                     route.method == "GET" ? "" : "{}", {{"If-Match", "\"0\""}});
    EXPECT_EQ(reply.status, 401) << route.method << " " << route.pattern << " " << reply.body;
  }
}

// Every route for every role: allowed, or the same answer as for what does not exist.
// API-1.
TEST(Routes, AreOpenToTheirRolesAndNotThereForOthers) {
  for (const std::string& account : kAccounts) {
    Browser& browser = Browser::as(account);
    Json nothing = browser.get("/there-is-no-such-route").json();
    nothing.erase("request");
    for (const Route& route : routes()) {
      if (is_sign_in(route)) continue;
      const bool changes = route.method != "GET";
      const Reply reply =
          browser.ask(std::string(route.method), filled(route.pattern),
                      changes ? R"({"no_such_field":1})" : "", {{"If-Match", "\"0\""}});
      const auto said = [&] {
        return account + " " + std::string(route.method) + " " + std::string(route.pattern) + " " +
               std::to_string(reply.status) + " " + reply.body;
      };
      EXPECT_LT(reply.status, 500) << said();
      if (may_use(route, account)) {
        EXPECT_NE(reply.status, 401) << said();
        EXPECT_NE(reply.status, 405) << said();
        if (changes && !route.demands.bytes && route.method != "DELETE") {
          EXPECT_EQ(reply.code(), "body_bad") << said();
        }
      } else {
        Json refused = reply.json();
        refused.erase("request");
        EXPECT_EQ(refused, nothing) << said();
      }
    }
  }
}

// What a route says is what the description promises.
TEST(Routes, AnswerAsTheyAreDescribed) {
  for (const char* account : {"admin-1", "applicant-1", "office-1"}) {
    Browser& browser = Browser::as(account);
    for (const Route& route : routes()) {
      const bool is_text = route.answer == "plain" || route.answer == "bytes" ||
                           route.answer == "picture" || route.answer == "events";
      if (route.method != "GET" || is_text) continue;
      const Reply reply = browser.get(filled(route.pattern));
      const std::string_view kind = reply.status == 200 ? route.answer : "problem";
      EXPECT_EQ(unlike(reply.json(), kind), "") << route.pattern << " " << reply.body;
    }
  }
}

TEST(Description, HasEveryRoute) {
  const Json json = Json::parse(description());
  EXPECT_EQ(json["openapi"], "3.1.0");
  for (const Route& route : routes())
    EXPECT_TRUE(json["paths"].contains(std::string(route.pattern))) << route.pattern;
}

TEST(Methods, OfAnotherKindAreNamedAsSuch) {
  Browser& browser = Browser::as("applicant-1");
  EXPECT_EQ(browser.ask("PUT", "/me", "{}").status, 405);
  EXPECT_EQ(browser.ask("HEAD", "/me").status, 200);
}

// A run of made-up requests by the description: nothing is a fault of the server. The long run is
// the fuzzer's.
TEST(Description, LeadsNoMadeUpRequestToAFault) {
  Random random(20261128);
  const std::vector<Json> values = {nullptr,
                                    true,
                                    -1,
                                    "",
                                    "申出",
                                    std::string(3000, 'a'),
                                    Json::array(),
                                    Json::object(),
                                    "\u0000x",
                                    1e300,
                                    "' OR 1=1 --",
                                    "<script>alert(1)</script>",
                                    "../../etc/passwd",
                                    "2026-02-30"};
  const auto some = [&]() -> const Json& {
    return values[static_cast<std::size_t>(random.below(values.size()))];
  };
  for (int turn = 0; turn < 12; ++turn) {
    for (const Route& route : routes()) {
      if (is_sign_in(route) || route.demands.slow) continue;
      Json body = Json::object();
      for (const BodyField& field : route.body)
        if (random.below(4) > 0) body[std::string(field.name)] = some();
      std::string path = filled(route.pattern);
      if (!route.query.empty() && route.method == "GET")
        path += "?" + std::string(route.query[random.below(route.query.size())]) + "=%27x";
      Browser& browser = Browser::as(turn % 2 == 0 ? "admin-1" : "applicant-1");
      const bool changes = route.method != "GET";
      const Reply reply = browser.ask(std::string(route.method), path, changes ? body.dump() : "",
                                      {{"If-Match", "\"0\""}});
      EXPECT_GE(reply.status, 200) << route.pattern;
      EXPECT_LT(reply.status, 500) << route.method << " " << route.pattern << " " << reply.body;
    }
  }
}

}  // namespace
}  // namespace renga::portal
