#include "disclosure/audit.hpp"

#include "disclosure/bounds.hpp"
#include "disclosure/enumerate.hpp"
#include "disclosure/exposures.hpp"
#include "disclosure/hypercubes.hpp"
#include "disclosure/limits.hpp"
#include "disclosure/part_sums.hpp"

#include <algorithm>
#include <array>

namespace renga::disclosure {
namespace {

/// Components of a few numbers are enumerated while so many tables are enough.
constexpr std::size_t kFewNumbers = 8;
constexpr std::int64_t kTries = 4000;
constexpr std::array<Belief, 3> kBeliefs = {Belief::rule, Belief::bounds, Belief::nothing};

class Auditor {
 public:
  Auditor(const Release& release, const Rules& rules, const AuditOptions& options)
      : release_(release), rules_(rules), options_(options) {}

  Audit run() {
    audit_.system = std::make_unique<System>(system_of(release_, rules_));
    left_out_.assign(facts().relations.size(), false);
    boxes_ = boxes_of(Belief::rule);
    start_ = boxes_;
    drop_contradicted();
    narrow_all();
    find_tables();
    bound_all();
    collect();
    return std::move(audit_);
  }

 private:
  const System& facts() const { return *audit_.system; }

  void leave_out(std::uint32_t relation) {
    if (left_out_[relation]) return;
    left_out_[relation] = true;
    audit_.left_out.push_back(relation);
  }

  /// Sums all of whose numbers are printed tie nothing; where they are wrong, that is said.
  void drop_contradicted() {
    for (std::uint32_t r = 0; r < facts().relations.size(); ++r) {
      const Relation& relation = facts().relations[r];
      std::int64_t sum = 0;
      bool printed = true;
      for (const Term& term : facts().terms_of(relation)) {
        printed = printed && boxes_[term.number].fixed();
        sum += term.factor * boxes_[term.number].least;
      }
      if (printed && !relation.box.holds(sum)) leave_out(r);
    }
  }

  const std::vector<Box>& boxes_of(Belief belief) {
    auto& boxes = by_belief_[static_cast<std::size_t>(belief)];
    if (!boxes.empty()) return boxes;
    boxes = reader_boxes(facts(), release_, rules_, belief);
    if (options_.told_small && options_.start.size() == boxes.size()) tell_small(boxes);
    if (options_.small_mark && belief == Belief::rule) guess(boxes);
    return boxes;
  }

  void tell_small(std::vector<Box>& boxes) const {
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      const Number& number = facts().numbers[i];
      if (boxes[i].fixed() || !number.has_limit() || facts().cells_of(i).empty()) continue;
      if (options_.start[i] < number.limit)
        boxes[i].most = std::min(boxes[i].most, number.limit - 1);
      else
        boxes[i].least = std::max(boxes[i].least, number.limit);
    }
  }

  /// A guess that the sums contradict is given up with the belief that it goes with.
  void guess(std::vector<Box>& boxes) const {
    const auto& [table, mark] = *options_.small_mark;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      const Number& number = facts().numbers[i];
      if (boxes[i].fixed() || !number.has_limit() || number.limit == kNeverShown) continue;
      for (const CellRef ref : facts().cells_of(i)) {
        const Cell& cell = release_.tables[ref.table].cells[ref.cell];
        if (ref.table != table || cell.content != Content::mark) continue;
        if (cell.mark == mark)
          boxes[i].most = std::min(boxes[i].most, number.limit - 1);
        else
          boxes[i].least = std::max(boxes[i].least, number.limit);
      }
    }
  }

  void set_boxes(const Component& component, Belief belief) {
    const auto& boxes = boxes_of(belief);
    for (const std::uint32_t number : component.numbers)
      boxes_[number] = start_[number] = boxes[number];
  }

  /// A mark that the sums show to be a zero is one; the others still are none.
  std::optional<std::uint32_t> narrow_with_zeros(const Component& component, Narrowing& narrowing) {
    set_boxes(component, Belief::bounds);
    if (const auto wrong = narrowing.narrow(boxes_, component.relations)) return wrong;
    std::vector<std::uint32_t> zeros;
    for (const std::uint32_t number : component.numbers)
      if (boxes_[number] == Box{0, 0}) zeros.push_back(number);
    set_boxes(component, Belief::rule);
    for (const std::uint32_t zero : zeros) boxes_[zero] = start_[zero] = {0, 0};
    return narrowing.narrow(boxes_, component.relations);
  }

  /// The strongest belief that the sums do not contradict; a sum that contradicts all is left out.
  void narrow(const Component& component, Narrowing& narrowing, Belief strongest) {
    while (true) {
      std::optional<std::uint32_t> wrong;
      if (strongest == Belief::rule) {
        set_boxes(component, Belief::rule);
        if (!narrowing.narrow(boxes_, component.relations)) return;
        if (!narrow_with_zeros(component, narrowing)) return;
      }
      for (const Belief belief : {Belief::bounds, Belief::nothing}) {
        if (belief < strongest) continue;
        set_boxes(component, belief);
        wrong = narrowing.narrow(boxes_, component.relations);
        if (!wrong) return;
      }
      leave_out(*wrong);
      narrowing.drop(*wrong);
    }
  }

