#include "synth/hospital_writer.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace renga::synth {
namespace {

constexpr double kHasAllergy = 0.12;
constexpr std::int32_t kRegisteredBeforeDays = 2200;
constexpr int kDaysBetweenMeasurements = 2;
constexpr int kLastingDays = 28;
constexpr int kAcuteDays = 5;
constexpr int kFever = 2;

struct Named {
  std::string_view code;
  std::string_view name;
};

constexpr std::array<Named, 15> kDepartments = {{{"01", "内科"},
                                                 {"02", "精神科"},
                                                 {"03", "神経科"},
                                                 {"04", "神経内科"},
                                                 {"05", "呼吸器科"},
                                                 {"06", "消化器科"},
                                                 {"08", "循環器科"},
                                                 {"10", "外科"},
                                                 {"11", "整形外科"},
                                                 {"14", "脳神経外科"},
                                                 {"19", "皮膚科"},
                                                 {"20", "ひ尿器科"},
                                                 {"26", "眼科"},
                                                 {"27", "耳鼻いんこう科"},
                                                 {"35", "リウマチ科"}}};

/// First digits of postal codes; the rest is invented.
constexpr std::array<Named, 8> kPostalPrefixes = {{{"01", "060"},
                                                   {"04", "980"},
                                                   {"13", "160"},
                                                   {"14", "220"},
                                                   {"23", "460"},
                                                   {"27", "530"},
                                                   {"34", "730"},
                                                   {"40", "810"}}};

std::string_view name_by_code(std::span<const Named> table, std::string_view code) {
  const auto found = std::ranges::find(table, code, &Named::code);
  ensure(found != table.end(), "a table of names lacks a code");
  return found->name;
}

/// A laboratory item with the reference range of JCCLS (共用基準範囲) where there is one.
struct LabItem {
  std::string_view name;
  std::string_view unit;
  std::string_view low;
  std::string_view high;
  int places;
  double deviation;
  double Body::*value;
};

constexpr std::array<LabItem, 5> kLabItems = {
    {{"hba1c", "%", "4.9", "6.0", 1, 0.02, &Body::hba1c},
     {"insulin", "uU/mL", "2.2", "12.4", 1, 0.12, &Body::insulin},
     {"creatinine", "mg/dL", "0.46", "1.07", 2, 0.04, &Body::creatinine},
     {"egfr", "mL/min/1.73m2", "60", "", 1, 0.04, &Body::egfr},
     {"ldl", "mg/dL", "65", "163", 0, 0.06, &Body::ldl}}};

/// Which act of a disease's treatment asks for which item.
constexpr std::array<std::pair<const Act*, std::string_view>, 6> kAskedItems = {
    {{&kHba1c, "hba1c"},
     {&kGlucose, "insulin"},
     {&kInsulinTest, "insulin"},
     {&kCreatinine, "creatinine"},
     {&kCreatinine, "egfr"},
     {&kLdl, "ldl"}}};

constexpr std::array<std::array<std::string_view, 2>, 6> kAllergies = {
    {{"ペニシリン", "発疹"},
     {"セフェム系", "発疹"},
     {"ヨード造影剤", "じんま疹"},
     {"卵", "嘔吐"},
     {"そば", "呼吸困難"},
     {"ラテックス", "接触皮膚炎"}}};

/// A table of the hospital with its columns, in the order of the enumeration.
struct TableForm {
  std::string_view name;
  std::string_view columns;
};
constexpr std::array<TableForm, kHospitalTables> kTables = {
    {{"patient",
      "patient_no name_kana birth_date sex insurer symbol number branch insured_on postal_code"},
     {"encounter", "patient_no encounter_no kind start_date end_date department"},
     {"problem", "patient_no date disease icd10 name"},
     {"vital", "patient_no date weight height systolic diastolic temperature"},
     {"lab", "patient_no date item value unit low high"},
     {"prescription", "patient_no date code name amount unit days"},
     {"diet_order", "patient_no date kind"},
     {"allergy", "patient_no date substance reaction"}}};

std::vector<std::string> columns_of(const TableForm& form) {
  std::vector<std::string> columns;
  for (const std::string_view column : split(form.columns, ' ')) columns.emplace_back(column);
  return columns;
}

bool asks_for(const Care& care, const Act* act) {
  return std::ranges::any_of(care.conditions, [&](const Condition& condition) {
    return std::ranges::find(condition.disease->treatment.blood_tests, act) !=
           condition.disease->treatment.blood_tests.end();
  });
}

bool asks_for(const Care& care, std::string_view item) {
  return std::ranges::any_of(kAskedItems, [&](const auto& asked) {
    return asked.second == item && asks_for(care, asked.first);
  });
}

std::string_view diet_for(const Care& care) {
  if (asks_for(care, &kHba1c)) return "糖尿病食";
  if (asks_for(care, &kCreatinine)) return "減塩食";
  return "常食";
}

}  // namespace

