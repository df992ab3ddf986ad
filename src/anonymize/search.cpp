#include "anonymize/search.hpp"

#include "anonymize/measures.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <unordered_map>

namespace renga::anonymize {
namespace {

constexpr std::uint64_t kMostKeys = std::numeric_limits<std::uint64_t>::max() / 2;

std::vector<SizeCount> sizes_of(const SearchTable& table, const SearchColumn& column,
                                const std::vector<std::uint32_t>* becomes) {
  std::map<std::uint32_t, std::int64_t> persons;
  for (std::size_t i = 0; i < column.codes.size(); ++i) {
    const std::uint32_t code = column.codes[i];
    persons[becomes == nullptr ? code : (*becomes)[code]] += table.persons[i];
  }
  std::vector<SizeCount> sizes;
  for (const auto& [code, count] : persons) sizes.push_back({count, 1});
  return sizes;
}

/// What each level of each column loses, as a part of the mean over all columns.
std::vector<std::vector<double>> losses_of(const SearchTable& table) {
  std::vector<std::vector<double>> losses;
  for (const SearchColumn& column : table.columns) {
    const double before = entropy_bits(sizes_of(table, column, nullptr));
    losses.emplace_back();
    for (const std::vector<std::uint32_t>& becomes : column.becomes)
      losses.back().push_back(
          entropy_lost(before, entropy_bits(sizes_of(table, column, &becomes))) /
          static_cast<double>(table.columns.size()));
  }
  return losses;
}

struct Candidate {
  double loss = 0;  ///< of the columns alone
  std::vector<int> levels;
};

/// Counts upwards in the levels; false after the last node.
bool step(const SearchTable& table, std::vector<int>& levels) {
  for (std::size_t i = levels.size(); i-- > 0;) {
    if (++levels[i] < std::ssize(table.columns[i].becomes)) return true;
    levels[i] = 0;
  }
  return false;
}

std::vector<Candidate> candidates_of(const SearchTable& table) {
  const std::vector<std::vector<double>> losses = losses_of(table);
  std::vector<Candidate> candidates;
  std::vector<int> levels(table.columns.size(), 0);
  do {
    double loss = 0;
    for (std::size_t i = 0; i < levels.size(); ++i)
      loss += losses[i][static_cast<std::size_t>(levels[i])];
    candidates.push_back({loss, levels});
  } while (step(table, levels));
  std::ranges::stable_sort(candidates, {}, &Candidate::loss);
  return candidates;
}

/// Puts small numbers in the place of large keys, so that another column fits beside them.
std::uint64_t compress(std::vector<std::uint64_t>& keys) {
  std::unordered_map<std::uint64_t, std::uint64_t> numbers;
  for (std::uint64_t& key : keys) key = numbers.emplace(key, numbers.size()).first->second;
  return numbers.size();
}

/// The class of each combination at these levels, as a number.
std::vector<std::uint64_t> classes_at(const SearchTable& table, const std::vector<int>& levels) {
  std::vector<std::uint64_t> keys(table.persons.size(), 0);
  std::uint64_t known = 1;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const SearchColumn& column = table.columns[i];
    const auto& becomes = column.becomes[static_cast<std::size_t>(levels[i])];
    const std::uint64_t radix = std::uint64_t{1} + *std::ranges::max_element(becomes);
    if (known > kMostKeys / radix) known = compress(keys);
    for (std::size_t row = 0; row < keys.size(); ++row)
      keys[row] = keys[row] * radix + becomes[column.codes[row]];
    known *= radix;
  }
  return keys;
}

std::int64_t persons_in_small(const SearchTable& table, const std::vector<int>& levels,
                              std::int64_t k) {
  const std::vector<std::uint64_t> keys = classes_at(table, levels);
  std::unordered_map<std::uint64_t, std::int64_t> sizes;
  sizes.reserve(keys.size());
  for (std::size_t row = 0; row < keys.size(); ++row) sizes[keys[row]] += table.persons[row];
  std::int64_t persons = 0;
  for (const auto& [key, size] : sizes)
    if (size < k) persons += size;
  return persons;
}

bool below(const std::vector<int>& node, const std::vector<int>& other) {
  return std::ranges::equal(node, other, std::less_equal());
}

}  // namespace

std::optional<std::int64_t> lattice_size(const SearchTable& table, std::int64_t most) {
  std::int64_t size = 1;
  for (const SearchColumn& column : table.columns) {
    if (std::ssize(column.becomes) > most / size) return std::nullopt;
    size *= std::ssize(column.becomes);
  }
  return size;
}

std::optional<SearchNode> best_node(const SearchTable& table, std::int64_t k,
                                    std::int64_t suppressed_max) {
  const std::int64_t persons =
      std::accumulate(table.persons.begin(), table.persons.end(), std::int64_t{0});
  std::optional<SearchNode> best;
  std::vector<std::vector<int>> failed;
  for (const Candidate& candidate : candidates_of(table)) {
    if (best && candidate.loss >= best->loss) break;
    const auto is_above = [&](const auto& node) { return below(candidate.levels, node); };
    if (std::ranges::any_of(failed, is_above)) continue;
    const std::int64_t suppressed = persons_in_small(table, candidate.levels, k);
    if (suppressed > suppressed_max) {
      failed.push_back(candidate.levels);
      continue;
    }
    const double share =
        persons == 0 ? 0 : static_cast<double>(suppressed) / static_cast<double>(persons);
    const double loss = share + (1 - share) * candidate.loss;
    if (!best || loss < best->loss) best = SearchNode{candidate.levels, suppressed, loss};
  }
  return best;
}

}  // namespace renga::anonymize
