#pragma once

#include "ingest/receipt_checks.hpp"
#include "ingest/record_reader.hpp"
#include "ingest/source.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace renga::ingest {

/// Follows the stored records of one file and compares receipts and file with their own totals.
class ReceiptAudit {
 public:
  ReceiptAudit(const SourceFile& file, Intake& intake);

  void receipt(const RecordReader& record, std::int64_t line);
  /// A receipt whose RE was set aside: the next one's number is not expected to follow.
  void lose_receipt() { last_receipt_no_ = std::nullopt; }
  /// A record of the receipt; `section` is its 診療識別, carried on where it was blank.
  void detail(const RecordPlan& plan, const RecordReader& record, std::int64_t line,
              std::string_view section);
  void end_receipt();
  void closing(const RecordReader& record, std::int64_t line);
  /// Ends the file and adds its checks to the run's.
  void finish();

 private:
  /// Positions of an act's fields that are added up.
  struct ActPositions {
    std::size_t burden, points, times, first_day;
  };
  struct Closing {
    std::int64_t line, claims, points;
  };

  static ActPositions act_positions(const RecordPlan& plan);
  void act(const RecordPlan& plan, const ActPositions& at, const RecordReader& record,
           std::int64_t line, std::string_view section);
  void compare(std::string_view name, Bilingual label, std::string_view column,
               std::string_view field, std::int64_t expected, std::int64_t actual);
  void add_tally(std::string_view name, Bilingual label, const Tally& tally);

  std::string file_;
  Intake* intake_;
  ActPositions si_;
  ActPositions iy_;
  ActPositions to_;
  std::optional<ReceiptChecks> receipt_;
  std::optional<std::int64_t> last_receipt_no_ = 0;
  std::optional<Closing> closing_;
  FileTotals totals_;
};

}  // namespace renga::ingest
