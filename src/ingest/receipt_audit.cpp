#include "ingest/receipt_audit.hpp"

#include "ingest/code_lists.hpp"
#include "ingest/errors.hpp"

namespace renga::ingest {
namespace {

constexpr std::size_t kDaysOfMonth = 31;
constexpr std::string_view kMealSection = "97";

std::optional<std::int64_t> number_in(const Cell& cell) {
  if (cell.is_null()) return std::nullopt;
  return cell.integer;
}

std::optional<Date> day_in(const Cell& cell) {
  if (cell.is_null()) return std::nullopt;
  return Date::from_days(static_cast<std::int32_t>(cell.integer));
}

Summary summary_of(std::string_view kind) {
  if (kind == "1") return Summary::summary;
  return kind == "2" || kind == "3" ? Summary::part : Summary::none;
}

/// A number that a code is written as, or 0.
std::int64_t number_of(const Cell& cell) {
  return cell.is_null() ? 0 : parse_integer(cell.text).value_or(0);
}

}  // namespace

ReceiptAudit::ReceiptPositions::ReceiptPositions(const RecordPlan& plan)
    : receipt_no(plan.position_of("receipt_no")),
      receipt_kind(plan.position_of("receipt_kind")),
      care_month(plan.position_of("care_month")),
      birth_date(plan.position_of("birth_date")) {
  if (plan.claim == Claim::dpc) summary_kind = plan.position_of("summary_kind");
}

ReceiptAudit::ReceiptAudit(const SourceFile& file, Claim claim, Intake& intake)
    : file_(file.name),
      claim_(claim),
      intake_(&intake),
      at_(known_plan(claim, "RE")),
      positions_(receipt_plans(claim).size()) {}

void ReceiptAudit::head(const RecordPlan& plan, const RecordReader& record) {
  claim_key_ = std::string(name_of(claim_));
  for (const std::string_view column : head_columns()) {
    const Cell& cell = record.cell(plan.position_of(column));
    claim_key_ += '|' + (cell.kind == Cell::Kind::date ? std::to_string(cell.integer)
                                                       : std::string(cell.text));
  }
  volume_ = number_of(record.cell(plan.position_of("volume")));
  // A later volume may go on with the numbers of the one before.
  if (volume_ > 0) last_receipt_no_ = std::nullopt;
}

const ReceiptAudit::Positions& ReceiptAudit::positions_of(const RecordPlan& plan) {
  const auto index = static_cast<std::size_t>(&plan - receipt_plans(claim_).data());
  if (positions_[index]) return *positions_[index];
  Positions& found = positions_[index].emplace();
  found.points = plan.position_of("points");
  if (plan.part == Part::unit) {
    found.burden = plan.position_of("burden");
    found.times = plan.position_of("times");
    found.first_day = plan.position_of("day1");
  } else if (claim_ != Claim::pharmacy) {
    // A pharmacy counts prescriptions where the others count days.
    found.days = plan.position_of("days");
  }
  return found;
}

PayerClaim ReceiptAudit::payer_claim(const RecordPlan& plan, const RecordReader& record,
                                     std::int64_t line) {
  const Positions& at = positions_of(plan);
  return {line, at.days ? number_in(record.cell(*at.days)) : std::nullopt,
          number_in(record.cell(at.points))};
}

void ReceiptAudit::receipt(const RecordReader& record, std::int64_t line) {
  const std::int64_t number = record.cell(at_.receipt_no).integer;
  if (last_receipt_no_ && number != *last_receipt_no_ + 1)
    intake_->findings->warn({.code = code::receipt_number_gap,
                             .line = line,
                             .record = "RE",
                             .column = "receipt_no",
                             .field = "レセプト番号"});
  last_receipt_no_ = number;
  const Summary summary =
      at_.summary_kind ? summary_of(record.cell(*at_.summary_kind).text) : Summary::none;
  receipt_.emplace(ReceiptHead{line, claim_, summary, record.cell(at_.receipt_kind).text,
                               *day_in(record.cell(at_.care_month)),
                               day_in(record.cell(at_.birth_date))});
}

void ReceiptAudit::unit(const RecordPlan& plan, const RecordReader& record, std::int64_t line,
                        std::string_view section) {
  const Positions& at = positions_of(plan);
  Act act{.line = line, .record = plan.layout->record, .meal = section == kMealSection};
  act.bearers = bearers_of(record.cell(at.burden).text).value_or(0);
  act.points = number_in(record.cell(at.points));
  act.times = record.cell(at.times).integer;
  for (const std::uint8_t position : record.present()) {
    if (position < at.first_day || position >= at.first_day + kDaysOfMonth) continue;
    const std::int64_t times = record.cell(position).integer;
    act.days_total += times;
    if (times > 0) act.days_used |= 1U << (position - at.first_day);
  }
  receipt_->act(act, totals_);
}

/// Of the bundled part, what is claimed this month stands in one field (今月包括合計点数).
void ReceiptAudit::bundle(const RecordPlan& plan, const RecordReader& record) {
  const auto points = number_in(record.cell(plan.position_of("month_points")));
  const auto bearers = bearers_of(record.cell(plan.position_of("burden")).text);
  if (points) receipt_->bundle(bearers.value_or(0), *points);
}

void ReceiptAudit::detail(const RecordPlan& plan, const RecordReader& record, std::int64_t line,
                          std::string_view section) {
  switch (plan.part) {
    case Part::none:
      return;
    case Part::insurer:
      return receipt_->insurer(payer_claim(plan, record, line));
    case Part::public_payer:
      return receipt_->public_payer(payer_claim(plan, record, line));
    case Part::disease:
      return receipt_->disease();
    case Part::unit:
      return unit(plan, record, line, section);
    case Part::bundle:
      return bundle(plan, record);
    case Part::fee:
      return receipt_->fee();
  }
}

void ReceiptAudit::end_receipt() {
  if (!receipt_) return;
  for (const Remark& remark : receipt_->close(totals_)) intake_->findings->warn(remark);
  receipt_.reset();
}

void ReceiptAudit::closing(const RecordPlan& plan, const RecordReader& record, std::int64_t line) {
  constexpr std::string_view kLastVolume = "99";
  const Cell& volume = record.cell(plan.position_of("volume"));
  closing_ = Closing{line, number_in(record.cell(plan.position_of("receipts"))),
                     number_in(record.cell(plan.position_of("points"))),
                     volume.is_null() || volume.text == kLastVolume};
}

void ReceiptAudit::compare(std::string_view name, Bilingual label, std::string_view column,
                           std::string_view field, std::int64_t expected, std::int64_t actual) {
  const bool agrees = expected == actual;
  intake_->checks.push_back({std::string(name), label, expected, actual, agrees, file_});
  if (agrees) return;
  const std::string stated = with_thousands(expected);
  intake_->findings->warn({.code = code::file_disagrees,
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

/// The totals of all volumes stand in the last one.
void ReceiptAudit::compare_totals() {
  Volumes& volumes = intake_->volumes[claim_key_];
  volumes.claims += totals_.claims;
  volumes.points += totals_.points;
  const std::int64_t before = volumes.count++;
  if (closing_ && !closing_->is_last) return;
  const Volumes all = volumes;
  intake_->volumes.erase(claim_key_);
  if (!closing_ || !closing_->claims || !closing_->points)
    return intake_->findings->warn({.code = code::closing_record_missing,
                                    .line = closing_ ? closing_->line : 0,
                                    .record = "GO"});
  if (before != volume_)
    return intake_->findings->warn({.code = code::volumes_incomplete,
                                    .line = closing_->line,
                                    .record = "GO",
                                    .limit = volume_,
                                    .actual = before});
  compare("claims", {"総件数（GO）", "claims (GO)"}, "receipts", "総件数", *closing_->claims,
          all.claims);
  compare("points", {"総合計点数（GO）", "points (GO)"}, "points", "総合計点数", *closing_->points,
          all.points);
}

void ReceiptAudit::finish() {
  end_receipt();
  compare_totals();
  const ClaimRules& rules = rules_of(claim_);
  if (rules.adds_up) {
    add_tally("receipt_points",
              {"合計点数＝点数×回数の計（HO）", "points are the sum of units (HO)"},
              totals_.receipt_points);
    add_tally("payer_points", {"合計点数＝負担区分別の計（KO）", "points by bearer (KO)"},
              totals_.payer_points);
    add_tally("times", {"回数＝各日の回数の計", "times are the sum of days"}, totals_.times);
  }
  if (rules.counts_days)
    add_tally("days", {"診療実日数＝算定日の数", "days are the days used"}, totals_.days);
}

}  // namespace renga::ingest
