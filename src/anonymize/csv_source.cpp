#include "anonymize/csv_source.hpp"

#include "anonymize/sql.hpp"
#include "files/files.hpp"

#include <algorithm>
#include <fstream>
#include <set>

namespace renga::anonymize {
namespace {

Error not_csv(const std::filesystem::path& file, std::int64_t line, const Bilingual& reason) {
  return Error(code::file_not_claimed_format)
      .at({file.filename().string(), line, ""})
      .with("format", "CSV")
      .with("reason_ja", reason.japanese)
      .with("reason_en", reason.english);
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
    if (name.empty() || name == kRowColumn)
      return fail(not_csv(file, 1, {"名前のない列がある", "a column has no name"}));
    if (!seen.insert(name).second)
      return fail(not_csv(file, 1, {"同じ名前の列が二つある", "two columns have the same name"}));
  }
  if (columns.empty()) return fail(not_csv(file, 1, {"見出し行がない", "there is no header"}));
  return {};
}

Done check_record(const std::filesystem::path& file, const CsvRecord& record, std::size_t columns) {
  if (record.fields.size() != columns) {
    const std::string here = std::to_string(record.fields.size());
    const std::string promised = std::to_string(columns);
    return fail(not_csv(file, record.line,
                        {"見出しの " + promised + " 列に対し " + here + " 列ある",
                         here + " columns, the header has " + promised}));
  }
  if (!std::ranges::all_of(record.fields, &is_utf8))
    return fail(not_csv(file, record.line, {"UTF-8 でない", "not UTF-8"}));
  return {};
}

/// The first line that ends otherwise than the header: the engine reads files of one kind of line
/// end.
class LineEnds {
 public:
  void take(std::string_view piece) {
    for (const char c : piece) {
      if (last_ == '\r') end(c == '\n' ? kBoth : kReturn);
      if (c == '\n' && last_ != '\r') end(kFeed);
      in_quotes_ = in_quotes_ != (c == '"');
      last_ = c;
    }
  }
  std::optional<std::int64_t> other() const { return other_; }

 private:
  enum End { kNone, kFeed, kReturn, kBoth };
  void end(End found) {
    ++line_;
    if (in_quotes_) return;
    if (first_ == kNone) first_ = found;
    if (found != first_ && !other_) other_ = line_;
  }

  End first_ = kNone;
  std::int64_t line_ = 0;
  bool in_quotes_ = false;
  char last_ = ' ';
  std::optional<std::int64_t> other_;
};

}  // namespace

Done find_fault(const std::filesystem::path& file, char separator, std::size_t columns) {
  CsvReader reader(separator);
  std::vector<CsvRecord> records;
  const auto check = [&]() -> Done {
    for (const CsvRecord& record : records) RENGA_TRY(check_record(file, record, columns));
    records.clear();
    return {};
  };
  LineEnds ends;
  RENGA_TRY(files::read_pieces(file, [&](std::string_view piece) {
    reader.take(piece, records);
    ends.take(piece);
    return check();
  }));
  if (const Done finished = reader.finish(records); !finished) {
    const Error& error = finished.error();
    return fail(
        not_csv(file, error.where().row, {error.detail("reason_ja"), error.detail("reason_en")}));
  }
  RENGA_TRY(check());
  if (ends.other())
    return fail(not_csv(file, *ends.other(),
                        {"行末の改行コードが混在している", "lines end in several ways"}));
  return {};
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
