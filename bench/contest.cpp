#include "contest.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace renga::bench {
namespace {

std::vector<double> sorted_seconds(const std::vector<Cost>& runs) {
  std::vector<double> seconds;
  for (const Cost& run : runs) seconds.push_back(run.seconds);
  std::ranges::sort(seconds);
  return seconds;
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
  const std::string peak =
      score.peak_mib() > 0 ? fmt::format("{:>8.0f} MiB", score.peak_mib()) : std::string(12, ' ');
  return fmt::format("  {:<44} {:>10.4f} s {:>10.4f} s {:>5.0f} % {:>11}/s {} {:>7.2f}\n",
                     score.name, median, score.best_seconds(), 100 * score.spread(),
                     short_number(contest.amount / median), peak, median / first_seconds);
}

}  // namespace

double Score::median_seconds() const {
  const std::vector<double> seconds = sorted_seconds(runs);
  const std::size_t half = seconds.size() / 2;
  return seconds.size() % 2 == 1 ? seconds[half] : (seconds[half - 1] + seconds[half]) / 2;
}

double Score::best_seconds() const {
  return sorted_seconds(runs).front();
}

double Score::spread() const {
  const std::vector<double> seconds = sorted_seconds(runs);
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
  lines += fmt::format("  {:<44} {:>12} {:>12} {:>7} {:>13} {:>12} {:>7}\n", "", "median", "best",
                       "spread", "median rate", "peak memory", "ratio");
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
         {"spread", score.spread()},
         {"per_second", contest.amount / score.median_seconds()},
         {"peak_mib", score.peak_mib()},
         {"ratio", score.median_seconds() / scores.front().median_seconds()}});
  return json;
}

}  // namespace renga::bench
