#include "disclosure/protect.hpp"

#include "disclosure/audit.hpp"
#include "disclosure/minima.hpp"
#include "disclosure/protector.hpp"

#include <algorithm>
#include <bit>
#include <set>

namespace renga::disclosure {
namespace {

/// Tables that print several marks: a reader tells small counts from the others.
bool several_marks(const Table& table) {
  std::set<std::string> marks;
  for (const Cell& cell : table.cells)
    if (cell.content == Content::mark)
      marks.insert(cell.hides_below ? std::to_string(*cell.hides_below) : cell.mark);
  return marks.size() > 1;
}

/// The release as its copies will be: a table that hides anything prints one mark that tells no
/// bound.
Release with_one_mark(Release release) {
  for (Table& table : release.tables) {
    if (table.earlier) continue;
    for (Cell& cell : table.cells) {
      if (!cell.hidden()) continue;
      cell.content = Content::mark;
      cell.hides_below.reset();
      cell.mark.clear();
    }
  }
  return release;
}

bool any_hidden(const Release& release) {
  return std::ranges::any_of(release.tables, [](const Table& table) {
    return std::ranges::any_of(table.cells, &Cell::hidden);
  });
}

/// Numbers that at least one cell of a table prints which can still be changed, and no other does.
std::vector<bool> changeable(const System& system) {
  std::vector<bool> found(system.numbers.size(), false);
  for (std::size_t i = 0; i < found.size(); ++i)
    found[i] = system.numbers[i].seen && !system.numbers[i].earlier && !system.cells_of(i).empty();
  return found;
}

class Protecting {
 public:
  Protecting(const Release& release, const Rules& rules, const ProtectOptions& options)
      : release_(release), rules_(rules), options_(options) {}

  Protection run() {
    if (any_hidden(release_)) {
      const Release marked = with_one_mark(release_);
      start(audit(marked, rules_));
    } else {
      start(audit(release_, rules_));
    }
    std::vector<bool> left_out(audit_.system->relations.size(), false);
    for (const std::uint32_t relation : audit_.left_out) left_out[relation] = true;
    Protector protector(*audit_.system, release_, rules_, options_, audit_.base, audit_.believed,
                        std::move(left_out), changeable(*audit_.system));
    const auto chosen = open_part_sums(protector);
    for (const Protector::Hidden& hidden : chosen) add(hidden);
    protection_.optimal = protector.optimal() && !opened_;
    protection_.numbers = std::move(audit_.base);
    protection_.moves = protector.moves();
    add_quotients();
    add_marks();
    std::ranges::sort(protection_.hidden, {}, &HiddenCell::cell);
    return std::move(protection_);
  }

 private:
  void start(Audit made) { audit_ = std::move(made); }

  /// Small systems are audited as they will be; sums of some hidden parts that are few are opened
  /// like numbers are.
  std::vector<Protector::Hidden> open_part_sums(Protector& protector) {
    auto chosen = protector.protect();
    if (audit_.system->numbers.size() > options_.part_sums_size) return chosen;
    for (int round = 0; round < kRounds; ++round) {
      const Audit after =
          audit(hidden_by(chosen), rules_, {.start = audit_.base, .moves = protector.moves()});
      if (after.part_sums.empty()) break;
      opened_ = true;
      for (const PartSum& sum : after.part_sums) protector.open_sum(sum.numbers);
      chosen = protector.chosen();
    }
    return chosen;
  }

  Release hidden_by(const std::vector<Protector::Hidden>& chosen) const {
    Release release = with_one_mark(release_);
    for (const Protector::Hidden& hidden : chosen)
      for (const CellRef ref : audit_.system->cells_of(hidden.number)) {
        if (release.tables[ref.table].earlier) continue;
        Cell& cell = release.tables[ref.table].cells[ref.cell];
        cell.content = Content::mark;
        cell.hides_below.reset();
      }
    return release;
  }

  void add(const Protector::Hidden& hidden) {
    protection_.bits += bits_of(audit_.base[hidden.number]);
    for (const CellRef ref : audit_.system->cells_of(hidden.number)) {
      const Cell& cell = release_.tables[ref.table].cells[ref.cell];
      if (cell.hidden() || release_.tables[ref.table].earlier) continue;
      HiddenCell made{.cell = ref, .reason = hidden.reason};
      const auto protects = audit_.system->cells_of(hidden.protects);
      if (hidden.reason == Reason::secondary && !protects.empty()) made.protects = protects.front();
      protection_.hidden.push_back(made);
    }
  }

  /// Percentages and means of too few patients are hidden for themselves.
  void add_quotients() {
    for (std::size_t t = 0; t < release_.tables.size(); ++t) {
      const Table& table = release_.tables[t];
      if (table.earlier) continue;
      const Minima minima(release_, table, rules_);
      for (std::size_t c = 0; c < table.cells.size(); ++c) {
        const Unit unit = table.measure_of(table.cells[c]).unit;
        if (unit != Unit::percent && unit != Unit::mean) continue;
        const auto minimum = minima.of(c);
        if (minimum && minimum->broken_by(table.cells[c]))
          protection_.hidden.push_back({.cell = {t, c}, .reason = Reason::primary});
      }
    }
  }

  void add_marks() {
    for (std::size_t t = 0; t < release_.tables.size(); ++t) {
      const Table& table = release_.tables[t];
      if (table.earlier || !several_marks(table)) continue;
      for (std::size_t c = 0; c < table.cells.size(); ++c)
        if (table.cells[c].content == Content::mark)
          protection_.hidden.push_back({.cell = {t, c}, .reason = Reason::mark});
    }
  }

  const Release& release_;
  const Rules& rules_;
  const ProtectOptions& options_;
  /// What opens one sum may make another one small, so often at most.
  static constexpr int kRounds = 4;

  Audit audit_;
  Protection protection_;
  bool opened_ = false;  ///< sums of some hidden parts
};

}  // namespace

std::int64_t bits_of(std::int64_t value) {
  return std::max<std::int64_t>(1, std::bit_width(static_cast<std::uint64_t>(value)));
}

Protection protect_all(const Release& release, const Rules& rules, const ProtectOptions& options) {
  if (is_exempt(release, rules)) return {};
  return Protecting(release, rules, options).run();
}

std::vector<HiddenCell> protect(const Release& release, const Rules& rules) {
  return protect_all(release, rules).hidden;
}

}  // namespace renga::disclosure
