#pragma once

// The one header of this room: the server (docs/spec/api.md).

#include "service/service.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace renga::portal {

struct ServeOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8443;  ///< 0: any that is free
  std::filesystem::path certificate;
  std::filesystem::path key;
  bool behind_proxy = false;  ///< a proxy of this machine speaks TLS for us
  /// Open at once from one address (of IPv6: one /64); of a proxy, which speaks for all, any
  /// number.
  std::int64_t connections_per_address = 256;
  std::int64_t header_seconds = 15;  ///< for a header, from its first byte or the last answer
  std::int64_t body_seconds = 60;    ///< for a body, and for each piece of an upload or an answer
  std::filesystem::path log;         ///< empty: stderr
  std::filesystem::path folder;      ///< pages in the place of those built in
  std::filesystem::path uploads;     ///< where uploads lie while they come in
  /// Called once with the address that a browser opens.
  std::function<void(const std::string& url)> started;
};

/// Serves until SIGINT or SIGTERM, then lets what is in hand end. address_unusable,
/// certificate_unusable.
Done serve(service::Desk& desk, const ServeOptions& options);

/// The description of the interface, as `GET /api/v1/openapi.json` has it.
std::string description();

/// Every route with who may use it, for tests and for the manual.
struct RouteNote {
  std::string method;
  std::string pattern;
  std::string access;
  std::vector<std::string> roles;
  bool administrators = false;
  bool key = false;
  bool match = false;
  bool bytes = false;
};
std::vector<RouteNote> route_notes();

}  // namespace renga::portal
