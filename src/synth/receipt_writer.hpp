#pragma once

#include "synth/cp932.hpp"
#include "synth/identity.hpp"
#include "synth/receipt.hpp"

#include <cstdint>
#include <string>

namespace renga::synth {

/// What a receipt's first records say, as the institution writes them.
struct ReceiptHead {
  std::string name;          ///< RE.4
  Identity identity;         ///< RE.5, RE.6, RE.36, HO.1 to HO.3; without a branch no SN record.
  std::string chart_number;  ///< RE.13
};

/// What one file's head record (IR) says.
struct FileHead {
  char payer_body = '1';  ///< 1 支払基金, 2 国保連.
  const Institution* institution = nullptr;
  Date claim_month;
};

void write_file_head(const FileHead& head, Cp932Encoder& encoder, std::string& out);

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

/// Appends all records of one receipt and returns how many. Layout: 記録条件仕様（医科用), as in
/// docs/spec/synth.md, SYN-40 and following.
std::int64_t write_receipt(std::int64_t receipt_number, const Claim& claim, Cp932Encoder& encoder,
                           std::string& out);

/// GO and the end mark. `claims` counts payers, not receipts (GO.1).
void write_file_tail(std::int64_t claims, std::int64_t points, std::string& out);

}  // namespace renga::synth
