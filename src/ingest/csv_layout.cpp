#include "ingest/csv_layout.hpp"

#include <algorithm>
#include <array>

namespace renga::ingest {
namespace {

using enum Type;
using enum Role;
using enum Presence;

constexpr CsvColumn kPatientNumber{"patient_no", "患者番号", code, direct, value};
constexpr CsvColumn kDay{"date", "日付", date, plain, value};

constexpr CsvColumn kNameKana{"name_kana", "氏名（カナ）", text, direct, column};
constexpr CsvColumn kBirthDate{"birth_date", "生年月日", date, quasi, column, {}, {}, true};
constexpr CsvColumn kSex{"sex", "男女区分", code, quasi, column, {}, "1 2", true};
constexpr CsvColumn kInsurer{"insurer", "保険者番号", code, direct, column};
constexpr CsvColumn kSymbol{"symbol", "被保険者証等の記号", text, direct, column};
constexpr CsvColumn kNumber{"number", "被保険者証等の番号", text, direct, column};
constexpr CsvColumn kBranch{"branch", "枝番", code, direct, optional};

constexpr std::array kCheckup = {
    kNameKana,
    kBirthDate,
    kSex,
    kInsurer,
    kSymbol,
    kNumber,
    kBranch,
    CsvColumn{"checkup_date", "健診実施年月日", date, plain, value},
    CsvColumn{"institution", "健診機関コード", code, quasi, optional},
    CsvColumn{"height", "身長", decimal, quasi, optional, "cm"},
    CsvColumn{"weight", "体重", decimal, quasi, optional, "kg"},
    CsvColumn{"waist", "腹囲", decimal, quasi, optional, "cm"},
    CsvColumn{"systolic", "収縮期血圧", integer, sensitive, optional, "mmHg"},
    CsvColumn{"diastolic", "拡張期血圧", integer, sensitive, optional, "mmHg"},
    CsvColumn{"triglyceride", "中性脂肪", integer, sensitive, optional, "mg/dL"},
    CsvColumn{"hdl", "HDLコレステロール", integer, sensitive, optional, "mg/dL"},
    CsvColumn{"ldl", "LDLコレステロール", integer, sensitive, optional, "mg/dL"},
    CsvColumn{"ast", "AST（GOT）", integer, sensitive, optional, "U/L"},
    CsvColumn{"alt", "ALT（GPT）", integer, sensitive, optional, "U/L"},
    CsvColumn{"ggt", "γ-GT（γ-GTP）", integer, sensitive, optional, "U/L"},
    CsvColumn{"glucose", "空腹時血糖", integer, sensitive, optional, "mg/dL"},
    CsvColumn{"hba1c", "HbA1c", decimal, sensitive, optional, "%"},
    CsvColumn{"smoking", "喫煙", code, sensitive, optional, {}, "1 2"},
    CsvColumn{
        "metabolic", "メタボリックシンドローム判定", code, sensitive, optional, {}, "1 2 3 4"},
};

constexpr std::array kPatient = {
    kPatientNumber,
    kNameKana,
    kBirthDate,
    kSex,
    kInsurer,
    kSymbol,
    kNumber,
    kBranch,
    CsvColumn{"insured_on", "保険資格の確認日", date, plain, optional},
    CsvColumn{"postal_code", "郵便番号", code, direct, optional},
};

constexpr std::array kEncounter = {
    kPatientNumber,
    CsvColumn{"encounter_no", "受診番号", code, direct, value},
    CsvColumn{"kind", "入院・外来の別", code, plain, value, {}, "inpatient outpatient"},
    CsvColumn{"start_date", "開始日", date, plain, value},
    CsvColumn{"end_date", "終了日", date, plain, optional},
    CsvColumn{"department", "診療科", text, plain, optional},
};

constexpr std::array kProblem = {
    kPatientNumber,
    kDay,
    CsvColumn{"disease", "傷病名コード", code, sensitive, value},
    CsvColumn{"icd10", "ICD-10", code, sensitive, optional},
    CsvColumn{"name", "傷病名", text, sensitive, optional},
};

constexpr std::array kVital = {
    kPatientNumber,
    kDay,
    CsvColumn{"weight", "体重", decimal, quasi, optional, "kg"},
    CsvColumn{"height", "身長", decimal, quasi, optional, "cm"},
    CsvColumn{"systolic", "収縮期血圧", integer, sensitive, optional, "mmHg"},
    CsvColumn{"diastolic", "拡張期血圧", integer, sensitive, optional, "mmHg"},
    CsvColumn{"temperature", "体温", decimal, sensitive, optional, "℃"},
};

constexpr std::array kLab = {
    kPatientNumber,
    kDay,
    CsvColumn{"item", "検査項目", code, plain, value, {}, "hba1c insulin creatinine egfr ldl crp"},
    CsvColumn{"value", "検査値", decimal, sensitive, value},
    CsvColumn{"unit", "単位", text, plain, optional},
    CsvColumn{"low", "基準値下限", decimal, plain, optional},
    CsvColumn{"high", "基準値上限", decimal, plain, optional},
};

constexpr std::array kPrescription = {
    kPatientNumber,
    kDay,
    CsvColumn{"code", "医薬品コード", code, sensitive, value},
    CsvColumn{"name", "医薬品名", text, sensitive, optional},
    CsvColumn{"amount", "用量", decimal, plain, column},
    CsvColumn{"unit", "単位", text, plain, optional},
    CsvColumn{"days", "日数", integer, plain, column, "days"},
};

constexpr std::array kDietOrder = {
    kPatientNumber,
    kDay,
    CsvColumn{"kind", "食種", text, sensitive, value},
};

constexpr std::array kAllergy = {
    kPatientNumber,
    kDay,
    CsvColumn{"substance", "原因物質", text, sensitive, value},
    CsvColumn{"reaction", "反応", text, sensitive, optional},
};

constexpr std::array kTables = {
    CsvTable{"checkup", "健診", true, true, kCheckup},
    CsvTable{"patient", "患者", true, false, kPatient},
    CsvTable{"encounter", "受診", false, false, kEncounter},
    CsvTable{"problem", "傷病", false, false, kProblem},
    CsvTable{"vital", "身体所見", false, false, kVital},
    CsvTable{"lab", "検体検査", false, false, kLab},
    CsvTable{"prescription", "処方", false, false, kPrescription},
    CsvTable{"diet_order", "食事オーダー", false, false, kDietOrder},
    CsvTable{"allergy", "アレルギー", false, false, kAllergy},
};

bool names(std::span<const std::string> header, std::string_view column_name) {
  return std::find(header.begin(), header.end(), column_name) != header.end();
}

struct Fit {
  std::int64_t known = 0;
  std::string_view missing;
};

Fit fit_of(const CsvTable& table, std::span<const std::string> header) {
  Fit fit;
  for (const CsvColumn& candidate : table.columns) {
    if (names(header, candidate.name))
      ++fit.known;
    else if (candidate.presence != optional && fit.missing.empty())
      fit.missing = candidate.name;
  }
  return fit;
}

}  // namespace

std::span<const CsvTable> csv_tables() {
  return kTables;
}

TableSchema table_of(const CsvTable& table) {
  TableSchema schema{std::string(table.name), {}};
  if (table.numbered) {
    schema.columns.push_back({std::string(table.name), integer, key, "通し番号", ""});
    schema.columns.push_back({"source_file", integer, plain, "入力ファイルの番号", ""});
  }
  for (const CsvColumn& source : table.columns)
    schema.columns.push_back({std::string(source.name), source.type, source.role,
                              std::string(source.label), std::string(source.unit)});
  return schema;
}

CsvMatch match_header(std::span<const std::string> header) {
  constexpr std::int64_t kFewestKnown = 2;
  constexpr std::int64_t kComplete = 1000;
  CsvMatch best;
  std::int64_t best_score = 0;
  for (const CsvTable& table : kTables) {
    const Fit fit = fit_of(table, header);
    // A table that has all it must have goes before any that has not.
    const std::int64_t score = fit.known + (fit.missing.empty() ? kComplete : 0);
    if (fit.known < kFewestKnown || score <= best_score) continue;
    best = {&table, fit.missing};
    best_score = score;
  }
  return best;
}

}  // namespace renga::ingest
