#pragma once

#include "ingest/lines.hpp"
#include "ingest/receipt_reader.hpp"
#include "ingest/source.hpp"

#include <memory>

namespace renga::ingest {

/// A file of medical receipts (RECEIPTC.UKE).
class ReceiptSource final : public Source {
 public:
  static Result<std::unique_ptr<Source>> open(const SourceFile& file, Intake& intake);

  explicit ReceiptSource(ReceiptReader reader);
  Done take(std::string_view piece) override;
  Done finish() override;

 private:
  LineSplitter lines_;
  ReceiptReader reader_;
  LineSplitter::Take to_reader_;
};

}  // namespace renga::ingest
