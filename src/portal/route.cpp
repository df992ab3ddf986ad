#include "portal/route.hpp"

#include "service/service.hpp"

#include <algorithm>
#include <array>

namespace renga::portal {
namespace {

using enum dossier::Role;

constexpr dossier::Roles kGoverning = {producer, office, window, extractor};
constexpr dossier::Roles kReviewing = {producer, board, office, window, committee, extractor};

constexpr std::array kAccess = {
    AccessRow{Access::anyone, "anyone", {}, false},
    AccessRow{Access::password_given, "password_given", {}, false},
    AccessRow{Access::locked, "locked", {}, false},
    AccessRow{Access::signed_in, "signed_in", {}, false},
    AccessRow{Access::applying, "applying", {applicant, contact, agent}, false},
    AccessRow{Access::reviewing, "reviewing", kReviewing, false},
    AccessRow{Access::overseeing, "overseeing", kReviewing, false},
    AccessRow{Access::governing, "governing", kGoverning, false},
    AccessRow{Access::sanctioning, "sanctioning", {office, extractor, producer}, false},
    AccessRow{Access::recording, "recording", {office}, true},
    AccessRow{Access::administrator, "administrator", {}, true},
    AccessRow{Access::measuring, "measuring", {}, true},
};

constexpr std::string_view kBase = "/api/v1";

/// The pieces of a path between its slashes.
std::vector<std::string_view> pieces_of(std::string_view path) {
  std::vector<std::string_view> pieces;
  while (!path.empty()) {
    path.remove_prefix(1);
    const auto end = path.find('/');
    pieces.push_back(path.substr(0, end));
    path.remove_prefix(end == path.npos ? path.size() : end);
  }
  return pieces;
}

struct Compiled {
  const Route* route;
  std::vector<std::string_view> pieces;
};

const std::vector<Compiled>& compiled() {
  static const std::vector<Compiled> all = [] {
    std::vector<Compiled> made;
    for (const Route& route : routes()) made.push_back({&route, pieces_of(route.pattern)});
    return made;
  }();
  return all;
}

bool is_hole(std::string_view piece) {
  return piece.starts_with('{');
}

bool fits(const std::vector<std::string_view>& pattern,
          const std::vector<std::string_view>& pieces) {
  return std::ranges::equal(pattern, pieces, [](std::string_view asked, std::string_view given) {
    return is_hole(asked) ? !given.empty() : asked == given;
  });
}

}  // namespace

const AccessRow& row_of(Access access) {
  return *std::ranges::find(kAccess, access, &AccessRow::access);
}

std::span<const Route> routes() {
  static const std::vector<Route> all = [] {
    std::vector<Route> made;
    for (const auto rows : {session_routes(), own_routes(), dossier_routes(), paper_routes(),
                            file_routes(), review_routes(), office_routes(), account_routes()})
      made.insert(made.end(), rows.begin(), rows.end());
    return made;
  }();
  return all;
}

Matched find_route(std::string_view method, std::string_view path) {
  Matched matched;
  if (!path.starts_with(kBase)) return matched;
  const auto pieces = pieces_of(path.substr(kBase.size()));
  // HEAD is GET without the body, which the connection leaves out.
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  for (const Compiled& row : compiled()) {
    if (!fits(row.pieces, pieces)) continue;
    matched.path_known = true;
    if (row.route->method != wanted) continue;
    matched.route = row.route;
    for (std::size_t place = 0; place < pieces.size(); ++place)
      if (is_hole(row.pieces[place]))
        matched.path[std::string(row.pieces[place].substr(1, row.pieces[place].size() - 2))] =
            pieces[place];
    return matched;
  }
  return matched;
}

std::string Call::text(std::string_view field) const {
  const auto found = body.find(std::string(field));
  return found == body.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

Personal<std::string> Call::secret(std::string_view field) const {
  return Personal<std::string>(text(field));
}

std::vector<std::string> Call::words(std::string_view field) const {
  const auto found = body.find(std::string(field));
  return found == body.end() ? std::vector<std::string>() : found->get<std::vector<std::string>>();
}

bool Call::flag(std::string_view field) const {
  const auto found = body.find(std::string(field));
  return found != body.end() && found->is_boolean() && found->get<bool>();
}

const std::string& Call::in_path(std::string_view name) const {
  const auto found = path.find(name);
  ensure(found != path.end(), "a route asks for a part that its pattern does not have");
  return found->second;
}

service::PasskeyPlace Call::place() const {
  const std::string host(asked.header("host"));
  return {.host = host.substr(0, host.find(':')),
          .origin = (asked.secure ? "https://" : "http://") + host};
}

service::Visitor Call::visitor() const {
  return {.address = asked.address,
          .agent = std::string(asked.header("user-agent")),
          .now = desk.now(),
          .today = desk.today()};
}

}  // namespace renga::portal
