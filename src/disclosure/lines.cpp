#include "disclosure/lines.hpp"

#include "disclosure/order.hpp"

#include <algorithm>
#include <deque>

namespace renga::disclosure {
namespace {

/// The lines of one table along one dimension.
class LineBuilder {
 public:
  /// `places` has, per cell of the table, its position in the system, or nothing.
  LineBuilder(System& system, const Table& table,
              const std::vector<std::optional<std::size_t>>& places, std::size_t dimension)
      : system_(system), table_(table), places_(places), dimension_(dimension) {}

  void build(std::size_t table_place) {
    std::vector<std::size_t> group;
    for (const std::size_t cell : ordered_cells(table_, dimension_)) {
      if (!places_[cell]) continue;
      if (!group.empty() && !agree(table_.cells[group.back()], table_.cells[cell], dimension_)) {
        add(table_place, group);
        group.clear();
      }
      group.push_back(cell);
    }
    add(table_place, group);
  }

 private:
  /// A group without total, or with two, is no sum that a reader can rely on.
  void add(std::size_t table_place, const std::vector<std::size_t>& group) {
    Line line{.table = table_place, .dimension = dimension_, .total = 0, .parts = {}};
    const std::int32_t total_label = *table_.dimensions[dimension_].total();
    for (const std::size_t cell : group) {
      if (table_.cells[cell].labels[dimension_] == total_label)
        line.total = *places_[cell];
      else
        line.parts.push_back(*places_[cell]);
    }
    if (line.parts.empty() || line.parts.size() + 1 != group.size()) return;
    for (const std::size_t cell : group)
      system_.lines_of[*places_[cell]].push_back(system_.lines.size());
    system_.lines.push_back(std::move(line));
  }

  System& system_;
  const Table& table_;
  const std::vector<std::optional<std::size_t>>& places_;
  std::size_t dimension_;
};

/// Adds the counts of patients of a table; gives the position of each of its cells.
std::vector<std::optional<std::size_t>> add_cells(System& system, const Table& table,
                                                  std::size_t table_place) {
  std::vector<std::optional<std::size_t>> places(table.cells.size());
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const Cell& cell = table.cells[i];
    if (table.measure_of(cell).unit != Unit::patients) continue;
    places[i] = system.cells.size();
    system.cells.push_back({table_place, i});
    system.seen.push_back(cell.hidden() ? std::nullopt
                                        : std::optional(static_cast<std::int64_t>(cell.value)));
  }
  system.lines_of.resize(system.cells.size());
  return places;
}

/// Subtracts along lines until nothing new follows.
class Reader {
 public:
  Reader(System& system, std::int64_t limit) : system_(system), limit_(limit) {
    for (std::size_t i = 0; i < system_.lines.size(); ++i) work_.push_back(i);
  }

  std::vector<Conclusion> read() {
    while (!work_.empty()) {
      const std::size_t line = work_.front();
      work_.pop_front();
      read_line(line);
    }
    add_sums();
    std::ranges::stable_sort(conclusions_, {}, &Conclusion::cell);
    return std::move(conclusions_);
  }

 private:
  void learn(std::size_t place, std::int64_t value) {
    system_.seen[place] = value;
    for (const std::size_t line : system_.lines_of[place]) work_.push_back(line);
  }

  std::int64_t sum_of_parts(const Line& line) const {
    std::int64_t sum = 0;
    for (const std::size_t part : line.parts) sum += *system_.seen[part];
    return sum;
  }

  void read_line(std::size_t index) {
    const Line& line = system_.lines[index];
    const LineState state = state_of(system_, line);
    if (state.hidden.empty() || (state.rest && *state.rest < 0)) return;
    if (state.rest && *state.rest == 0) {
      for (const std::size_t place : state.hidden) learn(place, 0);
      return;
    }
    if (state.hidden.size() != 1) return;
    const std::size_t place = state.hidden.front();
    const std::int64_t value = state.rest ? *state.rest : sum_of_parts(line);
    learn(place, value);
    if (value != 0) conclusions_.push_back({Conclusion::Kind::value, index, place, 1, value});
  }

  /// After the last step: sums of several cells, and lines that are none.
  void add_sums() {
    for (std::size_t index = 0; index < system_.lines.size(); ++index) {
      const LineState state = state_of(system_, system_.lines[index]);
      if (state.hidden.empty() || !state.rest || *state.rest >= limit_) continue;
      const auto kind = *state.rest < 0 ? Conclusion::Kind::no_total : Conclusion::Kind::sum;
      conclusions_.push_back({kind, index, state.hidden.front(), state.hidden.size(), *state.rest});
    }
  }

  System& system_;
  std::int64_t limit_;
  std::deque<std::size_t> work_;
  std::vector<Conclusion> conclusions_;
};

}  // namespace

System system_of(std::span<const Table> tables) {
  System system;
  for (std::size_t t = 0; t < tables.size(); ++t) {
    const auto places = add_cells(system, tables[t], t);
    for (std::size_t d = 0; d < tables[t].dimensions.size(); ++d)
      if (tables[t].dimensions[d].total()) LineBuilder(system, tables[t], places, d).build(t);
  }
  return system;
}

LineState state_of(const System& system, const Line& line) {
  LineState state;
  std::int64_t seen = 0;
  for (const std::size_t part : line.parts) {
    if (system.seen[part])
      seen += *system.seen[part];
    else
      state.hidden.push_back(part);
  }
  if (system.seen[line.total])
    state.rest = *system.seen[line.total] - seen;
  else
    state.hidden.push_back(line.total);
  return state;
}

std::vector<Conclusion> conclusions_of(System system, std::int64_t limit) {
  return Reader(system, limit).read();
}

}  // namespace renga::disclosure
