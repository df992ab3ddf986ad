#pragma once

#include "synth/identity.hpp"
#include "synth/receipt.hpp"
#include "synth/record.hpp"

#include <cstdint>
#include <string>

namespace renga::synth {

/// The kinds of receipts, each in files of its own.
enum class ClaimForm : std::uint8_t { medical, dpc, dental, pharmacy };

/// What a receipt's first records say, as the institution writes them.
struct ReceiptHead {
  std::string name;   ///< RE.4
  Identity identity;  ///< Sex, birth date, kana, HO.1 to HO.3; without a branch no SN.
  std::string chart_number;
};

/// What one file's head record says.
struct FileHead {
  ClaimForm form = ClaimForm::medical;
  char payer_body = '1';  ///< 1 支払基金, 2 国保連.
  const Institution* institution = nullptr;
  Date claim_month;
};

/// IR, UK or YK.
void write_file_head(const FileHead& head, ReceiptSink& sink);

/// Everything one receipt is written from.
struct Claim {
  const Person& person;
  const Coverage& coverage;
  const Care& care;
  const Institution& institution;
  ReceiptHead head;
  Receipt receipt;

  /// What it adds to GO.1: one for the insurer and one for each public payer.
  int claims() const { return (coverage.insured() ? 1 : 0) + (receipt.public_payer ? 1 : 0); }
};

/// All records of one medical receipt. Layout: 記録条件仕様（医科用), as in docs/spec/synth.md,
/// SYN-40 and following.
void write_receipt(std::int64_t receipt_number, const Claim& claim, ReceiptSink& sink);

/// GO and the end mark. `claims` counts payers, not receipts (GO.1).
void write_file_tail(std::int64_t claims, std::int64_t points, ReceiptSink& sink);

/// Records that hospitals' receipts share, whether medical or DPC.
void write_common(Record& record, std::int64_t receipt_number, const Claim& claim);
void write_insurer(const Claim& claim, std::int64_t points, ReceiptSink& sink);
void write_public_payer(const Claim& claim, std::int64_t points, ReceiptSink& sink);
void write_branch(const Claim& claim, ReceiptSink& sink);
void write_disease(const Condition& condition, bool main, ReceiptSink& sink);
void write_unit(const Unit& unit, ReceiptSink& sink);

/// RE.1 to RE.7, which all kinds of receipts share.
void write_person(Record& record, std::int64_t receipt_number, const Claim& claim,
                  std::string_view kind);

}  // namespace renga::synth
