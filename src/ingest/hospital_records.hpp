#pragma once

#include "ingest/receipt_fields.hpp"

// Records that hospitals' receipts have, whether 医科 or DPC. Source:
// 記録条件仕様（医科用）令和4年4月版.
namespace renga::ingest {

inline constexpr std::array kHospitalHead = {
    payer_body(1),
    prefecture(2),
    fee_table(3, CodeList::fee_table_medical),
    institution(4, "医療機関コード"),
    reserved(5, 2),
    Field{6, "institution_name", "医療機関名称", text, wide, up_to(40), kDirect},
    claim_month(7),
    volume(8),
    phone(9),
};

/// RE up to its reserved fields.
inline constexpr auto kHospitalReceipt = joined(
    receipt_beginning("診療年月"),
    std::array{
        Field{8, "admission_date", "入院年月日", date, digits, up_to(8), kQuasi},
        Field{9, "ward_kinds", "病棟区分", code, alphanumeric, up_to(8), listed(CodeList::ward)},
        Field{10, "copay_class", "一部負担金・食事療養費・生活療養費標準負担額区分", code, digits,
              up_to(1), listed(CodeList::copay_class)},
        Field{11, "notes", "レセプト特記事項", code, alphanumeric, up_to(10),
              listed(CodeList::note)},
        Field{12, "beds", "病床数", integer, digits, up_to(4), kQuasi},
        Field{13, "chart_no", "カルテ番号等", text, alphanumeric, up_to(20), kDirect},
        Field{14, "discount_unit_price", "割引点数単価", integer, digits, up_to(2), kYen},
        reserved(15, 2, 3),
    });

constexpr auto department(std::uint8_t index, std::uint8_t number) {
  const auto at = [index](unsigned offset) { return static_cast<std::uint8_t>(index + offset); };
  return std::array{
      Field{at(0),
            "dept#",
            "診療科名#",
            code,
            digits,
            up_to(2),
            {.list = CodeList::department, .first = number}},
      Field{
          at(1), "dept#_part", "診療科名# 人体の部位等", code, digits, up_to(3), {.first = number}},
      Field{at(2), "dept#_sex", "診療科名# 性別等", code, digits, up_to(3), {.first = number}},
      Field{at(3),
            "dept#_treatment",
            "診療科名# 医学的処置",
            code,
            digits,
            up_to(3),
            {.first = number}},
      Field{
          at(4), "dept#_disease", "診療科名# 特定疾病", code, digits, up_to(3), {.first = number}},
  };
}

inline constexpr auto kInsurer = joined(
    kInsuredNumber,
    std::array{
        days(4), total_points(5), reserved(6, 5),
        Field{7, "meals", "食事療養・生活療養 回数", integer, digits, up_to(2), kQuasi},
        Field{8, "meal_yen", "食事療養・生活療養 合計金額", integer, digits, up_to(8), kQuasiYen},
        duty_reason(9), certificate_no(10),
        Field{11, "copay_yen", "負担金額 医療保険", integer, digits, up_to(9), kQuasiYen}},
    relief(12));

inline constexpr auto kPublicPayer = joined(
    kAssistedNumber,
    std::array{
        days(4), total_points(5),
        Field{6, "copay_yen", "負担金額 公費", integer, digits, up_to(8), kYen},
        Field{7, "covered_out_yen", "公費給付対象外来一部負担金", integer, digits, up_to(6), kYen},
        Field{8, "covered_in_yen", "公費給付対象入院一部負担金", integer, digits, up_to(6), kYen},
        reserved(9, 5), Field{10, "meals", "食事療養・生活療養 回数", integer, digits, up_to(2)},
        Field{11, "meal_yen", "食事療養・生活療養 合計金額", integer, digits, up_to(8), kYen}});

inline constexpr std::array kBundling = {
    Field{1, "reason", "医科点数表算定理由", code, digits, exactly(2),
          listed(CodeList::bundling_reason, Need::must)},
    Field{2, "dpc", "ＤＰＣコード", code, alphanumeric, up_to(14), {.role = Role::sensitive}},
};

inline constexpr std::array kDisease = {
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

inline constexpr std::array kAct = {
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

inline constexpr std::array kDrug = {
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

inline constexpr std::array kMaterial = {
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

inline constexpr std::array kComment = {
    kSection,
    kBurden,
    master_code("コメントコード"),
    Field{4, "text", "文字データ", text, wide, up_to(76), kFreeText},
};

/// Days of the record before, in claims up to 2012-03.
inline constexpr std::array kDayCounts = {
    Field{1, "day#", "#日の情報", integer, digits, up_to(3), {.unit = "times", .repeat = 31}},
};

/// Information of the federations, without any form.
inline constexpr std::array kFederation = {
    Field{1, "text", "国保連固有情報", text, either, up_to(100), kDirect},
};

}  // namespace renga::ingest
