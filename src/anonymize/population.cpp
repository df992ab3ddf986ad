#include "anonymize/population.hpp"

#include <cmath>

namespace renga::anonymize {
namespace {

constexpr double kSmallSample = 0.1;
constexpr int kStepsMax = 300;
constexpr double kAccuracy = 1e-9;

double as_double(std::int64_t number) {
  return static_cast<double>(number);
}

double persons_in(std::span<const SizeCount> sizes) {
  double persons = 0;
  for (const SizeCount& entry : sizes) persons += as_double(entry.size * entry.count);
  return persons;
}

double classes_in(std::span<const SizeCount> sizes) {
  double classes = 0;
  for (const SizeCount& entry : sizes) classes += as_double(entry.count);
  return classes;
}

double classes_of_size(std::span<const SizeCount> sizes, std::int64_t size) {
  for (const SizeCount& entry : sizes)
    if (entry.size == size) return as_double(entry.count);
  return 0;
}

double log_choose(double from, double taken) {
  return std::lgamma(from + 1) - std::lgamma(taken + 1) - std::lgamma(from - taken + 1);
}

/// The probability that exactly one of `size` persons of the population is in the sample.
double one_is_drawn(double population, double size, double sample) {
  if (population - size < sample - 1) return 0;
  return std::exp(log_choose(population - size, sample - 1) - log_choose(population, sample)) *
         size;
}

/// The first and second derivatives of the log-likelihood of Pitman's sampling formula.
struct Slopes {
  double theta = 0, alpha = 0;
  double theta_theta = 0, theta_alpha = 0, alpha_alpha = 0;
};

void add_classes(double classes, double theta, double alpha, Slopes& slopes) {
  for (double i = 1; i < classes; ++i) {
    const double inverse = 1 / (theta + i * alpha);
    slopes.theta += inverse;
    slopes.alpha += i * inverse;
    slopes.theta_theta -= inverse * inverse;
    slopes.theta_alpha -= i * inverse * inverse;
    slopes.alpha_alpha -= i * i * inverse * inverse;
  }
}

void add_persons(double persons, double theta, Slopes& slopes) {
  for (double i = 1; i < persons; ++i) {
    const double inverse = 1 / (theta + i);
    slopes.theta -= inverse;
    slopes.theta_theta += inverse * inverse;
  }
}

/// A class of size s adds the sum over j = 1 … s−1; running sums serve all sizes in one walk.
void add_sizes(std::span<const SizeCount> sizes, double alpha, Slopes& slopes) {
  double sum = 0;
  double squares = 0;
  std::int64_t j = 1;
  for (const SizeCount& entry : sizes) {
    for (; j < entry.size; ++j) {
      const double inverse = 1 / (as_double(j) - alpha);
      sum += inverse;
      squares += inverse * inverse;
    }
    slopes.alpha -= as_double(entry.count) * sum;
    slopes.alpha_alpha -= as_double(entry.count) * squares;
  }
}

struct Pitman {
  double theta = 0;
  double alpha = 0;
};

/// Hoshino's estimate by moments, from which the search starts.
Pitman first_guess(std::span<const SizeCount> sizes) {
  const double n = persons_in(sizes);
  const double u = classes_in(sizes);
  const double ones = classes_of_size(sizes, 1);
  const double twos = std::max(1.0, classes_of_size(sizes, 2));
  const double c = ones * (ones - 1) / twos;
  const double theta =
      (n * u * c - ones * (n - 1) * (2 * u + c)) / (2 * ones * u + ones * c - n * c);
  return {theta, (theta * (ones - n) + (n - 1) * ones) / (n * u)};
}

/// Newton's method for the two likelihood equations.
std::optional<Pitman> most_likely(std::span<const SizeCount> sizes) {
  Pitman at = first_guess(sizes);
  for (int step = 0; step < kStepsMax; ++step) {
    Slopes slopes;
    add_classes(classes_in(sizes), at.theta, at.alpha, slopes);
    add_persons(persons_in(sizes), at.theta, slopes);
    add_sizes(sizes, at.alpha, slopes);
    const double determinant =
        slopes.theta_theta * slopes.alpha_alpha - slopes.theta_alpha * slopes.theta_alpha;
    const double theta =
        (slopes.theta * slopes.alpha_alpha - slopes.alpha * slopes.theta_alpha) / determinant;
    const double alpha =
        (slopes.alpha * slopes.theta_theta - slopes.theta * slopes.theta_alpha) / determinant;
    if (!std::isfinite(theta) || !std::isfinite(alpha)) return std::nullopt;
    at = {at.theta - theta, at.alpha - alpha};
    if (std::abs(theta) <= kAccuracy * std::abs(at.theta) && std::abs(alpha) <= kAccuracy)
      return at;
  }
  return std::nullopt;
}

}  // namespace

double zayatz_unique_share(std::span<const SizeCount> sizes, double sampling_share) {
  const double ones = classes_of_size(sizes, 1);
  if (ones == 0) return 0;
  const double sample = persons_in(sizes);
  const double population = std::floor(sample / sampling_share);
  double all = 0;
  for (const SizeCount& entry : sizes)
    all += as_double(entry.count) * one_is_drawn(population, as_double(entry.size), sample);
  const double stay_alone = ones * one_is_drawn(population, 1, sample) / all;
  return ones * stay_alone / sampling_share / population;
}

std::optional<double> pitman_unique_share(std::span<const SizeCount> sizes, double sampling_share) {
  if (classes_of_size(sizes, 1) == 0) return 0.0;
  const std::optional<Pitman> found = most_likely(sizes);
  if (!found || found->alpha == 0) return std::nullopt;
  const double population = persons_in(sizes) / sampling_share;
  const double unique =
      std::exp(std::lgamma(found->theta + 1) - std::lgamma(found->theta + found->alpha) +
               found->alpha * std::log(population));
  if (!(unique > 0 && unique <= population)) return std::nullopt;
  return unique / population;
}

double dankar_unique_share(std::span<const SizeCount> sizes, double sampling_share) {
  if (sampling_share <= kSmallSample)
    if (const auto pitman = pitman_unique_share(sizes, sampling_share)) return *pitman;
  return zayatz_unique_share(sizes, sampling_share);
}

}  // namespace renga::anonymize
