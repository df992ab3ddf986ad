#include "service/jobs.hpp"

#include "factors/factors.hpp"
#include "service/errors.hpp"

#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

namespace renga::service {
namespace {

constexpr std::size_t kWaitingMost = 20;
constexpr std::size_t kKeptMost = 100;

struct Job {
  std::string owner;
  JobView view;
  Jobs::Work work;
};

}  // namespace

struct Jobs::State {
  mutable std::mutex lock;
  std::condition_variable wake;
  std::map<std::string, std::shared_ptr<Job>> jobs;
  std::deque<std::string> waiting;
  std::deque<std::string> ended;
  bool stopping = false;
  std::function<void(const Error&)> told;
  std::thread thread;

  void run();
  void finish(const std::shared_ptr<Job>& job, Result<std::string> made);
};

namespace {

/// Takes the steps of the work down where its owner sees them.
class Noted : public Progress {
 public:
  Noted(std::mutex& lock, JobView& view) : lock_(lock), view_(view) {}
  void begin(Bilingual step, std::int64_t total, Bilingual) override {
    note([&] {
      view_.step_japanese = step.japanese;
      view_.step_english = step.english;
      view_.steps_done = 0;
      view_.steps = total;
    });
  }
  void reach(std::int64_t done) override {
    note([&] { view_.steps_done = done; });
  }
  void end() override {
    note([&] { view_.steps_done = view_.steps; });
  }

 private:
  template <typename Change>
  void note(const Change& change) {
    const std::lock_guard lock(lock_);
    change();
    ++view_.changes;
  }

  std::mutex& lock_;
  JobView& view_;
};

}  // namespace

void Jobs::State::finish(const std::shared_ptr<Job>& job, Result<std::string> made) {
  const std::lock_guard guard(lock);
  JobView& view = job->view;
  view.state = made ? JobState::done : JobState::failed;
  if (made) {
    view.result = *std::move(made);
  } else {
    view.error = std::move(made).error();
    if (told) told(*view.error);
  }
  ++view.changes;
  job->work = nullptr;
  ended.push_back(view.id);
  if (ended.size() <= kKeptMost) return;
  jobs.erase(ended.front());
  ended.pop_front();
}

void Jobs::State::run() {
  while (true) {
    std::shared_ptr<Job> job;
    {
      std::unique_lock guard(lock);
      wake.wait(guard, [&] { return stopping || !waiting.empty(); });
      if (stopping) return;
      job = jobs.at(waiting.front());
      waiting.pop_front();
    }
    Noted progress(lock, job->view);
    try {
      finish(job, job->work(progress));
    } catch (const std::exception&) {
      // Out of memory, or a bug: the job ends, the server goes on.
      finish(job, fail(Error(code::job_broke)));
    }
  }
}

Jobs::Jobs() : state_(std::make_unique<State>()) {
  state_->thread = std::thread([state = state_.get()] { state->run(); });
}

void Jobs::stop() {
  {
    const std::lock_guard guard(state_->lock);
    state_->stopping = true;
  }
  state_->wake.notify_all();
  if (state_->thread.joinable()) state_->thread.join();
}

void Jobs::tell_failures(std::function<void(const Error&)> told) {
  const std::lock_guard guard(state_->lock);
  state_->told = std::move(told);
}

Jobs::~Jobs() {
  stop();
}

Result<std::string> Jobs::begin(const std::string& owner, const std::string& kind, Work work) {
  auto job = std::make_shared<Job>();
  job->owner = owner;
  job->view.id = factors::random_token();
  job->view.kind = kind;
  job->work = std::move(work);
  const std::string id = job->view.id;
  {
    const std::lock_guard guard(state_->lock);
    if (state_->waiting.size() >= kWaitingMost)
      return fail(Error(code::limit_passed)
                      .with("what", "jobs")
                      .with("limit", static_cast<std::int64_t>(kWaitingMost)));
    state_->jobs.emplace(id, std::move(job));
    state_->waiting.push_back(id);
  }
  state_->wake.notify_one();
  return id;
}

Result<JobView> Jobs::view(const std::string& owner, const std::string& id) const {
  const std::lock_guard guard(state_->lock);
  const auto found = state_->jobs.find(id);
  if (found == state_->jobs.end() || found->second->owner != owner)
    return fail(Error(code::file_unknown));
  return found->second->view;
}

}  // namespace renga::service
