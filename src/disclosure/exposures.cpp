#include "disclosure/exposures.hpp"

#include "disclosure/limits.hpp"

#include <algorithm>
#include <map>

namespace renga::disclosure {
namespace {

/// A whole and at least three parts: of two parts one is zero often, and tells little.
constexpr std::uint32_t kZeroGroupTerms = 4;

class Exposures {
 public:
  Exposures(Audit& audit, const Release& release, const Rules& rules)
      : audit_(audit), system_(*audit.system), release_(release), rules_(rules) {}

  void find() {
    for (const Contradiction& contradiction : system_.contradictions)
      audit_.exposures.push_back({.kind = Exposure::Kind::contradiction,
                                  .cell = contradiction.second,
                                  .relation = {},
                                  .box = difference_of(contradiction)});
    for (const std::uint32_t relation : audit_.left_out)
      if (hides(system_.relations[relation].table))
        audit_.exposures.push_back(
            {.kind = Exposure::Kind::no_sum,
             .cell = cell_of(system_.terms_of(system_.relations[relation])[0].number),
             .relation = relation,
             .box = {}});
    known_.assign(system_.numbers.size(), Box{});
    reached_.assign(system_.numbers.size(), 0);
    for (std::size_t i = 0; i < system_.numbers.size(); ++i)
      if (system_.numbers[i].seen) known_[i] = {*system_.numbers[i].seen, *system_.numbers[i].seen};
    for (const Bound& bound : audit_.bounds) {
      known_[bound.number] = bound.box;
      reached_[bound.number] = bound.reach.values();
    }
    for (const Bound& bound : audit_.bounds) judge(bound);
    for (std::uint32_t r = 0; r < system_.relations.size(); ++r)
      if (system_.relations[r].kind == Relation::Kind::sum &&
          !std::ranges::binary_search(audit_.left_out, r))
        judge_rest(r);
    for (const PartSum& sum : audit_.part_sums) judge(sum);
    std::ranges::stable_sort(audit_.exposures, {}, &Exposure::cell);
    gather_unproven();
  }

 private:
  /// Where a table hides nothing there is nothing to recompute.
  bool hides(std::size_t table) const {
    return std::ranges::any_of(release_.tables[table].cells, &Cell::hidden);
  }

  /// What could not be proved is said once for each table.
  void gather_unproven() {
    std::map<std::size_t, std::size_t> first;
    std::vector<Exposure> kept;
    for (const Exposure& exposure : audit_.exposures) {
      if (exposure.kind == Exposure::Kind::unproven) {
        const auto [entry, added] = first.try_emplace(exposure.cell.table, kept.size());
        if (!added) {
          ++kept[entry->second].cells;
          continue;
        }
      }
      kept.push_back(exposure);
      if (exposure.kind == Exposure::Kind::unproven) kept.back().cells = 1;
    }
    audit_.exposures = std::move(kept);
  }

  Box difference_of(const Contradiction& contradiction) const {
    const auto value = [&](CellRef ref) {
      return static_cast<std::int64_t>(release_.tables[ref.table].cells[ref.cell].value);
    };
    const std::int64_t difference =
        std::abs(value(contradiction.first) - value(contradiction.second));
    return {difference, difference};
  }

  /// The cell to name: one that is hidden in a table that can still be changed, if there is one.
  CellRef cell_of(std::uint32_t number) const {
    const auto cells = system_.cells_of(number);
    for (const CellRef ref : cells)
      if (release_.tables[ref.table].cells[ref.cell].hidden() &&
          !release_.tables[ref.table].earlier)
        return ref;
    if (!cells.empty()) return cells.front();
    // A group without a cell: the inner of the two numbers that differ by it.
    const Relation& relation = system_.relations[system_.uses_of(number).front().relation];
    return cell_of(system_.terms_of(relation)[1].number);
  }

  /// The sum that tells most of a number: of those whose other numbers are all known, the first.
  std::optional<std::uint32_t> telling(std::uint32_t number) const {
    const auto uses = system_.uses_of(number);
    for (const auto& [place, factor] : uses) {
      const auto terms = system_.terms_of(system_.relations[place]);
      if (std::ranges::all_of(terms, [&](const Term& term) {
            return term.number == number || known_[term.number].fixed();
          }))
        return place;
    }
    return uses.empty() ? std::nullopt : std::optional(uses.front().relation);
  }

