#pragma once

#include "disclosure/tables.hpp"

#include <cstddef>
#include <limits>
#include <vector>

namespace renga::disclosure {

inline constexpr std::size_t kNoDimension = std::numeric_limits<std::size_t>::max();

/// The cells of a table (positions in Table::cells) ordered by measure and labels, one dimension
/// left out: cells that agree in all else lie side by side, in the order of the table. Counting
/// sorts make it linear, so that a million cells cost little.
std::vector<std::size_t> ordered_cells(const Table& table, std::size_t left_out);

/// Whether two cells have the same measure and the same labels, one dimension left out.
bool agree(const Cell& a, const Cell& b, std::size_t left_out);

}  // namespace renga::disclosure
