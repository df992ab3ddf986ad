#include "disclosure/attacker.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include <glpk.h>

namespace renga::disclosure::sample {
namespace {

/// Farther than anything that the tests count.
constexpr double kFar = 1e7;

/// A label's children; those without a parent are the total's.
std::map<std::int32_t, std::vector<std::int32_t>> children_of(const Dimension& dimension) {
  std::map<std::int32_t, std::vector<std::int32_t>> children;
  for (std::int32_t label = 0; label < std::ssize(dimension.labels()); ++label) {
    const auto parent = dimension.parents().find(label);
    if (parent != dimension.parents().end())
      children[parent->second].push_back(label);
    else if (dimension.total() && *dimension.total() != label)
      children[*dimension.total()].push_back(label);
  }
  return children;
}

}  // namespace

Attacker::Attacker(const Table& table) {
  place_.assign(table.cells.size(), -1);
  std::map<std::vector<std::int32_t>, std::size_t> by_labels;
  for (std::size_t c = 0; c < table.cells.size(); ++c) {
    by_labels[table.cells[c].labels] = c;
    if (!table.cells[c].hidden()) continue;
    place_[c] = std::ssize(hidden_);
    hidden_.push_back(c);
  }
  for (std::size_t d = 0; d < table.dimensions.size(); ++d) {
    const auto children = children_of(table.dimensions[d]);
    for (const auto& [labels, whole] : by_labels) {
      const auto found = children.find(labels[d]);
      if (found == children.end()) continue;
      std::vector<std::size_t> parts;
      for (const std::int32_t label : found->second) {
        std::vector<std::int32_t> part = labels;
        part[d] = label;
        const auto cell = by_labels.find(part);
        if (cell != by_labels.end()) parts.push_back(cell->second);
      }
      add_sum(table, whole, parts);
    }
  }
}

void Attacker::add_sum(const Table& table, std::size_t whole,
                       const std::vector<std::size_t>& parts) {
  Sum sum;
  const auto add = [&](std::size_t cell, int sign) {
    if (place_[cell] >= 0)
      sum.terms.emplace_back(static_cast<std::size_t>(place_[cell]), sign);
    else
      sum.value -= sign * static_cast<std::int64_t>(table.cells[cell].value);
  };
  for (const std::size_t part : parts) add(part, 1);
  add(whole, -1);
  sum.whole_printed = place_[whole] < 0;
  if (!sum.terms.empty()) sums_.push_back(std::move(sum));
}

bool Attacker::small_sum(std::int64_t limit) const {
  return std::ranges::any_of(sums_, [&](const Sum& sum) {
    return sum.whole_printed && sum.value > 0 && sum.value < limit;
  });
}

std::vector<Attacker::Interval> Attacker::by_programs() const {
  glp_term_out(GLP_OFF);
  glp_prob* program = glp_create_prob();
  if (!hidden_.empty()) glp_add_cols(program, static_cast<int>(hidden_.size()));
  for (std::size_t i = 0; i < hidden_.size(); ++i)
    glp_set_col_bnds(program, static_cast<int>(i + 1), GLP_DB, 1, kFar);
  for (const Sum& sum : sums_) {
    const int row = glp_add_rows(program, 1);
    glp_set_row_bnds(program, row, GLP_FX, static_cast<double>(sum.value),
                     static_cast<double>(sum.value));
    std::vector<int> columns = {0};
    std::vector<double> signs = {0};
    for (const auto& [place, sign] : sum.terms) {
      columns.push_back(static_cast<int>(place + 1));
      signs.push_back(sign);
    }
    glp_set_mat_row(program, row, static_cast<int>(sum.terms.size()), columns.data(), signs.data());
  }
  std::vector<Interval> intervals;
  glp_smcp options;
  glp_init_smcp(&options);
  options.msg_lev = GLP_MSG_OFF;
  for (std::size_t i = 0; i < hidden_.size(); ++i) {
    const int column = static_cast<int>(i + 1);
    glp_set_obj_coef(program, column, 1);
    glp_set_obj_dir(program, GLP_MIN);
    glp_simplex(program, &options);
    const double least = glp_get_obj_val(program);
    glp_set_obj_dir(program, GLP_MAX);
    glp_simplex(program, &options);
    const double most = glp_get_obj_val(program);
    glp_set_obj_coef(program, column, 0);
    intervals.push_back(
        {std::llround(std::ceil(least - 1e-6)), std::llround(std::floor(most + 1e-6))});
  }
  glp_delete_prob(program);
  return intervals;
}

std::optional<std::vector<Attacker::Interval>> Attacker::by_trying(std::int64_t tries) const {
  std::vector<Interval> intervals(hidden_.size(), {static_cast<std::int64_t>(kFar), 0});
  std::vector<std::int64_t> values(hidden_.size(), 0);
  // No part is more than what the hidden parts of a sum with a printed whole make up.
  std::vector<std::int64_t> most(hidden_.size(), static_cast<std::int64_t>(kFar));
  for (const Sum& sum : sums_)
    if (sum.whole_printed)
      for (const auto& [place, sign] : sum.terms) most[place] = std::min(most[place], sum.value);
  const auto fits = [&](std::size_t known) {
    return std::ranges::all_of(sums_, [&](const Sum& sum) {
      std::int64_t rest = sum.value;
      bool open = false;
      for (const auto& [place, sign] : sum.terms) {
        if (place < known)
          rest -= sign * values[place];
        else
          open = true;
      }
      return open ? !sum.whole_printed || rest > 0 : rest == 0;
    });
  };
  const std::function<void(std::size_t)> place = [&](std::size_t next) {
    if (!fits(next)) return;
    if (next == values.size()) {
      for (std::size_t i = 0; i < values.size(); ++i) {
        intervals[i].least = std::min(intervals[i].least, values[i]);
        intervals[i].most = std::max(intervals[i].most, values[i]);
      }
      return;
    }
    for (std::int64_t value = 1; value <= most[next] && --tries > 0; ++value) {
      values[next] = value;
      place(next + 1);
    }
  };
  place(0);
  if (tries <= 0) return std::nullopt;
  return intervals;
}

}  // namespace renga::disclosure::sample
