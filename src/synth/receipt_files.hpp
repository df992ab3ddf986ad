#pragma once

#include "synth/appended_file.hpp"
#include "synth/receipt_writer.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace renga::synth {

/// Where a receipt was written.
struct ReceiptPlace {
  std::string_view file;  ///< File name; lives as long as the ReceiptFiles.
  std::int64_t number;    ///< RE.1
};

/// The RECEIPTC files: one for each institution, claim month and payer body, each one volume, all
/// growing at the same time.
class ReceiptFiles {
 public:
  ReceiptFiles(std::filesystem::path folder, const Institutions& institutions, Period period)
      : folder_(std::move(folder)), institutions_(institutions), period_(period) {}

  Result<ReceiptPlace> add(const Claim& claim);
  /// Ends every file with its GO record.
  Done close();

  std::int64_t receipts() const { return receipts_; }
  std::int64_t records() const { return records_; }
  std::int64_t bytes() const;

 private:
  struct Volume {
    std::string name;
    AppendedFile file;
    std::int64_t receipts = 0;
    std::int64_t claims = 0;
    std::int64_t points = 0;
  };
  struct Key {
    std::string_view institution;  // Code.
    Date month;
    char payer_body;
    auto operator<=>(const Key&) const = default;
  };

  Volume& volume_for(const Claim& claim);
  std::string name_of(const Institution& institution, Date care_month, char payer_body) const;

  std::filesystem::path folder_;
  const Institutions& institutions_;
  Period period_;
  Cp932Encoder encoder_;
  std::map<Key, Volume> volumes_;
  std::int64_t receipts_ = 0;
  std::int64_t records_ = 0;
};

}  // namespace renga::synth
