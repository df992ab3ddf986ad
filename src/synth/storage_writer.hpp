#pragma once

#include "synth/cp932.hpp"
#include "synth/hospital_tables.hpp"

#include <filesystem>
#include <map>

namespace renga::synth {

/// The hospital's tables as an SS-MIX2 standardised storage (SYN-99): one message of HL7 v2.5 a
/// file, in ISO-2022-JP. It has no place for the branch of the insured number, for the receipt code
/// of a disease, nor for findings (vital).
class StorageWriter final : public HospitalForm {
 public:
  explicit StorageWriter(std::filesystem::path folder) : folder_(std::move(folder)) {}

  Done take(HospitalTable table, const std::vector<std::string>& row) override;
  Done end_patient() override;
  Done close() override { return {}; }
  std::int64_t bytes() const override { return bytes_; }

 private:
  /// A message of a kind and day that still grows.
  struct Letter {
    std::string day;  ///< YYYYMMDD
    std::string segments;
    int lines = 0;
  };

  Done add(HospitalTable table, const std::string& day, const std::string& segment);
  Done send(std::string_view kind, std::string_view event, const std::string& day,
            const std::string& segments);
  Done send_stay(const std::vector<std::string>& row);
  Done flush(HospitalTable table);

  std::filesystem::path folder_;
  Cp932Encoder encoder_;
  std::string patient_no_;
  std::string person_;  ///< The PID segment, and IN1.
  std::string insurance_;
  std::map<HospitalTable, Letter> open_;
  std::int64_t messages_ = 0;
  std::int64_t bytes_ = 0;
};

/// UTF-8 as ISO-2022-JP: ASCII, JIS X 0208 after ESC $ B, half-width katakana after ESC ( I.
std::string to_iso_2022_jp(std::string_view utf8, Cp932Encoder& encoder);

}  // namespace renga::synth
