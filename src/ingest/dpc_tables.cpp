#include "ingest/table_layout.hpp"

#include <array>

namespace renga::ingest {
namespace {

using enum Type;
using enum Role;
using enum Presence;

constexpr ColumnLayout kFacility{"facility", "施設コード", code, quasi, value};
constexpr ColumnLayout kPatientNumber{"patient_no", "データ識別番号", code, direct, value};
constexpr ColumnLayout kDischarge{"discharge_date", "退院年月日", date, plain};
constexpr ColumnLayout kAdmission{"admission_date", "入院年月日", date, plain};

constexpr ColumnLayout kSection{"section", "データ区分", code, plain, column};
constexpr ColumnLayout kSequence{"seq", "順序番号", code, plain, value};
constexpr ColumnLayout kLocalCode{"local_code", "病院点数マスタコード", code, plain};
constexpr ColumnLayout kCode{"code", "レセプト電算処理システム用コード", code, sensitive, column};
constexpr ColumnLayout kFeeReference{"fee_ref", "解釈番号", code, plain};
constexpr ColumnLayout kYenOrPoints{"yen_or_points", "円・点区分", code, plain};
constexpr ColumnLayout kActPoints{"act_points", "行為点数", decimal, plain, optional, "points"};
constexpr ColumnLayout kActDrug{"act_drug", "行為薬剤料", decimal, plain, optional, "points"};
constexpr ColumnLayout kActMaterial{"act_material", "行為材料料", decimal,
                                    plain,          optional,     "points"};
constexpr ColumnLayout kTimes{"times", "行為回数", integer, plain};
constexpr ColumnLayout kInsurer{"insurer", "保険者番号", code, direct};
constexpr ColumnLayout kReceiptKind{"receipt_kind", "レセプト種別コード", code, plain};
constexpr ColumnLayout kDate{"date", "実施年月日", date, plain};
constexpr ColumnLayout kReceiptDepartment{"receipt_dept", "レセプト科区分", code, plain};
constexpr ColumnLayout kDepartment{"dept", "診療科区分", code, plain};
constexpr ColumnLayout kDoctor{"doctor", "医師コード", code, direct};
constexpr ColumnLayout kWard{"ward", "病棟コード", code, quasi};
constexpr ColumnLayout kWardKind{"ward_kind", "病棟区分", code, plain};
constexpr ColumnLayout kInOut{"in_out", "入外区分", code, plain};
constexpr ColumnLayout kFacilityType{"facility_type", "施設タイプ", code, plain};

constexpr std::array kEf = {
    kFacility,
    kPatientNumber,
    kDischarge,
    kAdmission,
    kSection,
    kSequence,
    ColumnLayout{"detail", "行為明細番号", code, plain, column},
    kLocalCode,
    kCode,
    kFeeReference,
    ColumnLayout{"name", "診療明細名称", text, sensitive},
    ColumnLayout{"amount", "使用量", decimal, plain},
    ColumnLayout{"unit", "基準単位", code, plain},
    ColumnLayout{"detail_points", "行為明細点数", decimal, plain, optional, "points"},
    kYenOrPoints,
    ColumnLayout{"fee_points", "出来高実績点数", decimal, plain, optional, "points"},
    ColumnLayout{"bundled", "行為明細区分情報", code, plain},
    kActPoints,
    kActDrug,
    kActMaterial,
    kTimes,
    kInsurer,
    kReceiptKind,
    kDate,
    kReceiptDepartment,
    kDepartment,
    kDoctor,
    kWard,
    kWardKind,
    kInOut,
    kFacilityType,
};

constexpr std::array kD = {
    kFacility,
    kPatientNumber,
    kDischarge,
    kAdmission,
    kSection,
    kSequence,
    kLocalCode,
    kCode,
    kFeeReference,
    ColumnLayout{"name", "診療行為名称", text, sensitive},
    kActPoints,
    kActDrug,
    kActMaterial,
    kYenOrPoints,
    kTimes,
    kInsurer,
    kReceiptKind,
    kDate,
    kReceiptDepartment,
    kDepartment,
    kDoctor,
    kWard,
    kWardKind,
    kInOut,
    kFacilityType,
    ColumnLayout{"fee_from", "算定開始日", date, plain, column},
    ColumnLayout{"fee_to", "算定終了日", date, plain, column},
    ColumnLayout{"fee_base", "算定起算日", date, plain, column},
    ColumnLayout{"dpc", "分類番号", code, sensitive, column},
    ColumnLayout{"coefficient", "医療機関別係数", decimal, plain, column},
};

// Form 1 in its long form: what a payload means depends on the code (for example A000010).
constexpr std::array kForm1 = {
    kFacility,
    kPatientNumber,
    kAdmission,
    ColumnLayout{"stay_no", "回数管理番号", code, plain, column},
    ColumnLayout{"combined_no", "統括診療情報番号", code, plain, column},
    ColumnLayout{"item", "コード", code, plain, value},
    ColumnLayout{"version", "バージョン", code, plain, column},
    ColumnLayout{"line_no", "連番", code, plain, column},
    ColumnLayout{"payload1", "ペイロード1", text, sensitive, column},
    ColumnLayout{"payload2", "ペイロード2", text, sensitive},
    ColumnLayout{"payload3", "ペイロード3", text, sensitive},
    ColumnLayout{"payload4", "ペイロード4", text, sensitive},
    ColumnLayout{"payload5", "ペイロード5", text, sensitive},
    ColumnLayout{"payload6", "ペイロード6", text, sensitive},
    ColumnLayout{"payload7", "ペイロード7", text, sensitive},
    ColumnLayout{"payload8", "ペイロード8", text, sensitive},
    ColumnLayout{"payload9", "ペイロード9", text, sensitive},
};

constexpr std::array kForm4 = {
    kFacility,
    kPatientNumber,
    kDischarge,
    kAdmission,
    ColumnLayout{"other_care", "医科保険診療以外の診療の有無", code, plain, column},
};

constexpr ColumnLayout payload(std::string_view name, std::string_view label) {
  return {name, label, text, sensitive};
}

// H in its long form: what a payload means depends on the code (for example ASS0013).
constexpr std::array kH = {
    kFacility,
    kWard,
    kPatientNumber,
    kDischarge,
    kAdmission,
    ColumnLayout{"date", "実施年月日", date, plain, value},
    ColumnLayout{"item", "コード", code, plain, value},
    ColumnLayout{"version", "バージョン", code, plain},
    ColumnLayout{"line_no", "連番", code, plain},
    payload("payload1", "ペイロード1"),
    payload("payload2", "ペイロード2"),
    payload("payload3", "ペイロード3"),
    payload("payload4", "ペイロード4"),
    payload("payload5", "ペイロード5"),
    payload("payload6", "ペイロード6"),
    payload("payload7", "ペイロード7"),
    payload("payload8", "ペイロード8"),
    payload("payload9", "ペイロード9"),
    payload("payload10", "ペイロード10"),
    payload("payload11", "ペイロード11"),
    payload("payload12", "ペイロード12"),
    payload("payload13", "ペイロード13"),
    payload("payload14", "ペイロード14"),
    payload("payload15", "ペイロード15"),
    payload("payload16", "ペイロード16"),
    payload("payload17", "ペイロード17"),
    payload("payload18", "ペイロード18"),
    payload("payload19", "ペイロード19"),
    payload("payload20", "ペイロード20"),
};

constexpr std::string_view kSurvey = "「DPC導入の影響評価に係る調査」実施説明資料の EF統合ファイル";
constexpr std::string_view kSurveyD = "同調査の Dファイル（円・点区分のない29列のものも読む）";
constexpr std::string_view kSurvey1 = "同調査の様式1（平成26年度以降の縦持ち形式）";
constexpr std::string_view kSurvey4 =
    "同調査の様式4；2つの年月日の順は公表資料で確認できないため、早い方を入院年月日とする";
constexpr std::string_view kSurveyH =
    "同調査のHファイル（縦持ち形式、平成28年10月以降）；公開されている2つの読取りプログラムによる";

constexpr std::array kTables = {
    TableLayout{"ef", "EF統合ファイル", false, "dpc", kEf, kSurvey},
    TableLayout{"d", "Dファイル", false, "dpc", kD, kSurveyD},
    TableLayout{"form1", "様式1", false, "dpc", kForm1, kSurvey1},
    TableLayout{"form4", "様式4", false, "dpc", kForm4, kSurvey4},
    TableLayout{"h", "Hファイル", false, "dpc", kH, kSurveyH},
};

}  // namespace

std::span<const TableLayout> dpc_tables() {
  return kTables;
}

}  // namespace renga::ingest
