#pragma once

#include "ingest/findings.hpp"
#include "ingest/receipt_layout.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace renga::ingest {

/// How often a rule was looked at, and how often it held.
struct Tally {
  std::int64_t compared = 0;
  std::int64_t agreeing = 0;

  bool count(bool agrees) {
    ++compared;
    agreeing += agrees ? 1 : 0;
    return agrees;
  }
};

/// What the closing record of a file is compared with, and how its receipts fared (ING-25, ING-26).
struct FileTotals {
  std::int64_t receipts = 0;
  std::int64_t claims = 0;
  std::int64_t points = 0;
  Tally receipt_points;
  Tally payer_points;
  Tally times;
  Tally days;
};

/// What a kind of receipts is held against (ING-22, ING-25, ING-59, ING-60).
struct ClaimRules {
  char kind_digit;             ///< the first digit of its レセプト種別
  std::string_view kind_form;  ///< what a レセプト種別 looks like
  std::string_view diseases;   ///< the records of which there is one; empty: none is needed
  std::string_view acts;       ///< the records of which there is one
  bool adds_up;                ///< its total is the sum of units of points
  bool counts_days;            ///< 診療実日数 is the number of days used
};
const ClaimRules& rules_of(Claim claim);

/// How a DPC receipt stands to a summary (別表15): it is one of its own, the summary, or a part.
enum class Summary : std::uint8_t { none, summary, part };

/// The parts of a RE record that checks need.
struct ReceiptHead {
  std::int64_t line = 0;
  Claim claim = Claim::medical;
  Summary summary = Summary::none;
  std::string_view kind;  ///< レセプト種別, four digits
  Date care_month = Date::from_days(0);
  std::optional<Date> birth_date;
};

/// The parts of a HO or KO record that checks need; nothing where the field was left empty.
struct PayerClaim {
  std::int64_t line = 0;
  std::optional<std::int64_t> days;
  std::optional<std::int64_t> points;
};

/// The parts of a SI, IY or TO record that checks need.
struct Act {
  std::int64_t line = 0;
  std::string_view record = {};
  std::uint8_t bearers = 0;  ///< bits of bearers_of()
  bool meal = false;         ///< 診療識別 97: yen, not points
  std::optional<std::int64_t> points = std::nullopt;
  std::int64_t times = 0;
  std::int64_t days_total = 0;
  std::uint32_t days_used = 0;  ///< bit n: day n+1
};

/// Adds one receipt up while its records pass, in memory that does not grow, and compares it with
/// what it says of itself. Pure: what does not hold comes back as remarks.
class ReceiptChecks {
 public:
  explicit ReceiptChecks(const ReceiptHead& head);

  void insurer(const PayerClaim& claim);
  void public_payer(const PayerClaim& claim);
  void disease() { ++diseases_; }
  /// Points that are no unit: the bundled part of a DPC receipt, or a fee of a pharmacy.
  void bundle(std::uint8_t bearers, std::int64_t points);
  void fee() { ++acts_; }
  void act(const Act& act, FileTotals& totals);
  /// Ends the receipt, adds it to the file's totals, and hands over what did not hold.
  std::vector<Remark> close(FileTotals& totals);

 private:
  static constexpr std::size_t kMostPublicPayers = 4;

  void expect_records(std::string_view record, std::string_view expected, bool holds,
                      std::int64_t actual);
  void check_records();
  void check_points(FileTotals& totals);
  void check_days(FileTotals& totals);
  void disagree(std::int64_t line, std::string_view record, std::string_view column,
                std::string_view field, std::string_view total);

  void bear(std::uint8_t bearers, std::int64_t points);

  ReceiptHead head_;
  const ClaimRules* rules_;
  char payer_kind_ = '0';
  std::int64_t claims_by_kind_ = 0;
  std::vector<Remark> remarks_;
  std::int64_t insurers_ = 0;
  std::int64_t public_payers_ = 0;
  std::int64_t diseases_ = 0;
  std::int64_t acts_ = 0;
  PayerClaim insurer_;
  std::array<PayerClaim, kMostPublicPayers> payers_{};
  std::array<std::int64_t, kMostPublicPayers + 1> points_{};
  std::uint32_t days_used_ = 0;
  std::int64_t open_line_ = 0;
  std::string_view open_record_;
};

}  // namespace renga::ingest
