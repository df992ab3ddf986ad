#pragma once

#include "portal/attack.hpp"
#include "portal/route.hpp"

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace renga::portal {

/// What the log and the figures say of one request. No path, no account, no address of a person:
/// the route's pattern, and the network that it came from.
struct Handled {
  std::string_view method;
  std::string_view pattern;
  int status = 0;
  double seconds = 0;
  std::string_view request;
};

/// 192.0.2.0/24, 2001:db8:1::/48: enough to act on, not a person.
std::string network_of(std::string_view address);

/// Where an attack was seen: the pattern of the route, the address of the sender, the request.
struct Sighting {
  std::string_view pattern;
  std::string_view address;
  std::string_view request;
};

/// One line of JSON for each request and each attack, on stderr or in a file.
class Log {
 public:
  /// An empty file: stderr.
  explicit Log(const std::filesystem::path& file);
  Log(Log&&) noexcept;
  Log& operator=(Log&&) = delete;
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;
  ~Log();

  void handled(const Handled& handled);
  void refused(Attack attack, const Sighting& sighting);
  /// It was let pass, because it is harmless here.
  void noticed(Attack attack, const Sighting& sighting);
  void said(std::string_view event, std::string_view detail);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Counted since the start; written as Prometheus reads it.
class Figures {
 public:
  void handled(const Handled& handled);
  void refused(Attack attack);
  void noticed(Attack attack);
  void connected(int change) { connections_ += change; }
  std::int64_t connections() const { return connections_; }
  std::string text(std::int64_t dossiers) const;

 private:
  using Counts = std::array<std::atomic<std::int64_t>, kAttackKinds>;
  static void tell(std::string& text, std::string_view name, const Counts& counts);

  static constexpr std::array<double, 9> kBounds = {0.001, 0.0025, 0.005, 0.01, 0.02,
                                                    0.05,  0.1,    0.5,   1.0};

  std::array<std::atomic<std::int64_t>, 6> by_class_{};  ///< 1xx to 5xx
  std::array<std::atomic<std::int64_t>, kBounds.size() + 1> within_{};
  Counts refused_{};
  Counts noticed_{};
  std::atomic<std::int64_t> count_ = 0;
  std::atomic<std::int64_t> microseconds_ = 0;
  std::atomic<std::int64_t> connections_ = 0;
};

}  // namespace renga::portal
