#include "ingest/storage_rows.hpp"

#include "ingest/day_text.hpp"
#include "ingest/errors.hpp"
#include "ingest/hospital_items.hpp"
#include "ingest/table_row.hpp"

#include <algorithm>
#include <array>

namespace renga::ingest {
namespace {

using formats::Hl7Message;
using formats::Hl7Segment;

// Fields of HL7 v2.5 by number, as SS-MIX2 and the JAHIS standards use them.
namespace field {
constexpr std::size_t kMessageDate = 7;  // MSH
constexpr std::size_t kMessageKind = 9;
constexpr std::size_t kPatientId = 3;  // PID
constexpr std::size_t kNames = 5;
constexpr std::size_t kBirthDate = 7;
constexpr std::size_t kSex = 8;
constexpr std::size_t kAddress = 11;
constexpr std::size_t kInsurer = 3;  // IN1
constexpr std::size_t kSymbol = 10;
constexpr std::size_t kNumber = 11;
constexpr std::size_t kPatientClass = 2;  // PV1
constexpr std::size_t kHospitalService = 10;
constexpr std::size_t kVisitNumber = 19;
constexpr std::size_t kAdmitted = 44;
constexpr std::size_t kDischarged = 45;
constexpr std::size_t kProblem = 3;  // PRB
constexpr std::size_t kClassification = 10;
constexpr std::size_t kOnset = 16;
constexpr std::size_t kDiagnosed = 7;
constexpr std::size_t kGiveCode = 2;  // RXE
constexpr std::size_t kGiveAmount = 3;
constexpr std::size_t kGiveUnit = 5;
constexpr std::size_t kDailyAmount = 19;
constexpr std::size_t kDuration = 6;  // TQ1
constexpr std::size_t kStart = 7;
constexpr std::size_t kItem = 3;  // OBX
constexpr std::size_t kValue = 5;
constexpr std::size_t kUnit = 6;
constexpr std::size_t kRange = 7;
constexpr std::size_t kObserved = 14;
constexpr std::size_t kCollected = 17;  // SPM
constexpr std::size_t kDietCode = 3;    // ODS
constexpr std::size_t kDietText = 4;
constexpr std::size_t kSubstance = 3;  // IAM
constexpr std::size_t kReaction = 5;
constexpr std::size_t kReported = 13;
}  // namespace field

constexpr std::array<std::size_t, 2> kHeaderFields = {field::kMessageDate, field::kMessageKind};
constexpr std::array<std::size_t, 5> kPersonFields = {
    field::kPatientId, field::kNames, field::kBirthDate, field::kSex, field::kAddress};
constexpr std::array<std::size_t, 3> kInsuranceFields = {field::kInsurer, field::kSymbol,
                                                         field::kNumber};
constexpr std::array<std::size_t, 5> kVisitFields = {field::kPatientClass, field::kHospitalService,
                                                     field::kVisitNumber, field::kAdmitted,
                                                     field::kDischarged};
constexpr std::array<std::size_t, 4> kProblemFields = {field::kProblem, field::kDiagnosed,
                                                       field::kClassification, field::kOnset};
constexpr std::array<std::size_t, 4> kDrugFields = {field::kGiveCode, field::kGiveAmount,
                                                    field::kGiveUnit, field::kDailyAmount};
constexpr std::array<std::size_t, 2> kTimingFields = {field::kDuration, field::kStart};
constexpr std::array<std::size_t, 6> kResultFields = {
    2, field::kItem, field::kValue, field::kUnit, field::kRange, field::kObserved};
constexpr std::array<std::size_t, 1> kSpecimenFields = {field::kCollected};
constexpr std::array<std::size_t, 2> kDietFields = {field::kDietCode, field::kDietText};
constexpr std::array<std::size_t, 3> kAllergyFields = {field::kSubstance, field::kReaction,
                                                       field::kReported};

constexpr std::array kReadFields = {
    StorageFields{"MSH", kHeaderFields},    StorageFields{"PID", kPersonFields},
    StorageFields{"IN1", kInsuranceFields}, StorageFields{"PV1", kVisitFields},
    StorageFields{"PRB", kProblemFields},   StorageFields{"RXE", kDrugFields},
    StorageFields{"TQ1", kTimingFields},    StorageFields{"OBX", kResultFields},
    StorageFields{"SPM", kSpecimenFields},  StorageFields{"ODS", kDietFields},
    StorageFields{"IAM", kAllergyFields},
};
// The separators, versions and character sets of the message itself.
constexpr std::string_view kHeaderSegment = "MSH";

/// What a message says and nothing reads (ING-243).
void count_ignored(const Hl7Message& message, Ignored& ignored) {
  for (const Hl7Segment& segment : message.segments()) {
    if (segment.name() == kHeaderSegment) continue;
    const auto* read = std::ranges::find(kReadFields, segment.name(), &StorageFields::segment);
    for (std::size_t i = 1; i <= segment.last_field(); ++i) {
      if (segment.field(i).empty()) continue;
      if (read != kReadFields.end() && std::ranges::find(read->fields, i) != read->fields.end())
        continue;
      ignored.count("HL7", std::string(segment.name()) + "-" + std::to_string(i));
    }
  }
}

std::string text(const Hl7Segment* segment, std::size_t field, std::size_t component = 1) {
  return segment == nullptr ? std::string() : segment->component(field, component);
}

std::string day(const Hl7Segment* segment, std::size_t field) {
  return day_of_hl7(text(segment, field));
}

std::string first_of(std::initializer_list<std::string> texts) {
  for (const std::string& text : texts)
    if (!text.empty()) return text;
  return {};
}

/// The first of the parts that & separates inside a component.
std::string first_part(const std::string& component) {
  return component.substr(0, component.find('&'));
}

/// A message with what its rows share.
struct Letter {
  const Hl7Message* message;
  const SourceFile* file;
  Intake* intake;
  std::string patient;

