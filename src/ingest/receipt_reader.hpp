#pragma once

#include "ingest/lines.hpp"
#include "ingest/receipt_audit.hpp"
#include "ingest/receipt_rows.hpp"
#include "ingest/record_reader.hpp"
#include "ingest/source.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>

namespace renga::ingest {

/// Reads the lines of one file of receipts: each becomes a row, or is set aside with a reason. What
/// stands where is decided here; rows and totals are kept by the two classes it holds.
class ReceiptReader {
 public:
  ReceiptReader(SourceFile file, Claim claim, Intake& intake);

  void take(const Line& given);
  /// Ends the file; an error where it is not a file of receipts after all (ING-3).
  Done finish();
  /// The error that ends the run: the file is not what it claims, or rows could not be kept.
  const std::optional<Error>& refusal() const { return refusal_; }

 private:
  enum class State { before_head, after_head, in_receipt, set_aside, after_tail };

  /// Lines that are no part of the claim: how many, and the first of them.
  struct Passed {
    std::int64_t lines = 0;
    std::int64_t first = 0;
  };

  std::string_view without_end_mark(const Line& line);
  bool pass_over(const Line& line, std::string_view kind);
  void take_record(const Line& line, std::string_view text);
  void take_too_long(const Line& line);
  void take_unknown(const Line& line, std::string_view kind);
  void take_head(const Line& line, const RecordPlan& plan, std::string_view text);
  void take_institution(const Line& line, const RecordPlan& plan, std::string_view text);
  void take_receipt(const Line& line, const RecordPlan& plan, std::string_view text);
  void take_detail(const Line& line, const RecordPlan& plan, std::string_view text);
  void take_tail(const Line& line, const RecordPlan& plan, std::string_view text);
  /// A payer's record after diseases or acts belongs to a receipt whose RE cannot be read.
  bool is_of_lost_receipt(Place place) const;
  void lose_receipt();
  void check_order(const Line& line, const RecordPlan& plan);
  bool read(const Line& line, const RecordPlan& plan, std::string_view text);
  void store(const Line& line, const RecordPlan& plan);
  void count_ignored_of_head(const RecordPlan& plan);
  /// Of the receipt whose RE was read last.
  Submission submission() const;
  void reject(const Line& line, Code code, std::string_view record);
  void refuse(const Bilingual& reason, std::int64_t line);
  void tell_passed();

  SourceFile file_;
  Claim claim_;
  Intake* intake_;
  ReceiptRows rows_;
  ReceiptAudit audit_;
  std::size_t search_no_;  ///< the position of a search number in RE
  RecordReader record_;
  State state_ = State::before_head;
  bool receipt_seen_ = false;
  bool body_seen_ = false;  ///< in this receipt
  bool donor_ = false;      ///< the rest of this receipt is an organ donor's
  bool returned_ = false;   ///< a file of returned claims
  std::uint8_t rank_ = 0;   ///< the highest rank of this receipt so far
  bool end_mark_seen_ = false;
  std::int64_t last_line_ = 0;
  std::int64_t wrong_line_ends_ = 0;
  std::int64_t first_wrong_line_end_ = 0;
  Passed history_;
  std::map<std::string, Passed, std::less<>> unread_;
  std::optional<Error> refusal_;
};

}  // namespace renga::ingest
