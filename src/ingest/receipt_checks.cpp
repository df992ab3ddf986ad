#include "ingest/receipt_checks.hpp"

#include "ingest/errors.hpp"

#include <array>
#include <bit>

namespace renga::ingest {
namespace {

constexpr char kPublicOnly = '2';

// In the order of Claim. 診療識別 97 aside, points of DPC are the bundled part and the units beside
// it.
constexpr std::array<ClaimRules, kClaims.size()> kRules = {{
    {'1', "1[1-4][1-5][0-9]", "SY", "SI/IY/TO", true, true},
    {'1', "1[1-4][1-5][0-9]", "SB", "GT/SI/IY/TO", true, false},
    {'3', "3[1-4][1-5][0-9]", "HS", "SS/SI/IY/TO", true, true},
    {'4', "4[1-4][1-5][0-9]", "", "SH/KI", false, false},
}};

/// 別表5: dabc with d the kind of receipts, a the kind of payers and b their number.
bool is_receipt_kind(char first, std::string_view kind) {
  return kind.size() == 4 && kind[0] == first && kind[1] >= '1' && kind[1] <= '4' &&
         kind[2] >= '1' && kind[2] <= '5';
}

std::string_view digit(std::int64_t number) {
  static constexpr std::string_view kDigits = "0123456789";
  return kDigits.substr(static_cast<std::size_t>(number), 1);
}

}  // namespace

const ClaimRules& rules_of(Claim claim) {
  return kRules[static_cast<std::size_t>(claim)];
}

ReceiptChecks::ReceiptChecks(const ReceiptHead& head) : head_(head), rules_(&rules_of(head.claim)) {
  if (is_receipt_kind(rules_->kind_digit, head.kind)) {
    payer_kind_ = head.kind[1];
    claims_by_kind_ = head.kind[2] - '0';
  } else {
    remarks_.push_back({.code = code::value_unknown,
                        .line = head.line,
                        .record = "RE",
                        .column = "receipt_kind",
                        .field = "レセプト種別",
                        .expected = rules_->kind_form});
  }
  if (head.birth_date && head.birth_date->first_of_month() > head.care_month)
    remarks_.push_back({.code = code::birth_after_care,
                        .line = head.line,
                        .record = "RE",
                        .column = "birth_date",
                        .field = "生年月日"});
  // The caller's text goes with its record.
  head_.kind = {};
}

void ReceiptChecks::insurer(const PayerClaim& claim) {
  if (insurers_ == 0) insurer_ = claim;
  ++insurers_;
}

void ReceiptChecks::public_payer(const PayerClaim& claim) {
  if (public_payers_ < std::ssize(payers_))
    payers_[static_cast<std::size_t>(public_payers_)] = claim;
  ++public_payers_;
}

void ReceiptChecks::bundle(std::uint8_t bearers, std::int64_t points) {
  ++acts_;
  bear(bearers, points);
}

void ReceiptChecks::bear(std::uint8_t bearers, std::int64_t points) {
  for (std::size_t payer = 0; payer < points_.size(); ++payer)
    if ((bearers >> payer & 1U) != 0) points_[payer] += points;
}

void ReceiptChecks::act(const Act& act, FileTotals& totals) {
  ++acts_;
  days_used_ |= act.days_used;
  if (!totals.times.count(act.times == act.days_total))
    disagree(act.line, act.record, "times", "回数", "day1–day31");
  open_line_ = act.points ? 0 : act.line;
  open_record_ = act.record;
  if (!act.points || act.meal) return;
  bear(act.bearers, *act.points * act.times);
}

void ReceiptChecks::disagree(std::int64_t line, std::string_view record, std::string_view column,
                             std::string_view field, std::string_view total) {
  remarks_.push_back({.code = code::receipt_disagrees,
                      .line = line,
                      .record = record,
                      .column = column,
                      .field = field,
                      .expected = total});
}

void ReceiptChecks::expect_records(std::string_view record, std::string_view expected, bool holds,
                                   std::int64_t actual) {
  if (holds) return;
  remarks_.push_back({.code = code::receipt_records_wrong,
                      .line = head_.line,
                      .record = record,
                      .expected = expected,
                      .actual = actual});
}

void ReceiptChecks::check_records() {
  // The parts of a summary leave their payers to it, and it leaves its acts to them.
  if (payer_kind_ != '0' && head_.summary != Summary::part) {
    const std::int64_t insurers = payer_kind_ == kPublicOnly ? 0 : 1;
    const std::int64_t payers = claims_by_kind_ - insurers;
    expect_records("HO", digit(insurers), insurers_ == insurers, insurers_);
    expect_records("KO", digit(payers), public_payers_ == payers, public_payers_);
  }
  if (head_.summary != Summary::summary) {
    if (!rules_->diseases.empty()) expect_records(rules_->diseases, "≥1", diseases_ > 0, diseases_);
    expect_records(rules_->acts, "≥1", acts_ > 0, acts_);
  }
  if (open_line_ != 0)
    remarks_.push_back({.code = code::unit_open,
                        .line = open_line_,
                        .record = open_record_,
                        .column = "points",
                        .field = "点数"});
}

void ReceiptChecks::check_points(FileTotals& totals) {
  if (!rules_->adds_up || head_.summary != Summary::none) return;
  if (insurers_ > 0 && !totals.receipt_points.count(insurer_.points.value_or(0) == points_[0]))
    disagree(insurer_.line, "HO", "points", "合計点数", "点数×回数");
  const auto known =
      std::min<std::size_t>(static_cast<std::size_t>(public_payers_), payers_.size());
  for (std::size_t i = 0; i < known; ++i)
    if (!totals.payer_points.count(payers_[i].points.value_or(0) == points_[i + 1]))
      disagree(payers_[i].line, "KO", "points", "合計点数", "点数×回数");
}

void ReceiptChecks::check_days(FileTotals& totals) {
  if (insurers_ + public_payers_ == 0 || head_.summary == Summary::part) return;
  const bool insured = insurers_ > 0;
  const PayerClaim& main = insured ? insurer_ : payers_[0];
  if (rules_->counts_days && !totals.days.count(main.days.value_or(0) == std::popcount(days_used_)))
    disagree(main.line, insured ? "HO" : "KO", "days", "診療実日数", "day1–day31");
  totals.points += main.points.value_or(0);
}

std::vector<Remark> ReceiptChecks::close(FileTotals& totals) {
  check_records();
  check_points(totals);
  check_days(totals);
  ++totals.receipts;
  if (head_.summary != Summary::part) totals.claims += insurers_ + public_payers_;
  return std::move(remarks_);
}

}  // namespace renga::ingest
