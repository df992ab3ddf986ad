#include "anonymize/search.hpp"

#include "anonymize/frontier.hpp"
#include "anonymize/lattice.hpp"

#include <cmath>
#include <map>
#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::anonymize {
namespace {

constexpr std::uint32_t kCodes = 8;

/// A column of eight codes whose levels join pairs, then fours, then all.
SearchColumn column_of(std::size_t table, const std::vector<std::uint32_t>& codes, int levels) {
  SearchColumn column{table, codes, {}};
  for (int level = 0; level < levels; ++level) {
    column.becomes.emplace_back();
    for (std::uint32_t code = 0; code < kCodes; ++code)
      column.becomes.back().push_back(code >> static_cast<unsigned>(level));
  }
  return column;
}

std::vector<std::uint32_t> any_codes(std::size_t count) {
  return *rc::gen::container<std::vector<std::uint32_t>>(
      count, rc::gen::inRange<std::uint32_t>(0, kCodes));
}

SensitiveValues any_values(std::size_t profiles) {
  SensitiveValues sensitive;
  for (std::size_t i = 0; i < profiles; ++i) {
    for (std::int64_t rank = 0; rank < 4; ++rank)
      if (const auto persons = *rc::gen::inRange<std::int64_t>(0, 3); persons > 0)
        sensitive.values.push_back({rank, persons});
    sensitive.first.push_back(sensitive.values.size());
  }
  return sensitive;
}

/// Two tables; a profile has up to two combinations of each.
SearchData any_data() {
  SearchData data;
  data.combinations = {*rc::gen::inRange<std::size_t>(1, 8), *rc::gen::inRange<std::size_t>(1, 5)};
  data.columns = {column_of(0, any_codes(data.combinations[0]), 4),
                  column_of(0, any_codes(data.combinations[0]), 3),
                  column_of(1, any_codes(data.combinations[1]), 3)};
  const auto profiles = *rc::gen::inRange<std::size_t>(1, 15);
  for (std::size_t i = 0; i < profiles; ++i) {
    data.persons.push_back(*rc::gen::inRange<std::int64_t>(1, 6));
    for (std::uint32_t table = 0; table < 2; ++table) {
      std::set<std::uint32_t> has;
      for (int n = *rc::gen::inRange(0, 3); n > 0; --n)
        has.insert(static_cast<std::uint32_t>(
            *rc::gen::inRange<std::size_t>(0, data.combinations[table])));
      for (const std::uint32_t combination : has)
        data.parts.push_back({table, combination, data.persons.back()});
    }
    data.first_part.push_back(data.parts.size());
  }
  data.sensitive.push_back(any_values(profiles));
  return data;
}

/// By the definition: the persons with equal sets of values in all tables are one class.
using Values = std::set<std::vector<std::uint32_t>>;
std::map<Values, std::vector<std::size_t>> slow_classes(const SearchData& data,
                                                        const Levels& levels) {
  std::map<Values, std::vector<std::size_t>> classes;
  for (std::size_t profile = 0; profile < data.persons.size(); ++profile) {
    Values values;
    for (std::size_t i = data.first_part[profile]; i < data.first_part[profile + 1]; ++i) {
      const Part& part = data.parts[i];
      std::vector<std::uint32_t> row = {part.table};
      for (std::size_t column = 0; column < levels.size(); ++column)
        if (data.columns[column].table == part.table)
          row.push_back(data.columns[column].becomes[static_cast<std::size_t>(levels[column])]
                                                    [data.columns[column].codes[part.combination]]);
      values.insert(row);
    }
    classes[values].push_back(profile);
  }
  return classes;
}

std::vector<ValuePersons> slow_values(const SearchData& data,
                                      const std::vector<std::size_t>& profiles) {
  std::map<std::int64_t, std::int64_t> persons;
  for (const std::size_t profile : profiles)
    for (std::size_t i = data.sensitive[0].first[profile]; i < data.sensitive[0].first[profile + 1];
         ++i)
      persons[data.sensitive[0].values[i].rank] += data.sensitive[0].values[i].persons;
  std::vector<ValuePersons> values;
  for (const auto& [rank, count] : persons) values.push_back({rank, count});
  return values;
}

/// What a node is worth, by the definitions; nothing where it misses the goals.
struct Slow {
  std::int64_t suppressed = 0;
  bool reached = true;
  double discernibility = 0;
};
Slow slow_node(const SearchData& data, const Levels& levels, const Goals& goals,
               std::int64_t allowed) {
  const auto classes = slow_classes(data, levels);
  std::vector<std::size_t> everybody(data.persons.size());
  for (std::size_t i = 0; i < everybody.size(); ++i) everybody[i] = i;
  const auto all = slow_values(data, everybody);
  Slow slow;
  std::vector<std::size_t> staying;
  std::vector<std::vector<std::size_t>> kept;
  for (const auto& [values, profiles] : classes) {
    std::int64_t size = 0;
    for (const std::size_t profile : profiles) size += data.persons[profile];
    const auto mixed = slow_values(data, profiles);
    const bool reaches =
        (!goals.k || size >= *goals.k) &&
        (mixed.empty() || goals.reached_by(diversity_of(mixed, all, goals.recursive_l())));
    if (!reaches) {
      slow.suppressed += size;
      continue;
    }
    kept.push_back(profiles);
    staying.insert(staying.end(), profiles.begin(), profiles.end());
    slow.discernibility += static_cast<double>(size * size);
  }
  const auto rest = slow_values(data, staying);
  for (const auto& profiles : kept)
    if (const auto mixed = slow_values(data, profiles); !mixed.empty())
      slow.reached &= goals.reached_by(diversity_of(mixed, rest, goals.recursive_l()));
  slow.reached &= slow.suppressed <= allowed;
  const auto persons = static_cast<double>(data.all_persons());
  slow.discernibility =
      (slow.discernibility + static_cast<double>(slow.suppressed) * persons) / (persons * persons);
  return slow;
}

std::vector<Levels> all_nodes(const SearchData& data) {
  const Lattice lattice(data, Levels(data.columns.size(), 0));
  std::vector<Levels> nodes;
  for (std::int64_t node = 0; node < lattice.size(); ++node)
    nodes.push_back(lattice.levels_of(node));
  return nodes;
}

Goals any_goals() {
  Goals goals;
  if (*rc::gen::arbitrary<bool>()) goals.k = *rc::gen::inRange<std::int64_t>(1, 20);
  if (*rc::gen::inRange(0, 3) == 0) goals.l_distinct = *rc::gen::inRange(1, 4);
  if (*rc::gen::inRange(0, 3) == 0) goals.l_entropy = *rc::gen::inRange(10, 35) / 10.0;
  if (*rc::gen::inRange(0, 3) == 0) goals.l_recursive = RecursiveGoal{1.5, 2};
  if (*rc::gen::inRange(0, 3) == 0) goals.t_equal = *rc::gen::inRange(0, 10) / 10.0;
  if (*rc::gen::inRange(0, 4) == 0) goals.t_ordered = *rc::gen::inRange(0, 10) / 10.0;
  if (!goals.any()) goals.k = 2;
  return goals;
}

Loss any_loss() {
  return kLosses[*rc::gen::inRange<std::size_t>(0, kLosses.size())].loss;
}

double loss_at(const SearchData& data, const Levels& levels, const Goals& goals, Loss loss) {
  const Judge judge(data);
  const Division division = judge.divide(levels);
  return judge.losses(levels, division, judge.failing(division, goals)).at(loss);
}

// ANP-39, ANP-75: whatever the goals and the measure, no node of the whole lattice is better than
// the one found, and where none is found there is none.
RC_GTEST_PROP(Search, FindsTheBestOfAllNodes, ()) {
  const SearchData data = any_data();
  const SearchGoals wanted{any_goals(), *rc::gen::inRange<std::int64_t>(0, 25), any_loss()};
  std::optional<double> least;
  for (const Levels& node : all_nodes(data)) {
    const Slow slow = slow_node(data, node, wanted.goals, wanted.suppressed_max);
    if (!slow.reached) continue;
    const double loss = loss_at(data, node, wanted.goals, wanted.loss);
    if (wanted.loss == Loss::discernibility)
      RC_ASSERT(std::abs(loss - slow.discernibility) < 1e-12);
    if (!least || loss < *least) least = loss;
  }
  const SearchOutcome found = search(data, wanted);
  RC_ASSERT(found.optimal);
  RC_ASSERT(found.best.has_value() == least.has_value());
  if (!least) return;
  RC_ASSERT(std::abs(found.best->loss - *least) < 1e-12);
  const Slow slow = slow_node(data, found.best->levels, wanted.goals, wanted.suppressed_max);
  RC_ASSERT(slow.reached);
  RC_ASSERT(slow.suppressed == found.best->suppressed);
}

// ANP-76: what the search takes for proven.
RC_GTEST_PROP(Search, ACoarserNodeNeverSuppressesMoreForTheMonotonePart, ()) {
  const SearchData data = any_data();
  const bool nobody = *rc::gen::arbitrary<bool>();
  const Goals part = monotone_part(data, any_goals(), nobody ? 0 : 5);
  const Judge judge(data);
  const auto suppressed = [&](const Levels& levels) {
    const Division division = judge.divide(levels);
    return judge.persons_in(division, judge.failing(division, part));
  };
  for (const Levels& node : all_nodes(data))
    for (std::size_t i = 0; i < node.size(); ++i) {
      Levels coarser = node;
      if (++coarser[i] == std::ssize(data.columns[i].becomes)) continue;
      const std::int64_t fine = suppressed(node);
      const std::int64_t coarse = suppressed(coarser);
      const bool holds = nobody ? (fine > 0 || coarse == 0) : coarse <= fine;
      RC_ASSERT(holds);
    }
}

// ANP-77: a search that may not finish finds a node that reaches the goals, and its bound holds.
RC_GTEST_PROP(Search, ABoundedSearchTellsWhatItDoesNotKnow, ()) {
  const SearchData data = any_data();
  SearchGoals wanted{{}, *rc::gen::inRange<std::int64_t>(0, 25), Loss::entropy};
  wanted.goals.k = *rc::gen::inRange<std::int64_t>(1, 20);
  const SearchOutcome whole = search(data, wanted);
  const SearchOutcome bounded = *rc::gen::arbitrary<bool>()
                                    ? search(data, wanted, {.nodes = 1, .work = 1'000'000})
                                    : search(data, wanted, {.nodes = 1000, .work = 1});
  RC_ASSERT(bounded.best.has_value() == whole.best.has_value());
  if (!whole.best) return;
  RC_ASSERT(bounded.best->loss >= whole.best->loss - 1e-12);
  RC_ASSERT(bounded.bound <= whole.best->loss + 1e-12);
  if (bounded.optimal) RC_ASSERT(std::abs(bounded.best->loss - whole.best->loss) < 1e-12);
}

// ANP-78: a point of the frontier is what it says, and no node beats it.
RC_GTEST_PROP(Search, NothingBeatsAPointOfTheFrontier, ()) {
  const SearchData data = any_data();
  SearchGoals wanted{{}, data.all_persons() / 4, Loss::entropy};
  wanted.goals.k = *rc::gen::inRange<std::int64_t>(1, 20);
  const Frontier frontier = frontier_of(data, wanted);
  RC_ASSERT(frontier.complete);
  const Judge judge(data);
  for (const FrontierPoint& point : frontier.points) {
    Goals goals;
    goals.k = point.k;
    RC_ASSERT(slow_node(data, point.levels, goals, 1000).suppressed == point.suppressed);
    for (const Levels& node : all_nodes(data)) {
      const Division division = judge.divide(node);
      const double columns =
          judge.losses(node, division, std::vector<char>(division.sizes.size(), 0)).entropy;
      const std::int64_t suppressed = slow_node(data, node, goals, 1000).suppressed;
      const bool beaten = suppressed <= point.suppressed && columns < point.columns - 1e-12;
      RC_ASSERT(!beaten);
    }
  }
}

// ANP-76: at the finest node the person without a value stays and only the other is suppressed; at
// the coarsest both are one class with one value, and both would be.
TEST(Search, PersonsWithoutAValueDoNotMakeACoarserNodeWorse) {
  SearchData data;
  data.combinations = {2};
  data.columns = {column_of(0, {0, 1}, 2)};
  data.persons = {1, 1};
  data.parts = {{0, 0, 1}, {0, 1, 1}};
  data.first_part = {0, 1, 2};
  data.sensitive = {{{0, 0, 1}, {{0, 1}}}};
  SearchGoals wanted{{}, 1, Loss::entropy};
  wanted.goals.l_distinct = 2;
  EXPECT_FALSE(monotone_part(data, wanted.goals, wanted.suppressed_max).any());
  const SearchOutcome found = search(data, wanted);
  ASSERT_TRUE(found.best);
  EXPECT_EQ(found.best->levels, Levels{0});
  EXPECT_EQ(found.best->suppressed, 1);
  EXPECT_FALSE(found.monotone);
}

TEST(Search, LatticesHaveALimit) {
  SearchData data;
  data.combinations = {1};
  data.columns = {column_of(0, {0}, 4), column_of(0, {0}, 3)};
  const Lattice lattice(data, {0, 0});
  EXPECT_EQ(lattice.size(12), 12);
  EXPECT_FALSE(lattice.size(11));
}

}  // namespace
}  // namespace renga::anonymize
