#include "disclosure/certificate.hpp"
#include "disclosure/limits.hpp"
#include "disclosure/reader_boxes.hpp"

#include <algorithm>
#include <map>

namespace renga::disclosure {
namespace {

/// Larger numbers are refused, so that no sum overflows.
constexpr std::int64_t kLargest = 2 * kNoBound;

/// Reads the tables again and adds up. Everything here is written to be read: there is no solver
/// behind it, and nothing is taken from the certificate that is not checked.
class Verifier {
 public:
  Verifier(const Release& release, const Rules& rules, const Certificate& certificate)
      : rules_(rules), certificate_(certificate), system_(system_of(release, rules)) {
    boxes_ = reader_boxes(system_, release, rules, Belief::rule);
  }

  Verification run() {
    if (find_numbers() && find_unused() && check_base() && check_moves() && check_bounds()) count();
    return std::move(said_);
  }

 private:
  bool fail(std::string_view check) {
    said_.fault = check;
    return false;
  }

  /// CRT-10: every hidden number is there once, in the order of the tables.
  bool find_numbers() {
    std::size_t next = 0;
    place_.assign(system_.numbers.size(), -1);
    for (std::uint32_t i = 0; i < system_.numbers.size(); ++i) {
      if (system_.numbers[i].seen || system_.cells_of(i).empty()) continue;
      if (next >= certificate_.cells.size() || certificate_.cells[next] != system_.cells_of(i)[0])
        return fail("cells");
      place_[i] = static_cast<std::int64_t>(next++);
      number_.push_back(i);
    }
    if (next != certificate_.cells.size() || certificate_.base.size() != next) return fail("cells");
    for (const std::int64_t zero : certificate_.zeros) {
      if (!known(zero)) return fail("zeros");
      boxes_[number_[static_cast<std::size_t>(zero)]].least = 0;
    }
    return true;
  }

  bool known(std::int64_t place) const {
    return place >= 0 && place < static_cast<std::int64_t>(number_.size());
  }

  bool find_unused() {
    used_.assign(system_.relations.size(), true);
    std::map<std::pair<CellRef, std::size_t>, std::uint32_t> sums;
    for (std::uint32_t r = 0; r < system_.relations.size(); ++r) {
      const auto cells = system_.cells_of(system_.terms_of(system_.relations[r])[0].number);
      if (!cells.empty()) sums.emplace(std::pair(cells[0], system_.relations[r].dimension), r);
    }
    for (const UnusedSum& unused : certificate_.unused) {
      const auto sum = sums.find({unused.whole, unused.dimension});
      if (sum == sums.end() || !used_[sum->second]) return fail("unused");
      used_[sum->second] = false;
    }
    return true;
  }

  /// A group without a cell is what its two populations differ by.
  void fill_groups(std::vector<std::int64_t>& table) const {
    for (const Relation& relation : system_.relations) {
      if (relation.kind != Relation::Kind::nested) continue;
      const auto terms = system_.terms_of(relation);
      table[terms[2].number] = table[terms[0].number] - table[terms[1].number];
    }
  }

  std::int64_t sum_of(std::span<const Term> terms, const std::vector<std::int64_t>& table) const {
    std::int64_t sum = 0;
    for (const Term& term : terms) sum += term.factor * table[term.number];
    return sum;
  }

  /// CRT-11: the base agrees with everything printed.
  bool check_base() {
    base_.resize(system_.numbers.size());
    for (std::size_t i = 0; i < base_.size(); ++i) {
      if (system_.numbers[i].seen) base_[i] = *system_.numbers[i].seen;
      if (place_[i] < 0) continue;
      base_[i] = certificate_.base[static_cast<std::size_t>(place_[i])];
      if (base_[i] > kLargest) return fail("base");
    }
    fill_groups(base_);
    for (std::size_t i = 0; i < base_.size(); ++i)
      if (!system_.numbers[i].seen && !boxes_[i].holds(base_[i])) return fail("base");
    for (std::size_t r = 0; r < used_.size(); ++r)
      if (used_[r] && !system_.relations[r].box.holds(sum_of(terms(r), base_))) return fail("base");
    return true;
  }

  std::span<const Term> terms(std::size_t relation) const {
    return system_.terms_of(system_.relations[relation]);
  }

