#pragma once

#include "crypto/crypto.hpp"

#include <functional>
#include <mutex>

#include <p11-kit/p11-kit.h>
#include <p11-kit/uri.h>

namespace renga::crypto {

// The C interface of PKCS#11, made safe to hold: a URI, a module, a session. docs/decisions/0008
// says why no library stands between.

struct FreeUri {
  void operator()(P11KitUri* uri) const noexcept { p11_kit_uri_free(uri); }
};
using Uri = std::unique_ptr<P11KitUri, FreeUri>;

/// token_uri_bad where the text is not one of RFC 7512.
Result<Uri> parse_uri(std::string_view text);
/// The URI of an object in a token.
std::string uri_of(const CK_TOKEN_INFO& token, CK_OBJECT_CLASS kind, std::string_view label,
                   Bytes id);

/// Throws TokenFailure unless the token says that it went well.
void require_ok(CK_RV code, std::string_view operation);

/// A token with a user who is logged in, and sessions that threads take in turn.
class LoggedInToken {
 public:
  /// Throws TokenFailure.
  LoggedInToken(CK_FUNCTION_LIST* functions, CK_SLOT_ID slot, const Passphrase& pin);
  LoggedInToken(const LoggedInToken&) = delete;
  LoggedInToken& operator=(const LoggedInToken&) = delete;
  ~LoggedInToken();

  const CK_TOKEN_INFO& info() const { return info_; }

  /// Runs `work(functions, session)` with a session that no other thread uses meanwhile.
  template <typename Work>
  auto with_session(Work work) const {
    Seat& seat = seats_[seat_of_this_thread()];
    const std::lock_guard lock(seat.busy);
    if (seat.session == 0) seat.session = open_session();
    return work(functions_, seat.session);
  }

 private:
  static constexpr std::size_t kSeats = 8;
  struct Seat {
    std::mutex busy;
    CK_SESSION_HANDLE session = 0;
  };
  static std::size_t seat_of_this_thread();
  CK_SESSION_HANDLE open_session() const;

  CK_FUNCTION_LIST* functions_;
  CK_SLOT_ID slot_;
  CK_TOKEN_INFO info_{};
  mutable std::array<Seat, kSeats> seats_;
};

/// The modules that speak to tokens, started as long as this object lives.
class Modules {
 public:
  /// One library by its path, or, where it is empty, all that p11-kit knows. Throws TokenFailure.
  explicit Modules(const std::string& path);
  Modules(const Modules&) = delete;
  Modules& operator=(const Modules&) = delete;
  ~Modules();

  struct Place {
    CK_FUNCTION_LIST* functions;
    CK_SLOT_ID slot;
  };
  /// The one token that the URI fits; nothing where none or several do.
  std::optional<Place> find(P11KitUri* uri) const;

 private:
  std::vector<CK_FUNCTION_LIST*> each() const;

  CK_FUNCTION_LIST* one_ = nullptr;
  CK_FUNCTION_LIST** all_ = nullptr;
};

}  // namespace renga::crypto
