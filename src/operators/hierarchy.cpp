#include "operators/hierarchy.hpp"

#include "table/table.hpp"

#include <set>

namespace renga::operators {
namespace {

Error bad_line(std::string_view file, std::int64_t line, std::string_view reason) {
  return Error(code::file_not_claimed_format)
      .at({std::string(file), line, ""})
      .with("format", "value;level1;level2;…")
      .with("reason", reason);
}

}  // namespace

Result<Hierarchy> Hierarchy::parse(std::string_view csv, std::string_view file) {
  RENGA_ASSIGN(std::vector<CsvRecord> records, parse_csv(csv, ';'));
  if (records.empty()) return fail(bad_line(file, 1, "no line"));
  Hierarchy hierarchy;
  hierarchy.levels_ = static_cast<int>(records.front().fields.size());
  std::set<std::string> seen;
  for (CsvRecord& record : records) {
    if (std::ssize(record.fields) != hierarchy.levels_)
      return fail(bad_line(file, record.line, "another number of levels than line 1"));
    if (!seen.insert(record.fields.front()).second)
      return fail(bad_line(file, record.line, "a value that an earlier line has"));
    hierarchy.lines_.push_back(std::move(record.fields));
  }
  return hierarchy;
}

}  // namespace renga::operators
