#include "anonymize/csv_source.hpp"

#include "anonymize/sql.hpp"
#include "files/files.hpp"

#include <algorithm>
#include <fstream>
#include <set>

namespace renga::anonymize {
namespace {

Error not_csv(const std::filesystem::path& file, std::int64_t line, std::string_view reason) {
  return Error(code::file_not_claimed_format)
      .at({file.filename().string(), line, ""})
      .with("format", "CSV")
      .with("reason", reason);
}

/// Parts no fields: files that have it are read in the general way.
constexpr char kNoSeparator = '\x01';

Done require_rows(const std::filesystem::path& file, const engine::Parameters& parameters,
                  engine::Engine& engine) {
  RENGA_ASSIGN(const std::int64_t rows, engine.integer(sql::count_rows, parameters));
  if (rows == 0) return fail(Error(code::nothing_to_read).at({file.filename().string(), 0, ""}));
  return {};
}

std::vector<std::string> fields_of(const std::string& line, char separator) {
  const auto records = parse_csv(line, separator);
  return records && !records->empty() ? records->front().fields : std::vector<std::string>{};
}

Done check_names(const std::filesystem::path& file, const std::vector<std::string>& columns) {
  std::set<std::string> seen;
  for (const std::string& name : columns) {
    if (name.empty() || name == kRowColumn) return fail(not_csv(file, 1, "a column has no name"));
    if (!seen.insert(name).second) return fail(not_csv(file, 1, "two columns have the same name"));
  }
  if (columns.empty()) return fail(not_csv(file, 1, "there is no header"));
  return {};
}

Done check_record(const std::filesystem::path& file, const CsvRecord& record, std::size_t columns) {
  if (record.fields.size() != columns)
    return fail(not_csv(
        file, record.line,
        std::to_string(record.fields.size()) + " ≠ " + std::to_string(columns) + " columns"));
  if (!std::ranges::all_of(record.fields, &is_utf8))
    return fail(not_csv(file, record.line, "not UTF-8"));
  return {};
}

}  // namespace

Done find_fault(const std::filesystem::path& file, char separator, std::size_t columns) {
  CsvReader reader(separator);
  std::vector<CsvRecord> records;
  const auto check = [&]() -> Done {
    for (const CsvRecord& record : records) RENGA_TRY(check_record(file, record, columns));
    records.clear();
    return {};
  };
  RENGA_TRY(files::read_pieces(file, [&](std::string_view piece) {
    reader.take(piece, records);
    return check();
  }));
  RENGA_TRY(reader.finish(records));
  return check();
}

Result<CsvHeader> read_csv_header(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::string line;
  if (!std::getline(stream, line))
    return fail(Error(code::nothing_to_read).at({file.filename().string(), 0, ""}));
  CsvHeader header{',', fields_of(line, ',')};
  if (std::vector<std::string> other = fields_of(line, ';'); other.size() > header.columns.size())
    header = {';', std::move(other)};
  RENGA_TRY(check_names(file, header.columns));
  return header;
}

Result<bool> may_have_plain_lines(const std::filesystem::path& file) {
  bool found = false;
  RENGA_TRY(files::read_pieces(file, [&found](std::string_view piece) -> Done {
    found = found || piece.find(kNoSeparator) != std::string_view::npos;
    return {};
  }));
  return !found;
}

Done load_lines(const std::filesystem::path& file, engine::Parameters parameters,
                engine::Engine& engine) {
  parameters.value("path", file.string()).value("delimiter", std::string(1, kNoSeparator));
  RENGA_TRY(engine.run(sql::load_lines, parameters));
  return require_rows(file, parameters, engine);
}

Done load_csv(const std::filesystem::path& file, char separator, const TablePlan& table,
              engine::Parameters parameters, engine::Engine& engine) {
  std::vector<std::string> names;
  for (const Column& column : table.schema.columns) names.push_back(column.name);
  parameters.value("path", file.string())
      .value("separator", std::string(1, separator))
      .value("names", names);
  RENGA_TRY(engine.run(sql::load_csv, parameters));
  return require_rows(file, parameters, engine);
}

}  // namespace renga::anonymize
