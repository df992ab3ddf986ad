#include "portal/connection.hpp"

#include "portal/errors.hpp"
#include "portal/http_line.hpp"
#include "portal/patience.hpp"
#include "portal/upload.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/http.hpp>

namespace renga::portal {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;
using Clock = std::chrono::steady_clock;

constexpr auto kQuietly = net::as_tuple(net::use_awaitable);
constexpr std::uint32_t kHeaderBytes = 16 * 1024;
constexpr std::uint64_t kBodyBytes = 1024ULL * 1024;
constexpr std::uint64_t kUploadBytes = 512ULL * 1024 * 1024;
constexpr std::size_t kPieceBytes = 64UL * 1024;
// So much, and so long, of a refused body is thrown away before the connection closes (API-9).
constexpr std::size_t kLingerBytes = 4UL * 1024 * 1024;
constexpr std::chrono::seconds kLingerTime{2};

using Head = http::request_parser<http::empty_body>;

template <typename Message>
void set_head(Message& message, const Answer& answer, bool keep_alive) {
  message.set(http::field::server, "renga");
  if (!answer.type.empty()) message.set(http::field::content_type, answer.type);
  for (const auto& [name, value] : answer.headers) {
    // Several cookies are several fields; everything else is one.
    if (name == "Set-Cookie") {
      message.insert(name, value);
    } else {
      message.set(name, value);
    }
  }
  message.keep_alive(keep_alive);
}

/// What is said on one connection.
class Talk {
 public:
  Talk(Line& line, House& house, net::ip::tcp::endpoint from)
      : line_(line), house_(house), from_(std::move(from)) {}

  net::awaitable<void> run() {
    // g++ 12 makes a trap of a loop whose condition waits: the answer goes through a variable.
    bool goes_on = true;
    while (goes_on) goes_on = co_await exchange();
  }

 private:
  void wait_at_most(std::chrono::seconds time) { line_.plain().expires_after(time); }
  std::chrono::seconds header_time() const {
    return std::chrono::seconds(house_.options.header_seconds);
  }
  std::chrono::seconds body_time() const {
    return std::chrono::seconds(house_.options.body_seconds);
  }

  net::awaitable<Code> read_head(Head& head) {
    const Patience patience(line_.plain(), header_time());
    house_.idle.emplace(this, House::Idle{fresh_, [this] { line_.plain().cancel(); }});
    const Code error = co_await reader_.read_head(head);
    house_.idle.erase(this);
    co_return patience.explained(error);
  }

  /// A body, or a piece of an upload: a slow line may take long, one that stands still may not.
  net::awaitable<Code> read_body(HttpReader::Parser& parser) {
    const Patience patience(line_.plain(), body_time());
    const Code error = co_await reader_.read_rest(parser);
    co_return patience.explained(error);
  }

  /// One request and its answer; whether the connection goes on.
  net::awaitable<bool> exchange() {
    Head head;
    head.header_limit(kHeaderBytes);
    head.body_limit(kUploadBytes);
    // Who was taken in is answered once, also while the server ends (API-10).
    if (house_.stopping && !fresh_) co_return false;
    const Code error = co_await read_head(head);
    fresh_ = false;
    began_ = Clock::now();
    if (error && !head.got_some()) co_return false;
    Asked asked = asked_of(head.get(), from_, house_.options, line_.is_tls());
    if (error) co_return co_await break_off(error, asked, kUploadBytes);
    if (const auto attack = attack_in_head(asked))
      co_return co_await end_with(*attack, Error(code::header_bad), asked);
    const auto target = read_target(head.get().target());
    if (!target)
      co_return co_await end_with(attack_in_target(head.get().target()), Error(code::not_found),
                                  asked);
    asked.path = target->path;
    asked.query = target->query;
    if (!asked.path.starts_with("/api/")) {
      auto verdict = house_.gate.judge(asked);
      co_return co_await answer(verdict.answer, asked, verdict, head.keep_alive());
    }
    co_return co_await ask(head, std::move(asked));
  }

  net::awaitable<bool> ask(Head& head, Asked asked) {
    const bool keep_alive = head.keep_alive();
    const auto judge = [&] { return house_.gate.judge(asked); };
    auto verdict = co_await in(house_.hands.quick, judge);
    if (!verdict.admitted) {
      // What would still come in of a refused body is not waited for.
      const bool body_follows = !head.is_done();
      const bool goes_on =
          co_await answer(verdict.answer, asked, verdict, keep_alive && !body_follows);
      if (body_follows) co_await let_finish();
      co_return goes_on;
    }
    const Route& route = *verdict.admitted->route;
    std::optional<Upload> upload;
    bool taken = true;
    if (route.demands.bytes) {
      taken = co_await take_upload(head, asked, upload);
    } else if (!head.is_done()) {
      taken = co_await take_body(head, asked);
    }
    if (!taken) co_return false;
    auto& hands = route.demands.slow ? house_.hands.slow : house_.hands.quick;
    const auto perform = [&] {
      if (!upload) return house_.gate.perform(*verdict.admitted, asked, std::nullopt, "", 0);
      return house_.gate.perform(*verdict.admitted, asked, upload->path(), upload->sha256(),
                                 upload->bytes());
    };
    Answer made = co_await in(hands, perform);
    co_return co_await answer(made, asked, verdict, keep_alive);
  }

