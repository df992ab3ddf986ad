#include "ingest/receipt_fields.hpp"

namespace renga::ingest {
namespace {

// Source: 記録条件仕様（歯科用）: positions after sosuke-hirayama/uke-parser (2018), widths and the
// newer SN, JD, MF after public transcriptions of the edition of 令和8年6月, which agree on every
// position.

// 診療識別 of dental receipts has a list of its own that is not at hand, so it is not checked.
constexpr Field kDentalSection{1, "section", "診療識別", code, digits, up_to(2)};

constexpr std::array kReception = {
    payer_body(1),
    prefecture(2),
    fee_table(3, CodeList::fee_table_dental),
    institution(4, "医療機関コード"),
    reserved(5, 2),
    Field{6, "institution_name", "医療機関名称", text, wide, up_to(40), kDirect},
    claim_month(7),
    Field{8, "notifications", "届出", code, alphanumeric, up_to(40), kQuasi},
    volume(9),
};

constexpr std::array kInstitution = {
    payer_body(1),
    prefecture(2),
    fee_table(3, CodeList::fee_table_dental),
    institution(4, "医療機関コード"),
    reserved(5, 2),
    claim_month(6),
    phone(7),
    Field{8, "notifications", "届出", code, alphanumeric, up_to(40), kQuasi},
};

constexpr auto kReceipt = joined(
    receipt_beginning("診療年月"),
    std::array{
        Field{8, "admission_date", "入院年月日", date, digits, up_to(8), kQuasi},
        Field{9, "start_date", "診療開始日", date, digits, up_to(8)},
        Field{10, "outcome", "転帰区分", code, digits, up_to(1),
              listed(CodeList::outcome, Need::optional, Role::sensitive)},
        Field{11, "ward_kinds", "病棟区分", code, alphanumeric, up_to(8), listed(CodeList::ward)},
        Field{12, "copay_class", "一部負担金・食事療養費・生活療養費標準負担額区分", code, digits,
              up_to(1), listed(CodeList::copay_class)},
        Field{13, "notes", "レセプト特記事項", code, alphanumeric, up_to(10),
              listed(CodeList::note)},
        reserved(14, 4),
        Field{15, "chart_no", "カルテ番号等", text, alphanumeric, up_to(20), kDirect},
        Field{16, "claim_info1", "請求情報１", code, digits, up_to(2)},
        reserved(17, 2),
        Field{18, "absent_claim", "未来院請求", code, digits, up_to(2)},
        search_no(19),
        reserved(20, 6),
        claim_info(21, "請求情報２"),
        reserved(22, 3, 3),
        name_kana(25),
        patient_states(26),
    });

constexpr auto kDentalInsurer = joined(
    kInsuredNumber,
    std::array{
        days(4),
        total_points(5),
        Field{6, "meals", "食事療養・生活療養 回数", integer, digits, up_to(2), kQuasi},
        Field{7, "meal_yen", "食事療養・生活療養 合計金額", integer, digits, up_to(8), kQuasiYen},
        duty_reason(8),
        certificate_no(9),
        Field{10, "copay_yen", "負担金額 医療保険", integer, digits, up_to(9), kQuasiYen},
    },
    relief(11));

constexpr auto kDentalPublicPayer =
    joined(kAssistedNumber,
           std::array{
               days(4),
               total_points(5),
               Field{6, "copay_yen", "負担金額 公費", integer, digits, up_to(8), kYen},
               Field{7, "covered_yen", "公費給付対象一部負担金", integer, digits, up_to(6), kYen},
               Field{8, "meals", "食事療養・生活療養 回数", integer, digits, up_to(2)},
               Field{9, "meal_yen", "食事療養・生活療養 合計金額", integer, digits, up_to(8), kYen},
           });

constexpr std::array kDentalDisease = {
    Field{1, "start_date", "診療開始日", date, digits, up_to(8)},
    Field{2, "outcome", "転帰区分", code, digits, up_to(1),
          listed(CodeList::outcome, Need::optional, Role::sensitive)},
    Field{3, "teeth", "歯式（傷病名）", code, alphanumeric, up_to(384), kFreeText},
    Field{4,
          "disease",
          "傷病名コード",
          code,
          digits,
          exactly(7),
          {.need = Need::must, .role = Role::sensitive}},
    Field{5, "modifiers", "修飾語コード", code, alphanumeric, up_to(80), kFreeText},
    Field{6, "disease_text", "傷病名称", text, wide, up_to(40), kFreeText},
    Field{7, "coexisting", "併存傷病名数", integer, digits, up_to(1)},
    Field{8, "transition", "病態移行", code, digits, up_to(1), listed(CodeList::transition)},
    Field{9, "main", "主傷病", code, digits, up_to(2), listed(CodeList::main_disease)},
    Field{10, "comment_code", "コメントコード", code, digits, up_to(9)},
    Field{11, "comment", "補足コメント", text, wide, up_to(100), kFreeText},
    Field{12, "comment_teeth", "歯式（補足コメント）", code, alphanumeric, up_to(384), kFreeText},
};

constexpr std::array kDentalAct = {
    kDentalSection,
    kBurden,
    master_code("診療行為コード"),
    Field{4, "amount", "診療行為数量データ１", integer, digits, up_to(8)},
    Field{5, "amount2", "診療行為数量データ２", integer, digits, up_to(8)},
    Field{6,
          "addition#_code",
          "加算コード#",
          code,
          alphanumeric,
          up_to(5),
          {.repeat = 35, .stride = 2}},
    Field{7,
          "addition#_amount",
          "加算数量データ#",
          integer,
          digits,
          up_to(8),
          {.repeat = 35, .stride = 2}},
    Field{76, "points", "点数", integer, digits, up_to(7), {.unit = "points"}},
    Field{77, "times", "回数", integer, digits, up_to(3), {.unit = "times"}},
    days_of_month(78),
};

constexpr std::array kMedicalAct = {
    kDentalSection,
    kBurden,
    master_code("診療行為コード"),
    Field{4, "amount", "数量データ", integer, digits, up_to(8)},
    kUnitPoints,
    kTimes,
    days_of_month(7),
};

constexpr std::array kDentalDrug = {
    kDentalSection,
    kBurden,
    master_code("医薬品コード"),
    Field{4, "amount", "使用量", decimal, digits, up_to(11)},
    kUnitPoints,
    kTimes,
    Field{7, "drug_use", "医薬品区分", code, alphanumeric, up_to(1), listed(CodeList::drug_use)},
    days_of_month(8),
};

constexpr std::array kDentalMaterial = {
    kDentalSection,
    kBurden,
    master_code("特定器材コード"),
    Field{4, "amount", "使用量", decimal, digits, up_to(9)},
    Field{5, "unit", "単位コード", code, digits, up_to(3)},
    Field{6, "unit_price", "単価", decimal, digits, up_to(11), kYen},
    Field{7,
          "addition#_code",
          "特定器材加算等コード#",
          code,
          digits,
          up_to(9),
          {.repeat = 2, .stride = 2}},
    Field{8,
          "addition#_amount",
          "特定器材加算等数量データ#",
          decimal,
          digits,
          up_to(9),
          {.repeat = 2, .stride = 2}},
    Field{11, "product", "商品名及び規格又はサイズ", text, either, up_to(300), kFreeText},
    Field{12, "points", "点数", integer, digits, up_to(7), {.unit = "points"}},
    Field{13, "times", "回数", integer, digits, up_to(3), {.unit = "times"}},
    days_of_month(14),
};

constexpr std::array kDentalComment = {
    kDentalSection,
    kBurden,
    master_code("コメントコード"),
    Field{4, "text", "文字データ", text, wide, up_to(400), kFreeText},
    Field{5, "teeth", "歯式（コメント）", code, alphanumeric, up_to(384), kFreeText},
    reserved(6, 7, 5),
};

constexpr auto kReturnedHead = returned_head(CodeList::fee_table_dental);

constexpr std::array kLayouts = {
    Layout{"UK", "受付情報", Place::head, 10, kReception},
    Layout{"HI", "返戻医療機関", Place::head, 8, kReturnedHead, 0, true},
    Layout{"IR", "医療機関情報", Place::institution, 9, kInstitution},
    Layout{"RE", "レセプト共通", Place::receipt, 27, kReceipt},
    Layout{"HO", "保険者", Place::payer, 14, kDentalInsurer, 1},
    Layout{"KO", "公費", Place::payer, 10, kDentalPublicPayer, 2},
    Layout{"SN", "資格確認", Place::detail, 9, kEligibility, 4},
    Layout{"JD", "受診日等", Place::detail, 33, kVisits, 5},
    Layout{"MF", "窓口負担額", Place::detail, 33, kWindow, 6},
    Layout{"HS", "傷病名部位", Place::body, 13, kDentalDisease, 8},
    Layout{"SS", "歯科診療行為", Place::body, 109, kDentalAct, 9},
    Layout{"SI", "医科診療行為", Place::body, 38, kMedicalAct, 9},
    Layout{"IY", "医薬品", Place::body, 39, kDentalDrug, 9},
    Layout{"TO", "特定器材", Place::body, 45, kDentalMaterial, 9},
    Layout{"CO", "コメント", Place::body, 11, kDentalComment, 9},
    Layout{"SJ", "症状詳記", Place::body, 3, kSymptom, 10},
    kReturnReasonLayout,
    kClosingLayout,
    kReturnedClosing,
};
static_assert(all_complete(kLayouts), "a position of a record is missing or described twice");

}  // namespace

std::span<const Layout> dental_layouts() {
  return kLayouts;
}

}  // namespace renga::ingest
