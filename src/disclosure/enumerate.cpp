#include "disclosure/enumerate.hpp"

#include <algorithm>

namespace renga::disclosure {
namespace {

class Enumeration {
 public:
  Enumeration(const System& system, const Component& component, std::span<const Box> boxes,
              const std::vector<bool>& left_out, std::int64_t tries,
              const std::function<void(std::span<const std::int64_t>)>& take)
      : component_(component), boxes_(boxes), tries_(tries), take_(take) {
    for (const std::uint32_t place : component.relations)
      if (!left_out[place]) add_row(system, system.relations[place]);
    values_.resize(component.numbers.size());
  }

  bool run() {
    place(0);
    return tries_ >= 0;
  }

 private:
  /// A relation over the component's numbers, and what the rest after each place can still add.
  struct Row {
    Box box;
    std::vector<std::int64_t> factors;
    std::vector<Box> rest;
    std::int64_t sum = 0;
  };

  void add_row(const System& system, const Relation& relation) {
    Row row{.box = relation.box,
            .factors = std::vector<std::int64_t>(component_.numbers.size(), 0),
            .rest = std::vector<Box>(component_.numbers.size() + 1, Box{0, 0})};
    for (const Term& term : system.terms_of(relation)) {
      const auto at = std::ranges::lower_bound(component_.numbers, term.number);
      if (at == component_.numbers.end() || *at != term.number)
        row.sum += term.factor * boxes_[term.number].least;
      else
        row.factors[static_cast<std::size_t>(at - component_.numbers.begin())] = term.factor;
    }
    for (std::size_t i = component_.numbers.size(); i-- > 0;) {
      const Box& box = boxes_[component_.numbers[i]];
      const std::int64_t factor = row.factors[i];
      const std::int64_t low = factor * (factor > 0 ? box.least : box.most);
      const std::int64_t high = factor * (factor > 0 ? box.most : box.least);
      row.rest[i] = {row.rest[i + 1].least + low, row.rest[i + 1].most + high};
    }
    rows_.push_back(std::move(row));
  }

  bool possible(std::size_t next) const {
    return std::ranges::all_of(rows_, [&](const Row& row) {
      return row.sum + row.rest[next].least <= row.box.most &&
             row.sum + row.rest[next].most >= row.box.least;
    });
  }

  void place(std::size_t next) {
    if (!possible(next)) return;
    if (next == values_.size()) {
      take_(values_);
      return;
    }
    const Box& box = boxes_[component_.numbers[next]];
    for (std::int64_t value = box.least; value <= box.most && tries_ >= 0; ++value) {
      --tries_;
      values_[next] = value;
      for (Row& row : rows_) row.sum += row.factors[next] * value;
      place(next + 1);
      for (Row& row : rows_) row.sum -= row.factors[next] * value;
    }
  }

  const Component& component_;
  std::span<const Box> boxes_;
  std::int64_t tries_;
  const std::function<void(std::span<const std::int64_t>)>& take_;
  std::vector<Row> rows_;
  std::vector<std::int64_t> values_;
};

}  // namespace

bool enumerate_tables(const System& system, const Component& component, std::span<const Box> boxes,
                      const std::vector<bool>& left_out, std::int64_t tries,
                      const std::function<void(std::span<const std::int64_t>)>& take) {
  return Enumeration(system, component, boxes, left_out, tries, take).run();
}

}  // namespace renga::disclosure
