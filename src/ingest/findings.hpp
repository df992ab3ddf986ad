#pragma once

#include "base/base.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace renga::ingest {

enum class Severity { warning, rejected };

/// What was found at one place of the input: place, rule (docs/spec/ingest.md), what to do.
struct Finding {
  Severity severity;
  Error error;
};

/// A finding before it is told: cheap to make, so that a million of them cost little. Texts are
/// names and limits of the layout, never a value of the input.
struct Remark {
  Code code;
  std::int64_t line = 0;
  std::string_view record = {};  ///< record kind or table
  std::string_view column = {};
  std::string_view field = {};  ///< the column's label
  std::string_view kind = {};   ///< what the value should be
  std::string_view expected = {};
  std::int64_t limit = 0;
  std::int64_t actual = 0;
};

/// How many findings are kept with their place; the rest is only counted (ING-28).
inline constexpr std::size_t kKeptFindings = 1000;

/// The table behind rejected.csv (ING-27): file, line, record kind, reason code, reason.
const TableSchema& rejected_schema();

/// Collects what was found; every rejected record becomes a row of rejected.csv.
class Findings {
 public:
  explicit Findings(Appender& rejected) : rejected_(&rejected) {}

  /// The file of what is found from here on; its name without folders.
  void enter(std::string_view file) { file_ = file; }

  void warn(const Remark& remark);
  void reject(const Remark& remark);

  const std::vector<Finding>& kept() const { return kept_; }
  /// By the name of the code.
  std::map<std::string, std::int64_t> counts() const;
  std::int64_t rejected_records() const { return rejected_records_; }
  std::int64_t warnings() const { return warnings_; }

 private:
  Error error_of(const Remark& remark) const;
  void keep(Severity severity, const Remark& remark);

  Appender* rejected_;
  std::string file_;
  std::vector<Finding> kept_;
  std::map<Code, std::int64_t> counts_;
  std::int64_t rejected_records_ = 0;
  std::int64_t warnings_ = 0;
};

}  // namespace renga::ingest
