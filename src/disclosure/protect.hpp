#pragma once

#include "disclosure/explorer.hpp"
#include "disclosure/judge.hpp"
#include "disclosure/system.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace renga::disclosure {

/// Why a cell is hidden: its own number is too small; it would give another one away; or it is
/// hidden already, but its table prints several marks, which tell the small from the others.
enum class Reason { primary, secondary, mark };

inline constexpr std::array<std::pair<Reason, std::string_view>, 3> kReasons = {{
    {Reason::primary, "primary"},
    {Reason::secondary, "secondary"},
    {Reason::mark, "mark"},
}};

struct HiddenCell {
  CellRef cell;
  Reason reason = Reason::primary;
  std::optional<CellRef> protects = std::nullopt;  ///< what a secondary one keeps from being known
};

struct ProtectOptions {
  /// Numbers that may be hidden, up to which the fewest bits are looked for exactly.
  std::size_t optimal_size = 80;
  /// Beyond so many numbers hypercubes are hidden first and exchanged, which is quick.
  std::size_t quick_size = 1000;
  /// So many secondary cells at most are tried, with programs, whether they can be shown after all.
  std::size_t clean_up = 8000;
  /// Sums of some hidden parts of a line are looked for up to so many numbers.
  std::size_t part_sums_size = 2'000'000;
};

/// What was hidden, and a table that fulfils everything, for a later audit to start from. It holds
/// hidden numbers: it is for this program's memory alone.
struct Protection {
  std::vector<HiddenCell> hidden;     ///< by table and cell
  std::vector<std::int64_t> numbers;  ///< by number of the system
  std::vector<Move> moves;            ///< from it to other tables that print the same
  std::int64_t bits = 0;              ///< information lost by what was newly hidden (CHK-47)
  bool optimal = false;               ///< proved to be the fewest bits
};

/// The cells to hide in addition to those that are hidden already, over all tables at once, so that
/// no reader narrows a hidden number (CHK-41, CHK-46 to CHK-49).
Protection protect_all(const Release& release, const Rules& rules,
                       const ProtectOptions& options = {});

/// The same; the cells alone.
std::vector<HiddenCell> protect(const Release& release, const Rules& rules);

/// The information in a number: its binary digits.
std::int64_t bits_of(std::int64_t value);

}  // namespace renga::disclosure
