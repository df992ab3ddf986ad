#pragma once

#include "base/base.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace renga::portal {

using Json = nlohmann::ordered_json;

/// A request as it came in: nothing of it is believed yet.
struct Asked {
  std::string method;
  std::string path;  ///< decoded
  std::vector<std::pair<std::string, std::string>> query;
  /// Names in small letters; what came in several lines stands behind commas (RFC 9110, 5.3).
  std::map<std::string, std::string, std::less<>> headers;
  std::string body;
  std::string address;
  bool secure = false;    ///< over TLS
  bool loopback = false;  ///< from this machine
  bool old_http = false;  ///< HTTP/1.0

  std::string_view header(std::string_view name) const;
  std::string_view parameter(std::string_view name) const;
  /// The value of a cookie.
  std::string_view cookie(std::string_view name) const;
  /// Japanese unless English is preferred (API-2).
  Language language() const;
};

using Headers = std::vector<std::pair<std::string, std::string>>;

/// What follows the head of an answer piece by piece, until nothing comes (server-sent events).
struct NextPiece {
  std::string text;
  bool last = false;
};
using Stream = std::function<NextPiece()>;

struct Answer {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  std::shared_ptr<const std::string> shared = {};  ///< a body that others use too
  std::optional<std::filesystem::path> file = {};  ///< a body that lies on the disk
  Stream stream = {};
  Headers headers = {};

  Answer&& with(std::string name, std::string value) && {
    headers.emplace_back(std::move(name), std::move(value));
    return std::move(*this);
  }
};

Answer json_answer(const Json& json, int status = 200);
/// 204.
Answer empty_answer();

/// The path and the query of a request target; nothing where it is not of the form, leads upwards,
/// also when somebody behind us decodes it once more, or holds a control character.
struct Target {
  std::string path;
  std::vector<std::pair<std::string, std::string>> query;
};
std::optional<Target> read_target(std::string_view target);

}  // namespace renga::portal
