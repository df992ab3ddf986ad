#include "ingest/receipt_reader.hpp"

#include "ingest/errors.hpp"

#include <algorithm>
#include <array>

namespace renga::ingest {
namespace {

constexpr char kEndMark = '\x1A';
constexpr std::string_view kFormat = "UKE";
constexpr Bilingual kNoHead = {"正しい IR・UK・YK・HI レコードがない",
                               "no valid IR, UK, YK or HI record"};
constexpr Bilingual kNoReceipt = {"RE レコードがない", "no RE record"};
constexpr std::string_view kUnreadableKind = "?";
constexpr std::string_view kReturnedHead = "HI";
// Looked at for the totals of a claim (ING-65).
constexpr std::string_view kVolume = "volume";
constexpr std::array<std::string_view, 4> kHeads = {"IR,", "UK,", "YK,", "HI,"};

// What examining bodies add (ING-67): their fields are not part of the claim's specification.
constexpr std::array<std::string_view, 9> kUnread = {"MN", "EX", "RC", "JY", "MD",
                                                     "RT", "JR", "MK", "ON"};

/// Lines of the history of a returned claim begin with the kind of data as a number.
bool is_history(std::string_view kind) {
  return !kind.empty() && kind.size() <= 2 &&
         std::all_of(kind.begin(), kind.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool begins_head(std::string_view text) {
  return std::any_of(kHeads.begin(), kHeads.end(),
                     [&](std::string_view head) { return text.starts_with(head); });
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

ReceiptReader::ReceiptReader(SourceFile file, Claim claim, Intake& intake)
    : file_(std::move(file)),
      claim_(claim),
      intake_(&intake),
      rows_(file_, claim, intake),
      audit_(file_, claim, intake),
      search_no_(known_plan(claim, "RE").position_of("search_no")) {}

void ReceiptReader::refuse(const Bilingual& reason, std::int64_t line) {
  if (!refusal_) refusal_ = not_a(kFormat, reason, file_, line);
}

void ReceiptReader::reject(const Line& line, Code code, std::string_view record) {
  intake_->findings->reject({.code = code,
                             .line = line.number,
                             .record = record,
                             .limit = static_cast<std::int64_t>(kLineLimitBytes)});
}

std::string_view ReceiptReader::without_end_mark(const Line& line) {
  if (!line.text.ends_with(kEndMark)) return line.text;
  end_mark_seen_ = true;
  return line.text.substr(0, line.text.size() - 1);
}

void ReceiptReader::take(const Line& given) {
  if (refusal_) return;
  Line line = given;
  // Files that were put one after the other: the end mark of one stands before the next one's head.
  if (line.text.starts_with(kEndMark) && begins_head(line.text.substr(1))) {
    end_mark_seen_ = true;
    line.text.remove_prefix(1);
  }
  const bool after_end_mark = end_mark_seen_;
  const std::string_view text = without_end_mark(line);
  if (end_mark_seen_ && text.empty()) return;
  const bool next_file = after_end_mark && begins_head(text);
  if (next_file) end_mark_seen_ = text.size() != line.text.size();
  last_line_ = line.number;
  if (line.end != LineEnd::crlf && ++wrong_line_ends_ == 1) first_wrong_line_end_ = line.number;
  if (after_end_mark && !next_file) return reject(line, code::record_out_of_place, kUnreadableKind);
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
  reject(line, code::line_too_long, tellable(kind));
}

void ReceiptReader::lose_receipt() {
  receipt_seen_ = true;
  audit_.end_receipt();
  audit_.lose_receipt();
  state_ = State::set_aside;
}

bool ReceiptReader::pass_over(const Line& line, std::string_view kind) {
  const bool unread = std::find(kUnread.begin(), kUnread.end(), kind) != kUnread.end();
  if (!unread && !is_history(kind)) return false;
  Passed& passed = unread ? unread_[std::string(kind)] : history_;
  if (passed.lines++ == 0) passed.first = line.number;
  return true;
}

void ReceiptReader::take_record(const Line& line, std::string_view text) {
  const std::string_view kind = text.substr(0, text.find(','));
  const RecordPlan* plan = plan_of(claim_, kind);
  if (plan == nullptr && pass_over(line, kind)) return;
  // A dental file may lack its UK record: then its first IR is the head.
  const bool is_head = plan != nullptr && (plan->layout->place == Place::head ||
                                           plan->layout->place == Place::institution);
  if (state_ == State::before_head && !is_head) return refuse(kNoHead, line.number);
  if (plan == nullptr) return take_unknown(line, kind);
  switch (plan->layout->place) {
    case Place::head:
      return take_head(line, *plan, text);
    case Place::institution:
      return take_institution(line, *plan, text);
    case Place::receipt:
      return take_receipt(line, *plan, text);
    case Place::payer:
    case Place::detail:
    case Place::body:
    case Place::donor:
    case Place::returned:
      return take_detail(line, *plan, text);
    case Place::tail:
      return take_tail(line, *plan, text);
  }
}

void ReceiptReader::take_unknown(const Line& line, std::string_view kind) {
  rows_.next_record();
  ++intake_->rows[std::string(tellable(kind))];
  reject(line, code::record_kind_unknown, tellable(kind));
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
  for (const std::uint8_t position : record_.ignored())
    intake_->ignored.count("UKE",
                           std::string(plan.layout->record) + "." + std::to_string(position));
  return whole;
}

/// Of a head, only some fields go into the dataset, with each of its receipts.
void ReceiptReader::count_ignored_of_head(const RecordPlan& plan) {
  for (const std::uint8_t position : record_.present()) {
    const std::string& column = plan.fields[position].column;
    const bool read = column.empty() || column == kVolume ||
                      std::ranges::find(head_columns(), column) != head_columns().end();
    if (!read) intake_->ignored.count("UKE", std::string(plan.layout->record) + "." + column);
  }
}

void ReceiptReader::store(const Line& line, const RecordPlan& plan) {
  const Done done = rows_.store(plan, record_, line.number, donor_);
  if (!done) refusal_ = done.error();
}

void ReceiptReader::take_head(const Line& line, const RecordPlan& plan, std::string_view text) {
  const bool first = state_ == State::before_head;
  if (!first && state_ != State::after_tail)
    intake_->findings->warn(
        {.code = code::head_repeated, .line = line.number, .record = plan.layout->record});
  if (!read(line, plan, text)) return refuse(kNoHead, line.number);
  if (!first) {
    audit_.finish();
    audit_ = ReceiptAudit(file_, claim_, *intake_);
  }
  count_ignored_of_head(plan);
  rows_.keep_head(plan, record_);
  rows_.count(plan);
  audit_.head(plan, record_);
  returned_ = plan.layout->record == kReturnedHead;
  state_ = State::after_head;
}

/// The institution of the receipts that follow, where each brings its own (歯科).
void ReceiptReader::take_institution(const Line& line, const RecordPlan& plan,
                                     std::string_view text) {
  if (state_ == State::after_tail)
    return reject(line, code::record_out_of_place, plan.layout->record);
  const bool first = state_ == State::before_head;
  audit_.end_receipt();
  state_ = State::after_head;
  if (!read(line, plan, text)) {
    if (first) refuse(kNoHead, line.number);
    return;
  }
  count_ignored_of_head(plan);
  rows_.keep_head(plan, record_);
  rows_.count(plan);
}

Submission ReceiptReader::submission() const {
  if (returned_) return Submission::returned;
  const bool searched = !record_.cell(search_no_).is_null();
  return searched ? Submission::again : Submission::first;
}

void ReceiptReader::take_receipt(const Line& line, const RecordPlan& plan, std::string_view text) {
  if (state_ == State::after_tail) return reject(line, code::record_out_of_place, "RE");
  receipt_seen_ = true;
  body_seen_ = false;
  donor_ = false;
  rank_ = 0;
  audit_.end_receipt();
  if (!read(line, plan, text)) return lose_receipt();
  state_ = State::in_receipt;
  rows_.begin_receipt(submission());
  store(line, plan);
  audit_.receipt(record_, line.number);
}

bool ReceiptReader::is_of_lost_receipt(Place place) const {
  return state_ == State::in_receipt && body_seen_ && place == Place::payer;
}

/// A record that comes late is still this receipt's: no other could have it (ING-62).
void ReceiptReader::check_order(const Line& line, const RecordPlan& plan) {
  const std::uint8_t rank = plan.layout->rank;
  if (rank == 0 || donor_) return;
  if (rank < rank_)
    intake_->findings->warn(
        {.code = code::record_moved, .line = line.number, .record = plan.layout->record});
  rank_ = std::max(rank_, rank);
}

void ReceiptReader::take_detail(const Line& line, const RecordPlan& plan, std::string_view text) {
  const std::string_view kind = plan.layout->record;
  const Place place = plan.layout->place;
  if (is_of_lost_receipt(place)) lose_receipt();
  if (state_ == State::set_aside) return reject(line, code::receipt_set_aside, kind);
  if (state_ != State::in_receipt) return reject(line, code::record_out_of_place, kind);
  body_seen_ |= place == Place::body;
  donor_ |= place == Place::donor;
  rows_.next_record();
  if (!read(line, plan, text)) return;
  check_order(line, plan);
  store(line, plan);
  if (!donor_) audit_.detail(plan, record_, line.number, rows_.section());
}

void ReceiptReader::take_tail(const Line& line, const RecordPlan& plan, std::string_view text) {
  if (state_ == State::after_tail)
    return reject(line, code::record_out_of_place, plan.layout->record);
  state_ = State::after_tail;
  audit_.end_receipt();
  if (!read(line, plan, text)) return;
  rows_.count(plan);
  audit_.closing(plan, record_, line.number);
}

void ReceiptReader::tell_passed() {
  Findings& findings = *intake_->findings;
  if (history_.lines > 0)
    findings.warn(
        {.code = code::history_passed_over, .line = history_.first, .actual = history_.lines});
  if (history_.lines > 0) intake_->ignored.count("UKE", "history", history_.lines);
  for (const auto& [kind, passed] : unread_) {
    findings.warn({.code = code::record_fields_unknown,
                   .line = passed.first,
                   .record = kind,
                   .actual = passed.lines});
    intake_->ignored.count("UKE", kind, passed.lines);
  }
}

Done ReceiptReader::finish() {
  if (!refusal_ && !receipt_seen_) refuse(kNoReceipt, 0);
  if (refusal_) return fail(*refusal_);
  Findings& findings = *intake_->findings;
  if (!end_mark_seen_) findings.warn({.code = code::end_mark_missing, .line = last_line_});
  if (wrong_line_ends_ > 0)
    findings.warn(
        {.code = code::line_end_wrong, .line = first_wrong_line_end_, .actual = wrong_line_ends_});
  tell_passed();
  audit_.finish();
  return {};
}

}  // namespace renga::ingest
