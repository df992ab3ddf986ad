#include "ids/validity.hpp"

#include <algorithm>
#include <array>

namespace renga::ids {
namespace {

struct ValidityRow {
  Validity validity;
  std::string_view name;
  Bilingual label;
};

constexpr std::array<ValidityRow, 7> kValidities = {{
    {Validity::ok, "ok", {"有効", "valid"}},
    {Validity::no_kana, "no_kana", {"カナ氏名なし", "no kana name"}},
    {Validity::bad_birth_date, "bad_birth_date", {"生年月日不正", "impossible birth date"}},
    {Validity::bad_sex, "bad_sex", {"男女区分不正", "sex neither 1 nor 2"}},
    {Validity::no_insured_number,
     "no_insured_number",
     {"被保険者番号なし又は不完全", "no or incomplete insured number"}},
    {Validity::not_in_history,
     "not_in_history",
     {"履歴に該当なし", "no holder of the number on that day"}},
    {Validity::outside_period, "outside_period", {"ID付与の対象期間外", "before the ID exists"}},
}};

constexpr bool rows_stand_in_order() {
  for (std::size_t i = 0; i < kValidities.size(); ++i)
    if (static_cast<std::size_t>(kValidities[i].validity) != i) return false;
  return true;
}
static_assert(rows_stand_in_order());

const ValidityRow& row_of(Validity validity) {
  return kValidities[static_cast<std::size_t>(validity)];
}

}  // namespace

std::string_view name_of(Validity validity) {
  return row_of(validity).name;
}

Bilingual label_of(Validity validity) {
  return row_of(validity).label;
}

std::optional<Validity> validity_named(std::string_view name) {
  const auto* row = std::ranges::find(kValidities, name, &ValidityRow::name);
  if (row == kValidities.end()) return std::nullopt;
  return row->validity;
}

}  // namespace renga::ids
