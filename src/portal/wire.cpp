#include "portal/wire.hpp"

#include "portal/errors.hpp"

#include <algorithm>
#include <array>

#include <boost/beast/http/error.hpp>

namespace renga::portal {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;

struct FaultRow {
  http::error error;
  Attack attack;
};
/// What the parser refuses; everything else of it is a bad header.
constexpr std::array kFaults = {
    FaultRow{http::error::header_limit, Attack::header_too_long},
    FaultRow{http::error::buffer_overflow, Attack::header_too_long},
    FaultRow{http::error::body_limit, Attack::body_too_long},
    FaultRow{http::error::bad_content_length, Attack::smuggled_request},
    FaultRow{http::error::multiple_content_length, Attack::smuggled_request},
    FaultRow{http::error::bad_transfer_encoding, Attack::smuggled_request},
    FaultRow{http::error::bad_chunk, Attack::smuggled_request},
    FaultRow{http::error::bad_chunk_extension, Attack::smuggled_request},
    FaultRow{http::error::bad_value, Attack::header_injection},
    FaultRow{http::error::bad_obs_fold, Attack::header_injection},
    FaultRow{http::error::bad_line_ending, Attack::header_injection},
};

}  // namespace

Asked asked_of(const http::request_header<>& message, const boost::asio::ip::tcp::endpoint& from,
               const ServeOptions& options, bool tls) {
  Asked asked;
  asked.method = std::string(message.method_string());
  for (const auto& field : message) {
    std::string name(field.name_string());
    for (char& letter : name)
      if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    const auto [known, is_new] =
        asked.headers.try_emplace(std::move(name), std::string(field.value()));
    if (!is_new) known->second += ", " + std::string(field.value());
  }
  asked.old_http = message.version() < 11;
  asked.address = from.address().to_string();
  asked.loopback = from.address().is_loopback() && !options.behind_proxy;
  asked.secure = tls || options.behind_proxy;
  if (options.behind_proxy) {
    // The last one is what our own proxy saw, in the line of the others or in one of its own.
    std::string_view way = asked.header("x-forwarded-for");
    way.remove_prefix(std::min(way.size(), way.find_last_of(", ") + 1));
    if (!way.empty()) asked.address = std::string(way);
  }
  return asked;
}

std::optional<Attack> attack_of(Code error) {
  if (error == beast::error::timeout) return Attack::too_slow;
  const bool of_http =
      error.category() == http::make_error_code(http::error::body_limit).category();
  if (!of_http || error == http::error::end_of_stream || error == http::error::partial_message)
    return std::nullopt;
  const auto row =
      std::ranges::find_if(kFaults, [&](const FaultRow& known) { return error == known.error; });
  return row == kFaults.end() ? Attack::bad_header : row->attack;
}

Error error_of(Attack attack, std::uint64_t body_limit) {
  switch (attack) {
    case Attack::too_slow:
      return Error(code::too_slow);
    case Attack::header_too_long:
      return Error(code::header_too_long);
    case Attack::body_too_long:
      return Error(code::body_too_long).with("limit", static_cast<std::int64_t>(body_limit));
    default:
      return Error(code::header_bad);
  }
}

}  // namespace renga::portal
