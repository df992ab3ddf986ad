#include "synth/survey_writer.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace renga::synth {
namespace {

constexpr std::string_view kNoDay = "00000000";
constexpr std::string_view kVersion = "20240401";
constexpr std::string_view kWardCode = "W01";
constexpr std::string_view kDoctor = "D000000001";
constexpr std::string_view kReceiptKindOfStay = "1111";

/// A file of the survey: how it is named and what its columns are; days are marked.
struct Form {
  std::string_view table;
  std::string_view prefix;
  std::string_view columns;
};

constexpr std::array<Form, 5> kForms = {
    {{"form1", "FF1",
      "facility patient_no admission_date! stay_no combined_no item version line_no payload1 "
      "payload2 payload3 payload4 payload5 payload6 payload7 payload8 payload9"},
     {"form4", "FF4", "facility patient_no discharge_date! admission_date! other_care"},
     {"ef", "EFn",
      "facility patient_no discharge_date! admission_date! section seq detail local_code code "
      "fee_ref name amount unit detail_points yen_or_points fee_points bundled act_points act_drug "
      "act_material times insurer receipt_kind date! receipt_dept dept doctor ward ward_kind "
      "in_out "
      "facility_type"},
     {"d", "Dn",
      "facility patient_no discharge_date! admission_date! section seq local_code code fee_ref "
      "name "
      "act_points act_drug act_material yen_or_points times insurer receipt_kind date! "
      "receipt_dept "
      "dept doctor ward ward_kind in_out facility_type fee_from! fee_to! fee_base! dpc "
      "coefficient"},
     {"h", "Hn",
      "facility ward patient_no discharge_date! admission_date! date! item version line_no "
      "payload1 "
      "payload2 payload3 payload4 payload5 payload6 payload7 payload8 payload9 payload10 payload11 "
      "payload12 payload13 payload14 payload15 payload16 payload17 payload18 payload19 "
      "payload20"}}};

const Form& form_named(std::string_view table) {
  return *std::ranges::find(kForms, table, &Form::table);
}

std::string day_text(const std::optional<Date>& day) {
  return day ? to_iso(*day) : "";
}

/// Name and unit code of what a line of a bill counts.
std::string name_of(const Line& line) {
  return line.record == "IY" ? "人工の医薬品" : line.record == "TO" ? "人工の器材" : "人工の行為";
}

}  // namespace

SurveyWriter::SurveyWriter(std::filesystem::path folder, const Institutions& institutions,
                           const Rates& rates, std::uint64_t seed, OwnTables& own)
    : folder_(std::move(folder)),
      hospital_(institutions.at(Institutions::kHospitalA)),
      rates_(rates),
      seed_(seed),
      own_(own),
      facility_(hospital_.prefecture + hospital_.code),
      patients_(folder_ / "patient.csv",
                {"patient_no", "name_kana", "birth_date", "sex", "insurer", "symbol", "number",
                 "branch", "insured_on", "postal_code"}) {}

AppendedFile& SurveyWriter::file_of(std::string_view form, Date month) {
  const std::string name = fmt::format("{}_{}_{}.txt", form_named(form).prefix, facility_,
                                       to_compact(month).substr(2, 4));
  return files_.try_emplace(name, AppendedFile(folder_ / name)).first->second;
}

Done SurveyWriter::add_line(std::string_view form, Date month, const Values& values) {
  std::string& out = file_of(form, month).buffer();
  std::vector<Said> said;
  const auto columns = split(form_named(form).columns, ' ');
  ensure(values.size() == columns.size(), "a line of the survey has not the fields of its form");
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool is_day = columns[i].ends_with('!');
    const std::string_view column = columns[i].substr(0, columns[i].size() - (is_day ? 1 : 0));
    if (i > 0) out += '\t';
    if (is_day)
      out += values[i].empty() ? std::string(kNoDay) : to_compact(*parse_iso_date(values[i]));
    else if (!values[i].empty())
      encoder_.append(values[i], out);
    said.push_back({std::string(form), 0, std::string(column), values[i]});
  }
  out += "\r\n";
  const std::string key(form);
  RENGA_TRY(own_.add("survey", form_named(form).prefix, ++lines_[key], said));
  return file_of(form, month).settle();
}

