#include "ingest/table_layout.hpp"

#include <array>

namespace renga::ingest {
namespace {

using enum Type;
using enum Role;
using enum Presence;

constexpr std::array kDeath = {
    columns::kNameKana,
    columns::kBirthDate,
    columns::kSex,
    columns::kInsurer,
    columns::kSymbol,
    columns::kNumber,
    columns::kBranch,
    ColumnLayout{"death_date", "死亡年月日", date, sensitive, value},
    ColumnLayout{"cause", "原死因（ICD-10）", code, sensitive, column},
    ColumnLayout{"place", "死亡したところの種別", code, sensitive},
};

constexpr std::array kTables = {
    TableLayout{"death", "死亡情報", true, "ndb jisedai", kDeath,
                "DAT-04（死亡情報）；列は本仕様による（公表された列の一覧がないため）"},
};

}  // namespace

std::span<const TableLayout> death_tables() {
  return kTables;
}

}  // namespace renga::ingest
