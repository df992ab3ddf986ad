#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace renga::parquet {

/// Does one job after the other on a thread of its own, so that the order of the results does not
/// depend on the number of threads. Jobs must not throw.
class Worker {
 public:
  Worker();
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// Waits while many jobs are waiting already: what waits is memory.
  void give(std::function<void()> job);
  /// Waits until everything given is done.
  void drain();

 private:
  void run();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> jobs_;
  bool busy_ = false;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace renga::parquet
