#include "portal/line.hpp"

#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/ssl.hpp>

namespace renga::portal {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;

constexpr auto kQuietly = net::as_tuple(net::use_awaitable);

/// What both kinds do alike, on a stream of Asio.
template <typename Stream>
class LineOver : public Line {
 public:
  template <typename... Given>
  explicit LineOver(Given&&... given) : stream_(std::forward<Given>(given)...) {}

  beast::tcp_stream& plain() override { return beast::get_lowest_layer(stream_); }

  net::awaitable<Moved> read_some(net::mutable_buffer into) override {
    const auto [error, bytes] = co_await stream_.async_read_some(into, kQuietly);
    co_return Moved{error, bytes};
  }

  net::awaitable<Moved> write_some(std::span<const net::const_buffer> pieces) override {
    const auto [error, bytes] = co_await stream_.async_write_some(pieces, kQuietly);
    co_return Moved{error, bytes};
  }

 protected:
  Stream stream_;
};

class PlainLine final : public LineOver<beast::tcp_stream> {
 public:
  using LineOver::LineOver;
  bool is_tls() const override { return false; }
  net::awaitable<Code> begin() override { co_return Code(); }
  net::awaitable<void> end() override {
    Code error;
    stream_.socket().shutdown(net::ip::tcp::socket::shutdown_send, error);
    co_return;
  }
};

class LineOverTls final : public LineOver<beast::ssl_stream<beast::tcp_stream>> {
 public:
  using LineOver::LineOver;
  bool is_tls() const override { return true; }
  net::awaitable<Code> begin() override {
    const auto [error] = co_await stream_.async_handshake(net::ssl::stream_base::server, kQuietly);
    co_return error;
  }
  net::awaitable<void> end() override { co_await stream_.async_shutdown(kQuietly); }
};

}  // namespace

std::unique_ptr<Line> plain_line(beast::tcp_stream stream) {
  return std::make_unique<PlainLine>(std::move(stream));
}

std::unique_ptr<Line> line_over_tls(beast::tcp_stream stream, net::ssl::context& tls) {
  return std::make_unique<LineOverTls>(std::move(stream), tls);
}

}  // namespace renga::portal
