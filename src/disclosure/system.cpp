#include "disclosure/system.hpp"

#include "disclosure/label_sums.hpp"
#include "disclosure/limits.hpp"
#include "disclosure/order.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

namespace renga::disclosure {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// More decimals than this would not tell more of a count, and their factors stay small.
constexpr std::int32_t kDecimalsUsed = 4;

/// An institution lies in one place, but may treat both sexes: its counts add up along places only.
constexpr std::array<DimensionKind, 4> kPlaces = {
    DimensionKind::prefecture, DimensionKind::secondary_area, DimensionKind::municipality,
    DimensionKind::small_area};

bool is_institutions(Unit unit) {
  return unit == Unit::facilities || unit == Unit::insurers;
}

/// Percentages and means are ties between numbers, and are none.
bool is_quotient(Unit unit) {
  return unit == Unit::percent || unit == Unit::mean;
}

bool adds_up(Unit unit, DimensionKind kind) {
  return !is_institutions(unit) || std::ranges::find(kPlaces, kind) != kPlaces.end();
}

bool is_ratio(const Measure& measure) {
  return is_quotient(measure.unit) && measure.part_measure &&
         (measure.whole_measure || measure.whole_number);
}

std::optional<std::size_t> measure_named(const Table& table, const std::string& name) {
  for (std::size_t m = 0; m < table.measures.size(); ++m)
    if (table.measures[m].name == name) return m;
  return std::nullopt;
}

/// What a percentage or a mean multiplies its quotient with.
std::int64_t scale_of(Unit unit) {
  return unit == Unit::percent ? 100 : 1;
}

/// Gives texts small numbers, so that keys of cells are short.
class Words {
 public:
  std::int32_t number_of(const std::string& text) {
    return words_.emplace(text, static_cast<std::int32_t>(words_.size())).first->second;
  }

 private:
  std::map<std::string, std::int32_t> words_;
};

class Builder {
 public:
  Builder(const Release& release, const Rules& rules) : release_(release), rules_(rules) {}

  System build() {
    find_linked();
    for (std::size_t t = 0; t < release_.tables.size(); ++t) add_numbers(t);
    for (std::size_t t = 0; t < release_.tables.size(); ++t) {
      add_sums(t);
      add_ratios(t);
    }
    for (const Nested& nested : release_.nested) add_nested(nested);
    index_cells();
    index_relations();
    return std::move(system_);
  }

 private:
  struct Keyed {
    std::uint32_t number = 0;
    std::size_t table = 0;  ///< the last one that told of it
  };

  /// What has to agree, besides labels, for cells of two tables to be the same number.
  static std::string family_of(const std::string& population, const Measure& measure) {
    return population + '\x1F' + measure.name + '\x1F' +
           std::to_string(static_cast<int>(measure.unit));
  }

  /// Keys cost time and memory: only measures that a second table can tell of get them.
  void find_linked() {
    std::map<std::string, std::set<std::size_t>> tables;
    for (std::size_t t = 0; t < release_.tables.size(); ++t)
      for (const Measure& measure : release_.tables[t].measures)
        tables[family_of(release_.tables[t].population, measure)].insert(t);
    for (const auto& [family, found] : tables)
      if (found.size() > 1) linked_.insert(family);
    for (const Nested& nested : release_.nested)
      for (const Table& table : release_.tables)
        for (const Measure& measure : table.measures)
          if (table.population == nested.inner || table.population == nested.outer)
            linked_.insert(family_of(table.population, measure));
  }

  std::vector<bool> measures_used(const Table& table) const {
    std::vector<bool> used(table.measures.size(), false);
    for (const Measure& measure : table.measures) {
      if (!is_ratio(measure)) continue;
      if (const auto part = measure_named(table, *measure.part_measure)) used[*part] = true;
      if (!measure.whole_measure) continue;
      if (const auto whole = measure_named(table, *measure.whole_measure)) used[*whole] = true;
    }
    return used;
  }

  static bool whole(const Cell& cell) {
    return cell.hidden() || (cell.value == std::floor(cell.value) && std::abs(cell.value) < 9e14);
  }

  void add_numbers(std::size_t t) {
    const Table& table = release_.tables[t];
    const auto used = measures_used(table);
    const auto groups = groups_of(t);
    auto& places = places_.emplace_back(table.cells.size(), kNone);
    for (std::size_t c = 0; c < table.cells.size(); ++c) {
      const Cell& cell = table.cells[c];
      const auto measure = static_cast<std::size_t>(cell.measure);
      const auto limit = limit_of(table, cell, rules_);
      if ((!limit && !used[measure]) || is_quotient(table.measures[measure].unit) || !whole(cell))
        continue;
      const std::uint32_t number =
          groups[measure] ? linked_number(t, cell, *groups[measure]) : new_number();
      places[c] = number;
      tell({t, c}, number, limit.value_or(0));
    }
  }