HospitalWriter::HospitalWriter(const std::filesystem::path& folder,
                               const Institutions& institutions, const Rates& rates,
                               std::uint64_t seed, std::vector<HospitalForm*> forms)
    : institution_(institutions.at(Institutions::kHospitalA)),
      rates_(rates),
      seed_(seed),
      forms_(std::move(forms)) {
  for (const TableForm& form : kTables)
    sheets_.emplace_back(folder / (std::string(form.name) + ".csv"), columns_of(form));
}

Result<std::optional<WrittenRow>> HospitalWriter::add(const Person& person, const Body& body,
                                                      std::span<const Care> care, Clerk& clerk) {
  std::vector<const Care*> here;
  for (const Care& each : care) {
    if (each.institution == Institutions::kHospitalA) here.push_back(&each);
  }
  if (here.empty()) return std::nullopt;
  Patient patient{chart_number(person, Institutions::kHospitalA), body,
                  stream(seed_, person.number, "hospital")};
  RENGA_ASSIGN(const CauseSet causes,
               register_patient(person, patient, here.front()->day(0), clerk));
  RENGA_TRY(add_problems(patient, here));
  for (const Care* each : here) RENGA_TRY(add_care(patient, *each));
  for (HospitalForm* form : forms_) RENGA_TRY(form->end_patient());
  return WrittenRow{patients(), causes, {}};
}

Result<CauseSet> HospitalWriter::register_patient(const Person& person, Patient& patient,
                                                  Date first_day, Clerk& clerk) {
  Random& random = patient.random;
  const auto days_ago = static_cast<std::int32_t>(random.between(0, kRegisteredBeforeDays));
  const Date registered = std::max(first_day.plus_days(-days_ago), person.coverages.front().from);
  const Date seen = random.chance(rates_.hospital_seen_at_registration) ? registered : first_day;
  const Identity identity = clerk.identity(person,
                                           {.service = first_day,
                                            .name = seen,
                                            .number = seen,
                                            .number_missing = rates_.hospital_number_missing},
                                           Institutions::kHospitalA, institution_);
  const auto prefix = name_by_code(kPostalPrefixes, person.prefecture);
  RENGA_TRY(put(
      HospitalTable::patient,
      {patient.number, identity.kana, to_iso(identity.birth), identity.sex == Sex::male ? "1" : "2",
       identity.insurer, identity.symbol, identity.number, identity.branch, to_iso(seen),
       fmt::format("{}{:04}", prefix, random.below(10000))}));
  if (random.chance(kHasAllergy)) {
    const auto& allergy = kAllergies[random.below(kAllergies.size())];
    RENGA_TRY(put(HospitalTable::allergy, {patient.number, to_iso(first_day),
                                           std::string(allergy[0]), std::string(allergy[1])}));
  }
  return identity.causes;
}

/// Each disease once, on the day on which the hospital first meets it.
Done HospitalWriter::add_problems(const Patient& patient, std::span<const Care* const> care) {
  std::vector<const Disease*> known;
  for (const Care* each : care) {
    for (const Condition& condition : each->conditions) {
      const Disease& disease = *condition.disease;
      if (std::ranges::find(known, &disease) != known.end()) continue;
      known.push_back(&disease);
      RENGA_TRY(put(HospitalTable::problem,
                    {patient.number, to_iso(each->day(0)), std::string(disease.code),
                     std::string(disease.icd10), std::string(disease.name)}));
    }
  }
  return {};
}

Done HospitalWriter::add_care(Patient& patient, const Care& care) {
  if (care.stay) return add_stay(patient, care);
  const std::string_view department = care.conditions.front().disease->department;
  for (std::size_t i = 0; i < care.days.size(); ++i) {
    RENGA_TRY(add_encounter(patient, "outpatient", care.day(i), care.day(i), department));
    RENGA_TRY(measure(patient, care.day(i)));
  }
  RENGA_TRY(test(patient, care, care.day(0)));
  return prescribe(patient, care, care.day(0));
}

