#include "operators/operators.hpp"

#include <array>

namespace renga::operators {
namespace {

using Words = std::string_view;

constexpr std::array kShiftSettings = {Words("max_days"), Words("days")};
constexpr std::array kYearSettings = {Words("width_years")};
constexpr std::array kBandSettings = {Words("edges")};
constexpr std::array kAgeSettings = {Words("width_years"), Words("top")};
constexpr std::array kAgeAtSettings = {Words("at"), Words("width_years"), Words("top")};
constexpr std::array kRoundSettings = {Words("multiple")};
constexpr std::array kTopSettings = {Words("from"), Words("percentile")};
constexpr std::array kBottomSettings = {Words("to"), Words("percentile")};
constexpr std::array kGroupSettings = {Words("group_min"), Words("decimals")};
constexpr std::array kNoiseSettings = {Words("deviation"), Words("decimals")};
constexpr std::array kPramSettings = {Words("keep_share")};
constexpr std::array kRollSettings = {Words("hierarchy"), Words("min_persons")};
constexpr std::array kRareSettings = {Words("min_persons"), Words("label")};
constexpr std::array kGeneralizeSettings = {Words("hierarchy"), Words("level")};

constexpr std::array kKept = {Role::quasi, Role::sensitive, Role::plain, Role::id, Role::key};
constexpr std::array kDroppable = {Role::direct, Role::quasi, Role::sensitive,
                                   Role::plain,  Role::id,    Role::key};
constexpr std::array kNumbered = {Role::direct, Role::key};
constexpr std::array kAltered = {Role::quasi, Role::sensitive, Role::plain};

constexpr std::array kTextRoles = {Role::direct, Role::quasi, Role::sensitive, Role::plain};

constexpr std::array kDates = {Type::date};
constexpr std::array kDays = {Type::date, Type::month};
constexpr std::array kNumbers = {Type::integer, Type::decimal};
constexpr std::array kWords = {Type::text, Type::code};

constexpr std::array kDropRules = {Words("ANO-01"), Words("ANO-10")};
constexpr std::array kRenumberRules = {Words("ANO-07"), Words("ANO-11")};
constexpr std::array kTextRules = {Words("ANO-01"), Words("ANO-02"), Words("ANO-10")};
constexpr std::array kExampleRules = {Words("ANO-05")};
constexpr std::array kGroupRules = {Words("ANO-05"), Words("ANO-13")};
constexpr std::array kCodingRules = {Words("ANO-05"), Words("ANO-12")};
constexpr std::array kRareRules = {Words("ANO-02"), Words("ANO-05")};
constexpr std::array kHierarchyRules = {Words("ANO-13")};
constexpr std::array kAgeRules = {Words("ANO-12"), Words("ANO-13")};
constexpr std::array kRollRules = {Words("ANO-02"), Words("ANO-13")};
constexpr std::array kChanceRules = {Words("ANO-02"), Words("ANO-15")};

constexpr std::array<OperatorRow, 20> kOperators = {{
    {"keep", {}, kKept, {}, Reading::any, {}, {"そのまま残す", "keeps the values"}, &make_keep},
    {"drop",
     {},
     kDroppable,
     {},
     Reading::any,
     kDropRules,
     {"列を削除する", "removes the column"},
     &make_drop},
    {"drop_text",
     {},
     kTextRoles,
     kWords,
     Reading::any,
     kTextRules,
     {"自由記載の列を、含まれていたものの種類と件数を記録して削除する",
      "removes a column of free text and tells which kinds of things were in it"},
     &make_drop_text},
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
    {"quarter",
     {},
     kAltered,
     kDays,
     Reading::date,
     kGroupRules,
     {"日付を四半期（3か月）にする", "makes a date its three months"},
     &make_quarter},
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
    {"age_band",
     kAgeSettings,
     kAltered,
     kNumbers,
     Reading::number,
     kAgeRules,
     {"年齢を年齢階級にする", "makes an age a group of ages"},
     &make_age_band},
    {"age_at",
     kAgeAtSettings,
     kAltered,
     kDates,
     Reading::date,
     kAgeRules,
     {"生年月日を、定めた日の年齢階級にする",
      "makes a date of birth the group of the age on one day"},
     &make_age_at},
    {"round",
     kRoundSettings,
     kAltered,
     kNumbers,
     Reading::number,
     kGroupRules,
     {"数値を定めた単位に丸める", "rounds a number to a multiple"},
     &make_round},
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
    {"roll_up",
     kRollSettings,
     kAltered,
     {},
     Reading::any,
     kRollRules,
     {"該当者の少ない値を、足りるまで上位の分類にする",
      "climbs a hierarchy with the values that few persons have"},
     &make_roll_up},
    {"microaggregate",
     kGroupSettings,
     kAltered,
     kNumbers,
     Reading::number,
     kGroupRules,
     {"近い値の人をまとめ、平均値に置き換える（ミクロアグリゲーション）",
      "puts the mean of a group of near values (microaggregation)"},
     &make_microaggregate},
    {"noise",
     kNoiseSettings,
     kAltered,
     kNumbers,
     Reading::number,
     kChanceRules,
     {"数値に誤差を加える", "adds noise to a number"},
     &make_noise},
    {"pram",
     kPramSettings,
     kAltered,
     kWords,
     Reading::any,
     kChanceRules,
     {"一部の値を確率的に入れ替える（PRAM）", "exchanges some values by chance (PRAM)"},
     &make_pram},
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

}  // namespace renga::operators
