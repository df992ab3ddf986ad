#pragma once

#include "base/base.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace renga::service {

enum class JobState : std::uint8_t { running, done, failed };

/// Long work as its owner sees it.
struct JobView {
  std::string id;
  std::string kind;
  JobState state = JobState::running;
  std::string step_japanese;
  std::string step_english;
  std::int64_t steps_done = 0;
  std::int64_t steps = 0;
  std::string result;          ///< JSON text; empty until it is done
  std::optional<Error> error;  ///< where it failed
  std::int64_t changes = 0;    ///< grows with every change, so that who waits knows
};

/// Work that goes on while other requests are answered: one at a time, the rest waits. The last
/// hundred that ended are kept.
class Jobs {
 public:
  /// Does the work; says how far it is.
  using Work = std::function<Result<std::string>(Progress& progress)>;

  Jobs();
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;
  /// Waits for the one that runs; those that wait are dropped.
  ~Jobs();

  /// limit_passed where too many wait already.
  Result<std::string> begin(const std::string& owner, const std::string& kind, Work work);
  /// file_unknown where the owner has no such job.
  Result<JobView> view(const std::string& owner, const std::string& id) const;
  void stop();
  /// Who wants to know of every job that fails; nothing: nobody. Called by the thread of the jobs.
  void tell_failures(std::function<void(const Error&)> told);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace renga::service