  /// Work on another thread while this connection waits and the network goes on.
  template <typename Work>
  net::awaitable<std::invoke_result_t<Work>> in(net::thread_pool& hands, Work work) {
    using Made = std::invoke_result_t<Work>;
    co_return co_await net::co_spawn(
        hands, [&]() -> net::awaitable<Made> { co_return work(); }, net::use_awaitable);
  }

  net::awaitable<bool> continue_if_asked(const Asked& asked) {
    if (asked.header("expect") != "100-continue") co_return true;
    const Code error = co_await write_text(line_, "HTTP/1.1 100 Continue\r\n\r\n");
    co_return !error;
  }

  net::awaitable<bool> take_body(Head& head, Asked& asked) {
    http::request_parser<http::string_body> parser(std::move(head));
    parser.body_limit(kBodyBytes);
    // A length that was announced was judged with the head, by the limit of uploads.
    if (parser.content_length().value_or(0) > kBodyBytes)
      co_return co_await break_off(http::error::body_limit, asked, kBodyBytes);
    const bool went_on = co_await continue_if_asked(asked);
    if (!went_on) co_return false;
    const Code error = co_await read_body(parser);
    if (error) co_return co_await break_off(error, asked, kBodyBytes);
    asked.body = std::move(parser.get().body());
    co_return true;
  }

  net::awaitable<bool> take_upload(Head& head, const Asked& asked, std::optional<Upload>& upload) {
    http::request_parser<http::buffer_body> parser(std::move(head));
    parser.body_limit(kUploadBytes);
    const bool went_on = co_await continue_if_asked(asked);
    if (!went_on) co_return false;
    auto opened = Upload::begin(house_.options.uploads);
    if (!opened) co_return co_await end_with({}, opened.error(), asked);
    upload.emplace(*std::move(opened));
    std::vector<char> piece(kPieceBytes);
    while (!parser.is_done()) {
      parser.get().body().data = piece.data();
      parser.get().body().size = piece.size();
      const Code error = co_await read_body(parser);
      if (error && error != http::error::need_buffer)
        co_return co_await break_off(error, asked, kUploadBytes);
      const std::size_t used = piece.size() - parser.get().body().size;
      if (Done taken = upload->take({piece.data(), used}); !taken)
        co_return co_await end_with({}, taken.error(), asked);
    }
    if (Done whole = upload->finish(); !whole)
      co_return co_await end_with({}, whole.error(), asked);
    co_return true;
  }

  /// Answers what cannot be read to its end; whoever went away is not told.
  net::awaitable<bool> break_off(Code error, const Asked& asked, std::uint64_t body_limit) {
    const auto attack = attack_of(error);
    if (!attack) co_return false;
    co_return co_await end_with(*attack, error_of(*attack, body_limit), asked);
  }

  /// The attack, if it is one, is told in the log.
  net::awaitable<bool> end_with(std::optional<Attack> attack, const Error& error,
                                const Asked& asked) {
    Gate::Verdict verdict;
    verdict.answer = house_.gate.broken_off(attack, error, asked);
    co_await answer(verdict.answer, asked, verdict, false);
    co_await let_finish();
    co_return false;
  }

  /// Who is still sending would lose the answer if the connection closed now (RFC 9112, 9.6): what
  /// still comes is read and thrown away, up to a limit and for a moment.
  net::awaitable<void> let_finish() {
    Code error;
    // Over TLS the end is said by TLS itself, after this.
    if (!line_.is_tls()) co_await line_.end();
    wait_at_most(kLingerTime);
    std::vector<char> piece(kPieceBytes);
    for (std::size_t bytes = 0; !error && bytes < kLingerBytes;) {
      const auto [ended, more] = co_await line_.read_some(net::buffer(piece));
      error = ended;
      bytes += more;
    }
  }

