#pragma once

#include "ingest/lines.hpp"
#include "ingest/receipt_reader.hpp"
#include "ingest/source.hpp"

#include <memory>
#include <optional>
#include <string_view>

namespace renga::ingest {

/// The kind of receipts that a file with this beginning holds, or none (ING-1, ING-61).
std::optional<Claim> claim_of(std::string_view head);

/// A file of receipts of one kind (RECEIPTC.UKE and its like).
class ReceiptSource final : public Source {
 public:
  static Result<std::unique_ptr<Source>> open(const SourceFile& file, Claim claim, Intake& intake);

  ReceiptSource(const SourceFile& file, Claim claim, Intake& intake);
  Done take(std::string_view piece) override;
  Done finish() override;

 private:
  LineSplitter lines_;
  ReceiptReader reader_;
  LineSplitter::Take to_reader_;
};

}  // namespace renga::ingest
