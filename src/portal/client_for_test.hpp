#pragma once

// A small HTTP client of the tests, over real sockets, and the server that they ask.

#include "portal/portal.hpp"

#include <array>
#include <cctype>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fstream>
#include <future>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <nlohmann/json.hpp>
#include <sys/socket.h>
#include <unistd.h>

namespace renga::portal::sample {

using Json = nlohmann::ordered_json;

struct Reply {
  int status = 0;
  std::multimap<std::string, std::string> headers;  ///< names in small letters
  std::string body;

  std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
  }
  Json json() const { return Json::parse(body, nullptr, false); }
  std::string code() const { return json().value("code", ""); }
};

/// One connection to the server of the tests.
class Line {
 public:
  explicit Line(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = ::inet_addr("127.0.0.1");
    sockaddr any{};
    std::memcpy(&any, &address, sizeof(address));
    open_ = ::connect(socket_, &any, sizeof(address)) == 0;
    const timeval patience{.tv_sec = 30, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
  }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;
  ~Line() { ::close(socket_); }

  bool is_open() const { return open_; }
  bool send(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t count = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
      if (count <= 0) return false;
      text.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }
  /// The next answer, or one of status 0 where the connection ended.
  Reply read(bool head_only = false) {
    Reply reply;
    std::size_t end = 0;
    while ((end = waiting_.find("\r\n\r\n")) == std::string::npos)
      if (!more()) return reply;
    read_head(reply, waiting_.substr(0, end + 2));
    waiting_.erase(0, end + 4);
    const bool bare = head_only || reply.status == 204 || reply.status == 304;
    const std::size_t length =
        bare || reply.header("content-length").empty()
            ? 0
            : static_cast<std::size_t>(std::stoull(reply.header("content-length")));
    while (waiting_.size() < length)
      if (!more()) return reply;
    reply.body = waiting_.substr(0, length);
    waiting_.erase(0, length);
    return reply;
  }
  /// Waits until this has come, or the server closed it; it is still there to be read.
  void wait_for(std::string_view text) {
    while (waiting_.find(text) == std::string::npos && more()) {
    }
  }
  /// What comes until the server closes it.
  std::string rest() {
    while (more()) {
    }
    return std::exchange(waiting_, {});
  }
  /// Whether the server closed it.
  bool is_closed() const {
    char letter = 0;
    return ::recv(socket_, &letter, 1, 0) <= 0;
  }

 private:
  bool more() {
    std::array<char, 16384> piece{};
    const ssize_t count = ::recv(socket_, piece.data(), piece.size(), 0);
    if (count <= 0) return false;
    waiting_.append(piece.data(), static_cast<std::size_t>(count));
    return true;
  }
  static void read_head(Reply& reply, std::string head) {
    reply.status = std::stoi(head.substr(head.find(' ') + 1, 3));
    for (std::size_t at = head.find("\r\n") + 2; at < head.size();) {
      const std::size_t end = head.find("\r\n", at);
      const std::string line = head.substr(at, end - at);
      const std::size_t colon = line.find(": ");
      std::string name = line.substr(0, colon);
      for (char& letter : name) letter = static_cast<char>(std::tolower(letter));
      reply.headers.emplace(name, colon == std::string::npos ? "" : line.substr(colon + 2));
      at = end + 2;
    }
  }

  int socket_;
  bool open_ = false;
  std::string waiting_;
};

/// The server under test, over a folder of its own with an account for every role.
class Server {
 public:
  Server() {
    folder_ =
        std::filesystem::path(testing::TempDir()) / ("renga-portal-" + std::to_string(::getpid()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    std::filesystem::copy_file(
        std::filesystem::path(RENGA_SOURCE_DIR) / "examples" / "office" / "office.toml",
        folder_ / "office.toml");
    service::DeskOptions options;
    options.folder = folder_;
    auto made = service::make_trial_accounts(options);
    EXPECT_TRUE(made);
    if (made)
      for (const service::TrialAccount& account : *made) accounts_[account.account] = account;
    auto desk = service::Desk::open(options);
    EXPECT_TRUE(desk);
    if (!desk) return;
    desk_ = *std::move(desk);
    const auto started = std::make_shared<std::promise<std::string>>();
    auto url = started->get_future();
    thread_ = std::thread([this, started] {
      ServeOptions serve_options;
      serve_options.port = 0;
      serve_options.log = log();
      serve_options.connections_per_address = kConnectionsMost;
      serve_options.uploads = folder_ / "coming";
      serve_options.started = [started](const std::string& at) { started->set_value(at); };
      const Done served = serve(*desk_, serve_options);
      EXPECT_TRUE(served) << served.error().message(Language::english);
    });
    const std::string at = url.get();
    port_ = static_cast<std::uint16_t>(std::stoi(at.substr(at.rfind(':') + 1)));
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server() {
    std::raise(SIGTERM);
    if (thread_.joinable()) thread_.join();
    std::filesystem::remove_all(folder_);
  }

  static Server& one() {
    static Server server;
    return server;
  }

  /// Of one address, for the tests that come to the limit.
  static constexpr std::int64_t kConnectionsMost = 700;

  std::uint16_t port() const { return port_; }
  service::Desk& desk() { return *desk_; }
  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path log() const { return folder_ / "portal.log"; }
  const service::TrialAccount& account(const std::string& name) const { return accounts_.at(name); }
  const std::map<std::string, service::TrialAccount>& accounts() const { return accounts_; }

 private:
  std::filesystem::path folder_;
  std::unique_ptr<service::Desk> desk_;
  std::map<std::string, service::TrialAccount> accounts_;
  std::thread thread_;
  std::uint16_t port_ = 0;
};

/// What a browser keeps: cookie and forgery token.
class Browser {
 public:
  Browser() : line_(std::make_unique<Line>(Server::one().port())) {}

  Reply ask(const std::string& method, const std::string& path, const std::string& body = {},
            const std::map<std::string, std::string>& more = {}) {
    std::map<std::string, std::string> headers = {{"Host", host()}};
    if (!cookie.empty()) headers["Cookie"] = "renga=" + cookie;
    if (method != "GET") headers["X-Renga-Csrf"] = csrf;
    if (!body.empty()) headers["Content-Type"] = "application/json";
    if (method != "GET") headers["Content-Length"] = std::to_string(body.size());
    if (method == "POST") headers["Idempotency-Key"] = "test-key-" + std::to_string(++keys());
    for (const auto& [name, value] : more) {
      if (value == "-") {
        headers.erase(name);
      } else {
        headers[name] = value;
      }
    }
    std::string text = method + " " +
                       (path.starts_with("/api") || path.starts_with("!")
                            ? path.substr(path.starts_with("!") ? 1 : 0)
                            : "/api/v1" + path) +
                       " HTTP/1.1\r\n";
    for (const auto& [name, value] : headers) text += name + ": " + value + "\r\n";
    Reply reply = exchange(text + "\r\n" + body, method == "HEAD");
    take_cookie(reply);
    return reply;
  }
  Reply post(const std::string& path, const Json& body,
             const std::map<std::string, std::string>& more = {}) {
    return ask("POST", path, body.dump(), more);
  }
  Reply get(const std::string& path, const std::map<std::string, std::string>& more = {}) {
    return ask("GET", path, {}, more);
  }

  Reply look() { return get("/session"); }
  Reply give_password(const std::string& account, const std::string& password) {
    return post("/session/password", {{"account", account}, {"password", password}});
  }
  Reply give_code(const std::string& secret) {
    return post(
        "/session/totp",
        {{"code", factors::code_at(Personal<std::string>(secret), service::now_seconds())}});
  }
  /// Signs in as a person would; each account once, because a code counts once.
  static Browser& as(const std::string& account) {
    static std::map<std::string, std::unique_ptr<Browser>> all;
    auto& browser = all[account];
    if (browser != nullptr) return *browser;
    browser = std::make_unique<Browser>();
    const auto& trial = Server::one().account(account);
    browser->look();
    EXPECT_EQ(browser->give_password(account, trial.password).status, 200) << account;
    EXPECT_EQ(browser->give_code(trial.secret).json().value("state", ""), "signed_in") << account;
    return *browser;
  }

  static std::string host() { return "127.0.0.1:" + std::to_string(Server::one().port()); }

  std::string cookie;
  std::string csrf;

 private:
  static int& keys() {
    static int count = 0;
    return count;
  }
  Reply exchange(const std::string& text, bool head_only) {
    // A connection that the server ended is opened again, as a browser does.
    for (int turn = 0; turn < 2; ++turn) {
      if (line_->send(text)) {
        Reply reply = line_->read(head_only);
        if (reply.status != 0) {
          if (reply.header("connection") == "close")
            line_ = std::make_unique<Line>(Server::one().port());
          return reply;
        }
      }
      line_ = std::make_unique<Line>(Server::one().port());
    }
    return {};
  }
  void take_cookie(const Reply& reply) {
    const std::string set = reply.header("set-cookie");
    if (set.starts_with("renga=")) cookie = set.substr(6, set.find(';') - 6);
    const Json json = reply.json();
    if (json.is_object() && json.contains("csrf")) csrf = json["csrf"].get<std::string>();
  }

  std::unique_ptr<Line> line_;
};

/// How often the log has told of an attack of this kind.
inline std::int64_t times_told(const std::string& kind) {
  std::ifstream file(Server::one().log());
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const std::string part = "\"kind\":\"" + kind + "\"";
  std::int64_t times = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++times;
  return times;
}

/// A dossier that the applicant opened; its number.
inline const std::string& opened_dossier() {
  static const std::string number = [] {
    const Reply reply = Browser::as("applicant-1")
                            .post("/dossiers", {{"fields",
                                                 {{"title", "合成データによる研究"},
                                                  {"databases", {"ndb"}},
                                                  {"provision_kind", "special_extraction"},
                                                  {"applicant_kind", "corporate"}}}});
    EXPECT_EQ(reply.status, 201) << reply.body;
    return reply.json().value("number", "");
  }();
  return number;
}

}  // namespace renga::portal::sample
