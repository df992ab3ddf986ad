#pragma once

#include "base/base.hpp"
#include "disclosure/disclosure.hpp"
#include "extract/population.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace renga::extract {

/// Codes that are one label of an axis.
struct Group {
  std::string label;
  CodeList codes;
};

/// How dates become labels.
enum class DatePart { month, year, fiscal_year };

/// One axis of a table (TAB-2).
struct Axis {
  disclosure::DimensionKind kind = disclosure::DimensionKind::other;
  std::string name;                  ///< the head of its column
  std::optional<std::string> table;  ///< where the column stands; nothing for sex and age
  std::string column;
  std::vector<Group> groups;          ///< empty: every value is a label
  std::optional<std::string> total;   ///< the label of the sum of all others
  std::optional<std::int64_t> years;  ///< of an age group, else what the rulebook says
  DatePart part = DatePart::month;
  Where where;  ///< in the request
};

/// What a table counts beside persons (TAB-3).
struct Quantity {
  std::string column;  ///< of the table whose records are counted
  disclosure::Unit unit = disclosure::Unit::other;
  std::optional<std::string> route;  ///< of drugs: oral, external, injection
};

/// One table to be made (TAB-1).
struct AggregateTable {
  std::string name;
  std::string reason;
  std::optional<std::string> of;  ///< the records that are counted, else the population itself
  bool records = false;
  std::optional<Quantity> quantity;
  std::vector<CodeCondition> where;  ///< which records are counted; all must hold
  std::vector<Axis> axes;
  Where where_asked;  ///< in the request
};

/// The tables of a request for aggregate tables.
Result<std::vector<AggregateTable>> read_aggregates(const Settings& root);

/// Every list of codes of the table, for what fills in those of files.
std::vector<CodeList*> code_lists_of(AggregateTable& table);

}  // namespace renga::extract
