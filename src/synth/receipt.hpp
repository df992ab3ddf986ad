#pragma once

#include "synth/illness.hpp"
#include "synth/receipt_kind.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::synth {

/// One SI, IY, TO or CO line.
struct Line {
  std::string_view record;
  std::string_view code;
  std::string_view amount;
  const Material* material = nullptr;  ///< TO only.
  std::string_view text;               ///< CO only, full width.
};

/// Days of the month with what was counted on each: 1 for an act, the days' doses for oral drugs.
using DayCounts = std::array<int, 31>;

/// Lines that are counted together (点数・回数算定単位): the points stand in the last of them.
struct Unit {
  std::string_view section;  ///< 診療識別, 別表20.
  char burden = '1';         ///< 負担区分, 別表21.
  std::vector<Line> lines;
  int points = 0;  ///< Of one time.
  DayCounts days{};

  int times() const;
  std::int64_t total() const { return std::int64_t{points} * times(); }
};

/// A medical receipt before it is written.
struct Receipt {
  std::string kind;  ///< 4 digits, 別表5.
  std::optional<PublicPayer> public_payer;
  std::vector<Unit> units;
  int meals = 0;

  std::int64_t points() const;
  /// Of the units that the public payer bears too.
  std::int64_t public_points() const;
  int public_days() const;
};

/// 負担区分 of an insurer alone, of insurer and first public payer, of the public payer alone.
inline constexpr char kInsurerBears = '1';
inline constexpr char kBothBear = '2';
inline constexpr char kPublicBears = '5';

/// The bill for one month's care under the insured number that was valid then.
Receipt make_receipt(const Person& person, const Coverage& coverage, const Care& care,
                     const Institution& institution, Random& random);

}  // namespace renga::synth
