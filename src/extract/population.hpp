#pragma once

#include "base/base.hpp"
#include "extract/codes.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace renga::extract {

/// Days relative to the index event, both included; a day before it is negative (EXT-14).
struct Window {
  std::int64_t from = 0;
  std::int64_t until = 0;
};

/// Codes looked for in one column (EXT-5).
struct CodeCondition {
  std::string table;
  std::string column;
  CodeList codes;
  std::optional<std::string> date;  ///< the column that dates an event, else that of EXT-3
  std::optional<Window> window;     ///< else the period of the request
  std::int64_t at_least = 1;        ///< on so many different days
  Where where;                      ///< in the request
};

struct AgeRange {
  std::int64_t from = 0;
  std::int64_t until = 0;  ///< included
};

/// Months, both included, as their first days.
struct Months {
  Date from = Date::from_days(0);
  Date until = Date::from_days(0);

  Date end() const { return until.plus_months(1); }
};

/// The event to which windows, washout and observation refer (EXT-11).
struct IndexEvent {
  CodeCondition condition;
  bool first = true;             ///< else the last one
  std::optional<Months> within;  ///< else the period of the request
};

struct Population {
  std::optional<std::string> sex;
  std::optional<AgeRange> age;
  std::optional<CodeCondition> area;
  std::optional<IndexEvent> index;
  std::optional<std::int64_t> washout_days;
  std::optional<Window> observed;
  std::vector<CodeCondition> include;
  std::vector<CodeCondition> exclude;
};

/// A month written as YYYY-MM.
Result<Date> read_month(const Settings& settings, std::string_view key);

/// `from` and `until` of a period; the end does not lie before the begin.
Result<Months> read_months(const Settings& settings);

/// `codes` and `codes_file`; one of the two must be there (EXT-5, EXT-15).
Result<CodeList> read_code_list(const Settings& settings);

/// The table `population` of a request, or everybody where it is absent (EXT-4).
Result<Population> read_population(const Settings& root);

/// Every list of codes of the population, for what fills in those of files.
std::vector<CodeList*> code_lists_of(Population& population);

}  // namespace renga::extract
