#include "portal/connection.hpp"
#include "portal/errors.hpp"
#include "portal/gate.hpp"
#include "portal/portal.hpp"

#include <csignal>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <sys/resource.h>

namespace renga::portal {
namespace {

using boost::system::error_code;
using Tcp = net::ip::tcp;

constexpr auto kQuietly = net::as_tuple(net::use_awaitable);
constexpr std::int64_t kConnectionsMost = 20'000;
constexpr std::chrono::seconds kPatience{10};

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

Result<Tcp::endpoint> endpoint_of(const ServeOptions& options) {
  error_code error;
  const auto address = net::ip::make_address(options.address, error);
  if (error) return fail(unusable(options.address, error));
  const bool tls = !options.certificate.empty();
  if (!address.is_loopback() && !tls)
    return fail(Error(code::address_unusable)
                    .with("address", options.address)
                    .with("reason", "--certificate, --key"));
  return Tcp::endpoint(address, options.port);
}

Done open(Tcp::acceptor& acceptor, const Tcp::endpoint& endpoint, const std::string& name) {
  error_code error;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(Tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(Tcp::acceptor::max_listen_connections, error);
  if (error) return fail(unusable(name, error));
  return {};
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
    if (error || house.gate.figures().connections() >= kConnectionsMost) continue;
    net::co_spawn(acceptor.get_executor(), converse(std::move(socket), house), net::detached);
  }
}

/// Until the signal: then nobody is taken in any more, and what is in hand may end.
net::awaitable<void> wait_for_the_end(net::io_context& io, Tcp::acceptor& acceptor, House& house,
                                      Log& log) {
  net::signal_set signals(io, SIGINT, SIGTERM);
  co_await signals.async_wait(kQuietly);
  log.said("stopping", "signal");
  acceptor.close();
  house.gate.stop();
  house.stopping = true;
  for (const auto& [connection, end] : house.idle) end();
  net::steady_timer timer(io);
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
  RENGA_ASSIGN(const Tcp::endpoint endpoint, endpoint_of(options));
  WebFiles files = WebFiles::built_in();
  if (!options.folder.empty()) {
    RENGA_ASSIGN(files, WebFiles::of_folder(options.folder));
  }
  Log log(options.log);
  Figures figures;
  Gate gate(desk, files, log, figures);
  Hands hands;
  net::io_context io(1);
  net::ssl::context tls(net::ssl::context::tls_server);
  const bool over_tls = !options.certificate.empty();
  if (over_tls) RENGA_TRY(take_certificate(tls, options));
  House house{gate, options, hands, over_tls ? &tls : nullptr};
  Tcp::acceptor acceptor(io);
  RENGA_TRY(open(acceptor, endpoint, options.address + ":" + std::to_string(options.port)));
  const auto port = std::to_string(acceptor.local_endpoint().port());
  const bool six = endpoint.address().is_v6();
  const std::string host = endpoint.address().is_loopback() ? "localhost"
                           : six                            ? "[" + options.address + "]"
                                                            : options.address;
  const std::string url = (over_tls ? "https://" : "http://") + host + ":" + port;
  net::co_spawn(io, accept_all(acceptor, house), net::detached);
  net::co_spawn(io, wait_for_the_end(io, acceptor, house, log), net::detached);
  net::co_spawn(io, sweep_often(io, desk, log), net::detached);
  log.said("serving", url);
  if (options.started) options.started(url);
  io.run();
  hands.quick.join();
  hands.slow.join();
  log.said("stopped", url);
  return {};
}

}  // namespace renga::portal
