#include "anonymize/bins.hpp"

#include "operators/operators.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>

namespace renga::anonymize {
namespace {

constexpr std::size_t kMostBins = 14;

/// The smallest of 1, 2, 5, 10, 20, 50, … times a power of ten that divides the range into at most
/// so many bins.
double width_for(double range, double most_bins) {
  if (range <= 0) return 1;
  constexpr std::array<double, 3> kSteps = {1, 2, 5};
  double power = std::pow(10, std::floor(std::log10(range)) - 2);
  while (true) {
    for (const double step : kSteps)
      if (range / (step * power) <= most_bins) return step * power;
    power *= 10;
  }
}

using Numbers = std::map<double, std::int64_t>;

/// Half-open ranges with round edges; dates come as years, whose ranges are written with both ends.
std::vector<BinCount> ranges(const Numbers& rows_by_number, bool years, double most_bins) {
  if (rows_by_number.empty()) return {};
  const double range = rows_by_number.rbegin()->first - rows_by_number.begin()->first;
  const double finest = years ? 1.0 : 0.0;
  const double width = std::max(finest, width_for(range, most_bins));
  std::map<std::int64_t, std::int64_t> rows_by_bin;
  for (const auto& [number, rows] : rows_by_number)
    rows_by_bin[static_cast<std::int64_t>(std::floor(number / width))] += rows;
  std::vector<BinCount> bins;
  for (std::int64_t bin = rows_by_bin.begin()->first; bin <= rows_by_bin.rbegin()->first; ++bin) {
    const double first = static_cast<double>(bin) * width;
    const bool single_year = years && width == 1;
    const double last = years ? first + width - 1 : first + width;
    const auto found = rows_by_bin.find(bin);
    bins.push_back({single_year ? operators::written(first)
                                : operators::written(first) + "～" + operators::written(last),
                    found == rows_by_bin.end() ? 0 : found->second});
  }
  return bins;
}

/// The finest ranges in which no more than a fifth of the rows would have to hide.
std::vector<BinCount> telling_ranges(const Numbers& rows_by_number, bool years,
                                     std::int64_t rows_min) {
  constexpr std::array<double, 4> kMostRanges = {12, 6, 3, 1};
  std::vector<BinCount> bins;
  for (const double most_bins : kMostRanges) {
    bins = ranges(rows_by_number, years, most_bins);
    std::int64_t hidden = 0;
    std::int64_t all = 0;
    for (const BinCount& bin : bins) {
      all += bin.rows;
      if (bin.rows < rows_min) hidden += bin.rows;
    }
    if (5 * hidden <= all) break;
  }
  return bins;
}

/// The most frequent first; where two are equally frequent, in the order of the words.
std::vector<BinCount> words(std::span<const WrittenCount> values, BinCount& rest) {
  std::vector<BinCount> bins;
  for (const WrittenCount& value : values) bins.push_back({std::string(value.value), value.rows});
  std::ranges::sort(bins, [](const BinCount& one, const BinCount& other) {
    return one.rows != other.rows ? one.rows > other.rows : one.label < other.label;
  });
  while (bins.size() > kMostBins) {
    rest.rows += bins.back().rows;
    bins.pop_back();
  }
  return bins;
}

/// Every form of a date begins with its year.
std::optional<double> year_of(std::string_view date) {
  constexpr std::size_t kDigits = 4;
  const auto year = parse_integer(date.substr(0, std::min(kDigits, date.size())));
  return year ? std::optional(static_cast<double>(*year)) : std::nullopt;
}

}  // namespace

std::vector<BinCount> bins_of(std::span<const WrittenCount> values, Binning binning,
                              std::int64_t rows_min) {
  BinCount rest;
  std::vector<BinCount> bins;
  if (binning == Binning::words) {
    bins = words(values, rest);
  } else {
    Numbers rows_by_number;
    std::vector<WrittenCount> labels;
    for (const WrittenCount& value : values) {
      const auto number =
          binning == Binning::dates ? year_of(value.value) : parse_decimal(value.value);
      if (number) rows_by_number[*number] += value.rows;
      if (!number) labels.push_back(value);
    }
    bins = telling_ranges(rows_by_number, binning == Binning::dates, rows_min);
    // 201以上 stands behind the numbers.
    std::ranges::move(words(labels, rest), std::back_inserter(bins));
  }
  std::vector<BinCount> shown;
  for (BinCount& bin : bins) {
    const bool many = bin.rows >= rows_min;
    if (!many) rest.rows += bin.rows;
    if (many || (bin.rows == 0 && !shown.empty())) shown.push_back(std::move(bin));
  }
  while (!shown.empty() && shown.back().rows == 0) shown.pop_back();
  if (rest.rows > 0) shown.push_back(rest);
  return shown;
}

}  // namespace renga::anonymize