  net::awaitable<bool> answer(Answer& made, const Asked& asked, const Gate::Verdict& verdict,
                              bool keep_alive) {
    keep_alive = keep_alive && !house_.stopping;
    const std::chrono::duration<double> seconds = Clock::now() - began_;
    house_.gate.finish(made, asked,
                       {.method = asked.method,
                        .pattern = verdict.pattern,
                        .status = made.status,
                        .seconds = seconds.count(),
                        .request = verdict.request});
    wait_at_most(body_time());
    if (made.stream) co_return co_await write_stream(made);
    if (made.file) co_return co_await write_file(made, asked, keep_alive);
    const std::string& body = made.shared ? *made.shared : made.body;
    const auto status = static_cast<http::status>(made.status);
    const bool bare = asked.method == "HEAD" || made.status == 304 || made.status == 204;
    Code error;
    if (bare) {
      http::response<http::empty_body> message{status, 11};
      set_head(message, made, keep_alive);
      if (asked.method == "HEAD") message.content_length(body.size());
      http::response_serializer<http::empty_body> serializer(message);
      error = co_await write_rest(line_, serializer);
    } else {
      http::response<http::span_body<const char>> message{status, 11};
      set_head(message, made, keep_alive);
      message.body() = {body.data(), body.size()};
      message.prepare_payload();
      http::response_serializer<http::span_body<const char>> serializer(message);
      error = co_await write_rest(line_, serializer);
    }
    co_return !error && keep_alive;
  }

  net::awaitable<bool> write_file(const Answer& made, const Asked& asked, bool keep_alive) {
    http::response<http::file_body> message{static_cast<http::status>(made.status), 11};
    Code error;
    message.body().open(made.file->c_str(), beast::file_mode::scan, error);
    if (error) co_return false;
    set_head(message, made, keep_alive);
    message.prepare_payload();
    http::response_serializer<http::file_body> serializer(message);
    if (asked.method == "HEAD") {
      error = co_await write_head(line_, serializer);
      co_return !error && keep_alive;
    }
    while (!error && !serializer.is_done()) {
      wait_at_most(body_time());
      error = co_await write_piece(line_, serializer);
    }
    co_return !error && keep_alive;
  }

  /// Server-sent events: a timer asks for the next piece, no thread waits.
  net::awaitable<bool> write_stream(const Answer& made) {
    constexpr std::chrono::milliseconds kEvery{250};
    http::response<http::empty_body> message{static_cast<http::status>(made.status), 11};
    set_head(message, made, false);
    message.chunked(true);
    http::response_serializer<http::empty_body> serializer(message);
    Code error = co_await write_head(line_, serializer);
    net::steady_timer timer(co_await net::this_coro::executor);
    while (!error) {
      const NextPiece next = made.stream();
      if (!next.text.empty()) {
        wait_at_most(body_time());
        const net::const_buffer piece(next.text.data(), next.text.size());
        const std::string chunk = beast::buffers_to_string(http::make_chunk(piece));
        error = co_await write_text(line_, chunk);
      }
      if (error || next.last) break;
      timer.expires_after(kEvery);
      co_await timer.async_wait(kQuietly);
    }
    const std::string last = beast::buffers_to_string(http::make_chunk_last());
    if (!error) co_await write_text(line_, last);
    co_return false;
  }

  Line& line_;
  House& house_;
  net::ip::tcp::endpoint from_;
  HttpReader reader_{line_, kHeaderBytes + kPieceBytes};
  Clock::time_point began_;
  bool fresh_ = true;  ///< not yet asked for anything
};

/// A connection as the figures and the limit count it, for as long as it is open.
class Counted {
 public:
  Counted(House& house, std::string from) : house_(house), from_(std::move(from)) {
    house_.gate.figures().connected(1);
    ++house_.open_from[from_];
  }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;
  ~Counted() {
    house_.gate.figures().connected(-1);
    const auto found = house_.open_from.find(from_);
    if (--found->second == 0) house_.open_from.erase(found);
  }

 private:
  House& house_;
  std::string from_;
};

}  // namespace

std::string sender_of(const net::ip::address& address) {
  if (!address.is_v6()) return address.to_string();
  auto bytes = address.to_v6().to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), 0);
  return net::ip::make_address_v6(bytes).to_string();
}

net::awaitable<void> converse(net::ip::tcp::socket socket, House& house) {
  Code error;
  const auto from = socket.remote_endpoint(error);
  if (error) co_return;
  socket.set_option(net::ip::tcp::no_delay(true), error);
  const Counted counted(house, sender_of(from.address()));
  beast::tcp_stream stream(std::move(socket));
  const auto line = house.tls != nullptr ? line_over_tls(std::move(stream), *house.tls)
                                         : plain_line(std::move(stream));
  const std::chrono::seconds time(house.options.header_seconds);
  line->plain().expires_after(time);
  if (co_await line->begin()) co_return;
  Talk talk(*line, house, from);
  co_await talk.run();
  line->plain().expires_after(time);
  co_await line->end();
}

}  // namespace renga::portal
