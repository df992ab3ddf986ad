#include "ingest/hospital_records.hpp"

namespace renga::ingest {
namespace {

// Sources: what DPC shares with 医科 is 記録条件仕様（医科用）令和4年4月版. The items of BU to CD,
// their order and widths are those of 記録条件仕様（DPC用）and コーディングデータに係る記録条件仕様
// as the public layouts of kuenishi/meddatum (Apache-2.0) transcribe them, with western dates. RE:
// positions up to 17 as in 医科, then the order in which the NDB keeps them (総括区分, 明細情報数,
// 検索番号).
constexpr auto kReceipt =
    joined(kHospitalReceipt,
           std::array{Field{18, "summary_kind", "レセプト総括区分", code, digits, up_to(1),
                            listed(CodeList::summary)},
                      Field{19, "detail_count", "明細情報数", integer, digits, up_to(2)},
                      search_no(20), reserved(21, 6), claim_info(22)},
           department(23, 1), std::array{name_kana(28), patient_states(29)});

constexpr Field care_month() {
  return {1, "care_month", "診療年月", month, digits, exactly(6), kMust};
}
constexpr Field adjustment() {
  return {2, "adjustment", "請求調整区分", code, digits, exactly(1), listed(CodeList::adjustment)};
}
constexpr Field insurance_side() {
  return {3,
          "insurance_side",
          "自他保険区分",
          code,
          digits,
          up_to(1),
          listed(CodeList::insurance_side)};
}
constexpr Field optional_burden() {
  return {4, "burden", "負担区分", code, alphanumeric, up_to(1), listed(CodeList::burden)};
}
constexpr Field bundled_points(std::uint8_t index, std::string_view column, std::string_view label,
                               std::uint16_t bytes) {
  return {index, column, label, integer, alphanumeric, up_to(bytes), {.unit = "points"}};
}

constexpr std::array kGrouping = {
    Field{1,
          "dpc",
          "診断群分類番号",
          code,
          alphanumeric,
          exactly(14),
          {.need = Need::must, .role = Role::sensitive}},
    Field{2,
          "admission_date",
          "今回入院年月日",
          date,
          digits,
          exactly(8),
          {.need = Need::expected, .role = Role::quasi}},
    Field{3, "discharge_date", "今回退院年月日", date, digits, up_to(8), kQuasi},
    Field{4, "outcome", "ＤＰＣ転帰区分", code, digits, up_to(1),
          listed(CodeList::dpc_outcome, Need::optional, Role::sensitive)},
    Field{5, "death_cause", "死因", text, wide, up_to(100), kFreeText},
};

constexpr std::array kDpcDisease = {
    Field{1,
          "disease",
          "傷病名コード",
          code,
          digits,
          exactly(7),
          {.need = Need::must, .role = Role::sensitive}},
    Field{2, "modifiers", "修飾語コード", code, alphanumeric, up_to(80), kFreeText},
    Field{3, "disease_text", "傷病名称", text, wide, up_to(40), kFreeText},
    Field{4, "icd10", "ＩＣＤ１０コード", code, alphanumeric, up_to(5), kFreeText},
    Field{5, "disease_kind", "傷病名区分", code, digits, exactly(2),
          listed(CodeList::dpc_disease, Need::expected, Role::sensitive)},
    Field{6, "is_death_cause", "死因", code, digits, up_to(1), kFreeText},
    Field{7, "comment", "補足コメント", text, wide, up_to(40), kFreeText},
};

constexpr std::array kPatient = {
    reserved(1, 1),
    Field{2, "other_ward", "一般病棟以外の病院移動の有無", code, digits, up_to(1)},
    Field{3, "admission_kind", "予定・緊急入院区分", code, digits, exactly(1),
          listed(CodeList::admission)},
    Field{4, "last_discharge_date", "前回退院年月日", date, digits, up_to(8), kQuasi},
    Field{5, "same_disease_before", "前回同一傷病での入院の有無", code, digits, up_to(1),
          kFreeText},
    Field{6,
          "admission_age",
          "入院時年齢",
          integer,
          digits,
          up_to(3),
          {.role = Role::quasi, .unit = "years"}},
    Field{7,
          "birth_weight",
          "出生時体重",
          integer,
          digits,
          up_to(4),
          {.role = Role::quasi, .unit = "g"}},
    Field{8, "jcs", "ＪＣＳ", code, alphanumeric, up_to(3), kFreeText},
    reserved(9, 1),
    Field{10, "burn_index", "Ｂｕｒｎ Ｉｎｄｅｘ", decimal, alphanumeric, up_to(5), kFreeText},
    Field{11, "severity", "重症度等", text, wide, up_to(100), kFreeText},
    reserved(12, 3),
    Field{13,
          "admission_age_months",
          "入院時月齢",
          integer,
          digits,
          up_to(2),
          {.role = Role::quasi, .unit = "months"}},
};

constexpr std::array kProcedure = {
    Field{1, "code", "診療行為コード", code, digits, up_to(9)},
    Field{2, "fee_section", "区分番号", text, either, up_to(10)},
    Field{3, "date", "実施（予定）年月日", date, digits, up_to(8)},
    reserved(4, 1),
    Field{5, "procedure_kind", "診療区分コード", code, alphanumeric, up_to(4)},
    Field{6, "procedure_text", "診療名称", text, wide, up_to(200), kFreeText},
};

constexpr std::array kAbsence = {
    care_month(),
    adjustment(),
    Field{3, "absences", "外泊等", code, digits, up_to(31), listed(CodeList::absence)},
    Field{4, "dpc", "診断群分類番号", code, alphanumeric, up_to(14), kFreeText},
    Field{5, "coefficient", "医療機関別係数", decimal, digits, up_to(6), kQuasi},
    Field{6, "readmission_planned", "翌月再入院（転棟）予定の有無", code, digits, up_to(1)},
};

constexpr std::array kBundle = {
    care_month(),
    adjustment(),
    insurance_side(),
    optional_burden(),
    Field{5, "stay_period", "入院期間区分", code, digits, exactly(1),
          listed(CodeList::stay_period)},
    Field{6, "day_points", "入院期間区分別点数", integer, digits, up_to(6), {.unit = "points"}},
    Field{7, "days", "入院期間区分別入院日数", integer, digits, up_to(2), {.unit = "days"}},
    Field{8, "subtotal_points", "包括小計点数", integer, digits, up_to(7), {.unit = "points"}},
};

constexpr std::array kAdjustedTotal = {
    care_month(),
    adjustment(),
    insurance_side(),
    optional_burden(),
    bundled_points(5, "subtotal_points", "包括小計点数合算", 7),
    bundled_points(6, "bundle_points", "包括評価点数", 7),
    bundled_points(7, "adjustment_points", "調整点数", 7),
    bundled_points(8, "month_points", "今月包括合計点数", 8),
    Field{9, "section", "診療識別", code, digits, up_to(2), listed(CodeList::section)},
    Field{10, "change_date", "変更年月日", date, digits, up_to(8)},
    Field{11, "text", "文字データ", text, wide, up_to(40), kFreeText},
};

constexpr std::array kCoding = {
    Field{1, "date", "実施年月日", date, digits, exactly(8), kExpected},
    Field{2, "section", "診療識別", code, digits, exactly(2)},
    Field{3, "sequence_no", "順序番号", integer, digits, up_to(4)},
    Field{4, "item_no", "行為明細番号", integer, digits, up_to(3)},
    Field{5, "code", "レセプト電算処理システム用コード", code, digits, exactly(9), kMust},
    Field{6, "amount", "使用量", decimal, digits, up_to(11)},
    Field{7, "quantity", "数量データ", integer, digits, up_to(8)},
    Field{8, "unit", "単位コード", code, digits, up_to(3)},
    Field{9, "times", "回数", integer, digits, up_to(3), {.unit = "times"}},
    Field{10, "material_text", "特定器材名称", text, wide, up_to(254), kFreeText},
};

constexpr auto kReturnedHead = returned_head(CodeList::fee_table_medical);

constexpr std::array kLayouts = {
    Layout{"IR", "医療機関情報", Place::head, 10, kHospitalHead},
    Layout{"HI", "返戻医療機関", Place::head, 8, kReturnedHead, 0, true},
    Layout{"RE", "レセプト共通", Place::receipt, 30, kReceipt},
    Layout{"HO", "保険者", Place::payer, 15, kInsurer, 1},
    Layout{"KO", "公費", Place::payer, 12, kPublicPayer, 2},
    Layout{"KH", "国保連固有情報", Place::detail, 2, kFederation, 3, true},
    Layout{"SN", "資格確認", Place::detail, 9, kEligibility, 4},
    Layout{"JD", "受診日等", Place::detail, 33, kVisits, 5},
    Layout{"MF", "窓口負担額", Place::detail, 33, kWindow, 6},
    Layout{"GR", "包括評価対象外理由", Place::detail, 3, kBundling, 7},
    Layout{"BU", "診断群分類", Place::body, 6, kGrouping, 8},
    Layout{"SB", "傷病", Place::body, 8, kDpcDisease, 9},
    Layout{"SY", "傷病名", Place::body, 8, kDisease, 10},
    Layout{"KK", "患者基礎", Place::body, 14, kPatient, 11},
    Layout{"SK", "診療関連", Place::body, 7, kProcedure, 12},
    Layout{"GA", "外泊", Place::body, 7, kAbsence, 13},
    Layout{"HH", "包括評価", Place::body, 9, kBundle, 13},
    Layout{"GT", "合計調整", Place::body, 12, kAdjustedTotal, 13},
    Layout{"SI", "診療行為", Place::body, 44, kAct, 14},
    Layout{"IY", "医薬品", Place::body, 44, kDrug, 14},
    Layout{"TO", "特定器材", Place::body, 48, kMaterial, 14},
    Layout{"CO", "コメント", Place::body, 5, kComment, 14},
    Layout{"NI", "日計表", Place::body, 32, kDayCounts, 14, true},
    Layout{"CD", "コーディングデータ", Place::body, 11, kCoding, 15},
    Layout{"SJ", "症状詳記", Place::body, 3, kSymptom, 16},
    kReturnReasonLayout,
    kClosingLayout,
    kReturnedClosing,
};
static_assert(all_complete(kLayouts), "a position of a record is missing or described twice");

}  // namespace

std::span<const Layout> dpc_layouts() {
  return kLayouts;
}

}  // namespace renga::ingest
