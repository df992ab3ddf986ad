#pragma once

#include "base/base.hpp"
#include "table/table.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::extract {

/// Codes looked for in one column; `*` stands for any characters (EXT-5).
struct CodeCondition {
  std::string table;
  std::string column;
  std::vector<std::string> codes;
  std::int64_t line = 0;
};

struct AgeRange {
  std::int64_t from = 0;
  std::int64_t until = 0;  ///< included
};

struct Population {
  std::optional<std::string> sex;
  std::optional<AgeRange> age;
  std::vector<CodeCondition> include;
  std::vector<CodeCondition> exclude;
};

struct TableRequest {
  std::string name;
  std::vector<std::string> columns;
  std::string reason;
  std::int64_t name_line = 0;
  std::int64_t columns_line = 0;
};

/// What was applied for and approved (EXT-1).
struct Request {
  Database database = Database::ndb;
  std::string kind;
  std::int64_t seed = 0;
  Date from = Date::from_days(0);   ///< first day of the first month
  Date until = Date::from_days(0);  ///< first day of the last month, included
  Population population;
  std::vector<TableRequest> tables;
};

/// Reads a request; errors name `file` and the line.
Result<Request> parse_request(std::string_view text, std::string_view file);

}  // namespace renga::extract
