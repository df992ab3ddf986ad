#pragma once

#include "anonymize/anonymize.hpp"
#include "anonymize/search.hpp"

namespace renga::anonymize {

struct Frontier {
  std::vector<FrontierPoint> points;
  bool complete = false;  ///< whether every node of the lattice was looked at
};

/// For each k of a fixed list and the policy's own, the nodes of which no other suppresses fewer
/// persons and loses less (ANP-78), up to the suppression of a fifth of the persons or what the
/// policy allows, if that is more. A lattice that takes more work than `most_work` gives one node
/// for each k instead: what the search finds within the policy's suppression; nothing where a
/// hundred nodes are too much work.
Frontier frontier_of(const SearchData& data, const SearchGoals& wanted,
                     std::int64_t most_work = 400'000'000);

}  // namespace renga::anonymize
