#pragma once

#include "portal/wire.hpp"

#include <chrono>
#include <memory>

#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>

namespace renga::portal {

/// Breaks off what the stream waits for when its time is over, and leaves the connection open, so
/// that who was too slow can be told (API-9).
class Patience {
 public:
  Patience(boost::beast::tcp_stream& stream, std::chrono::seconds time)
      : state_(std::make_shared<State>(State{stream})), timer_(stream.get_executor(), time) {
    stream.expires_never();
    timer_.async_wait([state = state_](Code error) {
      if (error || state->ended) return;
      state->over = true;
      state->stream.cancel();
    });
  }
  Patience(const Patience&) = delete;
  Patience& operator=(const Patience&) = delete;
  ~Patience() { state_->ended = true; }

  /// A break-off of ours is a lack of time.
  Code explained(Code error) const {
    const bool ours = state_->over && error == boost::asio::error::operation_aborted;
    return ours ? Code(boost::beast::error::timeout) : error;
  }

 private:
  struct State {
    boost::beast::tcp_stream& stream;
    bool over = false;
    bool ended = false;  ///< the stream may be gone
  };
  std::shared_ptr<State> state_;
  boost::asio::steady_timer timer_;
};

}  // namespace renga::portal
