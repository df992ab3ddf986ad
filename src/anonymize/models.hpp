#pragma once

#include "anonymize/anonymize.hpp"
#include "base/base.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::anonymize {

/// A table of the whole population, whose rows have the quasi-identifying columns of the data
/// before anything is done to them (ANP-83).
struct PopulationTable {
  std::filesystem::path file;          ///< CSV
  std::optional<std::string> persons;  ///< the column that says how many persons a row stands for
  Where where;                         ///< in the policy
};

/// What an attacker may know of the course of a person: some dated codes (ANP-86).
struct Events {
  std::vector<std::string> codes;  ///< `table.column`; of a CSV file `column`
  std::string date;                ///< the column of the date in each of these tables
  std::int64_t known = 2;          ///< so many of a person's events
  std::int64_t sample = 10'000;    ///< persons asked about, where not all can be
  std::int64_t seed = 1;           ///< of that sample; no secret
  Where where;
};

/// How risk is understood, beside the goals.
struct Models {
  Loss loss = Loss::entropy;  ///< what a search of levels makes small
  Missing missing = Missing::own_value;
  std::optional<std::string> weight;  ///< the column that says how many persons a row stands for
  std::optional<PopulationTable> population;
  std::optional<Events> events;
  Where where;  ///< of [model]
};

/// The settings of [model] that read_models reads.
inline constexpr std::array<std::string_view, 5> kModelsKeys = {"loss", "missing", "weight",
                                                                "population", "events"};

/// `folder` is where the policy lies.
Result<Models> read_models(const Settings& model, const std::filesystem::path& folder);

}  // namespace renga::anonymize
