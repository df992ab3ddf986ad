#pragma once

#include "portal/gate.hpp"
#include "portal/portal.hpp"

#include <functional>
#include <map>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/thread_pool.hpp>

namespace renga::portal {

namespace net = boost::asio;

/// Where requests are answered: beside the one thread that speaks to the network, so that neither a
/// slow client nor a slow answer stops the others. What takes long by its nature, passwords and
/// the reading of files that were sent, has threads of its own.
struct Hands {
  net::thread_pool quick{2};
  net::thread_pool slow{2};
};

/// What all connections share.
struct House {
  Gate& gate;
  const ServeOptions& options;
  Hands& hands;
  net::ssl::context* tls = nullptr;  ///< nothing: plain HTTP
  /// A connection that waits for a request, and how to end it.
  struct Idle {
    bool fresh = false;  ///< taken in and never answered: its first request may be on the way
    std::function<void()> end;
  };
  std::map<const void*, Idle> idle = {};  ///< used by the thread of the network alone
  bool stopping = false;
  /// How many connections are open from where; used by the thread of the network alone.
  std::map<std::string, std::int64_t> open_from = {};
};

/// Where the connections of one sender are counted together: an address, or a /64 of IPv6, which
/// one sender has as a whole.
std::string sender_of(const net::ip::address& address);

/// Speaks HTTP on one connection until either side ends it.
net::awaitable<void> converse(net::ip::tcp::socket socket, House& house);

}  // namespace renga::portal
