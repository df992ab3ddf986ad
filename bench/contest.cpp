#include "contest.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace renga::bench {
namespace {

std::vector<double> sorted_of(const std::vector<Cost>& runs, double Cost::*part) {
  std::vector<double> seconds;
  for (const Cost& run : runs) seconds.push_back(run.*part);
  std::ranges::sort(seconds);
  return seconds;
}

double median_of(const std::vector<double>& sorted) {
  const std::size_t half = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

void check(const Contest& contest, const Contestant& contestant) {
  const std::string result = contestant.result();
  if (result == contestant.expected) return;
  throw Failure(fmt::format("{}: {} made {} instead of {}", contest.name, contestant.name, result,
                            contestant.expected));
}

/// 12.3 M, 4.5 k, 67
std::string short_number(double number) {
  if (number >= 1e6) return fmt::format("{:.2f} M", number / 1e6);
  if (number >= 1e3) return fmt::format("{:.2f} k", number / 1e3);
  return fmt::format("{:.2f}", number);
}

std::string line_of(const Contest& contest, const Score& score, double first_seconds) {
  const double median = score.median_seconds();
  const std::string peak = score.peak_mib() > 0 ? fmt::format("{:.0f} MiB", score.peak_mib()) : "";
  return fmt::format("  {:<40} {:>9.4f} {:>9.4f} {:>6.0f}% {:>9.4f} {:>10}/s {:>10} {:>6.2f}\n",
                     score.name, median, score.best_seconds(), 100 * score.spread(),
                     score.median_processor_seconds(), short_number(contest.amount / median), peak,
                     median / first_seconds);
}

}  // namespace

double Score::median_seconds() const {
  return median_of(sorted_of(runs, &Cost::seconds));
}

double Score::median_processor_seconds() const {
  return median_of(sorted_of(runs, &Cost::processor_seconds));
}

double Score::best_seconds() const {
  return sorted_of(runs, &Cost::seconds).front();
}

double Score::spread() const {
  const std::vector<double> seconds = sorted_of(runs, &Cost::seconds);
  return (seconds.back() - seconds.front()) / median_seconds();
}

double Score::peak_mib() const {
  return std::ranges::max(runs, {}, &Cost::peak_mib).peak_mib;
}

std::vector<Score> hold(const Contest& contest) {
  std::vector<Score> scores;
  for (const Contestant& contestant : contest.contestants) scores.push_back({contestant.name, {}});
  for (int round = 0; round < contest.rounds; ++round)
    for (std::size_t i = 0; i < scores.size(); ++i) {
      scores[i].runs.push_back(contest.contestants[i].run());
      check(contest, contest.contestants[i]);
    }
  return scores;
}

std::string lines_of(const Contest& contest, const std::vector<Score>& scores) {
  std::string lines =
      fmt::format("{}: {}\n  {} {}, {} rounds, every result checked\n", contest.name, contest.title,
                  short_number(contest.amount), contest.unit, contest.rounds);
  if (!contest.budget.empty()) lines += fmt::format("  budget: {}\n", contest.budget);
  lines +=
      fmt::format("  {:<40} {:>9} {:>9} {:>7} {:>9} {:>12} {:>10} {:>6}\n", "seconds:", "median",
                  "best", "spread", "processor", "rate", "memory", "ratio");
  for (const Score& score : scores)
    lines += line_of(contest, score, scores.front().median_seconds());
  return lines;
}

nlohmann::ordered_json json_of(const Contest& contest, const std::vector<Score>& scores) {
  nlohmann::ordered_json json = {{"name", contest.name},     {"title", contest.title},
                                 {"budget", contest.budget}, {"unit", contest.unit},
                                 {"amount", contest.amount}, {"rounds", contest.rounds}};
  for (const Score& score : scores)
    json["contestants"].push_back(
        {{"name", score.name},
         {"median_seconds", score.median_seconds()},
         {"best_seconds", score.best_seconds()},
         {"processor_seconds", score.median_processor_seconds()},
         {"spread", score.spread()},
         {"per_second", contest.amount / score.median_seconds()},
         {"peak_mib", score.peak_mib()},
         {"ratio", score.median_seconds() / scores.front().median_seconds()}});
  return json;
}

}  // namespace renga::bench
