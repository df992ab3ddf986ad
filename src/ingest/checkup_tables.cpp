#include "ingest/table_layout.hpp"

#include <array>

namespace renga::ingest {
namespace {

using enum Type;
using enum Role;
using enum Presence;

constexpr std::string_view kCheckupDatabases = "ndb jisedai";
constexpr std::string_view kDocuments =
    "特定健診・特定保健指導の電子的なデータ標準様式（XML、第4期）";

constexpr std::array kCheckup = {
    columns::kNameKana,
    columns::kBirthDate,
    columns::kSex,
    columns::kInsurer,
    columns::kSymbol,
    columns::kNumber,
    columns::kBranch,
    ColumnLayout{"checkup_date", "健診実施年月日", date, plain, value},
    ColumnLayout{"institution", "健診機関コード", code, quasi},
    ColumnLayout{"height", "身長", decimal, quasi, optional, "cm"},
    ColumnLayout{"weight", "体重", decimal, quasi, optional, "kg"},
    ColumnLayout{"waist", "腹囲", decimal, quasi, optional, "cm"},
    ColumnLayout{"systolic", "収縮期血圧", integer, sensitive, optional, "mmHg"},
    ColumnLayout{"diastolic", "拡張期血圧", integer, sensitive, optional, "mmHg"},
    ColumnLayout{"triglyceride", "中性脂肪", integer, sensitive, optional, "mg/dL"},
    ColumnLayout{"hdl", "HDLコレステロール", integer, sensitive, optional, "mg/dL"},
    ColumnLayout{"ldl", "LDLコレステロール", integer, sensitive, optional, "mg/dL"},
    ColumnLayout{"ast", "AST（GOT）", integer, sensitive, optional, "U/L"},
    ColumnLayout{"alt", "ALT（GPT）", integer, sensitive, optional, "U/L"},
    ColumnLayout{"ggt", "γ-GT（γ-GTP）", integer, sensitive, optional, "U/L"},
    ColumnLayout{"glucose", "空腹時血糖", integer, sensitive, optional, "mg/dL"},
    ColumnLayout{"hba1c", "HbA1c", decimal, sensitive, optional, "%"},
    ColumnLayout{"smoking", "喫煙", code, sensitive, optional, {}, "1 2"},
    ColumnLayout{
        "metabolic", "メタボリックシンドローム判定", code, sensitive, optional, {}, "1 2 3 4"},
};

constexpr std::array kGuidance = {
    columns::kNameKana,
    columns::kBirthDate,
    columns::kSex,
    columns::kInsurer,
    columns::kSymbol,
    columns::kNumber,
    columns::kBranch,
    ColumnLayout{"guidance_date", "保健指導実施年月日", date, plain, value},
    ColumnLayout{"report_class", "報告区分", code, plain, value, {}, "21 22 23 24 25"},
    ColumnLayout{"level", "保健指導区分", code, sensitive, optional, {}, "1 2 3 4"},
    ColumnLayout{"institution", "保健指導機関コード", code, quasi},
};

constexpr ColumnLayout kItemNumber{"item_no", "文書の中の順番", integer, key, value};
constexpr ColumnLayout kSection{"section", "セクションコード", code, plain};
constexpr ColumnLayout kItem{"item", "項目コード（JLAC10）", code, plain, value};
constexpr ColumnLayout kItemName{"item_name", "項目名", text, plain};
constexpr ColumnLayout kKind{"kind", "値の型", code, plain, optional, {}, "PQ CD CO ST"};
constexpr ColumnLayout kValue{"value", "値", decimal, sensitive, optional, {}, {}, true};
constexpr ColumnLayout kUnit{"unit", "単位", text, plain};
constexpr ColumnLayout kValueCode{"value_code", "値（コード）", code, sensitive};
constexpr ColumnLayout kValueText{"value_text", "値（文字）", text, sensitive};
constexpr ColumnLayout kAbsent{"absent", "値のない理由",           code, sensitive, optional,
                               {},       "not_done not_measurable"};
constexpr ColumnLayout kLow{"low", "基準値範囲 下値", decimal, plain, optional, {}, {}, true};
constexpr ColumnLayout kHigh{"high", "基準値範囲 上値", decimal, plain, optional, {}, {}, true};
constexpr ColumnLayout kJudgement{"judgement", "結果解釈コード", code, sensitive};
constexpr ColumnLayout kMethod{"method", "検査方法コード", code, plain};
constexpr ColumnLayout kDate{"date", "実施年月日", date, plain};

constexpr std::array kCheckupItem = {
    ColumnLayout{"checkup", "健診の通し番号", integer, key, value},
    kItemNumber,
    kSection,
    kItem,
    kItemName,
    kKind,
    kValue,
    kUnit,
    kValueCode,
    kValueText,
    kAbsent,
    kLow,
    kHigh,
    kJudgement,
    kMethod,
};

constexpr std::array kGuidanceItem = {
    ColumnLayout{"guidance", "保健指導の通し番号", integer, key, value},
    kItemNumber,
    kSection,
    kItem,
    kItemName,
    kKind,
    kValue,
    kUnit,
    kValueCode,
    kValueText,
    kDate,
};

constexpr std::array kTables = {
    TableLayout{"checkup", "健診", true, kCheckupDatabases, kCheckup, kDocuments},
    TableLayout{"checkup_item", "健診の項目", false, kCheckupDatabases, kCheckupItem, kDocuments,
                false},
    TableLayout{"guidance", "保健指導", true, kCheckupDatabases, kGuidance, kDocuments},
    TableLayout{"guidance_item", "保健指導の項目", false, kCheckupDatabases, kGuidanceItem,
                kDocuments, false},
};

}  // namespace

std::span<const TableLayout> checkup_tables() {
  return kTables;
}

}  // namespace renga::ingest