/// A stay over several months is one encounter, written in its first month.
Done HospitalWriter::add_stay(Patient& patient, const Care& care) {
  if (care.day(0) == care.stay->admitted) {
    const std::string_view department = care.conditions.front().disease->department;
    RENGA_TRY(add_encounter(patient, "inpatient", care.stay->admitted, care.stay->discharged,
                            department));
    RENGA_TRY(order_diet(patient, care));
    RENGA_TRY(prescribe(patient, care, care.day(0)));
  }
  for (std::size_t i = 0; i < care.days.size(); i += kDaysBetweenMeasurements)
    RENGA_TRY(measure(patient, care.day(i)));
  return test(patient, care, care.day(0));
}

Done HospitalWriter::add_encounter(const Patient& patient, std::string_view kind, Date from,
                                   Date last, std::string_view department) {
  return put(HospitalTable::encounter,
             {patient.number, std::to_string(sheet(HospitalTable::encounter).rows() + 1),
              std::string(kind), to_iso(from), to_iso(last),
              std::string(name_by_code(kDepartments, department))});
}

Done HospitalWriter::measure(Patient& patient, Date day) {
  Random& random = patient.random;
  const double fever = random.chance(0.1) ? random.unit() * kFever : 0;
  return put(HospitalTable::vital, {patient.number, to_iso(day),
                                    decimal(measured(patient.body.weight_kg, 0.01, random), 1),
                                    decimal(patient.body.height_cm, 1),
                                    decimal(measured(patient.body.systolic, 0.06, random), 0),
                                    decimal(measured(patient.body.diastolic, 0.06, random), 0),
                                    decimal(draw_normal(random, 36.5, 0.25) + fever, 1)});
}

Done HospitalWriter::test(Patient& patient, const Care& care, Date day) {
  Random& random = patient.random;
  const auto add = [&](const LabItem& item, double value) {
    return put(HospitalTable::lab,
               {patient.number, to_iso(day), std::string(item.name), decimal(value, item.places),
                std::string(item.unit), std::string(item.low), std::string(item.high)});
  };
  for (const LabItem& item : kLabItems) {
    if (asks_for(care, item.name))
      RENGA_TRY(add(item, measured(patient.body.*item.value, item.deviation, random)));
  }
  if (!asks_for(care, &kCrp)) return {};
  constexpr LabItem kCrpItem{"crp", "mg/dL", "0", "0.14", 2, 0, nullptr};
  return add(kCrpItem, care.stay ? 2 + random.unit() * 12 : 0.03 + random.unit() * 0.9);
}

Done HospitalWriter::prescribe(const Patient& patient, const Care& care, Date day) {
  for (const Condition& condition : care.conditions) {
    const Treatment& treatment = condition.disease->treatment;
    const int days = condition.disease->course == Course::acute ? kAcuteDays : kLastingDays;
    for (const Drug* drug : treatment.oral) {
      if (drug) RENGA_TRY(add_drug(patient, *drug, day, days));
    }
    for (const Drug* drug : {treatment.external, treatment.self_injected}) {
      if (drug) RENGA_TRY(add_drug(patient, *drug, day, 1));
    }
  }
  return {};
}

Done HospitalWriter::add_drug(const Patient& patient, const Drug& drug, Date day, int days) {
  return put(HospitalTable::prescription,
             {patient.number, to_iso(day), std::string(drug.code), std::string(drug.name),
              std::string(drug.amount), std::string(drug.unit), std::to_string(days)});
}

Done HospitalWriter::order_diet(const Patient& patient, const Care& care) {
  const Date admitted = care.stay->admitted;
  const std::string usual(diet_for(care));
  if (!care.conditions.front().disease->treatment.operation)
    return put(HospitalTable::diet_order, {patient.number, to_iso(admitted), usual});
  RENGA_TRY(put(HospitalTable::diet_order, {patient.number, to_iso(admitted), "絶食"}));
  return put(HospitalTable::diet_order, {patient.number, to_iso(admitted.plus_days(1)), usual});
}

Done HospitalWriter::put(HospitalTable table, const std::vector<std::string>& row) {
  RENGA_TRY(sheet(table).add(row));
  for (HospitalForm* form : forms_) RENGA_TRY(form->take(table, row));
  return {};
}

Done HospitalWriter::close() {
  for (Sheet& sheet : sheets_) RENGA_TRY(sheet.close());
  for (HospitalForm* form : forms_) RENGA_TRY(form->close());
  return {};
}

std::int64_t HospitalWriter::bytes() const {
  std::int64_t sum = 0;
  for (const Sheet& sheet : sheets_) sum += sheet.bytes();
  for (const HospitalForm* form : forms_) sum += form->bytes();
  return sum;
}

}  // namespace renga::synth
