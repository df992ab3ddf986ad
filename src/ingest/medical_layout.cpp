#include "ingest/hospital_records.hpp"

namespace renga::ingest {
namespace {

// Source: 記録条件仕様（医科用）令和4年4月版.
constexpr auto kReceipt = joined(
    kHospitalReceipt, std::array{search_no(18), reserved(19, 5), claim_info(20)}, department(21, 1),
    department(26, 2), department(31, 3), std::array{name_kana(36), patient_states(37)});

// The organ donor is another person than the one of the receipt, so what would find the donor does
// not survive `renga ids attach`.
constexpr std::array kDonorPlace = {
    Field{1, "donation", "臓器提供区分", code, digits, exactly(1), listed(CodeList::donation)},
    Field{2, "donor_place", "臓器提供医療機関区分", code, digits, exactly(1),
          listed(CodeList::donor_place)},
    Field{3, "prefecture", "都道府県", code, digits, up_to(2),
          listed(CodeList::prefecture, Need::optional, Role::quasi)},
    Field{4, "fee_table", "点数表", code, digits, up_to(1)},
    Field{5, "institution", "医療機関コード", code, digits, up_to(7), kQuasi},
    reserved(6, 2),
    Field{7, "institution_name", "医療機関名称", text, wide, up_to(40), kDirect},
    Field{8, "institution_address", "医療機関所在地", text, wide, up_to(80), kDirect},
    phone(9),
};

constexpr std::array kDonorReceipt = {
    Field{1, "receipt_no", "レセプト番号", integer, digits, up_to(6)},
    Field{2, "donor_receipt_kind", "臓器提供者レセプト種別", code, digits, exactly(4)},
    Field{3, "care_month", "診療年月", month, digits, exactly(6)},
    reserved(4, 40),
    Field{5, "sex", "男女区分", code, digits, exactly(1),
          listed(CodeList::sex, Need::optional, Role::direct)},
    Field{6, "birth_date", "生年月日", date, digits, exactly(8), kDirect},
    reserved(7, 3),
    Field{8, "admission_date", "入院年月日", date, digits, up_to(8), kDirect},
    Field{9, "ward_kinds", "病棟区分", code, alphanumeric, up_to(8), listed(CodeList::ward)},
    reserved(10, 1),
    Field{11, "notes", "レセプト特記事項", code, alphanumeric, up_to(10), listed(CodeList::note)},
    reserved(12, 4),
    Field{13, "chart_no", "カルテ番号等", text, alphanumeric, up_to(20), kDirect},
    Field{14, "discount_unit_price", "割引点数単価", integer, digits, up_to(2), kYen},
    reserved(15, 2, 3),
};

constexpr std::array kDonorClaim = {
    Field{1, "days", "診療実日数", integer, digits, up_to(2), {.unit = "days"}},
    Field{2, "points", "合計点数", integer, digits, up_to(8), {.unit = "points"}},
    Field{3, "meals", "食事療養・生活療養 回数", integer, digits, up_to(2)},
    Field{4, "meal_yen", "食事療養・生活療養 合計金額", integer, digits, up_to(8), kYen},
};

constexpr auto kReturnedHead = returned_head(CodeList::fee_table_medical);

constexpr std::array kLayouts = {
    Layout{"IR", "医療機関情報", Place::head, 10, kHospitalHead},
    Layout{"HI", "返戻医療機関", Place::head, 8, kReturnedHead, 0, true},
    Layout{"RE", "レセプト共通", Place::receipt, 38, kReceipt},
    Layout{"HO", "保険者", Place::payer, 15, kInsurer, 1},
    Layout{"KO", "公費", Place::payer, 12, kPublicPayer, 2},
    Layout{"KH", "国保連固有情報", Place::detail, 2, kFederation, 3, true},
    Layout{"SN", "資格確認", Place::detail, 9, kEligibility, 4},
    Layout{"JD", "受診日等", Place::detail, 33, kVisits, 5},
    Layout{"MF", "窓口負担額", Place::detail, 33, kWindow, 6},
    Layout{"GR", "包括評価対象外理由", Place::detail, 3, kBundling, 7},
    Layout{"SY", "傷病名", Place::body, 8, kDisease, 8},
    Layout{"SI", "診療行為", Place::body, 44, kAct, 9},
    Layout{"IY", "医薬品", Place::body, 44, kDrug, 9},
    Layout{"TO", "特定器材", Place::body, 48, kMaterial, 9},
    Layout{"CO", "コメント", Place::body, 5, kComment, 9},
    Layout{"NI", "日計表", Place::body, 32, kDayCounts, 9, true},
    Layout{"SJ", "症状詳記", Place::body, 3, kSymptom, 10},
    Layout{"TI", "臓器提供医療機関情報", Place::donor, 10, kDonorPlace, 0, true},
    Layout{"TR", "臓器提供者レセプト情報", Place::donor, 18, kDonorReceipt, 0, true},
    Layout{"TS", "臓器提供者請求情報", Place::donor, 5, kDonorClaim, 0, true},
    kReturnReasonLayout,
    kClosingLayout,
    kReturnedClosing,
};
static_assert(all_complete(kLayouts), "a position of a record is missing or described twice");

}  // namespace

std::span<const Layout> medical_layouts() {
  return kLayouts;
}

}  // namespace renga::ingest