  std::uint32_t new_number() {
    system_.numbers.emplace_back();
    cell_lists_.emplace_back(kNone, 0);
    return static_cast<std::uint32_t>(system_.numbers.size() - 1);
  }

  /// Population, measure and the labels that are no totals: a total is the number without that
  /// dimension.
  std::string key_of(const Table& table, const Cell& cell, const std::string& population) {
    std::vector<std::int32_t> words = {
        words_.number_of(family_of(population, table.measure_of(cell)))};
    for (std::size_t d = 0; d < table.dimensions.size(); ++d)
      if (table.dimensions[d].total() != cell.labels[d])
        words.push_back(words_.number_of(table.dimensions[d].name() + '\x1F' +
                                         table.dimensions[d].label(cell.labels[d])));
    std::sort(words.begin() + 1, words.end());
    std::string key;
    for (const std::int32_t word : words)
      for (int shift = 0; shift < 32; shift += 8) key += static_cast<char>((word >> shift) & 0xFF);
    return key;
  }

  /// The numbers of tables that tell of the same people, by the keys of their cells.
  struct Group {
    std::vector<std::size_t> tables;
    std::unordered_map<std::string, Keyed> numbers;
  };

  /// By measure of a table: the group that it belongs to, where others may belong to it.
  std::vector<Group*> groups_of(std::size_t t) {
    const Table& table = release_.tables[t];
    std::vector<Group*> found;
    for (std::size_t m = 0; m < table.measures.size(); ++m) {
      const std::string family = family_of(table.population, table.measures[m]);
      found.push_back(linked_.contains(family) ? group_of(t, m, families_[family]) : nullptr);
    }
    return found;
  }

  /// Tables that name no population are of the same one unless more of what they both print differs
  /// than agrees (CHK-31).
  Group* group_of(std::size_t t, std::size_t measure, std::deque<Group>& groups) {
    for (Group& group : groups)
      if (!release_.tables[t].population.empty() || agrees(t, measure, group)) {
        group.tables.push_back(t);
        return &group;
      }
    return &groups.emplace_back(Group{.tables = {t}, .numbers = {}});
  }

  bool agrees(std::size_t t, std::size_t measure, const Group& group) {
    const Table& table = release_.tables[t];
    std::int64_t same = 0;
    std::int64_t other = 0;
    for (const Cell& cell : table.cells) {
      if (static_cast<std::size_t>(cell.measure) != measure || cell.hidden()) continue;
      const auto known = group.numbers.find(key_of(table, cell, table.population));
      if (known == group.numbers.end()) continue;
      const auto& seen = system_.numbers[known->second.number].seen;
      if (!seen || (*seen == 0 && cell.value == 0)) continue;
      ++(near(*seen, cell, table) ? same : other);
    }
    return same >= other;
  }

  /// What is extracted again later may differ by a few, which is the point of comparing.
  bool near(std::int64_t seen, const Cell& cell, const Table& table) const {
    const std::int64_t difference = std::abs(seen - static_cast<std::int64_t>(cell.value));
    return difference == 0 || (table.earlier && difference < rules_.patients_min);
  }

  std::uint32_t linked_number(std::size_t t, const Cell& cell, Group& group) {
    const auto [entry, added] =
        group.numbers.try_emplace(key_of(release_.tables[t], cell, release_.tables[t].population),
                                  Keyed{.number = 0, .table = t});
    // Two cells of one table with the same labels are another matter: a dimension is missing.
    if (!added && entry->second.table == t) return new_number();
    if (added) entry->second.number = new_number();
    entry->second.table = t;
    return entry->second.number;
  }

  void tell(CellRef ref, std::uint32_t place, std::int64_t limit) {
    const Table& table = release_.tables[ref.table];
    const Cell& cell = table.cells[ref.cell];
    Number& number = system_.numbers[place];
    links_.push_back({ref, cell_lists_[place].first});
    cell_lists_[place] = {static_cast<std::uint32_t>(links_.size() - 1),
                          cell_lists_[place].second + 1};
    number.limit = std::max(number.limit, limit);
    if (cell.hidden()) {
      number.hidden_from_start = true;
      return;
    }
    const auto value = static_cast<std::int64_t>(cell.value);
    if (number.seen && *number.seen != value)
      system_.contradictions.push_back({first_seen(place, ref), ref});
    else
      number.seen = value;
    number.earlier = number.earlier || table.earlier;
  }

