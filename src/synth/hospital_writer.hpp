#pragma once

#include "synth/appended_file.hpp"
#include "synth/body.hpp"
#include "synth/clerk.hpp"

#include <filesystem>
#include <optional>
#include <span>

namespace renga::synth {

/// The records of Ａ病院: eight tables about the same care that its receipts show.
class HospitalWriter {
 public:
  HospitalWriter(const std::filesystem::path& folder, const Institutions& institutions,
                 const Rates& rates, std::uint64_t seed);

  /// Writes what the hospital knows of a person: one row of patient.csv, or nothing for who never
  /// comes.
  Result<std::optional<WrittenRow>> add(const Person& person, const Body& body,
                                        std::span<const Care> care, Clerk& clerk);
  Done close();

  std::int64_t patients() const { return patient_.rows(); }
  std::int64_t encounters() const { return encounter_.rows(); }
  std::int64_t bytes() const;

 private:
  struct Patient {
    std::string number;
    const Body& body;
    Random random;
  };

  Result<CauseSet> register_patient(const Person& person, Patient& patient, Date first_day,
                                    Clerk& clerk);
  Done add_problems(const Patient& patient, std::span<const Care* const> care);
  Done add_care(Patient& patient, const Care& care);
  Done add_stay(Patient& patient, const Care& care);
  Done add_encounter(const Patient& patient, std::string_view kind, Date from, Date last,
                     std::string_view department);
  Done measure(Patient& patient, Date day);
  Done test(Patient& patient, const Care& care, Date day);
  Done prescribe(const Patient& patient, const Care& care, Date day);
  Done add_drug(const Patient& patient, const Drug& drug, Date day, int days);
  Done order_diet(const Patient& patient, const Care& care);

  const Institution& institution_;
  const Rates& rates_;
  std::uint64_t seed_;
  Sheet patient_, encounter_, problem_, vital_, lab_, prescription_, diet_order_, allergy_;
};

}  // namespace renga::synth
