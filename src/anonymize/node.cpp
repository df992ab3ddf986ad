#include "anonymize/node.hpp"

#include "anonymize/numbers.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>

namespace renga::anonymize {
namespace {

constexpr std::int64_t kNoItem = -1;
constexpr std::uint64_t kMostKeys = std::numeric_limits<std::uint64_t>::max() / 2;

const std::vector<std::uint32_t>& becomes_at(const SearchColumn& column, int level) {
  return column.becomes[static_cast<std::size_t>(level)];
}

/// Puts small numbers in the place of large keys, so that another column fits beside them.
std::uint64_t compress(std::vector<std::uint64_t>& keys) {
  Numbers numbers;
  for (std::uint64_t& key : keys) key = numbers.of(key);
  return numbers.size();
}

std::vector<ValueRows> value_rows(const std::vector<std::uint32_t>& becomes,
                                  const std::vector<std::int64_t>& rows,
                                  const std::vector<std::int64_t>& kept) {
  std::vector<ValueRows> values;
  for (std::size_t code = 0; code < rows.size(); ++code)
    if (rows[code] > 0) values.push_back({becomes[code], rows[code], kept[code]});
  return values;
}

/// Adds up the values of profiles, class by class.
class ClassValues {
 public:
  ClassValues(const SensitiveValues& sensitive, const Division& division)
      : sensitive_(sensitive),
        profiles_(division.class_of.size()),
        first_(division.sizes.size() + 1, 0) {
    for (const std::uint32_t at : division.class_of) ++first_[at + 1];
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
    for (std::size_t profile = 0; profile < profiles_.size(); ++profile)
      profiles_[next[division.class_of[profile]]++] = profile;
    std::int64_t most = -1;
    for (const ValuePersons& value : sensitive.values) most = std::max(most, value.rank);
    persons_.assign(static_cast<std::size_t>(most + 1), 0);
  }

  /// The values of one class, ascending by rank; valid until the next call.
  std::span<const ValuePersons> of(std::size_t at) {
    ranks_.clear();
    for (std::size_t i = first_[at]; i < first_[at + 1]; ++i)
      for (std::size_t j = sensitive_.first[profiles_[i]]; j < sensitive_.first[profiles_[i] + 1];
           ++j) {
        std::int64_t& persons = persons_[static_cast<std::size_t>(sensitive_.values[j].rank)];
        if (persons == 0) ranks_.push_back(sensitive_.values[j].rank);
        persons += sensitive_.values[j].persons;
      }
    std::ranges::sort(ranks_);
    values_.clear();
    for (const std::int64_t rank : ranks_) {
      std::int64_t& persons = persons_[static_cast<std::size_t>(rank)];
      values_.push_back({rank, persons});
      persons = 0;
    }
    return values_;
  }

 private:
  const SensitiveValues& sensitive_;
  std::vector<std::size_t> profiles_;  ///< ordered by class
  std::vector<std::size_t> first_;     ///< of a class in `profiles_`
  std::vector<std::int64_t> persons_;  ///< by rank; 0 between calls
  std::vector<std::int64_t> ranks_;
  std::vector<ValuePersons> values_;
};

/// The values of all persons for whom `stays` says so.
template <typename Stays>
std::vector<ValuePersons> everybody(const SensitiveValues& sensitive, std::size_t profiles,
                                    Stays stays) {
  std::int64_t most = -1;
  for (const ValuePersons& value : sensitive.values) most = std::max(most, value.rank);
  std::vector<ValuePersons> all;
  for (std::int64_t rank = 0; rank <= most; ++rank) all.push_back({rank, 0});
  for (std::size_t profile = 0; profile < profiles; ++profile)
    for (std::size_t i = sensitive.first[profile]; i < sensitive.first[profile + 1]; ++i)
      if (stays(profile))
        all[static_cast<std::size_t>(sensitive.values[i].rank)].persons +=
            sensitive.values[i].persons;
  std::erase_if(all, [](const ValuePersons& value) { return value.persons == 0; });
  return all;
}

std::vector<std::vector<std::int64_t>> rows_of(const SearchData& data) {
  std::vector<std::vector<std::int64_t>> by_table;
  for (const std::size_t combinations : data.combinations) by_table.emplace_back(combinations, 0);
  for (const Part& part : data.parts) by_table[part.table][part.combination] += part.rows;
  std::vector<std::vector<std::int64_t>> rows;
  for (const SearchColumn& column : data.columns) {
    rows.emplace_back(column.becomes.front().size(), 0);
    for (std::size_t i = 0; i < column.codes.size(); ++i)
      rows.back()[column.codes[i]] += by_table[column.table][i];
  }
  return rows;
}

}  // namespace

std::int64_t SearchData::all_persons() const {
  return std::accumulate(persons.begin(), persons.end(), std::int64_t{0});
}

Judge::Judge(const SearchData& data)
    : data_(data),
      persons_(data.all_persons()),
      one_part_each_(true),
      rows_(rows_of(data)),
      cost_(std::ssize(data.parts)) {
  for (std::size_t profile = 0; profile < data.persons.size(); ++profile)
    one_part_each_ &= data.first_part[profile + 1] - data.first_part[profile] == 1;
  for (std::size_t i = 0; i < data.columns.size(); ++i) {
    column_losses_.emplace_back();
    for (const std::vector<std::uint32_t>& becomes : data.columns[i].becomes)
      column_losses_.back().push_back(column_loss(value_rows(becomes, rows_[i], rows_[i])));
    cost_ += std::ssize(data.columns[i].codes);
  }
  cost_ += std::ssize(data.population);
  for (const SensitiveValues& sensitive : data.sensitive) {
    everybody_.push_back(
        everybody(sensitive, data.persons.size(), [](std::size_t) { return true; }));
    cost_ += std::ssize(sensitive.values);
  }
}

/// The combination of each row of a table at these levels, numbered from 0.
std::vector<std::uint32_t> Judge::items_of(std::size_t table, const Levels& levels) const {
  std::vector<std::uint64_t> keys(data_.combinations[table], 0);
  std::uint64_t known = 1;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const SearchColumn& column = data_.columns[i];
    if (column.table != table) continue;
    const std::vector<std::uint32_t>& becomes = becomes_at(column, levels[i]);
    const std::uint64_t radix = std::uint64_t{1} + *std::ranges::max_element(becomes);
    if (known > kMostKeys / radix) known = compress(keys);
    for (std::size_t row = 0; row < keys.size(); ++row)
      keys[row] = keys[row] * radix + becomes[column.codes[row]];
    known *= radix;
  }
  Numbers numbers;
  std::vector<std::uint32_t> items;
  items.reserve(keys.size());
  for (const std::uint64_t key : keys) items.push_back(numbers.of(key));
  return items;
}