  /// The printed cell that was met before this one.
  CellRef first_seen(std::uint32_t place, CellRef last) const {
    CellRef found = last;
    for (std::uint32_t link = cell_lists_[place].first; link != kNone; link = links_[link].next) {
      const CellRef ref = links_[link].cell;
      if (!release_.tables[ref.table].cells[ref.cell].hidden() && ref != last) found = ref;
    }
    return found;
  }

  void add_relation(Relation relation, const std::vector<Term>& terms) {
    relation.first = static_cast<std::uint32_t>(system_.terms.size());
    relation.terms = static_cast<std::uint32_t>(terms.size());
    system_.terms.insert(system_.terms.end(), terms.begin(), terms.end());
    system_.relations.push_back(relation);
  }

  void add_sums(std::size_t t) {
    const Table& table = release_.tables[t];
    for (std::size_t d = 0; d < table.dimensions.size(); ++d) {
      const auto sums = label_sums_of(table.dimensions[d]);
      const auto nested = nested_labels_of(table.dimensions[d]);
      if (sums.empty() && nested.empty()) continue;
      std::vector<std::uint32_t> by_label(table.dimensions[d].labels().size(), kNone);
      std::vector<std::size_t> group;
      const auto close = [&] {
        if (take_labels(t, d, group, by_label)) {
          for (const LabelSum& sum : sums) add_sum(t, d, sum, by_label);
          for (const NestedLabels& pair : nested)
            add_group(t, d, by_label[static_cast<std::size_t>(pair.inner)],
                      by_label[static_cast<std::size_t>(pair.outer)]);
        }
        std::ranges::fill(by_label, kNone);
        group.clear();
      };
      for (const std::size_t cell : ordered_cells(table, d)) {
        if (places_[t][cell] == kNone ||
            !adds_up(table.measure_of(table.cells[cell]).unit, table.dimensions[d].kind()))
          continue;
        if (!group.empty() && !agree(table.cells[group.back()], table.cells[cell], d)) close();
        group.push_back(cell);
      }
      close();
    }
  }

  /// Nothing is added up where a label comes twice.
  bool take_labels(std::size_t t, std::size_t d, const std::vector<std::size_t>& group,
                   std::vector<std::uint32_t>& by_label) const {
    for (const std::size_t cell : group) {
      auto& place = by_label[static_cast<std::size_t>(release_.tables[t].cells[cell].labels[d])];
      if (place != kNone) return false;
      place = places_[t][cell];
    }
    return true;
  }

  void add_sum(std::size_t t, std::size_t d, const LabelSum& sum,
               const std::vector<std::uint32_t>& by_label) {
    const std::uint32_t whole = by_label[static_cast<std::size_t>(sum.whole)];
    if (whole == kNone) return;
    terms_.assign(1, {whole, -1});
    for (const std::int32_t part : sum.parts)
      if (by_label[static_cast<std::size_t>(part)] != kNone)
        terms_.push_back({by_label[static_cast<std::size_t>(part)], 1});
    if (terms_.size() < 2) return;
    add_relation({.kind = Relation::Kind::sum,
                  .table = static_cast<std::uint32_t>(t),
                  .dimension = static_cast<std::uint32_t>(d)},
                 terms_);
  }

  /// outer − inner − group = 0; the group has no cell, and nobody hides it: it may be zero.
  void add_group(std::size_t t, std::size_t d, std::uint32_t inner, std::uint32_t outer) {
    if (inner == kNone || outer == kNone || inner == outer) return;
    const std::uint32_t group = new_number();
    system_.numbers[group].limit = system_.numbers[inner].limit;
    add_relation({.kind = Relation::Kind::nested,
                  .table = static_cast<std::uint32_t>(t),
                  .dimension = static_cast<std::uint32_t>(d)},
                 {{outer, -1}, {inner, 1}, {group, 1}});
  }

  void add_nested(const Nested& nested) {
    for (std::size_t t = 0; t < release_.tables.size(); ++t) {
      const Table& table = release_.tables[t];
      if (table.population != nested.inner) continue;
      for (std::size_t c = 0; c < table.cells.size(); ++c) {
        if (places_[t][c] == kNone || is_institutions(table.measure_of(table.cells[c]).unit))
          continue;
        if (const auto outer = find_number(table, table.cells[c], nested.outer))
          add_group(t, kNone, places_[t][c], *outer);
      }
    }
  }

  std::optional<std::uint32_t> find_number(const Table& table, const Cell& cell,
                                           const std::string& population) {
    for (const Group& group : families_[family_of(population, table.measure_of(cell))]) {
      const auto known = group.numbers.find(key_of(table, cell, population));
      if (known != group.numbers.end()) return known->second.number;
    }
    return std::nullopt;
  }

