#pragma once

#include "portal/wire.hpp"

#include <cstddef>
#include <memory>
#include <span>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/beast/core/tcp_stream.hpp>

namespace renga::portal {

/// The bytes of one connection, plain or over TLS. What speaks HTTP over it sees no more than this,
/// and is compiled once.
class Line {
 public:
  /// How many bytes went, and what ended it; eof where the other side has ended.
  struct Moved {
    Code error;
    std::size_t bytes = 0;
  };

  Line() = default;
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;
  virtual ~Line() = default;

  virtual bool is_tls() const = 0;
  /// The connection below: its limits of time are those of everything here.
  virtual boost::beast::tcp_stream& plain() = 0;

  virtual boost::asio::awaitable<Code> begin() = 0;
  /// Tells the other side that nothing more comes.
  virtual boost::asio::awaitable<void> end() = 0;

  /// At least one byte, as soon as there is one.
  virtual boost::asio::awaitable<Moved> read_some(boost::asio::mutable_buffer into) = 0;
  virtual boost::asio::awaitable<Moved> write_some(
      std::span<const boost::asio::const_buffer> pieces) = 0;
};

std::unique_ptr<Line> plain_line(boost::beast::tcp_stream stream);
std::unique_ptr<Line> line_over_tls(boost::beast::tcp_stream stream,
                                    boost::asio::ssl::context& tls);

}  // namespace renga::portal
