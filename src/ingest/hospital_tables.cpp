#include "ingest/table_layout.hpp"

#include <array>

namespace renga::ingest {
namespace {

using enum Type;
using enum Role;
using enum Presence;

constexpr ColumnLayout kPatientNumber{"patient_no", "患者番号", code, direct, value};
constexpr ColumnLayout kDay{"date", "日付", date, plain, value};

constexpr std::array kPatient = {
    kPatientNumber,
    columns::kNameKana,
    columns::kBirthDate,
    columns::kSex,
    columns::kInsurer,
    columns::kSymbol,
    columns::kNumber,
    columns::kBranch,
    ColumnLayout{"insured_on", "保険資格の確認日", date, plain},
    ColumnLayout{"postal_code", "郵便番号", code, direct},
};

constexpr std::array kEncounter = {
    kPatientNumber,
    ColumnLayout{"encounter_no", "受診番号", code, direct, value},
    ColumnLayout{"kind", "入院・外来の別", code, plain, value, {}, "inpatient outpatient"},
    ColumnLayout{"start_date", "開始日", date, plain, value},
    ColumnLayout{"end_date", "終了日", date, plain},
    ColumnLayout{"department", "診療科", text, plain},
};

// Charts hold diseases by other codes than the receipts' too, so that neither code can be demanded.
constexpr std::array kProblem = {
    kPatientNumber,
    kDay,
    ColumnLayout{"disease", "傷病名コード", code, sensitive, column},
    ColumnLayout{"icd10", "ICD-10", code, sensitive},
    ColumnLayout{"name", "傷病名", text, sensitive},
};

constexpr std::array kVital = {
    kPatientNumber,
    kDay,
    ColumnLayout{"weight", "体重", decimal, quasi, optional, "kg"},
    ColumnLayout{"height", "身長", decimal, quasi, optional, "cm"},
    ColumnLayout{"systolic", "収縮期血圧", integer, sensitive, optional, "mmHg"},
    ColumnLayout{"diastolic", "拡張期血圧", integer, sensitive, optional, "mmHg"},
    ColumnLayout{"temperature", "体温", decimal, sensitive, optional, "℃"},
};

// An item with a name of its own (src/ingest/hospital_items.cpp) has it, any other its JLAC10 code.
constexpr std::array kLab = {
    kPatientNumber,
    kDay,
    ColumnLayout{"item", "検査項目", code, plain, value},
    ColumnLayout{"value", "検査値", decimal, sensitive, value},
    ColumnLayout{"unit", "単位", text, plain},
    ColumnLayout{"low", "基準値下限", decimal, plain},
    ColumnLayout{"high", "基準値上限", decimal, plain},
};

constexpr std::array kPrescription = {
    kPatientNumber,
    kDay,
    ColumnLayout{"code", "医薬品コード", code, sensitive, value},
    ColumnLayout{"name", "医薬品名", text, sensitive},
    ColumnLayout{"amount", "用量", decimal, plain, column},
    ColumnLayout{"unit", "単位", text, plain},
    ColumnLayout{"days", "日数", integer, plain, column, "days"},
};

constexpr std::array kDietOrder = {
    kPatientNumber,
    kDay,
    ColumnLayout{"kind", "食種", text, sensitive, value},
};

constexpr std::array kAllergy = {
    kPatientNumber,
    kDay,
    ColumnLayout{"substance", "原因物質", text, sensitive, value},
    ColumnLayout{"reaction", "反応", text, sensitive},
};

constexpr std::string_view kForms =
    "CSV、HL7 FHIR R4（NDJSON）、SS-MIX2 標準化ストレージ（HL7 v2.5）";

constexpr std::array kTables = {
    // The survey files of DPC hold no names; a table of patients can be given beside them.
    TableLayout{"patient", "患者", true, "jisedai dpc", kPatient, kForms},
    TableLayout{"encounter", "受診", false, "jisedai", kEncounter, kForms},
    TableLayout{"problem", "傷病", false, "jisedai", kProblem, kForms},
    TableLayout{"vital", "身体所見", false, "jisedai", kVital, kForms},
    TableLayout{"lab", "検体検査", false, "jisedai", kLab, kForms},
    TableLayout{"prescription", "処方", false, "jisedai", kPrescription, kForms},
    TableLayout{"diet_order", "食事オーダー", false, "jisedai", kDietOrder, kForms},
    TableLayout{"allergy", "アレルギー", false, "jisedai", kAllergy, kForms},
};

}  // namespace

std::span<const TableLayout> hospital_tables() {
  return kTables;
}

}  // namespace renga::ingest
