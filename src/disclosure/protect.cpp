#include "disclosure/protect.hpp"

#include <algorithm>
#include <deque>

namespace renga::disclosure {
namespace {

/// Hides cells until every line is safe. A cell is never shown again, so the work ends.
class Protector {
 public:
  Protector(System system, const Rules& rules)
      : system_(std::move(system)), rules_(rules), waiting_(system_.lines.size(), false) {}

  std::vector<HiddenCell> protect() {
    admit_known_zeros();
    for (std::size_t i = 0; i < system_.seen.size(); ++i)
      if (system_.seen[i] && too_small(*system_.seen[i])) hide(i, Reason::primary);
    for (std::size_t i = 0; i < system_.lines.size(); ++i) wait(i);
    while (!work_.empty()) {
      const std::size_t line = work_.front();
      work_.pop_front();
      waiting_[line] = false;
      make_safe(system_.lines[line]);
    }
    std::ranges::sort(hidden_, {}, [](const HiddenCell& hidden) {
      return std::pair(hidden.cell.table, hidden.cell.cell);
    });
    return std::move(hidden_);
  }

 private:
  /// A hidden zero that a total gives away protects nothing: the reader sees it as a zero.
  void admit_known_zeros() {
    for (const Line& line : system_.lines) {
      const LineState state = state_of(system_, line);
      if (state.rest && *state.rest == 0)
        for (const std::size_t place : state.hidden) system_.seen[place] = 0;
    }
  }

  bool too_small(std::int64_t value) const {
    return value < rules_.patients_min && !(value == 0 && rules_.zero_allowed);
  }

  void wait(std::size_t line) {
    if (!waiting_[line]) work_.push_back(line);
    waiting_[line] = true;
  }

  void hide(std::size_t place, Reason reason) {
    system_.seen[place].reset();
    hidden_.push_back({system_.cells[place], reason});
    for (const std::size_t line : system_.lines_of[place]) wait(line);
  }

  bool safe(const Line& line) const {
    const LineState state = state_of(system_, line);
    if (state.hidden.empty()) return true;
    const bool small_sum = state.rest && *state.rest > 0 && *state.rest < rules_.patients_min;
    return state.hidden.size() > 1 && !small_sum;
  }

  void make_safe(const Line& line) {
    while (!safe(line)) {
      const auto next = next_to_hide(line);
      if (!next) return;
      hide(*next, Reason::secondary);
    }
  }

  /// The smallest non-zero part, then the total, then a zero.
  std::optional<std::size_t> next_to_hide(const Line& line) const {
    std::optional<std::size_t> smallest;
    std::optional<std::size_t> zero;
    for (const std::size_t part : line.parts) {
      const auto& value = system_.seen[part];
      if (!value) continue;
      if (*value == 0) {
        if (!zero) zero = part;
      } else if (!smallest || *value < *system_.seen[*smallest]) {
        smallest = part;
      }
    }
    if (smallest) return smallest;
    if (system_.seen[line.total] && *system_.seen[line.total] > 0) return line.total;
    if (zero) return zero;
    return system_.seen[line.total] ? std::optional(line.total) : std::nullopt;
  }

  System system_;
  const Rules& rules_;
  std::deque<std::size_t> work_;
  std::vector<bool> waiting_;
  std::vector<HiddenCell> hidden_;
};

}  // namespace

std::vector<HiddenCell> protect(const Release& release, const Rules& rules) {
  if (std::ranges::find(rules.exempt, release.data_kind) != rules.exempt.end()) return {};
  return Protector(system_of(release.tables), rules).protect();
}

}  // namespace renga::disclosure
