#include "ingest/receipt_fields.hpp"

namespace renga::ingest {
namespace {

// Source: 記録条件仕様（調剤用）: positions after sosuke-hirayama/uke-parser (2018); KI, the end of
// CZ and the newer SN, JD, MF after a public transcription of the edition of 令和8年6月, which
// keeps every older position. It states no widths but those of codes: others are as wide as the
// fields of the same kind in 医科, and a width beyond that is only told, as any other.

constexpr std::array kPharmacy = {
    payer_body(1),
    prefecture(2),
    fee_table(3, CodeList::fee_table_pharmacy),
    institution(4, "薬局コード"),
    Field{5, "institution_name", "薬局連絡先名称", text, wide, up_to(40), kDirect},
    claim_month(6),
    volume(7),
    phone(8),
};

constexpr auto kReceipt = joined(
    receipt_beginning("調剤年月"),
    std::array{
        Field{8, "notes", "レセプト特記事項", code, alphanumeric, up_to(10),
              listed(CodeList::note)},
        Field{9, "prescriber_prefecture", "処方した医療機関 都道府県", code, digits, up_to(2),
              listed(CodeList::prefecture, Need::optional, Role::quasi)},
        Field{10, "prescriber_fee_table", "処方した医療機関 点数表", code, digits, up_to(1)},
        Field{11, "prescriber", "処方した医療機関コード", code, digits, up_to(7), kQuasi},
        Field{12, "prescriber_name", "処方した医療機関 名称", text, wide, up_to(40), kDirect},
        Field{13, "prescriber_address", "処方した医療機関 所在地", text, wide, up_to(80), kDirect},
        Field{14,
              "doctor#",
              "保険医氏名#",
              text,
              either,
              up_to(40),
              {.role = Role::direct, .repeat = 20}},
        Field{34, "narcotics_licence", "麻薬免許番号", text, either, up_to(20), kDirect},
        Field{35, "dispensing_record_no", "調剤録番号等", text, either, up_to(20), kDirect},
        reserved(36, 1),
        search_no(37),
        reserved(38, 6),
        claim_info(39),
        Field{40, "copay_class", "一部負担金区分", code, digits, up_to(1),
              listed(CodeList::copay_class)},
        name_kana(41),
    });

constexpr Field prescriptions() {
  return {4, "prescriptions", "処方箋受付回数", integer, digits, up_to(2), kExpected};
}

constexpr auto kPharmacyInsurer =
    joined(kInsuredNumber,
           std::array{
               prescriptions(),
               total_points(5),
               reserved(6, 5),
               duty_reason(7),
               certificate_no(8),
               Field{9, "copay_yen", "負担金額 医療保険", integer, digits, up_to(9), kQuasiYen},
               reserved(10, 1),
           },
           relief(11));

constexpr auto kPharmacyPublicPayer =
    joined(kAssistedNumber,
           std::array{
               prescriptions(),
               total_points(5),
               reserved(6, 5),
               Field{7, "copay_yen", "負担金額 公費", integer, digits, up_to(8), kYen},
               reserved(8, 6),
               Field{9, "covered_yen", "公費給付対象一部負担金", integer, digits, up_to(6), kYen},
           });

constexpr Field points(std::uint8_t index, std::string_view column, std::string_view label,
                       std::uint8_t repeat = 1, std::uint8_t stride = 1) {
  return {index,
          column,
          label,
          integer,
          digits,
          up_to(7),
          {.unit = "points", .repeat = repeat, .stride = stride}};
}
constexpr Field count(std::uint8_t index, std::string_view column, std::string_view label) {
  return {index, column, label, integer, digits, up_to(3)};
}
constexpr Field burden(std::uint8_t index, std::string_view column, std::string_view label,
                       std::uint8_t repeat = 1, std::uint8_t stride = 1) {
  return {index,
          column,
          label,
          code,
          alphanumeric,
          up_to(1),
          {.list = CodeList::burden, .repeat = repeat, .stride = stride}};
}
constexpr Field fee_code(std::uint8_t index, std::string_view column, std::string_view label,
                         std::uint8_t repeat = 1, std::uint8_t stride = 1) {
  return {index, column, label, code, digits, up_to(9), {.repeat = repeat, .stride = stride}};
}
constexpr Field fee_times(std::uint8_t index, std::string_view column, std::string_view label,
                          std::uint8_t repeat) {
  return {index,
          column,
          label,
          integer,
          digits,
          up_to(3),
          {.unit = "times", .repeat = repeat, .stride = 4}};
}

constexpr std::array kPrescription = {
    Field{1, "prescription_no", "Ｎｏ", code, digits, up_to(2)},
    Field{2, "dosage_form", "剤形コード", code, digits, exactly(1), listed(CodeList::dosage_form)},
    Field{3, "usage", "用法コード", code, digits, up_to(3)},
    Field{4, "instruction", "特別指示", text, either, up_to(80), kFreeText},
    points(5, "unit_points", "単位薬剤料 合計"),
    points(6, "payer#_unit_points", "単位薬剤料 第#公費", 4),
};

constexpr std::array kDispensing = {
    Field{1, "doctor_no", "医師番号", code, digits, up_to(2)},
    Field{2, "prescription_date", "処方月日", date, digits, exactly(8), kExpected},
    Field{3, "dispensing_date", "調剤月日", date, digits, exactly(8), kExpected},
    count(4, "reception", "処方箋受付回"),
    count(5, "quantity", "調剤数量"),
    burden(6, "burden", "負担区分（薬剤調製料）"),
    Field{7, "counting", "算定区分（薬剤調製料）", code, digits, up_to(1),
          listed(CodeList::counting)},
    Field{8, "counted_with", "算定先Ｎｏ（薬剤調製料）", code, digits, up_to(2)},
    fee_code(9, "code", "コード（薬剤調製料）"),
    points(10, "points", "点数（薬剤調製料）"),
    Field{11, "split", "分割区分", code, digits, up_to(2)},
    count(12, "quantity_before", "前回までの数量"),
    points(13, "drug_points", "点数（薬剤料）"),
    reserved(14, 7),
    burden(15, "addition#_burden", "負担区分（加算料#）", 10, 3),
    fee_code(16, "addition#_code", "コード（加算料#）", 10, 3),
    points(17, "addition#_points", "点数（加算料#）", 10, 3),
    count(45, "one_dose_days", "一包化日数"),
    Field{46, "split_kind", "分割調剤種類", code, digits, up_to(1)},
    count(47, "one_dose_days_before", "前回までの一包化日数"),
    fee_code(48, "ordered_split_code", "コード（医師の指示による分割調剤）"),
    Field{49, "ordered_split", "分割区分（医師の指示による分割調剤）", code, digits, up_to(2)},
    count(50, "ordered_split_quantity", "分割対象調剤数量（医師の指示による分割調剤）"),
    count(51, "ordered_split_days", "分割対象一包化日数（医師の指示による分割調剤）"),
    Field{52, "inclusive_fee", "包括管理料等", code, digits, up_to(2)},
    Field{53, "other_institution", "他医療機関受診に係る処方箋受付", code, digits, up_to(2)},
    burden(54, "support_burden", "負担区分（外来服薬支援料２）"),
    fee_code(55, "support_code", "コード（外来服薬支援料２）"),
    points(56, "support_points", "点数（外来服薬支援料２）"),
    burden(57, "management_burden", "負担区分（調剤管理料）"),
    Field{58, "management_counting", "算定区分（調剤管理料）", code, digits, up_to(1)},
    Field{59, "management_counted_with", "算定先Ｎｏ（調剤管理料）", code, digits, up_to(2)},
    fee_code(60, "management_code", "コード（調剤管理料）"),
    points(61, "management_points", "点数（調剤管理料）"),
    burden(62, "management_addition_burden", "負担区分（調剤管理料の時間外等加算）"),
    fee_code(63, "management_addition_code", "コード（調剤管理料の時間外等加算）"),
    points(64, "management_addition_points", "点数（調剤管理料の時間外等加算）"),
    Field{65, "reduction", "薬剤料減算 区分", code, digits, up_to(2)},
    points(66, "reduction_points", "薬剤料減算 合計"),
    points(67, "reduction_payer#_points", "薬剤料減算 第#公費", 4),
};

constexpr std::array kPharmacyDrug = {
    Field{1, "burden", "負担区分", code, alphanumeric, exactly(1),
          listed(CodeList::burden, Need::expected)},
    Field{2, "code", "医薬品コード", code, digits, exactly(9), kMust},
    Field{3, "amount", "使用量", decimal, digits, up_to(11)},
    reserved(4, 11, 2),
    Field{6, "mixing", "混合区分", code, digits, up_to(1), listed(CodeList::mixing)},
    Field{7, "mixing_branch", "混合区分 枝", code, digits, up_to(1)},
    Field{8, "incompatible", "配合不適区分", code, digits, up_to(1)},
    Field{9, "single_dose", "１回用量", decimal, digits, up_to(11)},
};

constexpr std::array kPharmacyMaterial = {
    Field{1, "burden", "負担区分", code, alphanumeric, exactly(1),
          listed(CodeList::burden, Need::expected)},
    Field{2, "code", "特定器材コード", code, digits, exactly(9), kMust},
    Field{3, "amount", "使用量", decimal, digits, up_to(9)},
    Field{4, "unit", "単位コード", code, digits, up_to(3)},
    Field{5, "unit_price", "単価", decimal, digits, up_to(11), kYen},
    reserved(6, 300),
};

constexpr std::array kRemark = {
    Field{1, "code", "コメントコード", code, digits, exactly(9), kMust},
    Field{2, "text", "文字データ", text, wide, up_to(400), kFreeText},
};

constexpr std::array kFees = {
    Field{1, "date", "算定日", date, digits, exactly(8), kExpected},
    count(2, "reception", "処方箋受付回"),
    burden(3, "base_burden", "負担区分（調剤基本料）"),
    fee_code(4, "base_code", "コード（調剤基本料）"),
    points(5, "base_points", "点数（調剤基本料）"),
    reserved(6, 7),
    burden(7, "care#_burden", "負担区分（薬学管理料#）", 12, 4),
    fee_code(8, "care#_code", "コード（薬学管理料#）", 12, 4),
    fee_times(9, "care#_times", "回数（薬学管理料#）", 12),
    points(10, "care#_points", "点数（薬学管理料#）", 12, 4),
    burden(55, "noted_care#_burden", "負担区分（摘要薬学管理料#）", 3, 4),
    fee_code(56, "noted_care#_code", "コード（摘要薬学管理料#）", 3, 4),
    fee_times(57, "noted_care#_times", "回数（摘要薬学管理料#）", 3),
    points(58, "noted_care#_points", "点数（摘要薬学管理料#）", 3, 4),
    Field{67, "last_dispensing_date", "前回調剤年月日", date, digits, up_to(8)},
    count(68, "last_quantity", "前回調剤数量"),
    burden(69, "addition#_burden", "負担区分（調剤基本料の加算#）", 10, 4),
    fee_code(70, "addition#_code", "コード（調剤基本料の加算#）", 10, 4),
    fee_times(71, "addition#_times", "回数（調剤基本料の加算#）", 10),
    points(72, "addition#_points", "点数（調剤基本料の加算#）", 10, 4),
    Field{109, "inclusive_fee", "包括管理料等", code, digits, up_to(2)},
    Field{110, "other_institution", "他医療機関受診に係る処方箋受付", code, digits, up_to(2)},
    fee_code(111, "split_base_code", "分割調剤 調剤基本料コード"),
    fee_code(112, "split_care_code", "分割調剤 薬学管理料コード"),
    fee_code(113, "split_noted_care_code", "分割調剤 摘要薬学管理料コード"),
};

constexpr std::array kSplit = {
    Field{1, "doctor_no", "医師番号", code, digits, up_to(2)},
    Field{2, "prescription_date", "処方月日", date, digits, up_to(8)},
    Field{3, "dispensing_date", "調剤月日", date, digits, up_to(8)},
    count(4, "reception", "処方箋受付回"),
    count(5, "ordered_times", "分割指示回数"),
    points(6, "points", "分割対象点数（保険）"),
    points(7, "split_points", "分割後点数（保険）"),
    points(8, "payer#_points", "分割対象点数（第#公費）", 4, 2),
    points(9, "payer#_split_points", "分割後点数（第#公費）", 4, 2),
};

constexpr auto kReturnedHead = returned_head(CodeList::fee_table_pharmacy);

constexpr std::array kLayouts = {
    Layout{"YK", "薬局情報", Place::head, 9, kPharmacy},
    Layout{"HI", "返戻医療機関", Place::head, 8, kReturnedHead, 0, true},
    Layout{"RE", "レセプト共通", Place::receipt, 42, kReceipt},
    Layout{"HO", "保険者", Place::payer, 14, kPharmacyInsurer, 1},
    Layout{"KO", "公費", Place::payer, 10, kPharmacyPublicPayer, 2},
    Layout{"SN", "資格確認", Place::detail, 9, kEligibility, 4},
    Layout{"JD", "受診日等", Place::detail, 33, kVisits, 5},
    Layout{"MF", "窓口負担額", Place::detail, 33, kWindow, 6},
    Layout{"SH", "処方基本", Place::body, 10, kPrescription, 8},
    Layout{"CZ", "調剤情報", Place::body, 71, kDispensing, 8},
    Layout{"IY", "医薬品", Place::body, 10, kPharmacyDrug, 8},
    Layout{"TO", "特定器材", Place::body, 7, kPharmacyMaterial, 8},
    Layout{"CO", "コメント", Place::body, 3, kRemark, 8},
    Layout{"TK", "摘要欄", Place::body, 3, kRemark, 8},
    Layout{"KI", "基本料・薬学管理料", Place::body, 114, kFees, 8},
    Layout{"ST", "分割技術料", Place::body, 16, kSplit, 8},
    kReturnReasonLayout,
    kClosingLayout,
    kReturnedClosing,
};
static_assert(all_complete(kLayouts), "a position of a record is missing or described twice");

}  // namespace

std::span<const Layout> pharmacy_layouts() {
  return kLayouts;
}

}  // namespace renga::ingest
