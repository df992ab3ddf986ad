#pragma once

// The one header of this room: an artificial Japan with known truth. See README.md.

#include "base/base.hpp"
#include "files/files.hpp"
#include "synth/formats.hpp"
#include "synth/rates.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace renga::synth {

struct Options {
  std::int64_t people = 20'000;  ///< 1 to 10,000,000.
  std::uint64_t seed = 1;
  std::filesystem::path out;
  files::Existing existing = files::Existing::refuse;
  Date first_month = *Date::from_civil(2024, 4, 1);  ///< Any day of the first month of care.
  int months = 12;                                   ///< 1 to 120.
  Rates rates = {};
  Formats formats = {};  ///< Beside the files that every world has.
};

struct Summary {
  std::int64_t people = 0;
  std::int64_t receipts = 0;
  std::int64_t receipt_records = 0;  ///< Lines of all UKE files, IR and GO included.
  std::int64_t checkups = 0;
  std::int64_t patients = 0;    ///< Of Ａ病院.
  std::int64_t encounters = 0;  ///< Of Ａ病院.
  std::int64_t bytes = 0;       ///< Of all files.
  /// How often each error was put in on purpose, by name; always the same names in the same order.
  std::vector<std::pair<std::string, std::int64_t>> quirks;
  /// How many records have each cause of causes.csv, likewise.
  std::vector<std::pair<std::string, std::int64_t>> causes;
};

/// Makes the world and writes it as a whole or not at all (docs/spec/synth.md). The same options
/// give the same bytes. Errors: value_out_of_range, output_exists, write_failed.
Result<Summary> make(const Options& options, Progress& progress);

}  // namespace renga::synth