  void judge(const Bound& bound) {
    const Number& number = system_.numbers[bound.number];
    const bool group = system_.cells_of(bound.number).empty();
    // A mark that tells more than it should is a finding of its own (CHK-21).
    const std::int64_t wanted =
        std::min(values_wanted(number.limit, rules_), audit_.believed[bound.number].values());
    if (!number.has_limit() || bound.box == Box{0, 0}) return;
    if (!group) {
      const std::int64_t open = std::max<std::int64_t>(bound.reach.values(), 1);
      if (bound.box.least < number.limit)
        audit_.narrowest = audit_.narrowest == 0 ? open : std::min(audit_.narrowest, open);
    }
    if (bound.reach.values() >= wanted) return;
    Exposure exposure{.kind = Exposure::Kind::narrowed,
                      .cell = cell_of(bound.number),
                      .relation = telling(bound.number),
                      .box = bound.box,
                      .limit = number.limit,
                      .wanted = wanted};
    if (bound.box.least >= number.limit) {
      if (!bound.box.fixed() || group) return;
      exposure.kind = Exposure::Kind::harmless;
    } else if (bound.box.values() >= wanted) {
      exposure.kind = Exposure::Kind::unproven;
    } else if (group) {
      exposure.kind = Exposure::Kind::group;
    } else if (bound.box.fixed()) {
      exposure.kind = Exposure::Kind::value;
    }
    audit_.exposures.push_back(exposure);
  }

  void judge(const PartSum& sum) {
    Exposure exposure{.kind = Exposure::Kind::part_sum,
                      .cell = cell_of(sum.numbers.front()),
                      .relation = sum.relation,
                      .box = sum.box,
                      .cells = std::ssize(sum.numbers)};
    exposure.box.least = std::max<std::int64_t>(exposure.box.least, 0);
    for (const std::uint32_t number : sum.numbers) {
      const std::int64_t own = system_.numbers[number].limit;
      exposure.limit = std::max(exposure.limit, own == kNeverShown ? rules_.patients_min : own);
      if (number != sum.numbers.front()) exposure.others.push_back(cell_of(number));
    }
    exposure.wanted = values_wanted(exposure.limit, rules_);
    audit_.exposures.push_back(std::move(exposure));
  }

  /// What the parts of a sum that are not known make up together.
  void judge_rest(std::uint32_t place) {
    const auto terms = system_.terms_of(system_.relations[place]);
    const std::uint32_t whole = terms[0].number;
    Box rest = known_[whole];
    std::int64_t parts = 0;
    std::int64_t limit = 0;
    std::uint32_t first = 0;
    for (const Term& term : terms.subspan(1)) {
      const Number& number = system_.numbers[term.number];
      if (known_[term.number].fixed()) {
        rest.least -= known_[term.number].least;
        rest.most -= known_[term.number].least;
        continue;
      }
      if (parts++ == 0) first = term.number;
      limit = std::max(limit, number.limit == kNeverShown ? rules_.patients_min : number.limit);
    }
    const std::int64_t wanted = values_wanted(limit, rules_);
    if (parts < 2 || limit == 0 || rest.most <= 0 || rest.least >= limit) return;
    const std::int64_t open = known_[whole].fixed() ? 1 : reached_[whole];
    if (open >= wanted) return;
    rest.least = std::max<std::int64_t>(rest.least, 0);
    audit_.exposures.push_back(
        {.kind = rest.values() < wanted ? Exposure::Kind::sum : Exposure::Kind::unproven,
         .cell = cell_of(first),
         .relation = place,
         .box = rest,
         .cells = parts,
         .limit = limit,
         .wanted = wanted});
  }

  Audit& audit_;
  const System& system_;
  const Release& release_;
  const Rules& rules_;
  std::vector<Box> known_;
  std::vector<std::int64_t> reached_;
};

}  // namespace

void find_exposures(Audit& audit, const Release& release, const Rules& rules) {
  Exposures(audit, release, rules).find();
}

std::vector<ZeroGroup> zero_groups_of(const System& system, const Release& release) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, ZeroGroup> groups;
  for (const Relation& relation : system.relations) {
    if (relation.kind != Relation::Kind::sum || relation.terms < kZeroGroupTerms) continue;
    if (release.tables[relation.table].earlier) continue;
    const auto terms = system.terms_of(relation);
    std::optional<std::uint32_t> only;
    std::int64_t others = 0;
    bool printed = system.numbers[terms[0].number].seen.has_value();
    for (const Term& term : terms.subspan(1)) {
      const auto& seen = system.numbers[term.number].seen;
      printed = printed && seen.has_value();
      if (!printed) break;
      if (*seen == 0) continue;
      others += only ? 1 : 0;
      only = term.number;
    }
    if (!printed || !only || others > 0 || !system.numbers[*only].has_limit()) continue;
    ZeroGroup& group = groups[{relation.table, relation.dimension}];
    for (const CellRef ref : system.cells_of(*only))
      if (group.sums == 0 && ref.table == relation.table) group.cell = ref;
    group.dimension = relation.dimension;
    ++group.sums;
  }
  std::vector<ZeroGroup> found;
  for (const auto& [place, group] : groups) found.push_back(group);
  return found;
}

}  // namespace renga::disclosure
