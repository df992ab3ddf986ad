#pragma once

#include "portal/gate.hpp"
#include "portal/portal.hpp"

#include <functional>
#include <map>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/thread_pool.hpp>

namespace renga::portal {

namespace net = boost::asio;

/// Where requests are answered: beside the one thread that speaks to the network, so that neither a
/// slow client nor a slow answer stops the others. Passwords have a thread of their own.
struct Hands {
  net::thread_pool quick{2};
  net::thread_pool slow{1};
};

/// What all connections share.
struct House {
  Gate& gate;
  const ServeOptions& options;
  Hands& hands;
  net::ssl::context* tls = nullptr;  ///< nothing: plain HTTP
  /// How to end the connections that wait for a request; used by the thread of the network alone.
  std::map<const void*, std::function<void()>> idle = {};
  bool stopping = false;
};

/// Speaks HTTP on one connection until either side ends it.
net::awaitable<void> converse(net::ip::tcp::socket socket, House& house);

}  // namespace renga::portal