Result<std::optional<WrittenRow>> SurveyWriter::add(const Person& person, const Care& care,
                                                    const Receipt& receipt, Clerk& clerk) {
  std::optional<WrittenRow> patient;
  if (person.number != last_person_) {
    RENGA_ASSIGN(patient, add_patient(person, care, clerk));
  }
  last_person_ = person.number;
  const bool ends = care.stay->discharged.first_of_month() == care.month;
  const StayLine stay{"00" + chart_number(person, Institutions::kHospitalA), care.stay->admitted,
                      ends ? std::optional(care.stay->discharged) : std::nullopt};
  RENGA_TRY(add_acts(care, receipt, stay));
  RENGA_TRY(add_bundle(care, receipt, stay));
  RENGA_TRY(add_needs(care, stay));
  if (ends) RENGA_TRY(add_form1(person, care, stay));
  return patient;
}

Result<WrittenRow> SurveyWriter::add_patient(const Person& person, const Care& care, Clerk& clerk) {
  const Date day = care.day(0);
  const Identity identity = clerk.identity(person,
                                           {.service = day,
                                            .name = day,
                                            .number = day,
                                            .number_missing = rates_.hospital_number_missing},
                                           Institutions::kHospitalA, hospital_);
  RENGA_TRY(patients_.add({"00" + chart_number(person, Institutions::kHospitalA), identity.kana,
                           to_iso(identity.birth), identity.sex == Sex::male ? "1" : "2",
                           identity.insurer, identity.symbol, identity.number, identity.branch,
                           to_iso(day), fmt::format("{}00000", person.prefecture)}));
  return WrittenRow{patients_.rows(), identity.causes, {}};
}

/// What form 1 says of a stay that ended, and form 4.
Done SurveyWriter::add_form1(const Person& person, const Care& care, const StayLine& stay) {
  const Disease& disease = *care.conditions.front().disease;
  Random random = stream(seed_, person.number * 31 + stay.admitted.days(), "form 1");
  const std::string icd10 = plain_icd10(disease);
  const auto height = std::to_string(random.between(145, 182));
  const auto weight = std::to_string(random.between(42, 88));
  // Item codes after public descriptions of form 1; they are not held against its official list.
  const std::vector<std::pair<std::string_view, Values>> items = {
      {"A000010",
       {to_compact(person.birth), person.sex == Sex::male ? "1" : "2",
        fmt::format("{}00000", person.prefecture)}},
      {"A000020", {to_compact(stay.admitted), "1", "0", "1", "100"}},
      {"A000030", {to_compact(*stay.discharged), "1", "2", "0"}},
      {"A001010", {height, weight, "0"}},
      {"A006010", {icd10, "", std::string(disease.name)}},
      {"A006020", {icd10, "", std::string(disease.name)}},
      {"A006030", {icd10, "", std::string(disease.name)}},
  };
  for (const auto& [item, payloads] : items) {
    Values values = {facility_, stay.patient_no,   to_iso(stay.admitted), "0",
                     "0",       std::string(item), std::string(kVersion), "0"};
    values.insert(values.end(), payloads.begin(), payloads.end());
    values.resize(17);
    RENGA_TRY(add_line("form1", care.month, values));
  }
  return add_line("form4", care.month,
                  {facility_, stay.patient_no, day_text(stay.discharged), to_iso(stay.admitted),
                   random.chance(0.05) ? "2" : "1"});
}

