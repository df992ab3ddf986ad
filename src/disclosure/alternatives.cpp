#include "disclosure/alternatives.hpp"

#include "disclosure/ages.hpp"
#include "disclosure/protect.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace renga::disclosure {
namespace {

/// Each alternative is protected as a whole: more would take longer than a person wants to wait.
constexpr std::size_t kLargestRelease = 3000;
constexpr std::size_t kTried = 10;
constexpr std::size_t kTold = 5;

bool in_order(DimensionKind kind) {
  return kind == DimensionKind::age || kind == DimensionKind::date;
}

/// What each label of a dimension becomes; nothing: its cells are dropped.
using Mapping = std::vector<std::optional<std::string>>;

Mapping same(const Dimension& dimension) {
  return {dimension.labels().begin(), dimension.labels().end()};
}

std::string joined(const Dimension& dimension, std::int32_t first, std::int32_t second) {
  const auto a = read_age_band(dimension.label(first));
  const auto b = read_age_band(dimension.label(second));
  if (dimension.kind() == DimensionKind::age && a && b && a->high && *a->high + 1 == b->low)
    return std::to_string(a->low) + (b->high ? "-" + std::to_string(*b->high) : "歳以上");
  return dimension.label(first) + "・" + dimension.label(second);
}

/// The table with the labels of one dimension mapped; numbers that fall together are added up.
Table mapped(const Table& table, std::size_t d, const Mapping& mapping) {
  Table made = table;
  const Dimension& before = table.dimensions[d];
  Dimension after(before.name(), before.kind(),
                  before.total() ? std::optional(before.label(*before.total())) : std::nullopt);
  std::vector<std::int32_t> places;
  for (const auto& label : mapping) places.push_back(label ? after.place_of(*label) : -1);
  for (const auto& [label, parent] : before.parents()) {
    const std::int32_t child = places[static_cast<std::size_t>(label)];
    const std::int32_t above = places[static_cast<std::size_t>(parent)];
    if (child >= 0 && above >= 0 && child != above) after.put_under(child, above);
  }
  made.dimensions[d] = std::move(after);
  made.cells.clear();
  std::map<std::pair<std::int32_t, std::vector<std::int32_t>>, std::size_t> known;
  for (Cell cell : table.cells) {
    cell.labels[d] = places[static_cast<std::size_t>(cell.labels[d])];
    if (cell.labels[d] < 0) continue;
    const auto [entry, added] = known.try_emplace({cell.measure, cell.labels}, made.cells.size());
    if (added) {
      made.cells.push_back(std::move(cell));
      continue;
    }
    Cell& sum = made.cells[entry->second];
    sum.value += cell.value;
    if (cell.hidden()) sum.content = cell.content;
  }
  return made;
}

class Alternatives {
 public:
  Alternatives(const Release& release, const Rules& rules) : release_(release), rules_(rules) {}

  std::vector<Alternative> find() {
    for (std::size_t t = 0; t < release_.tables.size(); ++t) {
      const Table& table = release_.tables[t];
      if (table.earlier) continue;
      for (std::size_t d = 0; d < table.dimensions.size(); ++d) {
        if (!table.dimensions[d].parents().empty()) move_up(table, d);
        if (in_order(table.dimensions[d].kind())) merge(table, d);
      }
    }
    std::ranges::stable_sort(found_, {}, &Alternative::bits);
    if (found_.size() > kTold) found_.resize(kTold);
    return std::move(found_);
  }

 private:
  /// Bits of everything that is printed.
  static std::int64_t information(const Release& release) {
    std::int64_t bits = 0;
    for (const Table& table : release.tables)
      for (const Cell& cell : table.cells)
        if (!cell.hidden() && table.measure_of(cell).unit == Unit::patients)
          bits += bits_of(static_cast<std::int64_t>(cell.value));
    return bits;
  }

  void move_up(const Table& table, std::size_t d) {
    Mapping mapping = same(table.dimensions[d]);
    for (const auto& [label, parent] : table.dimensions[d].parents())
      mapping[static_cast<std::size_t>(label)].reset();
    try_mapping(table, table.dimensions[d].name(), mapping, {});
  }

  /// Neighbours of which one has a small count, in the order of the table.
  void merge(const Table& table, std::size_t d) {
    const Dimension& dimension = table.dimensions[d];
    std::set<std::int32_t> small;
    for (const Cell& cell : table.cells)
      if (!cell.hidden() && table.measure_of(cell).unit == Unit::patients && cell.value > 0 &&
          cell.value < static_cast<double>(rules_.patients_min))
        small.insert(cell.labels[d]);
    std::vector<std::int32_t> labels;
    for (std::int32_t label = 0; label < std::ssize(dimension.labels()); ++label)
      if (dimension.total() != label && !dimension.parents().contains(label))
        labels.push_back(label);
    for (std::size_t i = 0; i + 1 < labels.size(); ++i) {
      if (!small.contains(labels[i]) && !small.contains(labels[i + 1])) continue;
      Mapping mapping = same(dimension);
      const std::string label = joined(dimension, labels[i], labels[i + 1]);
      mapping[static_cast<std::size_t>(labels[i])] = label;
      mapping[static_cast<std::size_t>(labels[i + 1])] = label;
      try_mapping(table, dimension.name(), mapping,
                  {dimension.label(labels[i]), dimension.label(labels[i + 1])});
    }
  }

  /// All tables that share the dimension and its labels change together.
  void try_mapping(const Table& table, const std::string& name, const Mapping& mapping,
                   std::vector<std::string> merged) {
    if (tried_++ >= kTried) return;
    Release changed = release_;
    const Dimension* own = nullptr;
    for (const Dimension& dimension : table.dimensions)
      if (dimension.name() == name) own = &dimension;
    for (Table& other : changed.tables)
      for (std::size_t d = 0; d < other.dimensions.size(); ++d)
        if (!other.earlier && other.dimensions[d].name() == name &&
            other.dimensions[d].labels() == own->labels()) {
          other = mapped(other, d, mapping);
          break;
        }
    const Protection protection =
        protect_all(changed, rules_, {.optimal_size = 0, .clean_up = 100});
    found_.push_back({.file = table.file,
                      .dimension = name,
                      .merged = std::move(merged),
                      .bits = information(release_) - information(changed) + protection.bits,
                      .hidden = std::ssize(protection.hidden)});
  }

  const Release& release_;
  const Rules& rules_;
  std::size_t tried_ = 0;
  std::vector<Alternative> found_;
};

}  // namespace

std::string Alternative::sentence(Language language) const {
  const bool japanese = language == Language::japanese;
  if (merged.empty())
    return japanese ? "「" + dimension + "」を上位の区分だけにする"
                    : "Print only the higher level of " + dimension;
  return japanese ? "「" + dimension + "」の「" + merged[0] + "」と「" + merged[1] + "」をまとめる"
                  : "Merge " + merged[0] + " and " + merged[1] + " of " + dimension;
}

std::vector<Alternative> alternatives_of(const Release& release, const Rules& rules,
                                         std::int64_t bits_of_hiding) {
  std::size_t cells = 0;
  for (const Table& table : release.tables) cells += table.cells.size();
  if (bits_of_hiding == 0 || cells > kLargestRelease || is_exempt(release, rules)) return {};
  return Alternatives(release, rules).find();
}

}  // namespace renga::disclosure
