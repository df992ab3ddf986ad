#include "synth/receipt_writer.hpp"

#include <algorithm>
#include <array>

namespace renga::synth {
namespace {

// Counts of fields in the official layout.
constexpr int kIrFields = 10;
constexpr int kUkFields = 10;
constexpr int kYkFields = 9;
constexpr int kReFields = 38;
constexpr int kHoFields = 15;
constexpr int kKoFields = 12;
constexpr int kSnFields = 9;
constexpr int kSyFields = 8;
constexpr int kActFields = 44;  // SI and IY.
constexpr int kToFields = 48;
constexpr int kCoFields = 5;
constexpr int kGoFields = 4;
constexpr int kFirstActDay = 13;
constexpr int kFirstToDay = 17;

constexpr char kEndMark = '\x1A';
constexpr int kMealYen = 670;  // 入院時食事療養（１）, from June 2024.
constexpr int kSeniorAge = 70;
constexpr std::size_t kInsurerBytes = 8;

void write_comment(const Unit& unit, const Line& line, bool first, ReceiptSink& sink) {
  Record record(sink, "CO", kCoFields);
  if (first) record.put({1, "section"}, unit.section);
  record.put({2, "burden"}, std::string_view(&unit.burden, 1)).put({3, "code"}, line.code);
  record.put_text({4, "text"}, line.text);
}

void write_line(const Unit& unit, const Line& line, bool first, bool last, ReceiptSink& sink) {
  Record record(sink, line.record, line.material ? kToFields : kActFields);
  if (first) record.put({1, "section"}, unit.section);
  record.put({2, "burden"}, std::string_view(&unit.burden, 1)).put({3, "code"}, line.code);
  record.put({4, "amount"}, line.amount);
  if (last) record.put({5, "points"}, unit.points);
  record.put({6, "times"}, unit.times());
  if (line.material)
    record.put({7, "unit"}, line.material->unit)
        .put({8, "unit_price"}, line.material->unit_price_yen);
  record.put_days(line.material ? kFirstToDay : kFirstActDay, unit.days);
}

/// The head of 医科 and DPC.
void write_hospital_head(const FileHead& head, ReceiptSink& sink) {
  constexpr std::string_view kMedical = "1";  // 点数表
  const Institution& institution = *head.institution;
  Record record(sink, "IR", kIrFields, false);
  record.put({1}, std::string_view(&head.payer_body, 1)).put({2}, institution.prefecture);
  record.put({3}, kMedical).put({4}, institution.code).put_text({6}, institution.name);
  record.put_month({7}, head.claim_month).put({8}, "00").put({9}, institution.phone);
}

void write_dental_head(const FileHead& head, ReceiptSink& sink) {
  constexpr std::string_view kDental = "3";
  const Institution& institution = *head.institution;
  Record record(sink, "UK", kUkFields, false);
  record.put({1}, std::string_view(&head.payer_body, 1)).put({2}, institution.prefecture);
  record.put({3}, kDental).put({4}, institution.code).put_text({6}, institution.name);
  record.put_month({7}, head.claim_month).put({9}, "00");
}

void write_pharmacy_head(const FileHead& head, ReceiptSink& sink) {
  constexpr std::string_view kPharmacy = "4";
  const Institution& institution = *head.institution;
  Record record(sink, "YK", kYkFields, false);
  record.put({1}, std::string_view(&head.payer_body, 1)).put({2}, institution.prefecture);
  record.put({3}, kPharmacy).put({4}, institution.code).put_text({5}, institution.name);
  record.put_month({6}, head.claim_month).put({7}, "00").put({8}, institution.phone);
}

}  // namespace

void write_file_head(const FileHead& head, ReceiptSink& sink) {
  // In the order of the enumeration.
  constexpr std::array kWriters = {&write_hospital_head, &write_hospital_head, &write_dental_head,
                                   &write_pharmacy_head};
  kWriters[static_cast<std::size_t>(head.form)](head, sink);
}

void write_person(Record& record, std::int64_t receipt_number, const Claim& claim,
                  std::string_view kind) {
  const Identity& identity = claim.head.identity;
  record.put({1, "receipt_no"}, receipt_number).put({2, "receipt_kind"}, kind);
  record.put_month({3, "care_month"}, claim.care.month).put_text({4, "name"}, claim.head.name);
  record.put({5, "sex"}, identity.sex == Sex::male ? "1" : "2");
  record.put_day({6, "birth_date"}, identity.birth);
  if (claim.coverage.number.scheme == Scheme::municipal)
    record.put({7, "benefit_rate"},
               claim.person.age_on(claim.care.month) >= kSeniorAge ? "80" : "70");
}

void write_common(Record& record, std::int64_t receipt_number, const Claim& claim) {
  write_person(record, receipt_number, claim, claim.receipt.kind);
  if (claim.care.stay) record.put_day({8, "admission_date"}, claim.care.stay->admitted);
  if (claim.institution.beds > 0) record.put({12, "beds"}, claim.institution.beds);
  record.put({13, "chart_no"}, claim.head.chart_number);
}

void write_insurer(const Claim& claim, std::int64_t points, ReceiptSink& sink) {
  const Identity& identity = claim.head.identity;
  Record record(sink, "HO", kHoFields);
  record.put_padded({1, "insurer"}, identity.insurer, kInsurerBytes);
  record.put_text({2, "symbol"}, identity.symbol).put_text({3, "number"}, identity.number);
  record.put({4, "days"}, static_cast<std::int64_t>(claim.care.days.size()));
  record.put({5, "points"}, points);
  const int meals = claim.receipt.meals;
  if (meals > 0)
    record.put({7, "meals"}, meals).put({8, "meal_yen"}, std::int64_t{meals} * kMealYen);
}

void write_public_payer(const Claim& claim, std::int64_t points, ReceiptSink& sink) {
  const Receipt& receipt = claim.receipt;
  Record record(sink, "KO", kKoFields);
  record.put({1, "payer"}, receipt.public_payer->payer);
  record.put({2, "recipient"}, receipt.public_payer->recipient);
  record.put({4, "days"}, receipt.public_days()).put({5, "points"}, points);
}

void write_branch(const Claim& claim, ReceiptSink& sink) {
  if (claim.head.identity.branch.empty()) return;
  Record record(sink, "SN", kSnFields);
  record.put({1, "bearer"}, "1").put({2, "check_kind"}, "01");
  record.put({6, "branch"}, claim.head.identity.branch);
}

void write_disease(const Condition& condition, bool main, ReceiptSink& sink) {
  Record record(sink, "SY", kSyFields);
  record.put({1, "disease"}, condition.disease->code).put_day({2, "start_date"}, condition.since);
  record.put({3, "outcome"}, condition.cured ? "2" : "1");
  if (main) record.put({6, "main"}, "01");
}

void write_unit(const Unit& unit, ReceiptSink& sink) {
  for (std::size_t i = 0; i < unit.lines.size(); ++i) {
    const bool first = i == 0;
    if (unit.lines[i].record == "CO")
      write_comment(unit, unit.lines[i], first, sink);
    else
      write_line(unit, unit.lines[i], first, i + 1 == unit.lines.size(), sink);
  }
}

void write_receipt(std::int64_t receipt_number, const Claim& claim, ReceiptSink& sink) {
  const std::vector<Condition>& conditions = claim.care.conditions;
  {
    Record record(sink, "RE", kReFields);
    write_common(record, receipt_number, claim);
    record.put({21, "dept1"}, conditions.front().disease->department);
    record.put_text({36, "name_kana"}, claim.head.identity.kana);
  }
  if (claim.coverage.insured()) write_insurer(claim, claim.receipt.points(), sink);
  if (claim.receipt.public_payer) write_public_payer(claim, claim.receipt.public_points(), sink);
  write_branch(claim, sink);
  for (const Condition& condition : conditions)
    write_disease(condition, &condition == &conditions.front(), sink);
  for (const Unit& unit : claim.receipt.units) write_unit(unit, sink);
}

void write_file_tail(std::int64_t claims, std::int64_t points, ReceiptSink& sink) {
  {
    Record record(sink, "GO", kGoFields, false);
    record.put({1}, claims).put({2}, points).put({3}, "99");
  }
  sink.out += kEndMark;
}

}  // namespace renga::synth
