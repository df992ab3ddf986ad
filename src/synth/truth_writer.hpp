#pragma once

#include "synth/appended_file.hpp"
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

/// What only the maker knows: truth.csv, history.csv, people.csv.
class TruthWriter {
 public:
  TruthWriter(const std::filesystem::path& folder, const Period& period);

  /// One record of one source belongs to a person.
  Done add_record(std::string_view database, std::string_view source, std::string_view file,
                  std::int64_t number, const Person& person);
  /// The person and all insured numbers; 生活保護 is not in the history.
  Done add_person(const Person& person, const PersonCounts& counts);
  Done close();

  std::int64_t bytes() const { return truth_.bytes() + history_.bytes() + people_.bytes(); }

 private:
  const Period& period_;
  Sheet truth_, history_, people_;
};

}  // namespace renga::synth