Division Judge::divide(const Levels& levels) const {
  std::vector<std::vector<std::uint32_t>> items;
  std::uint32_t known = 0;
  for (std::size_t table = 0; table < data_.combinations.size(); ++table) {
    items.push_back(items_of(table, levels));
    std::uint32_t most = known;
    for (std::uint32_t& item : items.back()) most = std::max(most, (item += known) + 1);
    known = most;
  }
  Division division;
  division.class_of.reserve(data_.persons.size());
  Numbers sets;     // of a set without its last item, and that item
  Numbers classes;  // of a set
  std::vector<std::uint32_t> set;
  // The combination of a class that has only one, which alone the population can have too.
  std::vector<std::int64_t> item_of_class;
  const auto add = [&](std::uint32_t key, std::int64_t item) {
    division.class_of.push_back(classes.of(key));
    if (item_of_class.size() < classes.size()) item_of_class.push_back(item);
  };
  for (std::size_t profile = 0; profile < data_.persons.size(); ++profile) {
    const std::span parts = std::span(data_.parts)
                                .subspan(data_.first_part[profile],
                                         data_.first_part[profile + 1] - data_.first_part[profile]);
    if (one_part_each_) {
      const std::uint32_t item = items[parts.front().table][parts.front().combination];
      add(item, item);
      continue;
    }
    set.clear();
    for (const Part& part : parts) set.push_back(items[part.table][part.combination]);
    std::ranges::sort(set);
    set.erase(std::unique(set.begin(), set.end()), set.end());
    std::uint32_t at = 0;
    for (const std::uint32_t item : set) at = sets.of(pair_of(at, item)) + 1;
    add(at, set.size() == 1 ? std::int64_t{set.front()} : kNoItem);
  }
  division.sizes.assign(classes.size(), 0);
  for (std::size_t profile = 0; profile < data_.persons.size(); ++profile)
    division.sizes[division.class_of[profile]] += data_.persons[profile];
  if (!data_.population.empty()) find_in_population(items.front(), item_of_class, division);
  return division;
}

void Judge::find_in_population(const std::vector<std::uint32_t>& items,
                               const std::vector<std::int64_t>& item_of_class,
                               Division& division) const {
  std::vector<std::int64_t> persons(std::size_t{1} + *std::ranges::max_element(items),
                                    std::int64_t{0});
  for (const PopulationPart& part : data_.population) {
    std::int64_t& found = persons[items[part.combination]];
    if (found == 0 && part.persons > 0) ++division.population_classes;
    found += part.persons;
  }
  for (const std::int64_t item : item_of_class)
    division.in_population.push_back(item == kNoItem ? 0 : persons[static_cast<std::size_t>(item)]);
}

