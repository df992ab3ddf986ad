#include "portal/client_for_test.hpp"

#include <fstream>
#include <memory>
#include <vector>

namespace renga::portal {
namespace {

using sample::Browser;
using sample::Line;
using sample::Reply;
using sample::Server;
using sample::times_told;

std::string log_text() {
  std::ifstream file(Server::one().log());
  return {std::istreambuf_iterator<char>(file), {}};
}

Reply say(const std::string& text) {
  Line line(Server::one().port());
  line.send(text);
  return line.read();
}

TEST(Paths, ThatLeadUpwardsAreNotThere) {
  for (const char* path :
       {"/../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/api/v1/../../x", "/..%2f..%2fetc",
        "/assets/..%5c..%5cx", "/%252e%252e%252fx", "/a%00b", "/%", "/%zz"})
    EXPECT_EQ(say(std::string("GET ") + path + " HTTP/1.1\r\nHost: x\r\n\r\n").status, 404) << path;
  EXPECT_NE(log_text().find("\"kind\":\"path_traversal\""), std::string::npos);
}

// Nothing that a client sends becomes a header of an answer.
TEST(Headers, CannotBeSmuggledIn) {
  const Reply reply =
      say("GET /api/v1/dossiers?search=a%0d%0aSet-Cookie:%20x=1 HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(reply.status, 404);
  EXPECT_TRUE(reply.header("set-cookie").empty());
  Browser browser;
  const Reply echoed = browser.get("/session", {{"User-Agent", "<script>"}});
  for (const auto& [name, value] : echoed.headers)
    EXPECT_EQ(value.find("<script>"), std::string::npos) << name;
}

// API-9.
TEST(Headers, AreNotReadWithoutEnd) {
  const Reply reply = say("GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(20'000, 'a') + "\r\n");
  EXPECT_EQ(reply.status, 431);
  EXPECT_GT(times_told("header_too_long"), 0);
}

struct Head {
  const char* kind;
  std::string text;
};

// API-82: a proxy and this server could read these differently; what follows is no request.
TEST(Headers, AreReadInOneWayOrNotAtAll) {
  const std::string post = "POST /api/v1/session/password HTTP/1.1\r\nHost: x\r\n";
  const std::string get = "GET /api/v1/health HTTP/1.1\r\n";
  const std::vector<Head> heads = {
      {"bad_header", "NONSENSE\r\n\r\n"},
      {"header_injection", get + "Host: x\r\nX: a\rSet-Cookie: b\r\n\r\n"},
      {"smuggled_request", post + "Content-Length: 2\r\nContent-Length: 4\r\n\r\n{}"},
      {"smuggled_request", post + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}"},
      {"smuggled_request", post + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}"},
      {"smuggled_request", post + "Transfer-Encoding: xchunked\r\n\r\n" + get + "Host: x\r\n\r\n"},
      {"smuggled_request", post + "Transfer-Encoding: chunked, gzip\r\n\r\n"},
      {"bad_header", get + "\r\n"},
      {"bad_header", get + "Host: a\r\nHost: b\r\n\r\n"},
      {"bad_header", get + "Host: x/../y\r\n\r\n"},
  };
  for (const Head& head : heads) {
    const auto told = times_told(head.kind);
    Line line(Server::one().port());
    line.send(head.text);
    EXPECT_EQ(line.read().status, 400) << head.text;
    EXPECT_TRUE(line.is_closed()) << head.text;
    EXPECT_EQ(times_told(head.kind), told + 1) << head.text;
  }
}

TEST(Bodies, AreNotReadWithoutEnd) {
  Browser& browser = Browser::as("applicant-1");
  const Reply reply = browser.ask("PUT", "/me/settings", std::string(2 * 1024 * 1024, ' '));
  EXPECT_EQ(reply.status, 413) << reply.body;
  EXPECT_NE(log_text().find("\"kind\":\"body_too_long\""), std::string::npos);
}

TEST(Bodies, AreJsonOfTheFormAlone) {
  Browser& browser = Browser::as("applicant-1");
  const auto put = [&](const std::string& body) {
    return browser.ask("PUT", "/me/settings", body).code();
  };
  EXPECT_EQ(put("{"), "body_bad");
  EXPECT_EQ(put("[]"), "body_bad");
  EXPECT_EQ(put(R"({"language":1})"), "body_bad");
  EXPECT_EQ(put(R"({"language":"ja","administrator":true})"), "body_bad");
  EXPECT_EQ(put(std::string(10'000, '[')), "body_bad");
  EXPECT_EQ(put(R"({"language":"xx"})"), "value_unknown");
  EXPECT_EQ(
      browser.ask("PUT", "/me/settings", R"({"language":"ja"})", {{"Content-Type", "text/plain"}})
          .status,
      415);
}

TEST(Answers, CarryTheHeadersOfSafety) {
  Browser browser;
  for (const char* path : {"/health", "!/", "!/no/such/page.js"}) {
    const Reply reply = browser.get(path);
    EXPECT_NE(reply.header("content-security-policy").find("default-src 'none'"), std::string::npos)
        << path;
    EXPECT_EQ(reply.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(reply.header("content-security-policy").find("unsafe"), std::string::npos);
  }
  EXPECT_EQ(browser.get("/session").header("cache-control"), "no-store");
}

// Markup in a text stays a text: the interface speaks JSON, and says so.
TEST(Texts, AreNeverMarkup) {
  Browser& applicant = Browser::as("applicant-1");
  const std::string markup = "<script>alert(1)</script>";
  const auto told = times_told("markup");
  const Reply reply = applicant.post("/dossiers", {{"fields",
                                                    {{"title", markup},
                                                     {"databases", {"ndb"}},
                                                     {"provision_kind", "special_extraction"},
                                                     {"applicant_kind", "corporate"}}}});
  ASSERT_EQ(reply.status, 201) << reply.body;
  EXPECT_EQ(reply.json()["dossier"]["title"], markup);
  EXPECT_EQ(reply.header("content-type"), "application/json");
  EXPECT_GT(times_told("markup"), told) << "API-83";
}

TEST(Slow, ConnectionsDoNotStopOthers) {
  std::vector<std::unique_ptr<Line>> slow;
  for (int number = 0; number < 500; ++number) {
    slow.push_back(std::make_unique<Line>(Server::one().port()));
    slow.back()->send("GET /api/v1/health HTTP/1.1\r\nHost:");
  }
  Browser browser;
  EXPECT_EQ(browser.get("/health").status, 200);
  EXPECT_EQ(Browser::as("applicant-1").get("/me").status, 200);
}

// API-11: what one sender may hold open has an end; the log says so, and others go on.
TEST(Connections, OfOneSenderHaveALimit) {
  Browser& browser = Browser::as("applicant-1");
  const auto told = times_told("too_many_connections");
  std::vector<std::unique_ptr<Line>> lines;
  for (std::int64_t number = 0; number < Server::kConnectionsMost; ++number)
    lines.push_back(std::make_unique<Line>(Server::one().port()));
  EXPECT_TRUE(lines.back()->is_closed());
  EXPECT_GT(times_told("too_many_connections"), told);
  EXPECT_EQ(browser.get("/me").status, 200);
}

// A body that says it is compressed is not unpacked: there is nothing to blow up.
TEST(Bodies, AreNotUnpacked) {
  const Reply reply =
      Browser::as("applicant-1")
          .ask("PUT", "/me/settings", "\x1f\x8b\x08zipped", {{"Content-Encoding", "gzip"}});
  EXPECT_EQ(reply.code(), "body_bad");
}

TEST(Figures, AreForLoopbackAndAdministrators) {
  Browser machine;
  const Reply figures = machine.get("/metrics");
  EXPECT_EQ(figures.status, 200);
  EXPECT_NE(figures.body.find("renga_requests_total"), std::string::npos);
  for (const char* counted : {"renga_refused_total", "renga_noticed_total"})
    EXPECT_NE(figures.body.find(std::string(counted) + "{kind=\"path_traversal\"}"),
              std::string::npos);
  EXPECT_EQ(Browser::as("applicant-1").get("/metrics").status, 404);
  EXPECT_EQ(Browser::as("admin-1").get("/metrics").status, 200);
}

}  // namespace
}  // namespace renga::portal