  const Hl7Segment* find(std::string_view name) const { return message->find(name); }
  std::string sent_on() const { return day(find("MSH"), field::kMessageDate); }
  Result<TableRow> open(std::string_view table) const {
    RENGA_ASSIGN(TableRow row, TableRow::open(layout_named(table), *file, *intake));
    row.expect_days_as(kCompactDay);
    return row;
  }
  void begin(TableRow& row, const Hl7Segment& segment) const {
    row.begin(segment.line());
    row.put("patient_no", patient);
  }
};

/// Family and given name; a name that stands in one of the two parts is taken as it is.
std::string with_space(const std::string& family, const std::string& given) {
  return family.empty() || given.empty() ? family + given : family + "　" + given;
}

/// The last component of XPN that says how a name is written: P as it sounds.
std::string kana_of(const Hl7Segment& patient) {
  constexpr std::size_t kWritten = 8;
  for (std::size_t i = 1; i <= patient.repetitions(field::kNames); ++i)
    if (patient.component(field::kNames, kWritten, i) == "P")
      return with_space(patient.component(field::kNames, 1, i),
                        patient.component(field::kNames, 2, i));
  return {};
}

std::string_view sex_of(std::string_view code) {
  if (code == "M") return "1";
  return code == "F" ? "2" : "";
}

Done store_patient(const Letter& letter) {
  constexpr std::size_t kPostalCode = 5;
  RENGA_ASSIGN(TableRow row, letter.open("patient"));
  const Hl7Segment* patient = letter.find("PID");
  const Hl7Segment* insurance = letter.find("IN1");
  letter.begin(row, *patient);
  row.put("name_kana", kana_of(*patient));
  row.put("birth_date", day(patient, field::kBirthDate));
  row.put("sex", sex_of(text(patient, field::kSex)));
  row.put("postal_code", text(patient, field::kAddress, kPostalCode));
  row.put("insurer", text(insurance, field::kInsurer));
  row.put("symbol", text(insurance, field::kSymbol));
  row.put("number", text(insurance, field::kNumber));
  row.put("insured_on", letter.sent_on());
  row.store();
  return {};
}

using Texts = std::map<std::string, std::string>;

Texts texts_of(const Letter& letter, const Hl7Segment& visit) {
  const bool inpatient = text(&visit, field::kPatientClass) == "I";
  const std::string admitted = day(&visit, field::kAdmitted);
  return {{"patient_no", letter.patient},
          {"encounter_no", first_of({text(&visit, field::kVisitNumber),
                                     std::string(inpatient ? "I" : "O") + admitted})},
          {"kind", inpatient ? "inpatient" : "outpatient"},
          {"start_date", first_of({admitted, letter.sent_on()})},
          {"end_date", day(&visit, field::kDischarged)},
          {"department", first_of({text(&visit, field::kHospitalService, 2),
                                   text(&visit, field::kHospitalService)})}};
}

/// Whether the row was stored; it may have been set aside.
Result<bool> store_stay(const Texts& texts, const SourceFile& file, std::int64_t line,
                        Intake& intake) {
  RENGA_ASSIGN(TableRow row, TableRow::open(layout_named("encounter"), file, intake));
  row.expect_days_as(kCompactDay);
  row.begin(line);
  for (const auto& [column, value] : texts) row.put(column, value);
  return row.store();
}

/// Unless the discharge came before. Of two messages of one admission the later is held.
void hold(const StayKey& key, Admission admission, Intake& intake) {
  const auto [place, is_first] = intake.admissions.try_emplace(key);
  if (is_first || place->second) place->second = std::move(admission);
}

Done store_encounter(const Letter& letter) {
  const Hl7Segment* visit = letter.find("PV1");
  if (visit == nullptr) {
    letter.intake->findings->reject(
        {.code = code::field_missing, .line = 1, .record = "encounter", .field = "PV1"});
    return {};
  }
  Texts texts = texts_of(letter, *visit);
  const bool inpatient = texts.at("kind") == "inpatient";
  const StayKey key = {letter.patient, texts.at("start_date")};
  if (inpatient && texts.at("end_date").empty()) {
    hold(key, {*letter.file, visit->line(), std::move(texts)}, *letter.intake);
    return {};
  }
  RENGA_ASSIGN(const bool stored, store_stay(texts, *letter.file, visit->line(), *letter.intake));
  if (inpatient && stored) letter.intake->admissions[key].reset();
  return {};
}

Done store_problems(const Letter& letter) {
  constexpr std::string_view kIcd10 = "I10";
  RENGA_ASSIGN(TableRow row, letter.open("problem"));
  for (const Hl7Segment& segment : letter.message->segments()) {
    if (segment.name() != "PRB") continue;
    letter.begin(row, segment);
    row.put("date", first_of({day(&segment, field::kOnset), day(&segment, field::kDiagnosed),
                              letter.sent_on()}));
    // The code of charts (病名管理番号) is none of the receipts, so that the column stays empty.
    row.put("name", text(&segment, field::kProblem, 2));
    if (text(&segment, field::kClassification, 3) == kIcd10)
      row.put("icd10", text(&segment, field::kClassification));
    row.store();
  }
  return {};
}

/// A prescription: RXE with the TQ1 that follows it.
class Prescriptions {
 public:
  Prescriptions(const Letter& letter, TableRow row) : letter_(&letter), row_(std::move(row)) {}