  void add_ratios(std::size_t t) {
    const Table& table = release_.tables[t];
    for (std::size_t m = 0; m < table.measures.size(); ++m) {
      if (!is_ratio(table.measures[m])) continue;
      const auto parts = numbers_of(t, measure_named(table, *table.measures[m].part_measure));
      std::map<std::vector<std::int32_t>, std::uint32_t> wholes;
      if (table.measures[m].whole_measure)
        wholes = numbers_of(t, measure_named(table, *table.measures[m].whole_measure));
      for (const Cell& cell : table.cells) {
        if (static_cast<std::size_t>(cell.measure) != m || cell.hidden()) continue;
        const auto part = parts.find(cell.labels);
        if (part == parts.end()) continue;
        const auto whole = wholes.find(cell.labels);
        if (whole != wholes.end())
          add_ratio(t, table.measures[m], cell, part->second, whole->second);
        else if (table.measures[m].whole_number)
          add_ratio(t, table.measures[m], cell, part->second, kNone);
      }
    }
  }

  std::map<std::vector<std::int32_t>, std::uint32_t> numbers_of(
      std::size_t t, std::optional<std::size_t> measure) const {
    std::map<std::vector<std::int32_t>, std::uint32_t> numbers;
    const Table& table = release_.tables[t];
    for (std::size_t c = 0; measure && c < table.cells.size(); ++c)
      if (static_cast<std::size_t>(table.cells[c].measure) == *measure && places_[t][c] != kNone)
        numbers.emplace(table.cells[c].labels, places_[t][c]);
    return numbers;
  }

  /// A printed quotient q with its rounding: (2q − 1)·whole ≤ 2·scale·part ≤ (2q + 1)·whole, where
  /// q and scale are counted in units of its last decimal.
  void add_ratio(std::size_t t, const Measure& measure, const Cell& cell, std::uint32_t part,
                 std::uint32_t whole) {
    if (cell.decimals > kDecimalsUsed || cell.value < 0 || cell.value > 1e6) return;
    const double unit = std::pow(10.0, cell.decimals);
    const auto quotient = static_cast<std::int64_t>(std::llround(cell.value * unit));
    const std::int64_t factor = 2 * scale_of(measure.unit) * static_cast<std::int64_t>(unit);
    Relation relation{.kind = Relation::Kind::ratio, .table = static_cast<std::uint32_t>(t)};
    if (whole == kNone) {
      relation.box = {.least = (2 * quotient - 1) * *measure.whole_number,
                      .most = (2 * quotient + 1) * *measure.whole_number};
      add_relation(relation, {{part, factor}});
      return;
    }
    relation.box = {.least = -kNoBound * kNoBoundFactor, .most = 0};
    add_relation(relation, {{part, factor}, {whole, -(2 * quotient + 1)}});
    relation.box = {.least = 0, .most = kNoBound * kNoBoundFactor};
    add_relation(relation, {{part, factor}, {whole, -(2 * quotient - 1)}});
  }

  void index_cells() {
    system_.cells_at.assign(1, 0);
    system_.cells.reserve(links_.size());
    for (const auto& [last, count] : cell_lists_) {
      for (std::uint32_t link = last; link != kNone; link = links_[link].next)
        system_.cells.push_back(links_[link].cell);
      std::reverse(system_.cells.end() - count, system_.cells.end());
      system_.cells_at.push_back(static_cast<std::uint32_t>(system_.cells.size()));
    }
  }

  void index_relations() {
    auto& at = system_.uses_at;
    at.assign(system_.numbers.size() + 1, 0);
    for (const Term& term : system_.terms) ++at[term.number + 1];
    for (std::size_t i = 1; i < at.size(); ++i) at[i] += at[i - 1];
    system_.uses.resize(system_.terms.size());
    std::vector<std::uint32_t> next(at.begin(), at.end() - 1);
    for (std::uint32_t r = 0; r < system_.relations.size(); ++r)
      for (const Term& term : system_.terms_of(system_.relations[r]))
        system_.uses[next[term.number]++] = {r, term.factor};
  }

  static constexpr std::int64_t kNoBoundFactor = 1'000'000;

  struct Link {
    CellRef cell;
    std::uint32_t next = kNone;
  };
  const Release& release_;
  const Rules& rules_;
  System system_;
  Words words_;
  std::set<std::string> linked_;
  std::map<std::string, std::deque<Group>> families_;
  std::vector<std::vector<std::uint32_t>> places_;  ///< the number of each cell, by table
  std::vector<std::pair<std::uint32_t, std::uint32_t>> cell_lists_;  ///< last link and length
  std::vector<Link> links_;
  std::vector<Term> terms_;
};

}  // namespace

System system_of(const Release& release, const Rules& rules) {
  return Builder(release, rules).build();
}

}  // namespace renga::disclosure