  void narrow_all() {
    Narrowing narrowing(facts());
    for (std::uint32_t r = 0; r < left_out_.size(); ++r)
      if (left_out_[r]) narrowing.drop(r);
    for (const Component& component : components_of(facts(), boxes_, left_out_))
      narrow(component, narrowing, Belief::rule);
  }

  /// One possible table for each component. Where there is none, the reader believes too much.
  void find_tables() {
    base_.resize(boxes_.size());
    for (std::size_t i = 0; i < boxes_.size(); ++i) base_[i] = boxes_[i].least;
    components_ = components_of(facts(), boxes_, left_out_);
    found_.assign(components_.size(), false);
    Narrowing narrowing(facts());
    for (const std::uint32_t relation : audit_.left_out) narrowing.drop(relation);
    for (std::size_t c = 0; c < components_.size(); ++c) {
      const Component& component = components_[c];
      if (component.relations.empty() || starts(component)) {
        found_[c] = true;
        continue;
      }
      if (component.numbers.size() > options_.largest) continue;
      for (const Belief belief : kBeliefs) {
        if (belief != Belief::rule) narrow(component, narrowing, belief);
        FoundTable table = find_table(facts(), component, boxes_, left_out_);
        if (table.outcome == FoundTable::Outcome::impossible) continue;
        if (table.outcome == FoundTable::Outcome::found)
          found_[c] = accept(component, table.values);
        break;
      }
    }
  }

  /// Takes the start that was given, where it fits.
  bool starts(const Component& component) {
    if (options_.start.size() != base_.size()) return false;
    if (!fulfils(facts(), component, boxes_, left_out_, options_.start)) return false;
    for (const std::uint32_t number : component.numbers) base_[number] = options_.start[number];
    return true;
  }

