#pragma once

#include "synth/own_tables.hpp"
#include "synth/people.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace renga::synth {

/// The check-ups as one package of XML documents (HL7 CDA Release 2), with guidance for some of who
/// needs it (SYN-97): index, totals, one document a person.
class CheckupDocuments {
 public:
  CheckupDocuments(std::filesystem::path folder, const Period& period, std::uint64_t seed,
                   OwnTables& own);

  /// A row of checkup.csv in its own order, and what may follow it.
  Done add(const Person& person, const std::vector<std::string>& row);
  Done close();

  std::int64_t guidances() const { return guidances_; }
  std::int64_t bytes() const { return bytes_; }

 private:
  Done add_checkup(const std::vector<std::string>& row);
  Done add_guidance(const Person& person, const std::vector<std::string>& row);
  Done write(const std::filesystem::path& name, const std::string& text);
  std::string next_name();

  std::filesystem::path package_;
  std::uint64_t seed_;
  OwnTables& own_;
  std::string day_;  ///< Of the package, YYYYMMDD.
  std::int64_t documents_ = 0;
  std::int64_t checkups_ = 0;
  std::int64_t guidances_ = 0;
  std::int64_t bytes_ = 0;
};

}  // namespace renga::synth
