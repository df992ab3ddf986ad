#include "anonymize/losses.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace renga::anonymize {
namespace {

struct Group {
  std::int64_t rows = 0;
  std::int64_t kept = 0;
  std::int64_t values = 0;
};

double sum(std::vector<double>& terms) {
  std::ranges::sort(terms);
  return std::accumulate(terms.begin(), terms.end(), 0.0);
}

double part(double share, double whole) {
  return whole > 0 ? share / whole : 0;
}

double entropy_of(std::vector<SizeCount> sizes) {
  std::erase_if(sizes, [](const SizeCount& entry) { return entry.size == 0; });
  std::ranges::sort(sizes, {}, &SizeCount::size);
  return entropy_bits(sizes);
}

double number(std::int64_t count) {
  return static_cast<double>(count);
}

std::map<std::uint32_t, Group> groups_of(std::span<const ValueRows> values) {
  std::map<std::uint32_t, Group> groups;
  for (const ValueRows& value : values) {
    Group& group = groups[value.group];
    group.rows += value.rows;
    group.kept += value.kept;
    ++group.values;
  }
  return groups;
}

double entropy_loss(std::span<const ValueRows> values,
                    const std::map<std::uint32_t, Group>& groups) {
  std::vector<SizeCount> before;
  std::vector<SizeCount> after;
  for (const ValueRows& value : values) before.push_back({value.rows, 1});
  for (const auto& [label, group] : groups) after.push_back({group.kept, 1});
  return entropy_lost(entropy_of(std::move(before)), entropy_of(std::move(after)));
}

template <double ColumnLoss::*Member>
double total(std::span<const ColumnLoss> columns) {
  return std::accumulate(columns.begin(), columns.end(), 0.0,
                         [](double sum, const ColumnLoss& loss) { return sum + loss.*Member; });
}

}  // namespace

double Losses::at(Loss loss) const {
  switch (loss) {
    case Loss::entropy:
      return entropy;
    case Loss::discernibility:
      return discernibility;
    case Loss::average_class_size:
      return average_class_size;
    case Loss::non_uniform_entropy:
      return non_uniform_entropy;
    case Loss::granularity:
      return granularity;
  }
  bug("a loss that nobody measures");
}

const LossRow& row_of(Loss loss) {
  return *std::ranges::find(kLosses, loss, &LossRow::loss);
}

ColumnLoss column_loss(std::span<const ValueRows> values) {
  const std::map<std::uint32_t, Group> groups = groups_of(values);
  ColumnLoss loss;
  loss.entropy = entropy_loss(values, groups);
  std::int64_t rows = 0;
  for (const ValueRows& value : values) rows += value.rows;
  std::vector<double> bits;
  std::vector<double> lost;
  std::vector<double> coarse;
  for (const ValueRows& value : values) {
    if (value.rows == 0) continue;
    const Group& group = groups.at(value.group);
    const double all = std::log2(number(rows) / number(value.rows));
    bits.push_back(number(value.rows) * all);
    lost.push_back(number(value.kept) * std::log2(number(group.rows) / number(value.rows)) +
                   number(value.rows - value.kept) * all);
    const double width = part(number(group.values - 1), number(std::ssize(values) - 1));
    coarse.push_back(number(value.kept) * width + number(value.rows - value.kept));
  }
  loss.bits = sum(bits);
  loss.bits_lost = sum(lost);
  loss.granularity = part(sum(coarse), number(rows));
  return loss;
}

Losses losses_of(const ClassTotals& classes, std::span<const ColumnLoss> columns) {
  Losses losses;
  const double persons = number(classes.persons);
  const double suppressed = number(classes.suppressed);
  std::vector<double> entropies;
  for (const ColumnLoss& column : columns) entropies.push_back(column.entropy);
  losses.entropy = loss_of(part(suppressed, persons), entropies);
  losses.discernibility = part(classes.squares + suppressed * persons, persons * persons);
  const std::int64_t groups = classes.classes + (classes.suppressed > 0 ? 1 : 0);
  losses.average_class_size = groups == 0 ? 0 : 1 / number(groups);
  losses.non_uniform_entropy =
      part(total<&ColumnLoss::bits_lost>(columns), total<&ColumnLoss::bits>(columns));
  losses.granularity = part(total<&ColumnLoss::granularity>(columns), number(std::ssize(columns)));
  return losses;
}

}  // namespace renga::anonymize