  void take(const Hl7Segment& segment) {
    if (segment.name() == "RXE") {
      finish();
      begin(segment);
    } else if (segment.name() == "TQ1" && open_) {
      put_timing(segment);
    }
  }
  void finish() {
    if (open_) row_.store();
    open_ = false;
  }

 private:
  void begin(const Hl7Segment& segment) {
    open_ = true;
    letter_->begin(row_, segment);
    row_.put("date", letter_->sent_on());
    row_.put("code", text(&segment, field::kGiveCode));
    row_.put("name", text(&segment, field::kGiveCode, 2));
    const std::string daily = text(&segment, field::kDailyAmount);
    row_.put("amount", daily.empty() ? text(&segment, field::kGiveAmount) : daily);
    row_.put("unit",
             first_of({first_part(daily.empty() ? "" : text(&segment, field::kDailyAmount, 2)),
                       text(&segment, field::kGiveUnit)}));
  }
  void put_timing(const Hl7Segment& segment) {
    if (first_part(text(&segment, field::kDuration, 2)) == "D")
      row_.put("days", text(&segment, field::kDuration), segment.line());
    const std::string start = day(&segment, field::kStart);
    if (!start.empty()) row_.put("date", start, segment.line());
  }

  const Letter* letter_;
  TableRow row_;
  bool open_ = false;
};

Done store_prescriptions(const Letter& letter) {
  RENGA_ASSIGN(TableRow row, letter.open("prescription"));
  Prescriptions prescriptions(letter, std::move(row));
  for (const Hl7Segment& segment : letter.message->segments()) prescriptions.take(segment);
  prescriptions.finish();
  return {};
}

/// "4.6-6.2" as its two ends; "<0.3" has no lower one.
void put_range(std::string_view range, TableRow& row) {
  const std::size_t between = range.find_first_of("-", 1);
  if (between == std::string_view::npos) return;
  if (parse_decimal(range.substr(0, between))) row.put("low", range.substr(0, between));
  if (parse_decimal(range.substr(between + 1))) row.put("high", range.substr(between + 1));
}

Done store_results(const Letter& letter) {
  RENGA_ASSIGN(TableRow row, letter.open("lab"));
  const std::string collected = day(letter.find("SPM"), field::kCollected);
  for (const Hl7Segment& segment : letter.message->segments()) {
    // Words and comments are no value of the table.
    if (segment.name() != "OBX" || text(&segment, 2) != "NM") continue;
    const std::string code = text(&segment, field::kItem);
    const std::string_view item = lab_item_of(code);
    letter.begin(row, segment);
    row.put("date", first_of({collected, day(&segment, field::kObserved), letter.sent_on()}));
    row.put("item", item.empty() ? std::string_view(code) : item);
    row.put("value", text(&segment, field::kValue));
    row.put("unit", text(&segment, field::kUnit));
    put_range(text(&segment, field::kRange), row);
    row.store();
  }
  return {};
}

Done store_diet(const Letter& letter) {
  RENGA_ASSIGN(TableRow row, letter.open("diet_order"));
  for (const Hl7Segment& segment : letter.message->segments()) {
    if (segment.name() != "ODS") continue;
    letter.begin(row, segment);
    row.put("date", first_of({day(letter.find("TQ1"), field::kStart), letter.sent_on()}));
    row.put("kind", first_of({text(&segment, field::kDietCode, 2), text(&segment, field::kDietText),
                              text(&segment, field::kDietCode)}));
    row.store();
  }
  return {};
}

Done store_allergies(const Letter& letter) {
  RENGA_ASSIGN(TableRow row, letter.open("allergy"));
  for (const Hl7Segment& segment : letter.message->segments()) {
    if (segment.name() != "IAM") continue;
    letter.begin(row, segment);
    row.put("date", first_of({day(&segment, field::kReported), letter.sent_on()}));
    row.put("substance",
            first_of({text(&segment, field::kSubstance, 2), text(&segment, field::kSubstance)}));
    row.put("reaction", text(&segment, field::kReaction));
    row.store();
  }
  return {};
}

struct MessageKind {
  StorageKind kind;
  Done (*store)(const Letter& letter);
};

// ING-224: ADT-00, ADT-12, ADT-22, ADT-52, ADT-61, PPR-01, OMP-01 (two spellings), OML-11, OMD.
constexpr std::array kKinds = {
    MessageKind{{"ADT-00", "ADT", "A08", "patient"}, &store_patient},
    MessageKind{{"ADT-12", "ADT", "A04", "encounter"}, &store_encounter},
    MessageKind{{"ADT-22", "ADT", "A01", "encounter"}, &store_encounter},
    MessageKind{{"ADT-52", "ADT", "A03", "encounter"}, &store_encounter},
    MessageKind{{"ADT-61", "ADT", "A60", "allergy"}, &store_allergies},
    MessageKind{{"PPR-01", "PPR", "ZD1", "problem"}, &store_problems},
    MessageKind{{"OMP-01", "RDE", "O11", "prescription"}, &store_prescriptions},
    MessageKind{{"OMP-01", "OMP", "O09", "prescription"}, &store_prescriptions},
    MessageKind{{"OML-11", "OUL", "R22", "lab"}, &store_results},
    MessageKind{{"OMD", "OMD", "O03", "diet_order"}, &store_diet},
};

const MessageKind* kind_of(const Hl7Message& message) {
  const Hl7Segment* header = message.find("MSH");
  for (const MessageKind& known : kKinds)
    if (text(header, field::kMessageKind) == known.kind.type &&
        text(header, field::kMessageKind, 2) == known.kind.event)
      return &known;
  return nullptr;
}

}  // namespace

Done store_message(const Hl7Message& message, const SourceFile& file, Intake& intake) {
  const MessageKind* kind = kind_of(message);
  if (kind == nullptr) {
    intake.findings->reject(
        {.code = code::kind_not_read, .line = 1, .record = "HL7", .column = "MSH-9"});
    return {};
  }
  const Letter letter{&message, &file, &intake, text(message.find("PID"), field::kPatientId)};
  if (letter.patient.empty()) {
    intake.findings->reject({.code = code::subject_missing,
                             .line = 1,
                             .record = "HL7",
                             .column = "PID-3",
                             .expected = "PID-3"});
    return {};
  }
  count_ignored(message, intake.ignored);
  return kind->store(letter);
}

std::vector<StorageKind> storage_kinds() {
  std::vector<StorageKind> kinds;
  for (const MessageKind& known : kKinds) kinds.push_back(known.kind);
  return kinds;
}

std::span<const StorageFields> storage_fields() {
  return kReadFields;
}

Done store_admissions(Intake& intake) {
  for (const auto& [key, admission] : intake.admissions) {
    if (!admission) continue;
    intake.findings->enter(admission->file.name);
    RENGA_TRY(store_stay(admission->texts, admission->file, admission->line, intake));
  }
  intake.admissions.clear();
  return {};
}

}  // namespace renga::ingest
