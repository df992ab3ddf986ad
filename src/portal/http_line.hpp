#pragma once

#include "portal/line.hpp"

#include <string_view>
#include <vector>

#include <boost/beast/core/buffers_range.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>

namespace renga::portal {

// HTTP over a line: Beast judges and writes the bytes, this moves them.

/// Reads requests; what was read and not used yet is the beginning of the next one.
class HttpReader {
 public:
  using Parser = boost::beast::http::basic_parser<true>;

  HttpReader(Line& line, std::size_t most_bytes) : line_(line), buffer_(most_bytes) {}

  boost::asio::awaitable<Code> read_head(Parser& parser);
  /// To the end; need_buffer where the room that the parser was given is full before.
  boost::asio::awaitable<Code> read_rest(Parser& parser);

 private:
  boost::asio::awaitable<Code> advance(Parser& parser);

  Line& line_;
  boost::beast::flat_buffer buffer_;
};

boost::asio::awaitable<Code> write_text(Line& line, std::string_view text);

/// Some bytes of the message; does nothing when all of it is written.
template <typename Serializer>
boost::asio::awaitable<Code> write_piece(Line& line, Serializer& message) {
  Code error;
  std::vector<boost::asio::const_buffer> pieces;
  message.next(error, [&pieces](Code& none, const auto& buffers) {
    none = {};
    for (const boost::asio::const_buffer piece : boost::beast::buffers_range_ref(buffers))
      pieces.push_back(piece);
  });
  if (error || pieces.empty()) co_return error;
  const auto [ended, bytes] = co_await line.write_some(pieces);
  if (!ended) message.consume(bytes);
  co_return ended;
}

template <typename Serializer>
boost::asio::awaitable<Code> write_head(Line& line, Serializer& message) {
  message.split(true);
  Code error;
  while (!error && !message.is_header_done()) error = co_await write_piece(line, message);
  co_return error;
}

template <typename Serializer>
boost::asio::awaitable<Code> write_rest(Line& line, Serializer& message) {
  message.split(false);
  Code error;
  while (!error && !message.is_done()) error = co_await write_piece(line, message);
  co_return error;
}

}  // namespace renga::portal
