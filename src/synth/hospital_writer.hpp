#pragma once

#include "synth/appended_file.hpp"
#include "synth/body.hpp"
#include "synth/clerk.hpp"
#include "synth/hospital_tables.hpp"

#include <filesystem>
#include <optional>
#include <span>

namespace renga::synth {

/// The records of Ａ病院: eight tables about the same care that its receipts show, as CSV and in
/// the other forms that are asked for.
class HospitalWriter {
 public:
  HospitalWriter(const std::filesystem::path& folder, const Institutions& institutions,
                 const Rates& rates, std::uint64_t seed, std::vector<HospitalForm*> forms);

  /// Writes what the hospital knows of a person: one row of patient.csv, or nothing for who never
  /// comes.
  Result<std::optional<WrittenRow>> add(const Person& person, const Body& body,
                                        std::span<const Care> care, Clerk& clerk);
  Done close();

  std::int64_t patients() const { return sheet(HospitalTable::patient).rows(); }
  std::int64_t encounters() const { return sheet(HospitalTable::encounter).rows(); }
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
  Done put(HospitalTable table, const std::vector<std::string>& row);
  Sheet& sheet(HospitalTable table) { return sheets_[static_cast<std::size_t>(table)]; }
  const Sheet& sheet(HospitalTable table) const { return sheets_[static_cast<std::size_t>(table)]; }

  const Institution& institution_;
  const Rates& rates_;
  std::uint64_t seed_;
  std::vector<HospitalForm*> forms_;
  std::vector<Sheet> sheets_;  ///< In the order of the tables.
};

}  // namespace renga::synth
