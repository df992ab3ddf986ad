#include "anonymize/goals.hpp"

namespace renga::anonymize {
namespace {

constexpr double kRounding = 1e-9;

bool at_least(double value, const std::optional<double>& goal) {
  return !goal || value >= *goal - kRounding;
}

bool at_most(double value, const std::optional<double>& goal) {
  return !goal || value <= *goal + kRounding;
}

}  // namespace

bool Goals::reached_by(const Diversity& diversity) const {
  const bool recursive =
      !l_recursive || (diversity.recursive_c && *diversity.recursive_c < l_recursive->c);
  return recursive && at_least(diversity.l_distinct, l_distinct) &&
         at_least(diversity.l_entropy, l_entropy) && at_most(diversity.t_equal, t_equal) &&
         at_most(diversity.t_ordered, t_ordered);
}

bool Goals::reached_by(std::int64_t persons, std::int64_t in_population) const {
  if (k_map && in_population < *k_map) return false;
  if (!delta_presence) return true;
  if (in_population == 0) return persons == 0;
  const double share = static_cast<double>(persons) / static_cast<double>(in_population);
  return at_least(share, delta_presence->min) && at_most(share, delta_presence->max);
}

}  // namespace renga::anonymize
