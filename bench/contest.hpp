#pragma once

#include "base/base.hpp"

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace renga::bench {

/// Ends a benchmark: its data cannot be made, a program fails, or a result is wrong.
class Failure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The value of a Result, or the end of the benchmark.
template <typename T>
T must(Result<T> result) {
  if (!result) throw Failure(result.error().message(Language::english));
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// What one run cost.
struct Cost {
  double seconds = 0;
  double processor_seconds = 0;  ///< of all cores together
  double peak_mib = 0;           ///< 0 for work inside this process
};

/// One way of doing the work.
struct Contestant {
  std::string name;
  std::function<Cost()> run;
  /// What the last run made, in a form that can be compared; not timed.
  std::function<std::string()> result;
  /// What the result must be.
  std::string expected;
};

/// The same work done by several contestants, ours first.
struct Contest {
  std::string name;
  std::string title;
  std::string budget;  ///< the sentence of the design, or empty
  std::string unit;
  double amount = 0;  ///< units in one run
  int rounds = 5;
  std::vector<Contestant> contestants;
};

/// What the rounds of one contestant cost.
struct Score {
  std::string name;
  std::vector<Cost> runs;

  double median_seconds() const;
  double best_seconds() const;
  double median_processor_seconds() const;
  /// Slowest less fastest run, as a part of the median.
  double spread() const;
  double peak_mib() const;
};

/// Lets the contestants take turns, round by round, and compares each result with what it must be.
std::vector<Score> hold(const Contest& contest);

std::string lines_of(const Contest& contest, const std::vector<Score>& scores);
nlohmann::ordered_json json_of(const Contest& contest, const std::vector<Score>& scores);

}  // namespace renga::bench
