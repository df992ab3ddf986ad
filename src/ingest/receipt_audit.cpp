#include "ingest/receipt_audit.hpp"

#include "ingest/code_lists.hpp"

namespace renga::ingest {
namespace {

constexpr std::size_t kDaysOfMonth = 31;
constexpr std::string_view kMealSection = "97";

std::optional<std::int64_t> number_in(const Cell& cell) {
  if (cell.is_null()) return std::nullopt;
  return cell.integer;
}

PayerClaim claim_of(const RecordPlan& plan, const RecordReader& record, std::int64_t line) {
  return {line, number_in(record.cell(plan.position_of("days"))),
          number_in(record.cell(plan.position_of("points")))};
}

}  // namespace

ReceiptAudit::ReceiptAudit(const SourceFile& file, Intake& intake)
    : file_(file.name),
      intake_(&intake),
      si_(act_positions(known_plan("SI"))),
      iy_(act_positions(known_plan("IY"))),
      to_(act_positions(known_plan("TO"))) {}

ReceiptAudit::ActPositions ReceiptAudit::act_positions(const RecordPlan& plan) {
  return {plan.position_of("burden"), plan.position_of("points"), plan.position_of("times"),
          plan.position_of("day1")};
}

void ReceiptAudit::receipt(const RecordReader& record, std::int64_t line) {
  const RecordPlan& plan = known_plan("RE");
  const std::int64_t number = record.cell(plan.position_of("receipt_no")).integer;
  if (last_receipt_no_ && number != *last_receipt_no_ + 1)
    intake_->findings->warn({.code = Code::receipt_number_gap,
                             .line = line,
                             .record = "RE",
                             .column = "receipt_no",
                             .field = "レセプト番号"});
  last_receipt_no_ = number;
  const auto day_in = [&](std::string_view column) -> std::optional<Date> {
    const auto days = number_in(record.cell(plan.position_of(column)));
    if (!days) return std::nullopt;
    return Date::from_days(static_cast<std::int32_t>(*days));
  };
  receipt_.emplace(ReceiptHead{line, record.cell(plan.position_of("receipt_kind")).text,
                               *day_in("care_month"), day_in("birth_date")});
}

void ReceiptAudit::act(const RecordPlan& plan, const ActPositions& at, const RecordReader& record,
                       std::int64_t line, std::string_view section) {
  Act act{.line = line, .record = plan.layout->record, .meal = section == kMealSection};
  act.bearers = bearers_of(record.cell(at.burden).text).value_or(0);
  act.points = number_in(record.cell(at.points));
  act.times = record.cell(at.times).integer;
  for (std::size_t day = 0; day < kDaysOfMonth; ++day) {
    const std::int64_t times = record.cell(at.first_day + day).integer;
    act.days_total += times;
    if (times > 0) act.days_used |= 1U << day;
  }
  receipt_->act(act, totals_);
}

void ReceiptAudit::detail(const RecordPlan& plan, const RecordReader& record, std::int64_t line,
                          std::string_view section) {
  const std::string_view kind = plan.layout->record;
  if (kind == "SI") return act(plan, si_, record, line, section);
  if (kind == "IY") return act(plan, iy_, record, line, section);
  if (kind == "TO") return act(plan, to_, record, line, section);
  if (kind == "HO") return receipt_->insurer(claim_of(plan, record, line));
  if (kind == "KO") return receipt_->public_payer(claim_of(plan, record, line));
  if (kind == "SY") return receipt_->disease();
}

void ReceiptAudit::end_receipt() {
  if (!receipt_) return;
  for (const Remark& remark : receipt_->close(totals_)) intake_->findings->warn(remark);
  receipt_.reset();
}

void ReceiptAudit::closing(const RecordReader& record, std::int64_t line) {
  const RecordPlan& plan = known_plan("GO");
  closing_ = Closing{line, record.cell(plan.position_of("receipts")).integer,
                     record.cell(plan.position_of("points")).integer};
}

void ReceiptAudit::compare(std::string_view name, Bilingual label, std::string_view column,
                           std::string_view field, std::int64_t expected, std::int64_t actual) {
  const bool agrees = expected == actual;
  intake_->checks.push_back({std::string(name), label, expected, actual, agrees, file_});
  if (agrees) return;
  const std::string stated = with_thousands(expected);
  intake_->findings->warn({.code = Code::file_disagrees,
                           .line = closing_->line,
                           .record = "GO",
                           .column = column,
                           .field = field,
                           .expected = stated,
                           .actual = actual});
}

void ReceiptAudit::add_tally(std::string_view name, Bilingual label, const Tally& tally) {
  const bool agrees = tally.compared == tally.agreeing;
  intake_->checks.push_back(
      {std::string(name), label, tally.compared, tally.agreeing, agrees, file_});
}

void ReceiptAudit::finish() {
  end_receipt();
  if (closing_) {
    compare("claims", {"総件数（GO）", "claims (GO)"}, "receipts", "総件数", closing_->claims,
            totals_.claims);
    compare("points", {"総合計点数（GO）", "points (GO)"}, "points", "総合計点数", closing_->points,
            totals_.points);
  } else {
    intake_->findings->warn({.code = Code::closing_record_missing, .record = "GO"});
  }
  add_tally("receipt_points", {"合計点数＝点数×回数の計（HO）", "points are the sum of units (HO)"},
            totals_.receipt_points);
  add_tally("payer_points", {"合計点数＝負担区分別の計（KO）", "points by bearer (KO)"},
            totals_.payer_points);
  add_tally("times", {"回数＝各日の回数の計", "times are the sum of days"}, totals_.times);
  add_tally("days", {"診療実日数＝算定日の数", "days are the days used"}, totals_.days);
}

}  // namespace renga::ingest
