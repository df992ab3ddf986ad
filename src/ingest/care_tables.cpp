#include "ingest/table_layout.hpp"

#include <array>

namespace renga::ingest {
namespace {

using enum Type;
using enum Role;
using enum Presence;

// A recipient is one number of one insurer (municipality); the holder joins the two.
constexpr ColumnLayout kRecipientNumber{"recipient_no", "受給者番号（保険者番号と被保険者番号）",
                                        code, direct, value};
constexpr ColumnLayout kServiceMonth{"service_date", "サービス提供年月（初日）", date, plain,
                                     value};
// Care need levels of the certification: 01 not eligible, 06 transitional, 11–13 support, 21–25
// care.
constexpr std::string_view kLevels = "01 06 11 12 13 21 22 23 24 25";

constexpr std::array kRecipient = {
    kRecipientNumber,
    columns::kNameKana,
    columns::kBirthDate,
    columns::kSex,
    columns::kInsurer,
    columns::kSymbol,
    columns::kNumber,
    columns::kBranch,
    ColumnLayout{"changed_on", "台帳の異動年月日", date, plain, value},
};

constexpr std::array kCertification = {
    kRecipientNumber,
    ColumnLayout{"applied_on", "申請日", date, plain},
    ColumnLayout{"decided_on", "認定日", date, plain, value},
    ColumnLayout{"kind", "申請区分", code, plain, optional, {}, "1 2 3 4 5"},
    ColumnLayout{"level_first", "一次判定結果", code, sensitive, optional, {}, kLevels},
    ColumnLayout{"level", "二次判定結果（要介護度）", code, sensitive, column, {}, kLevels},
    ColumnLayout{"valid_from", "認定有効期間（開始）", date, plain, column},
    ColumnLayout{"valid_to", "認定有効期間（終了）", date, plain, column},
    ColumnLayout{"minutes", "要介護認定等基準時間", decimal, sensitive, optional, "minutes"},
    ColumnLayout{"dementia_independence", "認知症高齢者の日常生活自立度", code, sensitive},
    ColumnLayout{"physical_independence", "障害高齢者の日常生活自立度", code, sensitive},
};

constexpr std::array kCareClaim = {
    kRecipientNumber,
    kServiceMonth,
    ColumnLayout{"claim_no", "請求明細書の番号", code, direct, value},
    ColumnLayout{"form", "様式番号", code, plain},
    ColumnLayout{"provider", "介護事業所番号", code, quasi},
    ColumnLayout{"level", "要介護状態区分", code, sensitive, optional, {}, kLevels},
    ColumnLayout{"days", "実日数", integer, plain, optional, "days"},
    ColumnLayout{"units", "単位数", integer, plain, column, "units"},
    ColumnLayout{"amount", "保険請求額", integer, plain, optional, "yen"},
};

constexpr std::array kCareService = {
    kRecipientNumber,
    kServiceMonth,
    ColumnLayout{"claim_no", "請求明細書の番号", code, direct, value},
    ColumnLayout{"line_no", "明細の行番号", integer, plain, value},
    ColumnLayout{"service", "サービスコード（種類2桁・項目4桁）", code, sensitive, value},
    ColumnLayout{"unit_price", "単位数", integer, plain, optional, "units"},
    ColumnLayout{"times", "日数・回数", integer, plain, column},
    ColumnLayout{"units", "サービス単位数", integer, plain, column, "units"},
};

// LIFE forms differ by service and year; each item is a row, so that a new form needs no new table.
constexpr std::array kLife = {
    kRecipientNumber,
    ColumnLayout{"date", "評価日", date, plain, value},
    ColumnLayout{"form", "様式", code, plain, value},
    ColumnLayout{"item", "項目", code, plain, value},
    ColumnLayout{"value", "値", decimal, sensitive, column},
    ColumnLayout{"value_code", "値（コード）", code, sensitive, column},
    ColumnLayout{"value_text", "値（文字）", text, sensitive},
    ColumnLayout{"unit", "単位", text, plain},
};

constexpr std::string_view kOwn =
    "DAT-"
    "05（介護レセプト等、要介護認定情報、LIFE）；列は本仕様による（公表された列の一覧がないため）";

constexpr std::array kTables = {
    TableLayout{"recipient", "介護保険受給者台帳", true, "kaigo", kRecipient, kOwn},
    TableLayout{"certification", "要介護認定", false, "kaigo", kCertification, kOwn},
    TableLayout{"care_claim", "介護給付費請求明細書", false, "kaigo", kCareClaim, kOwn},
    TableLayout{"care_service", "介護給付費の明細", false, "kaigo", kCareService, kOwn},
    TableLayout{"life", "LIFE の評価", false, "kaigo", kLife, kOwn},
};

}  // namespace

std::span<const TableLayout> care_tables() {
  return kTables;
}

}  // namespace renga::ingest