/// EF: the act itself (detail 000) and what it was done with.
Done SurveyWriter::add_acts(const Care& care, const Receipt& receipt, const StayLine& stay) {
  std::map<std::string, int> last;
  for (const Unit& unit : receipt.units) {
    const std::string section(unit.section);
    const std::string sequence = fmt::format("{:04}", ++last[section]);
    int detail = 0;
    for (const Line& line : unit.lines) {
      if (line.record == "CO") continue;
      const bool is_act = detail == 0;
      RENGA_TRY(add_line("ef", care.month,
                         {facility_,
                          stay.patient_no,
                          day_text(stay.discharged),
                          to_iso(stay.admitted),
                          section,
                          sequence,
                          fmt::format("{:03}", detail++),
                          "L" + std::string(line.code),
                          std::string(line.code),
                          "",
                          name_of(line),
                          line.amount.empty() ? "0" : std::string(line.amount),
                          "000",
                          is_act ? std::to_string(unit.points) : "0",
                          "1",
                          std::to_string(unit.points),
                          is_paid_apart(unit) ? "0" : "1",
                          is_act ? std::to_string(unit.points) : "0",
                          "0",
                          "0",
                          std::to_string(unit.times()),
                          "",
                          std::string(kReceiptKindOfStay),
                          to_iso(care.day(0)),
                          std::string(care.conditions.front().disease->department),
                          std::string(care.conditions.front().disease->department),
                          std::string(kDoctor),
                          std::string(kWardCode),
                          "01",
                          "1",
                          "1"}));
    }
  }
  return {};
}

Done SurveyWriter::add_bundle(const Care& care, const Receipt&, const StayLine& stay) {
  const Bundle bundle = bundle_of(care);
  int sequence = 0;
  for (const BundlePeriod& period : bundle.periods) {
    const Date last = period.first.plus_days(period.days - 1);
    RENGA_TRY(add_line("d", care.month,
                       {facility_,
                        stay.patient_no,
                        day_text(stay.discharged),
                        to_iso(stay.admitted),
                        "93",
                        fmt::format("{:04}", ++sequence),
                        fmt::format("L93{}", period.period),
                        fmt::format("93000000{}", period.period),
                        "",
                        fmt::format("入院期間{}", period.period),
                        std::to_string(period.day_points),
                        "0",
                        "0",
                        "1",
                        std::to_string(period.days),
                        "",
                        std::string(kReceiptKindOfStay),
                        to_iso(period.first),
                        std::string(care.conditions.front().disease->department),
                        std::string(care.conditions.front().disease->department),
                        std::string(kDoctor),
                        std::string(kWardCode),
                        "01",
                        "1",
                        "1",
                        to_iso(period.first),
                        to_iso(last),
                        to_iso(stay.admitted),
                        bundle.dpc,
                        std::string(kCoefficient)}));
  }
  return {};
}

/// H: what nurses judge each day, in the long form.
Done SurveyWriter::add_needs(const Care& care, const StayLine& stay) {
  for (std::size_t i = 0; i < care.days.size(); ++i) {
    Random random = stream(seed_, care.day(i).days() * 7919 + stay.admitted.days(), "needs");
    for (const std::string_view item : {"ASS0013", "ASS0021", "TAR0010"}) {
      Values values = {facility_,
                       std::string(kWardCode),
                       stay.patient_no,
                       day_text(stay.discharged),
                       to_iso(stay.admitted),
                       to_iso(care.day(i)),
                       std::string(item),
                       std::string(kVersion),
                       "0"};
      const std::size_t payloads = item == "TAR0010" ? 1 : item == "ASS0013" ? 8 : 11;
      for (std::size_t k = 0; k < payloads; ++k) values.push_back(std::to_string(random.below(2)));
      values.resize(29);
      RENGA_TRY(add_line("h", care.month, values));
    }
  }
  return {};
}

Done SurveyWriter::close() {
  RENGA_TRY(patients_.close());
  for (auto& [name, file] : files_) RENGA_TRY(file.flush());
  return {};
}

std::int64_t SurveyWriter::bytes() const {
  std::int64_t sum = patients_.bytes();
  for (const auto& [name, file] : files_) sum += file.bytes();
  return sum;
}

}  // namespace renga::synth
