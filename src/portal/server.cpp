#include "portal/connection.hpp"
#include "portal/errors.hpp"
#include "portal/gate.hpp"
#include "portal/portal.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <optional>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace renga::portal {
namespace {

using boost::system::error_code;
using Tcp = net::ip::tcp;

constexpr auto kQuietly = net::as_tuple(net::use_awaitable);
constexpr std::int64_t kConnectionsMost = 20'000;
constexpr std::chrono::seconds kPatience{10};
/// So long the first request of a connection may still be on its way when the server ends.
constexpr std::chrono::milliseconds kFirstRequest{500};

/// As many connections as the machine allows.
void allow_many_connections() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

Error unusable(const std::string& address, const error_code& error) {
  return Error(code::address_unusable).with("address", address).with("reason", error.message());
}

/// From other machines only over TLS.
Done judge_address(const net::ip::address& address, const ServeOptions& options) {
  if (address.is_loopback() || !options.certificate.empty()) return {};
  return fail(Error(code::address_unusable)
                  .with("address", address.to_string())
                  .with("reason", "--certificate, --key"));
}

/// The one socket that listens already and was handed to this program, as sd_listen_fds(3) says:
/// who hands it over may start the next server before this one ends, and nobody is turned away.
std::optional<int> handed_over() {
  constexpr int kFirst = 3;
  const char* process = std::getenv("LISTEN_PID");
  const char* count = std::getenv("LISTEN_FDS");
  if (process == nullptr || count == nullptr || parse_integer(process) != ::getpid() ||
      parse_integer(count) != 1)
    return std::nullopt;
  return kFirst;
}

Done take_over(Tcp::acceptor& acceptor, int socket, const ServeOptions& options) {
  const std::string name = "LISTEN_FDS";
  // Of a longer address this holds the beginning, which is all that is asked for.
  sockaddr place{};
  socklen_t length = sizeof(place);
  if (::getsockname(socket, &place, &length) != 0)
    return fail(unusable(name, error_code(errno, boost::system::system_category())));
  error_code error;
  acceptor.assign(place.sa_family == AF_INET6 ? Tcp::v6() : Tcp::v4(), socket, error);
  if (error) return fail(unusable(name, error));
  const auto endpoint = acceptor.local_endpoint(error);
  if (error) return fail(unusable(name, error));
  return judge_address(endpoint.address(), options);
}

Done open(Tcp::acceptor& acceptor, const ServeOptions& options) {
  if (const auto socket = handed_over()) return take_over(acceptor, *socket, options);
  error_code error;
  const auto address = net::ip::make_address(options.address, error);
  if (error) return fail(unusable(options.address, error));
  RENGA_TRY(judge_address(address, options));
  const Tcp::endpoint endpoint(address, options.port);
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(Tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(Tcp::acceptor::max_listen_connections, error);
  if (error) return fail(unusable(options.address + ":" + std::to_string(options.port), error));
  return {};
}

/// What a browser opens.
std::string url_of(const Tcp::endpoint& endpoint, bool over_tls) {
  const auto address = endpoint.address();
  const std::string host = address.is_loopback() ? "localhost"
                           : address.is_v6()     ? "[" + address.to_string() + "]"
                                                 : address.to_string();
  return (over_tls ? "https://" : "http://") + host + ":" + std::to_string(endpoint.port());
}

Done take_certificate(net::ssl::context& tls, const ServeOptions& options) {
  const auto refuse = [](const std::filesystem::path& path, const error_code& error) {
    return fail(Error(code::certificate_unusable)
                    .with("path", path.string())
                    .with("reason", error.message()));
  };
  error_code error;
  tls.set_options(net::ssl::context::default_workarounds | net::ssl::context::no_sslv2 |
                  net::ssl::context::no_sslv3 | net::ssl::context::no_tlsv1 |
                  net::ssl::context::no_tlsv1_1);
  tls.use_certificate_chain_file(options.certificate.string(), error);
  if (error) return refuse(options.certificate, error);
  tls.use_private_key_file(options.key.string(), net::ssl::context::pem, error);
  if (error) return refuse(options.key, error);
  return {};
}

bool may_come_in(const Tcp::socket& socket, House& house) {
  error_code error;
  const auto from = socket.remote_endpoint(error);
  if (error || house.gate.figures().connections() >= kConnectionsMost) return false;
  if (house.options.behind_proxy) return true;
  const auto open = house.open_from.find(sender_of(from.address()));
  if (open == house.open_from.end() || open->second < house.options.connections_per_address)
    return true;
  house.gate.turned_away(from.address().to_string());
  return false;
}

net::awaitable<void> accept_all(Tcp::acceptor& acceptor, House& house) {
  while (acceptor.is_open()) {
    auto [error, socket] = co_await acceptor.async_accept(kQuietly);
    if (error == net::error::operation_aborted) co_return;
    if (error == net::error::no_descriptors) {
      // Those that are open end sooner or later; until then nobody is taken in.
      net::steady_timer timer(acceptor.get_executor(), std::chrono::milliseconds(50));
      co_await timer.async_wait(kQuietly);
      continue;
    }
    if (error || !may_come_in(socket, house)) continue;
    net::co_spawn(acceptor.get_executor(), converse(std::move(socket), house), net::detached);
  }
}

/// Ends the connections that wait for a request; those that were never answered only with `all`.
void end_idle(const House& house, bool all) {
  for (const auto& [connection, idle] : house.idle)
    if (all || !idle.fresh) idle.end();
}

/// Until the signal: then nobody is taken in any more, and what is in hand may end.
net::awaitable<void> wait_for_the_end(net::io_context& io, net::signal_set& signals,
                                      Tcp::acceptor& acceptor, House& house, Log& log) {
  co_await signals.async_wait(kQuietly);
  log.said("stopping", "signal");
  acceptor.close();
  house.stopping = true;
  end_idle(house, false);
  net::steady_timer timer(io, kFirstRequest);
  if (!house.idle.empty()) co_await timer.async_wait(kQuietly);
  end_idle(house, true);
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (house.gate.figures().connections() > 0 && std::chrono::steady_clock::now() < end) {
    timer.expires_after(std::chrono::milliseconds(100));
    co_await timer.async_wait(kQuietly);
  }
  io.stop();
}

net::awaitable<void> sweep_often(net::io_context& io, service::Desk& desk, Log& log) {
  net::steady_timer timer(io);
  while (true) {
    timer.expires_after(std::chrono::minutes(10));
    co_await timer.async_wait(kQuietly);
    if (const Done swept = desk.accounts().sweep(desk.now()); !swept)
      log.said("sweep_failed", error_row(swept.error().code()).name);
  }
}

}  // namespace

Done serve(service::Desk& desk, const ServeOptions& options) {
  allow_many_connections();
  WebFiles files = WebFiles::built_in();
  if (!options.folder.empty()) {
    RENGA_ASSIGN(files, WebFiles::of_folder(options.folder));
  }
  Log log(options.log);
  Figures figures;
  Gate gate(desk, files, log, figures);
  Hands hands;
  net::ssl::context tls(net::ssl::context::tls_server);
  const bool over_tls = !options.certificate.empty();
  if (over_tls) RENGA_TRY(take_certificate(tls, options));
  House house{gate, options, hands, over_tls ? &tls : nullptr};
  // After the house: connections that are still open when it ends take their leave of it.
  net::io_context io(1);
  Tcp::acceptor acceptor(io);
  RENGA_TRY(open(acceptor, options));
  const std::string url = url_of(acceptor.local_endpoint(), over_tls);
  // From here on a signal ends the server in order, also before anybody was told of it.
  net::signal_set signals(io, SIGINT, SIGTERM);
  desk.jobs().tell_failures([&gate](const Error& error) { gate.job_failed(error); });
  net::co_spawn(io, accept_all(acceptor, house), net::detached);
  net::co_spawn(io, wait_for_the_end(io, signals, acceptor, house, log), net::detached);
  net::co_spawn(io, sweep_often(io, desk, log), net::detached);
  log.said("serving", url);
  if (options.started) options.started(url);
  io.run();
  hands.quick.join();
  hands.slow.join();
  desk.jobs().tell_failures(nullptr);
  log.said("stopped", url);
  return {};
}

}  // namespace renga::portal
