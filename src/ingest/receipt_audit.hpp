#pragma once

#include "ingest/receipt_checks.hpp"
#include "ingest/record_reader.hpp"
#include "ingest/source.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace renga::ingest {

/// Follows the stored records from one head to the closing record and compares receipts and file
/// with their own totals.
class ReceiptAudit {
 public:
  ReceiptAudit(const SourceFile& file, Claim claim, Intake& intake);

  /// The head of what follows: which volume of which claim it is.
  void head(const RecordPlan& plan, const RecordReader& record);

  void receipt(const RecordReader& record, std::int64_t line);
  /// A receipt whose RE was set aside: the next one's number is not expected to follow.
  void lose_receipt() { last_receipt_no_ = std::nullopt; }
  /// A record of the receipt; `section` is its 診療識別, carried on where it was blank.
  void detail(const RecordPlan& plan, const RecordReader& record, std::int64_t line,
              std::string_view section);
  void end_receipt();
  void closing(const RecordPlan& plan, const RecordReader& record, std::int64_t line);
  /// Ends the part of the file and adds its checks to the run's.
  void finish();

 private:
  /// Positions of the fields of a RE record that are looked at, sought once.
  struct ReceiptPositions {
    explicit ReceiptPositions(const RecordPlan& plan);
    std::size_t receipt_no, receipt_kind, care_month, birth_date;
    std::optional<std::size_t> summary_kind;
  };
  /// The same of a record that is added up: what its kind has.
  struct Positions {
    std::size_t burden = 0, points = 0, times = 0, first_day = 0;
    std::optional<std::size_t> days;
  };
  struct Closing {
    std::int64_t line = 0;
    std::optional<std::int64_t> claims;
    std::optional<std::int64_t> points;
    bool is_last = true;
  };

  const Positions& positions_of(const RecordPlan& plan);
  PayerClaim payer_claim(const RecordPlan& plan, const RecordReader& record, std::int64_t line);
  void unit(const RecordPlan& plan, const RecordReader& record, std::int64_t line,
            std::string_view section);
  void bundle(const RecordPlan& plan, const RecordReader& record);
  void compare_totals();
  void compare(std::string_view name, Bilingual label, std::string_view column,
               std::string_view field, std::int64_t expected, std::int64_t actual);
  void add_tally(std::string_view name, Bilingual label, const Tally& tally);

  std::string file_;
  Claim claim_;
  Intake* intake_;
  ReceiptPositions at_;
  std::vector<std::optional<Positions>> positions_;  ///< by plan
  std::optional<ReceiptChecks> receipt_;
  std::optional<std::int64_t> last_receipt_no_ = 0;
  std::string claim_key_;
  std::int64_t volume_ = 0;  ///< so many volumes of the claim came before
  std::optional<Closing> closing_;
  FileTotals totals_;
};

}  // namespace renga::ingest
