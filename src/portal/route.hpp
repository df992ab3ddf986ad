#pragma once

#include "portal/exchange.hpp"
#include "service/service.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renga::portal {

/// Who may use a route at all; what a dossier allows is asked further on.
enum class Access : std::uint8_t {
  anyone,
  password_given,  ///< a session that waits for its second factor
  locked,          ///< a session that is signed in or locked
  signed_in,
  applying,     ///< applicant, contact, agent
  reviewing,    ///< producer, board, office, window, committee, extractor
  overseeing,   ///< producer, office, window, extractor, board, committee
  governing,    ///< producer, office, window, extractor
  sanctioning,  ///< office, extractor, producer
  recording,    ///< office, or an administrator
  administrator,
  measuring,  ///< an administrator, or loopback without sign-in
};

struct AccessRow {
  Access access;
  std::string_view name;
  dossier::Roles roles;  ///< empty: no role is asked for
  bool administrators;   ///< who also may
};
const AccessRow& row_of(Access access);

/// What one field of a body holds; the rest of the body is refused.
enum class BodyKind : std::uint8_t { text, secret, flag, number, words, object, list };

struct BodyField {
  std::string_view name;
  BodyKind kind;
  bool required;
};

/// What a route asks beside the right to use it.
struct Demands {
  bool key = false;        ///< Idempotency-Key (API-8)
  bool match = false;      ///< If-Match must come (API-7)
  bool bytes = false;      ///< the body is an upload (API-60)
  bool slow = false;       ///< judged beside the others: a password costs much
  bool overdue = false;    ///< also for whose password must be changed first (API-27)
  bool unlimited = false;  ///< not counted against the rate before sign-in
};

struct Route;
class Figures;

/// One request in the hands of its route.
struct Call {
  service::Desk& desk;
  const Asked& asked;
  const Route& route;
  const Figures& figures;
  std::map<std::string, std::string, std::less<>> path;  ///< `{number}` of the pattern
  Json body;                                             ///< checked against the route's fields
  std::string token;                                     ///< of the session; may be empty
  service::SessionView session;
  std::optional<std::filesystem::path> upload;  ///< where the bytes of the body lie
  std::string upload_sha256;
  std::int64_t upload_bytes = 0;

  const service::Account& who() const { return *session.account; }
  std::string text(std::string_view field) const;
  Personal<std::string> secret(std::string_view field) const;
  std::vector<std::string> words(std::string_view field) const;
  bool flag(std::string_view field) const;
  const std::string& in_path(std::string_view name) const;
  service::Visitor visitor() const;
  service::PasskeyPlace place() const;
};

using Handler = Result<Answer> (*)(const Call& call);

/// One row of the table from which the router, the description and the tests are made.
struct Route {
  std::string_view method;
  std::string_view pattern;  ///< below /api/v1: /dossiers/{number}
  Access access;
  Handler handler;
  Bilingual summary;
  std::string_view answer;  ///< a shape of shapes.hpp; empty: no body
  std::span<const BodyField> body = {};
  Demands demands = {};
  std::span<const std::string_view> query = {};
};

/// The rows of each subject, one file each.
std::span<const Route> session_routes();
std::span<const Route> own_routes();
std::span<const Route> dossier_routes();
std::span<const Route> paper_routes();
std::span<const Route> file_routes();
std::span<const Route> review_routes();
std::span<const Route> office_routes();
std::span<const Route> account_routes();

/// All rows, in the order of the description.
std::span<const Route> routes();

struct Matched {
  const Route* route = nullptr;
  bool path_known = false;  ///< another method has this path
  std::map<std::string, std::string, std::less<>> path;
};
Matched find_route(std::string_view method, std::string_view path);

}  // namespace renga::portal
