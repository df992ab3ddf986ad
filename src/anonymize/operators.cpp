#include "anonymize/operators.hpp"

#include <array>

namespace renga::anonymize {
namespace {

using Words = std::string_view;

constexpr std::array kShiftSettings = {Words("max_days"), Words("days")};
constexpr std::array kYearSettings = {Words("width_years")};
constexpr std::array kBandSettings = {Words("edges")};
constexpr std::array kTopSettings = {Words("from")};
constexpr std::array kBottomSettings = {Words("to")};
constexpr std::array kRareSettings = {Words("min_persons"), Words("label")};
constexpr std::array kGeneralizeSettings = {Words("hierarchy"), Words("level")};

constexpr std::array kKept = {Role::quasi, Role::sensitive, Role::plain, Role::id, Role::key};
constexpr std::array kDroppable = {Role::direct, Role::quasi, Role::sensitive,
                                   Role::plain,  Role::id,    Role::key};
constexpr std::array kNumbered = {Role::direct, Role::key};
constexpr std::array kAltered = {Role::quasi, Role::sensitive, Role::plain};

constexpr std::array kDates = {Type::date};
constexpr std::array kDays = {Type::date, Type::month};
constexpr std::array kNumbers = {Type::integer, Type::decimal};
constexpr std::array kWords = {Type::text, Type::code};

constexpr std::array kDropRules = {Words("ANO-01"), Words("ANO-10")};
constexpr std::array kRenumberRules = {Words("ANO-07"), Words("ANO-11")};
constexpr std::array kExampleRules = {Words("ANO-05")};
constexpr std::array kGroupRules = {Words("ANO-05"), Words("ANO-13")};
constexpr std::array kCodingRules = {Words("ANO-05"), Words("ANO-12")};
constexpr std::array kRareRules = {Words("ANO-02"), Words("ANO-05")};
constexpr std::array kHierarchyRules = {Words("ANO-13")};

constexpr std::array<OperatorRow, 11> kOperators = {{
    {"keep", {}, kKept, {}, Reading::any, {}, {"そのまま残す", "keeps the values"}, &make_keep},
    {"drop",
     {},
     kDroppable,
     {},
     Reading::any,
     kDropRules,
     {"列を削除する", "removes the column"},
     &make_drop},
    {"renumber",
     {},
     kNumbered,
     {},
     Reading::any,
     kRenumberRules,
     {"順序の分からない新しい番号に置き換える", "puts new numbers, in an order that tells nothing"},
     &make_renumber},
    {"year_month",
     {},
     kAltered,
     kDates,
     Reading::date,
     kGroupRules,
     {"日付を年月にする", "makes a date its month"},
     &make_year_month},
    {"year",
     kYearSettings,
     kAltered,
     kDays,
     Reading::date,
     kGroupRules,
     {"日付を年又は年の区間にする", "makes a date its year, or a group of years"},
     &make_year},
    {"date_shift",
     kShiftSettings,
     kAltered,
     kDates,
     Reading::date,
     kExampleRules,
     {"一人の全ての日付を同じ日数だけずらす",
      "moves all dates of a person by the same number of days"},
     &make_date_shift},
    {"band",
     kBandSettings,
     kAltered,
     kNumbers,
     Reading::number,
     kGroupRules,
     {"数値を区間にする", "makes a number a range"},
     &make_band},
    {"top_code",
     kTopSettings,
     kAltered,
     kNumbers,
     Reading::number,
     kCodingRules,
     {"大きい値をまとめる（トップコーディング）", "puts large values together (top coding)"},
     &make_top_code},
    {"bottom_code",
     kBottomSettings,
     kAltered,
     kNumbers,
     Reading::number,
     kCodingRules,
     {"小さい値をまとめる（ボトムコーディング）", "puts small values together (bottom coding)"},
     &make_bottom_code},
    {"rare_to_other",
     kRareSettings,
     kAltered,
     kWords,
     Reading::any,
     kRareRules,
     {"該当者の少ない値を「その他」にする", "makes values that few persons have one common value"},
     &make_rare_to_other},
    {"generalize",
     kGeneralizeSettings,
     kAltered,
     {},
     Reading::any,
     kHierarchyRules,
     {"階層に従って上位の分類にする", "puts the broader group of a hierarchy"},
     &make_generalize},
}};

}  // namespace

std::span<const OperatorRow> operator_table() {
  return kOperators;
}

const OperatorRow* operator_named(std::string_view name) {
  for (const OperatorRow& row : kOperators)
    if (row.name == name) return &row;
  return nullptr;
}

OperationPointer plain_operation(const OperatorRow& row) {
  ensure(row.settings.empty(), "only an operator without settings is made without an entry");
  const auto nothing = Settings::parse("", "");
  auto operation = row.make(*nothing, {});
  return *operation;
}

}  // namespace renga::anonymize
