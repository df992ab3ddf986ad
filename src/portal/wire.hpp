#pragma once

#include "portal/attack.hpp"
#include "portal/portal.hpp"

#include <cstdint>
#include <optional>

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/http/message.hpp>

namespace renga::portal {

// What Beast reads, as the rest of the room sees it.

using Code = boost::beast::error_code;

/// The head of a request; its target is read elsewhere (read_target).
Asked asked_of(const boost::beast::http::request_header<>& message,
               const boost::asio::ip::tcp::endpoint& from, const ServeOptions& options, bool tls);

/// What ended the reading; nothing where the sender went away.
std::optional<Attack> attack_of(Code error);

/// What the sender is told of it.
Error error_of(Attack attack, std::uint64_t body_limit);

}  // namespace renga::portal
