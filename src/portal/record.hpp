#pragma once

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

/// A refused attack or a slip that looks like one; each kind is a word of the manual.
enum class Attack : std::uint8_t {
  forged_request,  ///< wrong token against forgery, or another origin
  path_traversal,
  bad_header,
  body_too_long,
  too_slow,
  too_often,
  sign_in_refused,
  sign_in_delayed,
  code_replayed,
  unknown_session,
  not_permitted,
  unsafe_file,           ///< a file that was sent unpacks out of proportion, or acts
  too_many_connections,  ///< of one sender at once
};
inline constexpr std::size_t kAttackKinds = 13;
std::string_view name_of(Attack attack);

/// 192.0.2.0/24, 2001:db8:1::/48: enough to act on, not a person.
std::string network_of(std::string_view address);

/// One line of JSON for each request and each refused attack, on stderr or in a file.
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
  void refused(Attack attack, std::string_view pattern, std::string_view address,
               std::string_view request);
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
  void connected(int change) { connections_ += change; }
  std::int64_t connections() const { return connections_; }
  std::string text(std::int64_t dossiers) const;

 private:
  static constexpr std::array<double, 9> kBounds = {0.001, 0.0025, 0.005, 0.01, 0.02,
                                                    0.05,  0.1,    0.5,   1.0};

  std::array<std::atomic<std::int64_t>, 6> by_class_{};  ///< 1xx to 5xx
  std::array<std::atomic<std::int64_t>, kBounds.size() + 1> within_{};
  std::array<std::atomic<std::int64_t>, kAttackKinds> attacks_{};
  std::atomic<std::int64_t> count_ = 0;
  std::atomic<std::int64_t> microseconds_ = 0;
  std::atomic<std::int64_t> connections_ = 0;
};

}  // namespace renga::portal