std::vector<char> Judge::failing(const Division& division, const Goals& goals) const {
  std::vector<char> failing(division.sizes.size(), 0);
  if (goals.k)
    for (std::size_t i = 0; i < failing.size(); ++i) failing[i] = division.sizes[i] < *goals.k;
  if (goals.on_population())
    for (std::size_t i = 0; i < failing.size(); ++i)
      if (!goals.reached_by(division.sizes[i], division.in_population[i])) failing[i] = 1;
  if (!goals.on_values()) return failing;
  for (std::size_t column = 0; column < data_.sensitive.size(); ++column) {
    ClassValues values(data_.sensitive[column], division);
    for (std::size_t i = 0; i < failing.size(); ++i) {
      if (failing[i] != 0) continue;
      const auto in_class = values.of(i);
      if (in_class.empty()) continue;
      failing[i] =
          !goals.reached_by(diversity_of(in_class, everybody_[column], goals.recursive_l()));
    }
  }
  return failing;
}

std::int64_t Judge::persons_in(const Division& division, const std::vector<char>& failing) const {
  std::int64_t persons = 0;
  for (std::size_t i = 0; i < failing.size(); ++i)
    if (failing[i] != 0) persons += division.sizes[i];
  return persons;
}

bool Judge::close_without(const Division& division, const std::vector<char>& failing,
                          const Goals& goals) const {
  if (!goals.t_equal && !goals.t_ordered) return true;
  for (const SensitiveValues& sensitive : data_.sensitive) {
    const std::vector<ValuePersons> all =
        everybody(sensitive, data_.persons.size(),
                  [&](std::size_t profile) { return failing[division.class_of[profile]] == 0; });
    ClassValues values(sensitive, division);
    for (std::size_t i = 0; i < failing.size(); ++i) {
      if (failing[i] != 0) continue;
      const auto in_class = values.of(i);
      if (in_class.empty()) continue;
      if (!goals.reached_by(diversity_of(in_class, all, goals.recursive_l()))) return false;
    }
  }
  return true;
}

bool Judge::all_present(const Division& division, const std::vector<char>& failing,
                        const Goals& goals) {
  if (!goals.delta_presence || goals.delta_presence->min <= 0) return true;
  std::size_t present = 0;
  for (std::size_t i = 0; i < failing.size(); ++i)
    if (failing[i] == 0 && division.in_population[i] > 0) ++present;
  return present == division.population_classes;
}

/// The rows of those who stay, by column and code.
std::vector<std::vector<std::int64_t>> Judge::rows_kept(const Division& division,
                                                        const std::vector<char>& failing) const {
  std::vector<std::vector<std::int64_t>> kept = rows_;
  for (std::size_t profile = 0; profile < data_.persons.size(); ++profile) {
    if (failing[division.class_of[profile]] == 0) continue;
    for (std::size_t i = data_.first_part[profile]; i < data_.first_part[profile + 1]; ++i)
      for (std::size_t column = 0; column < data_.columns.size(); ++column)
        if (data_.columns[column].table == data_.parts[i].table)
          kept[column][data_.columns[column].codes[data_.parts[i].combination]] -=
              data_.parts[i].rows;
  }
  return kept;
}

std::vector<ColumnLoss> Judge::suppressed_losses(const Levels& levels, const Division& division,
                                                 const std::vector<char>& failing) const {
  const std::vector<std::vector<std::int64_t>> kept = rows_kept(division, failing);
  std::vector<ColumnLoss> columns;
  for (std::size_t i = 0; i < data_.columns.size(); ++i) {
    columns.push_back(
        column_loss(value_rows(becomes_at(data_.columns[i], levels[i]), rows_[i], kept[i])));
    // The search takes m over all rows (ANP-39).
    columns.back().entropy = column_losses_[i][static_cast<std::size_t>(levels[i])].entropy;
  }
  return columns;
}

Losses Judge::losses(const Levels& levels, const Division& division,
                     const std::vector<char>& failing) const {
  ClassTotals totals;
  totals.persons = persons_;
  std::vector<SizeCount> sizes;
  for (std::size_t i = 0; i < failing.size(); ++i) {
    if (failing[i] != 0)
      totals.suppressed += division.sizes[i];
    else
      sizes.push_back({division.sizes[i], 1});
  }
  std::ranges::sort(sizes, {}, &SizeCount::size);
  totals.classes = std::ssize(sizes);
  for (const SizeCount& entry : sizes)
    totals.squares += static_cast<double>(entry.size) * static_cast<double>(entry.size);
  if (totals.suppressed > 0) return losses_of(totals, suppressed_losses(levels, division, failing));
  std::vector<ColumnLoss> columns;
  for (std::size_t i = 0; i < levels.size(); ++i)
    columns.push_back(column_losses_[i][static_cast<std::size_t>(levels[i])]);
  return losses_of(totals, columns);
}

}  // namespace renga::anonymize
