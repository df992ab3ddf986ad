#pragma once

#include "synth/appended_file.hpp"
#include "synth/own_tables.hpp"
#include "synth/receipt_writer.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace renga::synth {

/// Where a receipt was written.
struct ReceiptPlace {
  std::string_view file;  ///< File name; lives as long as the ReceiptFiles.
  std::int64_t number;    ///< RE.1
};

/// One receipt on its way into its file.
struct Submission {
  ClaimForm form;
  const Institution& institution;
  Date care_month;
  char payer_body;
  int claims;           ///< What it adds to GO.1.
  std::int64_t points;  ///< And to GO.2.
  std::function<void(std::int64_t number, ReceiptSink& sink)> write;
};

/// The files of receipts: one for each kind, institution, claim month and payer body, each one
/// volume, all growing at the same time.
class ReceiptFiles {
 public:
  ReceiptFiles(std::filesystem::path folder, Period period, OwnTables& own)
      : folder_(std::move(folder)), period_(period), own_(own) {}

  Result<ReceiptPlace> add(const Submission& submission);
  /// Ends every file with its GO record.
  Done close();

  std::int64_t receipts() const { return receipts_; }
  std::int64_t records() const { return records_; }
  std::int64_t bytes() const;
  /// The files by name, once they are closed.
  std::vector<std::filesystem::path> paths() const;

 private:
  struct Volume {
    std::string name;
    AppendedFile file;
    std::int64_t receipts = 0;
    std::int64_t claims = 0;
    std::int64_t points = 0;
  };
  struct Key {
    ClaimForm form;
    std::string_view institution;  // Code.
    Date month;
    char payer_body;
    auto operator<=>(const Key&) const = default;
  };

  Volume& volume_for(const Submission& submission);
  std::string name_of(const Submission& submission) const;

  std::filesystem::path folder_;
  Period period_;
  OwnTables& own_;
  Cp932Encoder encoder_;
  std::map<Key, Volume> volumes_;
  std::int64_t receipts_ = 0;
  std::int64_t records_ = 0;
};

}  // namespace renga::synth
