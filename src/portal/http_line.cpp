#include "portal/http_line.hpp"

#include <boost/asio/error.hpp>
#include <boost/beast/core/read_size.hpp>
#include <boost/beast/http/error.hpp>

namespace renga::portal {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

constexpr std::size_t kPieceBytes = 64UL * 1024;

}  // namespace

net::awaitable<Code> HttpReader::read_head(Parser& parser) {
  parser.eager(false);
  Code error;
  while (!error && !parser.is_header_done()) error = co_await advance(parser);
  co_return error;
}

net::awaitable<Code> HttpReader::read_rest(Parser& parser) {
  parser.eager(true);
  Code error;
  while (!error && !parser.is_done()) error = co_await advance(parser);
  co_return error;
}

/// What is there is judged; where it is not enough, more is brought and judged the next time.
net::awaitable<Code> HttpReader::advance(Parser& parser) {
  Code error;
  if (buffer_.size() > 0) {
    buffer_.consume(parser.put(buffer_.data(), error));
    if (error != http::error::need_more) co_return error;
    error = {};
  }
  const std::size_t room = beast::read_size(buffer_, kPieceBytes);
  if (room == 0) co_return http::error::buffer_overflow;
  const auto [ended, bytes] = co_await line_.read_some(buffer_.prepare(room));
  buffer_.commit(bytes);
  if (ended != net::error::eof) co_return ended;
  if (!parser.got_some()) co_return http::error::end_of_stream;
  parser.put_eof(error);
  co_return error;
}

net::awaitable<Code> write_text(Line& line, std::string_view text) {
  while (!text.empty()) {
    const net::const_buffer piece(text.data(), text.size());
    const auto [error, bytes] = co_await line.write_some({&piece, 1});
    if (error) co_return error;
    text.remove_prefix(bytes);
  }
  co_return Code();
}

}  // namespace renga::portal
