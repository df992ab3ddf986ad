#include "synth/dpc_writer.hpp"

#include <array>

namespace renga::synth {
namespace {

constexpr int kReFields = 30;
constexpr int kBuFields = 6;
constexpr int kSbFields = 8;
constexpr int kKkFields = 14;
constexpr int kSkFields = 7;
constexpr int kGaFields = 7;
constexpr int kHhFields = 9;
constexpr int kGtFields = 12;
constexpr int kCdFields = 11;

constexpr std::string_view kThisMonth = "2";  // 請求調整区分: the claim of this month.
constexpr std::string_view kOwnInsurance = "1";
constexpr std::string_view kImproved = "2";  // ＤＰＣ転帰区分: 軽快.
// 最も医療資源を投入, 主傷病名, 入院の契機.
constexpr std::array<std::string_view, 3> kDiseaseKinds = {"01", "11", "21"};

bool ends_here(const Care& care) {
  return care.stay->discharged.first_of_month() == care.month;
}

void write_grouping(const Claim& claim, const Bundle& bundle, ReceiptSink& sink) {
  const Stay& stay = *claim.care.stay;
  Record record(sink, "BU", kBuFields);
  record.put({1, "dpc"}, bundle.dpc).put_day({2, "admission_date"}, stay.admitted);
  if (!ends_here(claim.care)) return;
  record.put_day({3, "discharge_date"}, stay.discharged).put({4, "outcome"}, kImproved);
}

void write_diseases(const Claim& claim, ReceiptSink& sink) {
  const Condition& condition = claim.care.conditions.front();
  for (const std::string_view kind : kDiseaseKinds) {
    Record record(sink, "SB", kSbFields);
    record.put({1, "disease"}, condition.disease->code);
    record.put({4, "icd10"}, plain_icd10(*condition.disease)).put({5, "disease_kind"}, kind);
  }
  write_disease(condition, true, sink);
}

void write_patient(const Claim& claim, ReceiptSink& sink) {
  const bool planned = claim.care.conditions.front().disease->course != Course::acute;
  Record record(sink, "KK", kKkFields);
  record.put({3, "admission_kind"}, planned ? "1" : "2");
  record.put({6, "admission_age"}, claim.person.age_on(claim.care.stay->admitted));
}

void write_procedures(const Claim& claim, ReceiptSink& sink) {
  for (const Unit& unit : claim.receipt.units) {
    if (unit.section != "50" || unit.lines.front().record != "SI") continue;
    Record record(sink, "SK", kSkFields);
    record.put({1, "code"}, unit.lines.front().code).put_day({3, "date"}, claim.care.day(0));
  }
}

void write_bundle(const Claim& claim, const Bundle& bundle, char burden, ReceiptSink& sink) {
  const Care& care = claim.care;
  const std::string_view bearer(&burden, 1);
  const auto days_of_month =
      static_cast<std::size_t>(care.month.plus_months(1).days() - care.month.days());
  {
    Record record(sink, "GA", kGaFields);
    record.put_month({1, "care_month"}, care.month).put({2, "adjustment"}, kThisMonth);
    record.put({3, "absences"}, std::string(days_of_month, '0')).put({4, "dpc"}, bundle.dpc);
    record.put({5, "coefficient"}, kCoefficient);
  }
  for (const BundlePeriod& period : bundle.periods) {
    Record record(sink, "HH", kHhFields);
    record.put_month({1, "care_month"}, care.month).put({2, "adjustment"}, kThisMonth);
    record.put({3, "insurance_side"}, kOwnInsurance).put({4, "burden"}, bearer);
    record.put({5, "stay_period"}, std::string_view(&period.period, 1));
    record.put({6, "day_points"}, period.day_points).put({7, "days"}, period.days);
    record.put({8, "subtotal_points"}, std::int64_t{period.day_points} * period.days);
  }
  Record record(sink, "GT", kGtFields);
  record.put_month({1, "care_month"}, care.month).put({2, "adjustment"}, kThisMonth);
  record.put({3, "insurance_side"}, kOwnInsurance).put({4, "burden"}, bearer);
  record.put({5, "subtotal_points"}, bundle.subtotal).put({6, "bundle_points"}, bundle.points);
  record.put({7, "adjustment_points"}, 0).put({8, "month_points"}, bundle.points);
  record.put({9, "section"}, "93");
}

/// What the bundle holds, act by act.
void write_coding(const Claim& claim, ReceiptSink& sink) {
  int sequence = 0;
  for (const Unit& unit : claim.receipt.units) {
    if (is_paid_apart(unit)) continue;
    ++sequence;
    int item = 0;
    for (const Line& line : unit.lines) {
      if (line.record == "CO") continue;
      Record record(sink, "CD", kCdFields);
      record.put_day({1, "date"}, claim.care.day(0)).put({2, "section"}, unit.section);
      record.put({3, "sequence_no"}, sequence).put({4, "item_no"}, ++item);
      record.put({5, "code"}, line.code);
      const bool drug = line.record == "IY";
      if (drug) record.put({6, "amount"}, line.amount);
      if (!drug && !line.amount.empty()) record.put({7, "quantity"}, line.amount);
      record.put({9, "times"}, unit.times());
    }
  }
}

char burden_of(const Claim& claim) {
  return claim.receipt.units.empty() ? kInsurerBears : claim.receipt.units.front().burden;
}

}  // namespace

std::int64_t dpc_points(const Claim& claim) {
  std::int64_t points = bundle_of(claim.care).points;
  for (const Unit& unit : claim.receipt.units)
    if (is_paid_apart(unit)) points += unit.total();
  return points;
}

void write_dpc_receipt(std::int64_t receipt_number, const Claim& claim, ReceiptSink& sink) {
  const Bundle bundle = bundle_of(claim.care);
  const std::int64_t points = dpc_points(claim);
  {
    Record record(sink, "RE", kReFields);
    write_common(record, receipt_number, claim);
    record.put({18, "summary_kind"}, "0");
    record.put({23, "dept1"}, claim.care.conditions.front().disease->department);
    record.put_text({28, "name_kana"}, claim.head.identity.kana);
  }
  if (claim.coverage.insured()) write_insurer(claim, points, sink);
  // A public payer bears all of a stay, which has one disease.
  if (claim.receipt.public_payer) write_public_payer(claim, points, sink);
  write_branch(claim, sink);
  write_grouping(claim, bundle, sink);
  write_diseases(claim, sink);
  write_patient(claim, sink);
  write_procedures(claim, sink);
  write_bundle(claim, bundle, burden_of(claim), sink);
  for (const Unit& unit : claim.receipt.units)
    if (is_paid_apart(unit)) write_unit(unit, sink);
  write_coding(claim, sink);
}

}  // namespace renga::synth
