#include "ingest/receipt_layout.hpp"

#include <array>

namespace renga::ingest {
namespace {

// Source of every row: 記録条件仕様（医科用）令和4年4月版. The roles follow what a field can tell
// of a person (docs/manual/receipts.md).
constexpr Traits kDirect{.role = Role::direct};
constexpr Traits kQuasi{.role = Role::quasi};
constexpr Traits kFreeText{.role = Role::sensitive};
constexpr Traits kMust{.need = Need::must};
constexpr Traits kExpected{.need = Need::expected};
constexpr Traits kPoints{.need = Need::expected, .unit = "points"};
constexpr Traits kYen{.unit = "yen"};
constexpr Traits kQuasiYen{.role = Role::quasi, .unit = "yen"};
constexpr Traits kDays{.need = Need::expected, .unit = "days"};

constexpr Traits listed(CodeList list, Need need = Need::optional, Role role = Role::plain) {
  return {.need = need, .role = role, .list = list};
}
constexpr Field reserved(std::uint8_t index, std::uint16_t bytes, std::uint8_t repeat = 1) {
  return {index, "", "予備", Type::text, Mode::either, up_to(bytes), {.repeat = repeat}};
}

using enum Type;
using enum Mode;

constexpr std::array kHead = {
    Field{1, "payer_body", "審査支払機関", code, digits, exactly(1), listed(CodeList::payer_body)},
    Field{2, "prefecture", "都道府県", code, digits, exactly(2),
          listed(CodeList::prefecture, Need::must, Role::quasi)},
    Field{3, "fee_table", "点数表", code, digits, exactly(1),
          listed(CodeList::fee_table, Need::must)},
    Field{4,
          "institution",
          "医療機関コード",
          code,
          digits,
          exactly(7),
          {.need = Need::must, .role = Role::quasi}},
    reserved(5, 2),
    Field{6, "institution_name", "医療機関名称", text, wide, up_to(40), kDirect},
    Field{7, "claim_month", "請求年月", month, digits, exactly(6), kMust},
    Field{8, "volume", "マルチボリューム識別情報", code, digits, exactly(2)},
    Field{9, "phone", "電話番号", text, alphanumeric, up_to(15), kDirect},
};

constexpr std::array kReceipt = {
    Field{1, "receipt_no", "レセプト番号", integer, digits, up_to(6), kMust},
    Field{2, "receipt_kind", "レセプト種別", code, digits, exactly(4), kMust},
    Field{3, "care_month", "診療年月", month, digits, exactly(6), kMust},
    Field{4,
          "name",
          "氏名",
          text,
          either,
          up_to(40),
          {.need = Need::expected, .role = Role::direct, .one_space = true}},
    Field{5, "sex", "男女区分", code, digits, exactly(1),
          listed(CodeList::sex, Need::expected, Role::quasi)},
    Field{6,
          "birth_date",
          "生年月日",
          date,
          digits,
          exactly(8),
          {.need = Need::expected, .role = Role::quasi}},
    Field{7, "benefit_rate", "給付割合", integer, digits, up_to(3), {.unit = "percent"}},
    Field{8, "admission_date", "入院年月日", date, digits, up_to(8), kQuasi},
    Field{9, "ward_kinds", "病棟区分", code, alphanumeric, up_to(8), listed(CodeList::ward)},
    Field{10, "copay_class", "一部負担金・食事療養費・生活療養費標準負担額区分", code, digits,
          up_to(1), listed(CodeList::copay_class)},
    Field{11, "notes", "レセプト特記事項", code, alphanumeric, up_to(10), listed(CodeList::note)},
    Field{12, "beds", "病床数", integer, digits, up_to(4), kQuasi},
    Field{13, "chart_no", "カルテ番号等", text, alphanumeric, up_to(20), kDirect},
    Field{14, "discount_unit_price", "割引点数単価", integer, digits, up_to(2), kYen},
    reserved(15, 2, 3),
    Field{18, "search_no", "検索番号", code, digits, up_to(30), kDirect},
    reserved(19, 5),
    Field{20, "claim_info", "請求情報", text, either, up_to(40), kDirect},
    Field{21, "dept1", "診療科名1", code, digits, up_to(2), listed(CodeList::department)},
    Field{22, "dept1_part", "診療科名1 人体の部位等", code, digits, up_to(3)},
    Field{23, "dept1_sex", "診療科名1 性別等", code, digits, up_to(3)},
    Field{24, "dept1_treatment", "診療科名1 医学的処置", code, digits, up_to(3)},
    Field{25, "dept1_disease", "診療科名1 特定疾病", code, digits, up_to(3)},
    Field{26, "dept2", "診療科名2", code, digits, up_to(2), listed(CodeList::department)},
    Field{27, "dept2_part", "診療科名2 人体の部位等", code, digits, up_to(3)},
    Field{28, "dept2_sex", "診療科名2 性別等", code, digits, up_to(3)},
    Field{29, "dept2_treatment", "診療科名2 医学的処置", code, digits, up_to(3)},
    Field{30, "dept2_disease", "診療科名2 特定疾病", code, digits, up_to(3)},
    Field{31, "dept3", "診療科名3", code, digits, up_to(2), listed(CodeList::department)},
    Field{32, "dept3_part", "診療科名3 人体の部位等", code, digits, up_to(3)},
    Field{33, "dept3_sex", "診療科名3 性別等", code, digits, up_to(3)},
    Field{34, "dept3_treatment", "診療科名3 医学的処置", code, digits, up_to(3)},
    Field{35, "dept3_disease", "診療科名3 特定疾病", code, digits, up_to(3)},
    Field{36, "name_kana", "カタカナ（氏名）", text, wide, up_to(80), kDirect},
    Field{37, "patient_states", "患者の状態", code, digits, up_to(60), kQuasi},
};

constexpr std::array kInsurer = {
    Field{1,
          "insurer",
          "保険者番号",
          code,
          alphanumeric,
          exactly(8),
          {.need = Need::expected, .role = Role::direct}},
    Field{2, "symbol", "被保険者証（手帳）等の記号", text, either, up_to(38), kDirect},
    Field{3,
          "number",
          "被保険者証（手帳）等の番号",
          text,
          either,
          up_to(38),
          {.need = Need::expected, .role = Role::direct}},
    Field{4, "days", "診療実日数", integer, digits, up_to(2), kDays},
    Field{5, "points", "合計点数", integer, digits, up_to(8), kPoints},
    reserved(6, 5),
    Field{7, "meals", "食事療養・生活療養 回数", integer, digits, up_to(2), kQuasi},
    Field{8, "meal_yen", "食事療養・生活療養 合計金額", integer, digits, up_to(8), kQuasiYen},
    Field{9, "duty_reason", "職務上の事由", code, digits, up_to(1),
          listed(CodeList::duty_reason, Need::optional, Role::quasi)},
    Field{10, "certificate_no", "証明書番号", code, digits, up_to(3), kQuasi},
    Field{11, "copay_yen", "負担金額 医療保険", integer, digits, up_to(9), kQuasiYen},
    Field{12, "relief_kind", "減免区分", code, digits, up_to(1),
          listed(CodeList::relief, Need::optional, Role::quasi)},
    Field{13,
          "relief_rate",
          "減額割合",
          integer,
          digits,
          up_to(3),
          {.role = Role::quasi, .unit = "percent"}},
    Field{14, "relief_yen", "減額金額", integer, digits, up_to(6), kQuasiYen},
};

constexpr std::array kPublicPayer = {
    Field{1,
          "payer",
          "負担者番号",
          code,
          alphanumeric,
          exactly(8),
          {.need = Need::expected, .role = Role::direct}},
    Field{2, "recipient", "受給者番号", code, digits, exactly(7), kDirect},
    Field{3, "voluntary", "任意給付区分", code, digits, up_to(1), listed(CodeList::voluntary)},
    Field{4, "days", "診療実日数", integer, digits, up_to(2), kDays},
    Field{5, "points", "合計点数", integer, digits, up_to(8), kPoints},
    Field{6, "copay_yen", "負担金額 公費", integer, digits, up_to(8), kYen},
    Field{7, "covered_out_yen", "公費給付対象外来一部負担金", integer, digits, up_to(6), kYen},
    Field{8, "covered_in_yen", "公費給付対象入院一部負担金", integer, digits, up_to(6), kYen},
    reserved(9, 5),
    Field{10, "meals", "食事療養・生活療養 回数", integer, digits, up_to(2)},
    Field{11, "meal_yen", "食事療養・生活療養 合計金額", integer, digits, up_to(8), kYen},
};

constexpr std::array kEligibility = {
    Field{1, "bearer", "負担者種別", code, digits, exactly(1),
          listed(CodeList::bearer, Need::must)},
    Field{2, "check_kind", "確認区分", code, digits, exactly(2),
          listed(CodeList::eligibility_check)},
    Field{3, "insurer_checked", "保険者番号等（資格確認）", code, alphanumeric, up_to(8), kDirect},
    Field{4, "symbol_checked", "記号（資格確認）", text, either, up_to(38), kDirect},
    Field{5, "number_checked", "番号（資格確認）", text, either, up_to(38), kDirect},
    Field{6, "branch", "枝番", code, alphanumeric, up_to(2), kDirect},
    Field{7, "recipient_checked", "受給者番号（資格確認）", code, digits, up_to(7), kDirect},
    reserved(8, 1),
};

constexpr std::array kVisits = {
    Field{1, "bearer", "負担者種別", code, digits, exactly(1),
          listed(CodeList::bearer, Need::must)},
    Field{2, "day#", "#日の情報", code, digits, up_to(1), {.list = CodeList::visit, .repeat = 31}},
};

constexpr std::array kWindow = {
    Field{1, "window_kind", "窓口負担額区分", code, digits, exactly(2),
          listed(CodeList::window, Need::must)},
    reserved(2, 1, 31),
};

constexpr std::array kBundling = {
    Field{1, "reason", "医科点数表算定理由", code, digits, exactly(2),
          listed(CodeList::bundling_reason, Need::must)},
    Field{2, "dpc", "ＤＰＣコード", code, alphanumeric, up_to(14), {.role = Role::sensitive}},
};

constexpr std::array kDisease = {
    Field{1,
          "disease",
          "傷病名コード",
          code,
          digits,
          exactly(7),
          {.need = Need::must, .role = Role::sensitive}},
    Field{2, "start_date", "診療開始日", date, digits, exactly(8), kExpected},
    Field{3, "outcome", "転帰区分", code, digits, exactly(1),
          listed(CodeList::outcome, Need::expected, Role::sensitive)},
    Field{4, "modifiers", "修飾語コード", code, alphanumeric, up_to(80), kFreeText},
    Field{5, "disease_text", "傷病名称", text, wide, up_to(40), kFreeText},
    Field{6, "main", "主傷病", code, digits, up_to(2), listed(CodeList::main_disease)},
    Field{7, "comment", "補足コメント", text, wide, up_to(40), kFreeText},
};

constexpr Field kSection{
    1, "section", "診療識別", code, digits, up_to(2), listed(CodeList::section)};
constexpr Field kBurden{2,
                        "burden",
                        "負担区分",
                        code,
                        alphanumeric,
                        exactly(1),
                        listed(CodeList::burden, Need::expected)};

constexpr Field master_code(std::string_view label) {
  return {3, "code", label, code, digits, exactly(9), kMust};
}
constexpr Field comment_code(std::uint8_t index, std::uint8_t number) {
  return {index, "comment#_code", "コメントコード#", code, digits, up_to(9), {.first = number}};
}
constexpr Field comment_text(std::uint8_t index, std::uint8_t number) {
  return {index,
          "comment#_text",
          "コメント文字データ#",
          text,
          wide,
          up_to(100),
          {.role = Role::sensitive, .first = number}};
}
constexpr Field days_of_month(std::uint8_t index) {
  return {index, "day#", "#日の情報", integer, digits, up_to(3), {.unit = "times", .repeat = 31}};
}
constexpr Field kUnitPoints{5, "points", "点数", integer, digits, up_to(7), {.unit = "points"}};
constexpr Field kTimes{6, "times", "回数", integer, digits, up_to(3), {.unit = "times"}};

constexpr std::array kAct = {
    kSection,
    kBurden,
    master_code("診療行為コード"),
    Field{4, "amount", "数量データ", integer, digits, up_to(8)},
    kUnitPoints,
    kTimes,
    comment_code(7, 1),
    comment_text(8, 1),
    comment_code(9, 2),
    comment_text(10, 2),
    comment_code(11, 3),
    comment_text(12, 3),
    days_of_month(13),
};

constexpr std::array kDrug = {
    kSection,
    kBurden,
    master_code("医薬品コード"),
    Field{4, "amount", "使用量", decimal, digits, up_to(11)},
    kUnitPoints,
    kTimes,
    comment_code(7, 1),
    comment_text(8, 1),
    comment_code(9, 2),
    comment_text(10, 2),
    comment_code(11, 3),
    comment_text(12, 3),
    days_of_month(13),
};

constexpr std::array kMaterial = {
    kSection,
    kBurden,
    master_code("特定器材コード"),
    Field{4, "amount", "使用量", decimal, digits, up_to(9)},
    kUnitPoints,
    kTimes,
    Field{7, "unit", "単位コード", code, digits, up_to(3)},
    Field{8, "unit_price", "単価", decimal, digits, up_to(11), kYen},
    reserved(9, 40),
    Field{10, "product", "商品名及び規格又はサイズ", text, either, up_to(300), kFreeText},
    comment_code(11, 1),
    comment_text(12, 1),
    comment_code(13, 2),
    comment_text(14, 2),
    comment_code(15, 3),
    comment_text(16, 3),
    days_of_month(17),
};

constexpr std::array kComment = {
    kSection,
    kBurden,
    master_code("コメントコード"),
    Field{4, "text", "文字データ", text, wide, up_to(76), kFreeText},
};

constexpr std::array kSymptom = {
    Field{1, "kind", "症状詳記区分", code, digits, up_to(2), listed(CodeList::symptom)},
    Field{2, "text", "症状詳記データ", text, either, up_to(2400), kFreeText},
};

constexpr std::array kClosing = {
    Field{1, "receipts", "総件数", integer, digits, up_to(6), kMust},
    Field{2, "points", "総合計点数", integer, digits, up_to(10), kMust},
    Field{3, "volume", "マルチボリューム識別情報", code, digits, exactly(2), kExpected},
};

constexpr std::array kLayouts = {
    Layout{"IR", "医療機関情報", Place::head, 10, kHead},
    Layout{"RE", "レセプト共通", Place::receipt, 38, kReceipt},
    Layout{"HO", "保険者", Place::payer, 15, kInsurer},
    Layout{"KO", "公費", Place::payer, 12, kPublicPayer},
    Layout{"SN", "資格確認", Place::detail, 9, kEligibility},
    Layout{"JD", "受診日等", Place::detail, 33, kVisits},
    Layout{"MF", "窓口負担額", Place::detail, 33, kWindow},
    Layout{"GR", "包括評価対象外理由", Place::detail, 3, kBundling},
    Layout{"SY", "傷病名", Place::body, 8, kDisease},
    Layout{"SI", "診療行為", Place::body, 44, kAct},
    Layout{"IY", "医薬品", Place::body, 44, kDrug},
    Layout{"TO", "特定器材", Place::body, 48, kMaterial},
    Layout{"CO", "コメント", Place::body, 5, kComment},
    Layout{"SJ", "症状詳記", Place::body, 3, kSymptom},
    Layout{"GO", "診療報酬請求書", Place::tail, 4, kClosing},
};

/// Every position of a record is described once, and none lies beyond its end.
constexpr bool is_complete(const Layout& layout) {
  std::size_t next = 1;
  for (const Field& field : layout.fields) {
    if (field.index != next) return false;
    next += field.traits.repeat;
  }
  return next == layout.field_count;
}
constexpr bool all_complete() {
  for (const Layout& layout : kLayouts)
    if (!is_complete(layout)) return false;
  return true;
}
static_assert(all_complete(), "a position of a record is missing or described twice");

}  // namespace

std::span<const Layout> receipt_layouts() {
  return kLayouts;
}

}  // namespace renga::ingest