  bool accept(const Component& component, const std::vector<std::int64_t>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) base_[component.numbers[i]] = values[i];
    return fulfils(facts(), component, boxes_, left_out_, base_);
  }

  void bound_all() {
    outer_ = boxes_;
    if (components_.empty()) return;
    std::vector<std::int64_t> wanted(boxes_.size(), 0);
    for (std::size_t i = 0; i < boxes_.size(); ++i)
      if (!facts().numbers[i].seen && facts().numbers[i].has_limit())
        wanted[i] = std::min(values_wanted(facts().numbers[i].limit, rules_), start_[i].values());
    explorer_.emplace(facts(), boxes_, base_, std::move(wanted), left_out_);
    if (options_.start.size() == base_.size())
      for (const Move& move : options_.moves) explorer_->record(move);
    for (std::size_t c = 0; c < components_.size(); ++c)
      if (found_[c]) {
        bound(components_[c]);
        find_part_sums(components_[c]);
      }
  }

  void bound(const Component& component) {
    if (component.relations.empty()) return bound_free(component.numbers.front());
    if (component.relations.size() == 1 && bound_one_sum(component)) return;
    if (component.numbers.size() <= kFewNumbers && bound_by_enumeration(component)) return;
    if (component.numbers.size() > options_.exact_size) explore(component);
    Bounder bounder(*explorer_, component, boxes_);
    const bool exact = component.numbers.size() <= options_.exact_size;
    if (component.numbers.size() > options_.largest) return;
    for (const std::uint32_t number : component.numbers)
      if (exact || !explorer_->enough(number)) outer_[number] = bounder.bound(number);
  }

  /// A single sum tells nothing of some of its parts that it does not tell of each.
  void find_part_sums(const Component& component) {
    if (component.relations.size() < 2) return;
    const bool large = component.numbers.size() > options_.exact_size;
    if (large && (options_.told_small || options_.small_mark)) return;
    PartSumsFound found = part_sums_of(*explorer_, component, outer_, rules_, large);
    std::ranges::move(found.sums, std::back_inserter(audit_.part_sums));
    audit_.undecided_sums += found.undecided;
  }

  /// First what few numbers show, then small windows, and then, for what is left, large ones.
  void explore(const Component& component) {
    if (!hypercubes_) hypercubes_.emplace(facts(), release_);
    for (const std::uint32_t number : component.numbers) hypercubes_->open(*explorer_, number);
    for (const std::uint32_t number : component.numbers) explorer_->glance(number);
    if (component.numbers.size() <= kTogether) explorer_->explore_together(component.numbers);
    for (const std::uint32_t number : component.numbers) explorer_->explore(number, kWindow);
    if (component.numbers.size() > options_.largest) explore_far(component);
  }

  /// What is too large as a whole is looked at in windows that just are not, for a few numbers.
  void explore_far(const Component& component) {
    int looks = kFarLooks;
    for (const std::uint32_t number : component.numbers)
      if (!explorer_->enough(number) && looks-- > 0) explorer_->explore(number, kFarWindow);
  }

  /// Nothing ties the number.
  void bound_free(std::uint32_t number) {
    const Box& box = boxes_[number];
    const std::int64_t change = std::min(box.most - base_[number], explorer_->wanted(number));
    if (change > 0) explorer_->record({{number, change}});
  }

  /// In a single sum the boxes that were narrowed are exact: what one number takes the others give,
  /// each as far as its box goes.
  bool bound_one_sum(const Component& component) {
    const auto terms = facts().terms_of(facts().relations[component.relations.front()]);
    if (!facts().relations[component.relations.front()].exact()) return false;
    if (std::ranges::any_of(terms, [](const Term& term) { return std::abs(term.factor) != 1; }))
      return false;
    for (const Term& term : terms) {
      if (boxes_[term.number].fixed()) continue;
      for (const std::int64_t end : {boxes_[term.number].least, boxes_[term.number].most}) {
        const std::int64_t change = end - base_[term.number];
        Move move = {{term.number, change}};
        std::int64_t missing = -change * term.factor;
        for (const Term& other : terms) {
          if (other.number == term.number || boxes_[other.number].fixed()) continue;
          const Box& box = boxes_[other.number];
          const std::int64_t base = base_[other.number];
          const std::int64_t step =
              std::clamp(missing * other.factor, box.least - base, box.most - base);
          missing -= step * other.factor;
          if (step != 0) move.push_back({other.number, step});
        }
        std::ranges::sort(move);
        if (change != 0) explorer_->record(std::move(move));
      }
    }
    return true;
  }

  bool bound_by_enumeration(const Component& component) {
    std::vector<Box> reached(component.numbers.size(), Box{kNoBound, -1});
    std::vector<std::vector<std::int64_t>> least(reached.size());
    std::vector<std::vector<std::int64_t>> most(reached.size());
    const bool all = enumerate_tables(facts(), component, boxes_, left_out_, kTries,
                                      [&](std::span<const std::int64_t> values) {
                                        for (std::size_t i = 0; i < values.size(); ++i) {
                                          if (values[i] < reached[i].least) {
                                            reached[i].least = values[i];
                                            least[i].assign(values.begin(), values.end());
                                          }
                                          if (values[i] > reached[i].most) {
                                            reached[i].most = values[i];
                                            most[i].assign(values.begin(), values.end());
                                          }
                                        }
                                      });
    if (!all) return false;
    for (std::size_t i = 0; i < reached.size(); ++i) {
      outer_[component.numbers[i]] = reached[i];
      explorer_->record(move_to(component, least[i]));
      explorer_->record(move_to(component, most[i]));
    }
    return true;
  }

  Move move_to(const Component& component, const std::vector<std::int64_t>& values) const {
    Move move;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const std::int64_t change = values[i] - base_[component.numbers[i]];
      if (change != 0) move.push_back({component.numbers[i], change});
    }
    return move;
  }

  void collect() {
    for (std::uint32_t i = 0; i < outer_.size(); ++i) {
      if (facts().numbers[i].seen) continue;
      audit_.bounds.push_back(
          {i, outer_[i], explorer_ ? explorer_->reach(i) : Reach{base_[i], base_[i]}});
    }
    audit_.base = std::move(base_);
    if (explorer_) audit_.moves = explorer_->moves();
    audit_.believed = std::move(start_);
    std::ranges::sort(audit_.left_out);
    find_exposures(audit_, release_, rules_);
  }

  /// A number that this window does not show to be open goes to the exact bounds.
  static constexpr std::size_t kWindow = 1000;
  static constexpr std::size_t kFarWindow = 16'000;
  static constexpr int kFarLooks = 50;
  /// One program for a component of up to so many numbers is quicker than many for its parts.
  static constexpr std::size_t kTogether = 1500;

  const Release& release_;
  const Rules& rules_;
  const AuditOptions& options_;
  Audit audit_;
  std::vector<bool> left_out_;
  std::array<std::vector<Box>, 3> by_belief_;
  std::vector<Box> boxes_;  ///< what the reader concludes by one relation after the other
  std::vector<Box> start_;  ///< the belief that the reader ends with
  std::vector<Box> outer_;  ///< what is proved
  std::vector<std::int64_t> base_;
  std::vector<Component> components_;
  std::vector<bool> found_;
  std::optional<Explorer> explorer_;
  std::optional<Hypercubes> hypercubes_;
};

}  // namespace

Audit audit(const Release& release, const Rules& rules, const AuditOptions& options) {
  return Auditor(release, rules, options).run();
}

}  // namespace renga::disclosure
