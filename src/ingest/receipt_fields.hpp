#pragma once

#include "ingest/receipt_layout.hpp"

#include <array>

// Fields and records that several kinds of receipts share. The roles follow what a field can tell
// of a person (docs/manual/receipts.md).
namespace renga::ingest {

inline constexpr Traits kDirect{.role = Role::direct};
inline constexpr Traits kQuasi{.role = Role::quasi};
inline constexpr Traits kFreeText{.role = Role::sensitive};
inline constexpr Traits kMust{.need = Need::must};
inline constexpr Traits kExpected{.need = Need::expected};
inline constexpr Traits kPoints{.need = Need::expected, .unit = "points"};
inline constexpr Traits kYen{.unit = "yen"};
inline constexpr Traits kQuasiYen{.role = Role::quasi, .unit = "yen"};
inline constexpr Traits kDays{.need = Need::expected, .unit = "days"};

constexpr Traits listed(CodeList list, Need need = Need::optional, Role role = Role::plain) {
  return {.need = need, .role = role, .list = list};
}
constexpr Field reserved(std::uint8_t index, std::uint16_t bytes, std::uint8_t repeat = 1) {
  return {index, "", "予備", Type::text, Mode::either, up_to(bytes), {.repeat = repeat}};
}

using enum Type;
using enum Mode;

inline constexpr std::array kEligibility = {
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

inline constexpr std::array kVisits = {
    Field{1, "bearer", "負担者種別", code, digits, exactly(1),
          listed(CodeList::bearer, Need::must)},
    Field{2, "day#", "#日の情報", code, digits, up_to(1), {.list = CodeList::visit, .repeat = 31}},
};

inline constexpr std::array kWindow = {
    Field{1, "window_kind", "窓口負担額区分", code, digits, exactly(2),
          listed(CodeList::window, Need::must)},
    reserved(2, 1, 31),
};

inline constexpr std::array kSymptom = {
    Field{1, "kind", "症状詳記区分", code, digits, up_to(2), listed(CodeList::symptom)},
    Field{2, "text", "症状詳記データ", text, either, up_to(2400), kFreeText},
};

inline constexpr Field kSection{
    1, "section", "診療識別", code, digits, up_to(2), listed(CodeList::section)};
inline constexpr Field kBurden{2,
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
inline constexpr Field kUnitPoints{5,        "points",          "点数", integer, digits,
                                   up_to(7), {.unit = "points"}};
inline constexpr Field kTimes{6, "times", "回数", integer, digits, up_to(3), {.unit = "times"}};

/// Arrays of fields one after the other.
template <std::size_t... kSizes>
constexpr auto joined(const std::array<Field, kSizes>&... parts) {
  std::array<Field, (kSizes + ...)> all{};
  std::size_t at = 0;
  const auto take = [&](const auto& part) {
    for (const Field& field : part) all[at++] = field;
  };
  (take(parts), ...);
  return all;
}

constexpr Field fee_table(std::uint8_t index, CodeList list) {
  return {index, "fee_table", "点数表", code, digits, exactly(1), listed(list, Need::must)};
}
constexpr Field payer_body(std::uint8_t index) {
  return {
      index, "payer_body", "審査支払機関", code, digits, exactly(1), listed(CodeList::payer_body)};
}
constexpr Field prefecture(std::uint8_t index) {
  return {index,
          "prefecture",
          "都道府県",
          code,
          digits,
          exactly(2),
          listed(CodeList::prefecture, Need::must, Role::quasi)};
}
constexpr Field institution(std::uint8_t index, std::string_view label) {
  return {index,
          "institution",
          label,
          code,
          digits,
          exactly(7),
          {.need = Need::must, .role = Role::quasi}};
}
constexpr Field claim_month(std::uint8_t index) {
  return {index, "claim_month", "請求年月", month, digits, exactly(6), kMust};
}
constexpr Field volume(std::uint8_t index) {
  return {index, "volume", "マルチボリューム識別情報", code, digits, exactly(2)};
}
constexpr Field phone(std::uint8_t index) {
  return {index, "phone", "電話番号", text, alphanumeric, up_to(15), kDirect};
}
constexpr Field search_no(std::uint8_t index) {
  return {index, "search_no", "検索番号", code, digits, up_to(30), kDirect};
}
constexpr Field claim_info(std::uint8_t index, std::string_view label = "請求情報") {
  return {index, "claim_info", label, text, either, up_to(40), kDirect};
}
constexpr Field name_kana(std::uint8_t index) {
  return {index, "name_kana", "カタカナ（氏名）", text, wide, up_to(80), kDirect};
}
constexpr Field patient_states(std::uint8_t index) {
  return {index, "patient_states", "患者の状態", code, digits, up_to(60), kQuasi};
}

/// The beginning of RE: number, kind, month, who, benefit.
constexpr auto receipt_beginning(std::string_view month_label) {
  return std::array{
      Field{1, "receipt_no", "レセプト番号", integer, digits, up_to(6), kMust},
      Field{2, "receipt_kind", "レセプト種別", code, digits, exactly(4), kMust},
      Field{3, "care_month", month_label, month, digits, exactly(6), kMust},
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
  };
}

/// The beginning of HO: whose insured number it is.
inline constexpr std::array kInsuredNumber = {
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
};
/// The beginning of KO: who pays and for whom.
inline constexpr std::array kAssistedNumber = {
    Field{1,
          "payer",
          "負担者番号",
          code,
          alphanumeric,
          exactly(8),
          {.need = Need::expected, .role = Role::direct}},
    Field{2, "recipient", "受給者番号", code, digits, exactly(7), kDirect},
    Field{3, "voluntary", "任意給付区分", code, digits, up_to(1), listed(CodeList::voluntary)},
};
constexpr Field days(std::uint8_t index) {
  return {index, "days", "診療実日数", integer, digits, up_to(2), kDays};
}
constexpr Field total_points(std::uint8_t index) {
  return {index, "points", "合計点数", integer, digits, up_to(8), kPoints};
}
constexpr Field duty_reason(std::uint8_t index) {
  return {index,
          "duty_reason",
          "職務上の事由",
          code,
          digits,
          up_to(1),
          listed(CodeList::duty_reason, Need::optional, Role::quasi)};
}
constexpr Field certificate_no(std::uint8_t index) {
  return {index, "certificate_no", "証明書番号", code, digits, up_to(3), kQuasi};
}
/// 減免区分, 減額割合, 減額金額.
constexpr auto relief(std::uint8_t index) {
  return std::array{
      Field{index, "relief_kind", "減免区分", code, digits, up_to(1),
            listed(CodeList::relief, Need::optional, Role::quasi)},
      Field{static_cast<std::uint8_t>(index + 1),
            "relief_rate",
            "減額割合",
            integer,
            digits,
            up_to(3),
            {.role = Role::quasi, .unit = "percent"}},
      Field{static_cast<std::uint8_t>(index + 2), "relief_yen", "減額金額", integer, digits,
            up_to(6), kQuasiYen},
  };
}

inline constexpr std::array kClosing = {
    Field{1, "receipts", "総件数", integer, digits, up_to(6)},
    Field{2, "points", "総合計点数", integer, digits, up_to(10)},
    Field{3, "volume", "マルチボリューム識別情報", code, digits, exactly(2), kExpected},
};

/// The head of a file of returned claims, and why one was returned (記録条件仕様（返戻）).
constexpr auto returned_head(CodeList fee_tables) {
  return std::array{payer_body(1),
                    claim_month(2),
                    prefecture(3),
                    fee_table(4, fee_tables),
                    institution(5, "医療機関コード"),
                    reserved(6, 2),
                    volume(7)};
}
inline constexpr std::array kReturnReason = {
    Field{1, "process_month", "処理年月", month, digits, exactly(6)},
    Field{2, "return_kind", "返戻区分", code, digits, exactly(1)},
    Field{3, "section", "診療識別", code, digits, up_to(2)},
    Field{4, "reason_code", "返戻事由コード", code, alphanumeric, up_to(5)},
    Field{5, "reason", "返戻理由", text, wide, up_to(1000), kFreeText},
    Field{6, "supplement", "補足事項", text, wide, up_to(1000), kFreeText},
    Field{7, "correction", "補正情報", code, digits, up_to(1)},
    Field{8, "notice_month", "増減点連絡書年月", month, digits, up_to(6)},
    search_no(9),
    Field{10, "other_search_no", "複数レセプト検索番号", code, digits, up_to(30), kDirect},
    Field{11, "returned_part", "返戻対象明細", code, alphanumeric, up_to(5)},
    reserved(12, 10),
    reserved(13, 30),
};
inline constexpr Layout kReturnReasonLayout{"HR", "返戻理由", Place::returned, 14, kReturnReason,
                                            0,    true};
inline constexpr Layout kReturnedClosing{"HG", "返戻合計", Place::tail, 4, kClosing, 0, true};
inline constexpr Layout kClosingLayout{"GO", "診療報酬請求書", Place::tail, 4, kClosing};

/// Every position of a record is described once, and none lies beyond its end.
constexpr bool is_complete(const Layout& layout) {
  std::array<int, 256> seen{};
  for (const Field& field : layout.fields)
    for (std::size_t i = 0; i < field.traits.repeat; ++i) ++seen[field.position(i)];
  for (std::size_t position = 1; position < seen.size(); ++position)
    if (seen[position] != (position < layout.field_count ? 1 : 0)) return false;
  return seen[0] == 0;
}
constexpr bool all_complete(std::span<const Layout> layouts) {
  for (const Layout& layout : layouts)
    if (!is_complete(layout)) return false;
  return true;
}

}  // namespace renga::ingest
