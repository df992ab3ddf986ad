#pragma once

#include "portal/record.hpp"
#include "portal/route.hpp"
#include "portal/web_files.hpp"

#include <map>
#include <mutex>
#include <set>
#include <string>

namespace renga::portal {

/// A request whose head was let in: what its body may be.
struct Admitted {
  const Route* route = nullptr;
  std::map<std::string, std::string, std::less<>> path;
  std::string token;
  service::SessionView session;
  std::string request;  ///< its name in the log
};

/// The order in which a request is judged, the same for every route: address, route, rate, session,
/// right, forgery, demands; then the body; then what was asked is done (docs/spec/api.md).
/// Safe to call from several threads.
class Gate {
 public:
  Gate(service::Desk& desk, const WebFiles& files, Log& log, Figures& figures)
      : desk_(desk), files_(files), log_(log), figures_(figures) {}

  /// Judges the head. Either the request goes on, or the answer is here already.
  struct Verdict {
    std::optional<Admitted> admitted;
    Answer answer;
    std::string pattern;  ///< for the log
    std::string request;
  };
  Verdict judge(const Asked& asked);
  /// Does what was asked; the body is here.
  Answer perform(const Admitted& admitted, const Asked& asked,
                 const std::optional<std::filesystem::path>& upload, std::string_view sha256,
                 std::int64_t upload_bytes);

  /// The answer to what broke off: too long, too slow, not of the form, or a fault of our own.
  Answer broken_off(std::optional<Attack> attack, const Error& error, const Asked& asked);
  /// The last hand on every answer: headers of safety, the log and the figures (API-80).
  void finish(Answer& answer, const Asked& asked, const Handled& handled);

  /// A connection that was not taken in because its sender has too many.
  void turned_away(std::string_view address);
  /// A job ended with this error; the log has it where it looks like an attack.
  void job_failed(const Error& error);

  Figures& figures() { return figures_; }

 private:
  struct Bucket {
    double tokens = 0;
    std::int64_t at = 0;
  };

  void tell_refused(Attack attack, const Sighting& sighting);
  /// What the texts of a request look like, once a kind (API-83).
  void notice(const Admitted& admitted, const Asked& asked, const Json& body);
  Error refuse(Attack attack, Error error, const Route& route, const Asked& asked,
               std::string_view request);
  bool within_rate(const Asked& asked);
  Done judge_right(const Admitted& admitted, const Asked& asked);
  Done judge_demands(const Admitted& admitted, const Asked& asked) const;
  Result<Answer> act(const Admitted& admitted, const Asked& asked, Call& call);
  Result<Answer> act_once(const Admitted& admitted, const Asked& asked, Call& call);

  service::Desk& desk_;
  const WebFiles& files_;
  Log& log_;
  Figures& figures_;
  std::mutex lock_;
  std::map<std::string, Bucket, std::less<>> buckets_;
  std::set<std::string> in_hand_;  ///< accounts and keys whose command is being done
};

/// The name of the session's cookie (API-20).
std::string_view cookie_name(bool secure);
/// `Set-Cookie` of a token; an empty one ends it.
std::string set_cookie(std::string_view token, bool secure);

}  // namespace renga::portal
