#include "disclosure/label_sums.hpp"

#include "disclosure/ages.hpp"

#include <algorithm>

namespace renga::disclosure {
namespace {

constexpr std::int64_t kOldest = 1000;

struct Band {
  std::int32_t label = 0;
  std::int64_t low = 0;
  std::int64_t beyond = 0;

  bool holds(const Band& other) const {
    return low <= other.low && other.beyond <= beyond &&
           (low != other.low || beyond != other.beyond);
  }
};

/// The labels that are groups of ages, by their beginning, the wider first.
std::vector<Band> bands_of(const Dimension& dimension) {
  std::vector<Band> bands;
  if (dimension.kind() != DimensionKind::age) return bands;
  for (std::int32_t label = 0; label < std::ssize(dimension.labels()); ++label) {
    if (dimension.total() && *dimension.total() == label) continue;
    const auto band = read_age_band(dimension.label(label));
    if (band) bands.push_back({label, band->low, band->high ? *band->high + 1 : kOldest});
  }
  std::ranges::sort(
      bands, {}, [](const Band& band) { return std::tuple(band.low, -band.beyond, band.label); });
  return bands;
}

/// The widest bands inside one; they come in the order of their beginnings.
std::vector<Band> inside(const Band& outer, const std::vector<Band>& bands) {
  std::vector<Band> widest;
  for (const Band& band : bands) {
    if (!outer.holds(band)) continue;
    if (std::ranges::none_of(widest, [&](const Band& other) { return other.holds(band); }))
      widest.push_back(band);
  }
  return widest;
}

bool tile(const Band& outer, const std::vector<Band>& parts) {
  std::int64_t reached = outer.low;
  for (const Band& part : parts) {
    if (part.low != reached) return false;
    reached = part.beyond;
  }
  return reached == outer.beyond;
}

LabelSum sum_of(std::int32_t whole, const std::vector<Band>& parts) {
  LabelSum sum{.whole = whole, .parts = {}};
  for (const Band& part : parts) sum.parts.push_back(part.label);
  return sum;
}

/// Which labels are inside another one, so that the total does not count them twice.
std::vector<bool> inner_labels(const Dimension& dimension, const std::vector<Band>& bands) {
  std::vector<bool> inner(dimension.labels().size(), false);
  for (const auto& [label, parent] : dimension.parents())
    if (dimension.total() != parent) inner[static_cast<std::size_t>(label)] = true;
  for (const Band& band : bands)
    if (std::ranges::any_of(bands, [&](const Band& other) { return other.holds(band); }))
      inner[static_cast<std::size_t>(band.label)] = true;
  return inner;
}

}  // namespace

std::vector<LabelSum> label_sums_of(const Dimension& dimension) {
  const std::vector<Band> bands = bands_of(dimension);
  std::vector<LabelSum> sums;
  std::map<std::int32_t, LabelSum> declared;
  for (const auto& [label, parent] : dimension.parents()) {
    if (dimension.total() == parent) continue;
    declared[parent].whole = parent;
    declared[parent].parts.push_back(label);
  }
  for (auto& [parent, sum] : declared) sums.push_back(std::move(sum));
  for (const Band& band : bands) {
    const auto parts = inside(band, bands);
    if (!declared.contains(band.label) && tile(band, parts))
      sums.push_back(sum_of(band.label, parts));
  }
  if (dimension.total()) {
    const auto inner = inner_labels(dimension, bands);
    LabelSum total{.whole = *dimension.total(), .parts = {}};
    for (std::int32_t label = 0; label < std::ssize(dimension.labels()); ++label)
      if (label != total.whole && !inner[static_cast<std::size_t>(label)])
        total.parts.push_back(label);
    sums.push_back(std::move(total));
  }
  return sums;
}

std::vector<NestedLabels> nested_labels_of(const Dimension& dimension) {
  const std::vector<Band> bands = bands_of(dimension);
  std::vector<NestedLabels> nested;
  for (const Band& band : bands) {
    const auto parts = inside(band, bands);
    if (tile(band, parts)) continue;
    for (const Band& part : parts)
      if (!dimension.parents().contains(part.label)) nested.push_back({part.label, band.label});
  }
  return nested;
}

}  // namespace renga::disclosure