  /// CRT-12: so does the base changed by each move. Only what the move touches is added up again.
  bool check_moves() {
    std::vector<std::int64_t> table = base_;
    for (const auto& move : certificate_.moves) {
      std::int64_t last = -1;
      for (const CertifiedStep& step : move) {
        if (!known(step.number) || step.number <= last || step.change == 0 ||
            std::abs(step.change) > kLargest)
          return fail("moves");
        last = step.number;
        table[number_[static_cast<std::size_t>(step.number)]] += step.change;
      }
      if (!check_changed(move, table)) return fail("moves");
      for (const CertifiedStep& step : move) {
        const std::uint32_t number = number_[static_cast<std::size_t>(step.number)];
        table[number] = base_[number];
      }
    }
    return true;
  }

  bool check_changed(const std::vector<CertifiedStep>& move,
                     std::vector<std::int64_t>& table) const {
    std::vector<std::pair<std::uint32_t, std::int64_t>> groups;
    bool holds = true;
    for (const CertifiedStep& step : move) {
      const std::uint32_t number = number_[static_cast<std::size_t>(step.number)];
      holds = holds && boxes_[number].holds(table[number]);
      for (const auto& [relation, factor] : system_.uses_of(number)) {
        if (system_.relations[relation].kind != Relation::Kind::nested) continue;
        const auto parts = terms(relation);
        groups.emplace_back(parts[2].number, base_[parts[2].number]);
        table[parts[2].number] = table[parts[0].number] - table[parts[1].number];
        holds = holds && boxes_[parts[2].number].holds(table[parts[2].number]);
      }
    }
    for (const CertifiedStep& step : move)
      for (const auto& [relation, factor] :
           system_.uses_of(number_[static_cast<std::size_t>(step.number)]))
        holds = holds && (!used_[relation] ||
                          system_.relations[relation].box.holds(sum_of(terms(relation), table)));
    for (const auto& [group, value] : groups) table[group] = value;
    return holds;
  }

  /// CRT-13: the two tables of each number have what is claimed.
  bool check_bounds() {
    if (certificate_.bounds.size() != number_.size()) return fail("bounds");
    for (std::size_t i = 0; i < number_.size(); ++i) {
      const CertifiedBound& bound = certificate_.bounds[i];
      if (bound.number != static_cast<std::int64_t>(i) || bound.least > bound.most)
        return fail("bounds");
      for (const auto& [table, value] :
           {std::pair(bound.least_table, bound.least), std::pair(bound.most_table, bound.most)}) {
        const auto found = value_in(table, bound.number);
        if (!found || *found != value) return fail("bounds");
      }
    }
    return true;
  }

  std::optional<std::int64_t> value_in(std::int64_t table, std::int64_t number) const {
    const std::int64_t base = certificate_.base[static_cast<std::size_t>(number)];
    if (table == -1) return base;
    if (table < 0 || table >= static_cast<std::int64_t>(certificate_.moves.size()))
      return std::nullopt;
    const auto& move = certificate_.moves[static_cast<std::size_t>(table)];
    const auto step = std::ranges::lower_bound(move, number, {}, &CertifiedStep::number);
    return step == move.end() || step->number != number ? base : base + step->change;
  }

  void count() {
    for (const CertifiedBound& bound : certificate_.bounds) {
      const std::uint32_t number = number_[static_cast<std::size_t>(bound.number)];
      const std::int64_t limit = system_.numbers[number].limit;
      if (limit == 0) continue;
      ++said_.cells;
      const std::int64_t values = bound.most - bound.least + 1;
      if (values >= std::min(values_wanted(limit, rules_), boxes_[number].values()))
        ++said_.open;
      else
        said_.not_open.push_back(certificate_.cells[static_cast<std::size_t>(bound.number)]);
      said_.narrowest = said_.narrowest == 0 ? values : std::min(said_.narrowest, values);
    }
  }

  const Rules& rules_;
  const Certificate& certificate_;
  System system_;
  std::vector<Box> boxes_;
  std::vector<std::int64_t> place_;    ///< in the certificate, by number
  std::vector<std::uint32_t> number_;  ///< by place in the certificate
  std::vector<bool> used_;             ///< by relation
  std::vector<std::int64_t> base_;
  Verification said_;
};

}  // namespace

Verification verify(const Release& release, const Rules& rules, const Certificate& certificate) {
  return Verifier(release, rules, certificate).run();
}

}  // namespace renga::disclosure
