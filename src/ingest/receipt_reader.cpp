#include "ingest/receipt_reader.hpp"

#include <algorithm>

namespace renga::ingest {
namespace {

constexpr char kEndMark = '\x1A';
constexpr std::string_view kFormat = "UKE（医科）";
constexpr std::string_view kNoHead = "先頭に正しい IR レコードがない (no valid IR record first)";
constexpr std::string_view kNoReceipt = "RE レコードがない (no RE record)";
constexpr std::string_view kUnreadableKind = "?";

/// The records of an organ donor's receipt, which begin inside the recipient's.
bool is_donor_record(std::string_view kind) {
  return kind == "TI" || kind == "TR" || kind == "TS";
}

bool is_kind_character(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// A record kind that may be told; anything else could be a piece of a person's value.
std::string_view tellable(std::string_view kind) {
  const bool right = kind.size() == 2 && std::all_of(kind.begin(), kind.end(), is_kind_character);
  return right ? kind : kUnreadableKind;
}

}  // namespace

Result<ReceiptReader> ReceiptReader::open(const SourceFile& file, Intake& intake) {
  RENGA_ASSIGN(ReceiptRows rows, ReceiptRows::open(file, intake));
  return ReceiptReader(file, intake, std::move(rows));
}

ReceiptReader::ReceiptReader(SourceFile file, Intake& intake, ReceiptRows rows)
    : file_(std::move(file)), intake_(&intake), rows_(std::move(rows)), audit_(file_, intake) {}

void ReceiptReader::refuse(std::string_view reason, std::int64_t line) {
  if (!refusal_) refusal_ = not_a(kFormat, reason, file_, line);
}

void ReceiptReader::reject(const Line& line, Code code, std::string_view record,
                           std::string_view expected) {
  intake_->findings->reject({.code = code,
                             .line = line.number,
                             .record = record,
                             .expected = expected,
                             .limit = static_cast<std::int64_t>(kLineLimitBytes)});
}

std::string_view ReceiptReader::without_end_mark(const Line& line) {
  if (!line.text.ends_with(kEndMark)) return line.text;
  end_mark_seen_ = true;
  return line.text.substr(0, line.text.size() - 1);
}

void ReceiptReader::take(const Line& line) {
  if (refusal_) return;
  const bool after_end_mark = end_mark_seen_;
  const std::string_view text = without_end_mark(line);
  if (end_mark_seen_ && text.empty()) return;
  last_line_ = line.number;
  if (line.end != LineEnd::crlf && ++wrong_line_ends_ == 1) first_wrong_line_end_ = line.number;
  if (after_end_mark) return reject(line, Code::record_out_of_place, kUnreadableKind);
  if (line.too_long)
    take_too_long(line);
  else
    take_record(line, text);
}

void ReceiptReader::take_too_long(const Line& line) {
  if (state_ == State::before_head) return refuse(kNoHead, line.number);
  const std::string_view kind = line.text.substr(0, line.text.find(','));
  if (kind == "RE") lose_receipt();
  rows_.next_record();
  reject(line, Code::line_too_long, tellable(kind));
}

void ReceiptReader::lose_receipt() {
  receipt_seen_ = true;
  audit_.end_receipt();
  audit_.lose_receipt();
  state_ = State::set_aside;
}

void ReceiptReader::take_record(const Line& line, std::string_view text) {
  const std::string_view kind = text.substr(0, text.find(','));
  const RecordPlan* plan = plan_of(kind);
  if (state_ == State::before_head && kind != "IR") return refuse(kNoHead, line.number);
  if (plan == nullptr) return take_unknown(line, kind);
  switch (plan->layout->place) {
    case Place::head:
      return take_head(line, *plan, text);
    case Place::receipt:
      return take_receipt(line, *plan, text);
    case Place::payer:
    case Place::detail:
    case Place::body:
      return take_detail(line, *plan, text);
    case Place::tail:
      return take_tail(line, *plan, text);
  }
}

void ReceiptReader::take_unknown(const Line& line, std::string_view kind) {
  rows_.next_record();
  ++intake_->rows[std::string(tellable(kind))];
  if (!is_donor_record(kind)) return reject(line, Code::record_kind_unknown, tellable(kind));
  if (state_ == State::in_receipt) state_ = State::donor;
  reject(line, Code::donor_set_aside, kind);
}

bool ReceiptReader::read(const Line& line, const RecordPlan& plan, std::string_view text) {
  const bool whole = record_.read(plan, text);
  const auto faults = record_.faults();
  for (const Fault& fault : faults) {
    const Remark remark = RecordReader::remark_of(plan, fault, line.number);
    if (fault.rejects)
      intake_->findings->reject(remark);
    else
      intake_->findings->warn(remark);
  }
  return whole;
}

void ReceiptReader::take_head(const Line& line, const RecordPlan& plan, std::string_view text) {
  if (state_ != State::before_head) return reject(line, Code::record_out_of_place, "IR");
  if (!read(line, plan, text)) return refuse(kNoHead, line.number);
  rows_.keep_head(text);
  rows_.store(plan, record_, line.number);
  state_ = State::after_head;
}

void ReceiptReader::take_receipt(const Line& line, const RecordPlan& plan, std::string_view text) {
  if (state_ == State::after_tail) return reject(line, Code::record_out_of_place, "RE");
  receipt_seen_ = true;
  body_seen_ = false;
  audit_.end_receipt();
  if (!read(line, plan, text)) return lose_receipt();
  state_ = State::in_receipt;
  rows_.begin_receipt();
  rows_.store(plan, record_, line.number);
  audit_.receipt(record_, line.number);
}

bool ReceiptReader::is_of_lost_receipt(Place place) const {
  return state_ == State::in_receipt && body_seen_ && place == Place::payer;
}

void ReceiptReader::take_detail(const Line& line, const RecordPlan& plan, std::string_view text) {
  const std::string_view kind = plan.layout->record;
  const Place place = plan.layout->place;
  if (is_of_lost_receipt(place)) lose_receipt();
  if (state_ == State::set_aside) return reject(line, Code::receipt_set_aside, kind);
  if (state_ == State::donor) return reject(line, Code::donor_set_aside, kind);
  if (state_ != State::in_receipt) return reject(line, Code::record_out_of_place, kind);
  body_seen_ |= place == Place::body;
  rows_.next_record();
  if (!read(line, plan, text)) return;
  rows_.store(plan, record_, line.number);
  audit_.detail(plan, record_, line.number, rows_.section());
}

void ReceiptReader::take_tail(const Line& line, const RecordPlan& plan, std::string_view text) {
  if (state_ == State::after_tail) return reject(line, Code::record_out_of_place, "GO");
  state_ = State::after_tail;
  audit_.end_receipt();
  if (!read(line, plan, text)) return;
  rows_.store(plan, record_, line.number);
  audit_.closing(record_, line.number);
}

Done ReceiptReader::finish() {
  if (!receipt_seen_) refuse(kNoReceipt, 0);
  if (refusal_) return fail(*refusal_);
  Findings& findings = *intake_->findings;
  if (!end_mark_seen_) findings.warn({.code = Code::end_mark_missing, .line = last_line_});
  if (wrong_line_ends_ > 0)
    findings.warn(
        {.code = Code::line_end_wrong, .line = first_wrong_line_end_, .actual = wrong_line_ends_});
  audit_.finish();
  return {};
}

}  // namespace renga::ingest
