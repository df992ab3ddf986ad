#pragma once

#include "synth/appended_file.hpp"
#include "synth/bundle.hpp"
#include "synth/clerk.hpp"
#include "synth/own_tables.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace renga::synth {

/// The DPC survey files of Ａ病院's stays (SYN-100): form 1, form 4, EF, D and H by month, and a
/// table of its patients beside them.
class SurveyWriter {
 public:
  SurveyWriter(std::filesystem::path folder, const Institutions& institutions, const Rates& rates,
               std::uint64_t seed, OwnTables& own);

  /// A month of a stay with the units of its bill. The first of a person registers the patient, so
  /// that a row of patient.csv is handed back.
  Result<std::optional<WrittenRow>> add(const Person& person, const Care& care,
                                        const Receipt& receipt, Clerk& clerk);
  Done close();

  std::int64_t bytes() const;

 private:
  /// Who and which stay: the first columns of every line.
  struct StayLine {
    std::string patient_no;
    Date admitted;
    std::optional<Date> discharged;  ///< Not known before the month of the discharge.
  };
  using Values = std::vector<std::string>;

  Result<WrittenRow> add_patient(const Person& person, const Care& care, Clerk& clerk);
  Done add_form1(const Person& person, const Care& care, const StayLine& stay);
  Done add_acts(const Care& care, const Receipt& receipt, const StayLine& stay);
  Done add_bundle(const Care& care, const Receipt& receipt, const StayLine& stay);
  Done add_needs(const Care& care, const StayLine& stay);
  /// Writes a line of a form: days are YYYY-MM-DD in `values` and leave as the files have them.
  Done add_line(std::string_view form, Date month, const Values& values);
  AppendedFile& file_of(std::string_view form, Date month);

  std::filesystem::path folder_;
  const Institution& hospital_;
  const Rates& rates_;
  std::uint64_t seed_;
  OwnTables& own_;
  std::string facility_;
  Cp932Encoder encoder_;
  Sheet patients_;
  std::int64_t last_person_ = 0;
  std::map<std::string, AppendedFile> files_;
  std::map<std::string, std::int64_t> lines_;  ///< By form, for the own tables.
};

}  // namespace renga::synth
