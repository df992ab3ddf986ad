#include "cost.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace renga::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kMibPerKib = 1.0 / 1024;
/// What a shell says too where a program cannot be started.
constexpr int kNotStarted = 127;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

double processor_seconds(const rusage& usage) {
  return seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
}

double processor_seconds_so_far() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return processor_seconds(usage);
}

using Start = int (*)(const char* file, char* const* words);

/// Becomes another program; comes back only where it cannot.
void become(std::vector<std::string> words, Start start,
            const std::filesystem::path& standard_output) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const int out = ::open(standard_output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (out >= 0 && ::dup2(out, STDOUT_FILENO) >= 0) start(pointers.front(), pointers.data());
}

/// Lets `work` happen in a child; it gives the child's exit code.
Cost cost_of_child(const std::function<int()>& work, int highest_exit_code,
                   const std::string& name) {
  const Clock::time_point begin = Clock::now();
  const pid_t child = ::fork();
  if (child < 0) throw Failure("no further process can be started");
  if (child == 0) std::_Exit(work());
  int status = 0;
  rusage usage{};
  if (::wait4(child, &status, 0, &usage) != child) throw Failure("a process was lost");
  const Cost cost{seconds_since(begin), processor_seconds(usage),
                  static_cast<double>(usage.ru_maxrss) * kMibPerKib};
  if (!WIFEXITED(status) || WEXITSTATUS(status) > highest_exit_code)
    throw Failure(fmt::format("{} ended with {}", name, WEXITSTATUS(status)));
  return cost;
}

}  // namespace

Cost timed(const std::function<void()>& work) {
  const double processor_before = processor_seconds_so_far();
  const Clock::time_point begin = Clock::now();
  work();
  return {seconds_since(begin), processor_seconds_so_far() - processor_before, 0};
}

Cost timed_apart(const std::function<void()>& work) {
  const auto guarded = [&work] {
    try {
      work();
      return EXIT_SUCCESS;
    } catch (const Failure& failure) {
      std::fputs(fmt::format("{}\n", failure.what()).c_str(), stderr);
      return EXIT_FAILURE;
    }
  };
  return cost_of_child(guarded, EXIT_SUCCESS, "work in a process of its own");
}

Cost timed_renga(const std::vector<std::string>& arguments,
                 const std::filesystem::path& standard_output, int highest_exit_code) {
  const auto start = [&] {
    std::vector<std::string> words = {RENGA_PROGRAM};
    words.insert(words.end(), arguments.begin(), arguments.end());
    become(std::move(words), &::execv, standard_output);
    return kNotStarted;
  };
  return cost_of_child(start, highest_exit_code, "renga " + arguments.front());
}

Cost timed_program(const std::vector<std::string>& words,
                   const std::filesystem::path& standard_output) {
  const auto start = [&] {
    become(words, &::execvp, standard_output);
    return kNotStarted;
  };
  return cost_of_child(start, EXIT_SUCCESS, words.front());
}

bool runs(const std::vector<std::string>& words) {
  const auto start = [&] {
    const int nowhere = ::open("/dev/null", O_WRONLY);
    if (nowhere >= 0) ::dup2(nowhere, STDERR_FILENO);
    become(words, &::execvp, "/dev/null");
    return kNotStarted;
  };
  try {
    cost_of_child(start, EXIT_SUCCESS, words.front());
    return true;
  } catch (const Failure&) {
    return false;
  }
}

}  // namespace renga::bench
