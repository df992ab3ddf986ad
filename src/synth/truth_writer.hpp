#pragma once

#include "synth/appended_file.hpp"
#include "synth/causes.hpp"
#include "synth/people.hpp"

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace renga::synth {

/// How much of each kind a person has.
struct PersonCounts {
  std::int64_t receipts = 0;
  std::int64_t checkups = 0;
  std::int64_t patients = 0;  ///< 1 for who is known at Ａ病院.
};

/// Where a record stands: as the first four columns of truth.csv and causes.csv.
struct RecordPlace {
  std::string_view database;
  std::string_view source;
  std::string_view file;
  std::int64_t number;
};

/// What only the maker knows: truth.csv, causes.csv, history.csv, people.csv.
class TruthWriter {
 public:
  TruthWriter(const std::filesystem::path& folder, const Period& period);

  /// One record of one source belongs to a person, and what it has otherwise than the person.
  Done add_record(const RecordPlace& place, const Person& person, const CauseSet& causes);
  /// The person and all insured numbers that the history knows; 生活保護 is not in it.
  Done add_person(const Person& person, const PersonCounts& counts);
  Done close();

  /// Records that have this cause.
  std::int64_t count(Cause cause) const { return counts_[static_cast<std::size_t>(cause)]; }
  std::int64_t bytes() const {
    return truth_.bytes() + causes_.bytes() + history_.bytes() + people_.bytes();
  }

 private:
  Done add_subject(const Person& person, const Coverage& coverage);

  const Period& period_;
  Sheet truth_, causes_, history_, people_;
  std::array<std::int64_t, kCauses> counts_{};
};

}  // namespace renga::synth
