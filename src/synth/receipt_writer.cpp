#include "synth/receipt_writer.hpp"

#include "synth/record.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace renga::synth {
namespace {

// Counts of fields in the official layout.
constexpr int kIrFields = 10;
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

std::string compact_month(Date month) {
  return to_compact(month).substr(0, 6);
}

/// Writes the records of one receipt and counts them.
class ReceiptWriter {
 public:
  ReceiptWriter(Cp932Encoder& encoder, std::string& out) : encoder_(encoder), out_(out) {}

  std::int64_t records() const { return records_; }

  void common(std::int64_t number, const Claim& claim);
  void insurer(const Claim& claim);
  void public_payer(const Receipt& receipt);
  void branch(const std::string& branch);
  void disease(const Condition& condition, bool main);
  void unit(const Unit& unit);

 private:
  Record begin(std::string_view code, int fields) {
    ++records_;
    return {out_, code, fields};
  }
  void line(const Unit& unit, const Line& line, bool first, bool last);
  void comment(const Unit& unit, const Line& line, bool first);
  static void days(Record& record, int first_index, const Unit& unit);

  Cp932Encoder& encoder_;
  std::string& out_;
  std::int64_t records_ = 0;
};

void ReceiptWriter::common(std::int64_t number, const Claim& claim) {
  const Person& person = claim.person;
  const Care& care = claim.care;
  Record record = begin("RE", kReFields);
  record.put(1, number).put(2, claim.receipt.kind).put(3, compact_month(care.month));
  record.put_text(4, claim.head.name, encoder_);
  record.put(5, claim.head.identity.sex == Sex::male ? "1" : "2")
      .put(6, to_compact(claim.head.identity.birth));
  if (claim.coverage.number.scheme == Scheme::municipal)
    record.put(7, person.age_on(care.month) >= kSeniorAge ? "80" : "70");
  if (care.stay) record.put(8, to_compact(care.stay->admitted));
  if (claim.institution.beds > 0) record.put(12, claim.institution.beds);
  record.put(13, claim.head.chart_number);
  record.put(21, care.conditions.front().disease->department);
  record.put_text(36, claim.head.identity.kana, encoder_);
}

void ReceiptWriter::insurer(const Claim& claim) {
  const Receipt& receipt = claim.receipt;
  Record record = begin("HO", kHoFields);
  record.put(1, fmt::format("{:>8}", claim.head.identity.insurer));
  record.put_text(2, claim.head.identity.symbol, encoder_)
      .put_text(3, claim.head.identity.number, encoder_);
  record.put(4, static_cast<std::int64_t>(claim.care.days.size())).put(5, receipt.points());
  if (receipt.meals > 0)
    record.put(7, receipt.meals).put(8, std::int64_t{receipt.meals} * kMealYen);
}

void ReceiptWriter::public_payer(const Receipt& receipt) {
  begin("KO", kKoFields)
      .put(1, receipt.public_payer->payer)
      .put(2, receipt.public_payer->recipient)
      .put(4, receipt.public_days())
      .put(5, receipt.public_points());
}

void ReceiptWriter::branch(const std::string& branch) {
  begin("SN", kSnFields).put(1, "1").put(2, "01").put(6, branch);
}

void ReceiptWriter::disease(const Condition& condition, bool main) {
  Record record = begin("SY", kSyFields);
  record.put(1, condition.disease->code)
      .put(2, to_compact(condition.since))
      .put(3, condition.cured ? "2" : "1");
  if (main) record.put(6, "01");
}

void ReceiptWriter::unit(const Unit& unit) {
  for (std::size_t i = 0; i < unit.lines.size(); ++i) {
    const bool first = i == 0;
    if (unit.lines[i].record == "CO")
      comment(unit, unit.lines[i], first);
    else
      line(unit, unit.lines[i], first, i + 1 == unit.lines.size());
  }
}

void ReceiptWriter::comment(const Unit& unit, const Line& line, bool first) {
  Record record = begin("CO", kCoFields);
  if (first) record.put(1, unit.section);
  record.put(2, std::string_view(&unit.burden, 1)).put(3, line.code);
  record.put_text(4, line.text, encoder_);
}

void ReceiptWriter::line(const Unit& unit, const Line& line, bool first, bool last) {
  Record record = begin(line.record, line.material ? kToFields : kActFields);
  if (first) record.put(1, unit.section);
  record.put(2, std::string_view(&unit.burden, 1)).put(3, line.code).put(4, line.amount);
  if (last) record.put(5, unit.points);
  record.put(6, unit.times());
  if (line.material) record.put(7, line.material->unit).put(8, line.material->unit_price_yen);
  days(record, line.material ? kFirstToDay : kFirstActDay, unit);
}

void ReceiptWriter::days(Record& record, int first_index, const Unit& unit) {
  for (std::size_t day = 0; day < unit.days.size(); ++day) {
    if (unit.days[day] > 0) record.put(first_index + static_cast<int>(day), unit.days[day]);
  }
}

}  // namespace

void write_file_head(const FileHead& head, Cp932Encoder& encoder, std::string& out) {
  constexpr std::string_view kMedical = "1";  // 点数表
  const Institution& institution = *head.institution;
  Record record(out, "IR", kIrFields);
  record.put(1, std::string_view(&head.payer_body, 1))
      .put(2, institution.prefecture)
      .put(3, kMedical)
      .put(4, institution.code);
  record.put_text(6, institution.name, encoder);
  record.put(7, compact_month(head.claim_month)).put(8, "00").put(9, institution.phone);
}

std::int64_t write_receipt(std::int64_t receipt_number, const Claim& claim, Cp932Encoder& encoder,
                           std::string& out) {
  ReceiptWriter writer(encoder, out);
  writer.common(receipt_number, claim);
  if (claim.coverage.insured()) writer.insurer(claim);
  if (claim.receipt.public_payer) writer.public_payer(claim.receipt);
  if (!claim.head.identity.branch.empty()) writer.branch(claim.head.identity.branch);
  const std::vector<Condition>& conditions = claim.care.conditions;
  for (const Condition& condition : conditions)
    writer.disease(condition, &condition == &conditions.front());
  for (const Unit& unit : claim.receipt.units) writer.unit(unit);
  return writer.records();
}

void write_file_tail(std::int64_t claims, std::int64_t points, std::string& out) {
  Record(out, "GO", kGoFields).put(1, claims).put(2, points).put(3, "99");
  out += kEndMark;
}

}  // namespace renga::synth
