#include "ingest/csv_source.hpp"

#include "formats/formats.hpp"
#include "ingest/errors.hpp"

#include <algorithm>

namespace renga::ingest {
namespace {

constexpr std::string_view kFormat = "CSV";
// A record that grows beyond this is an open quote, not a record.
constexpr std::int64_t kRecordLimitBytes = std::int64_t{4} << 20U;

bool is_control(char c) {
  return static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\r' && c != '\t';
}

/// The field as UTF-8, or false where it is not text of that code.
bool to_text(CharacterCode code, std::string& field) {
  if (std::any_of(field.begin(), field.end(), is_control)) return false;
  if (code == CharacterCode::utf8) return is_utf8(field);
  // A piece of another file would become other characters without a word.
  if (is_japanese_utf8(field)) return false;
  std::string utf8;
  // Line breaks inside quotes are no CP932 characters of their own.
  for (const std::string_view line : split(field, '\n')) {
    if (!utf8.empty()) utf8 += '\n';
    if (!formats::append_cp932(line, utf8)) return false;
  }
  field = std::move(utf8);
  return true;
}

/// A file with a tab in its header is parted by tabs.
CsvForm form_of(std::string_view head) {
  const bool tabs = head.substr(0, head.find('\n')).find('\t') != std::string_view::npos;
  return {character_code_of(head), tabs ? '\t' : ','};
}

Result<std::vector<std::string>> header_of(std::string_view head, const CsvForm& form,
                                           const SourceFile& file) {
  std::vector<CsvRecord> records;
  CsvReader reader(form.separator);
  reader.take(head.substr(0, head.find('\n')), records);
  if (!reader.finish(records) || records.empty())
    return fail(not_a(kFormat, {"見出し行がない", "no header"}, file, 1));
  for (std::string& field : records[0].fields)
    if (!to_text(form.character_code, field))
      return fail(not_a(kFormat, {"見出し行が文字列でない", "the header is not text"}, file, 1));
  return std::move(records[0].fields);
}

Error wrong_header(std::string_view missing, std::span<const std::string> header,
                   const SourceFile& file) {
  return Error(code::column_missing)
      .at({file.name, 1, std::string(missing)})
      .rule("ING-30")
      .with("column", missing)
      .with("columns", join(header, ", "));
}

Done check_database(const TableLayout& table, const SourceFile& file, Database database) {
  if (brings(table, database)) return {};
  const std::string name(table.name);
  const std::string databases(table.databases);
  return fail(not_a(
      name_of(database),
      {"表 " + name + " は " + databases + " のもの", "the table " + name + " is of " + databases},
      file, 1));
}

/// Field of each column of the table; what no column takes is told (ING-31).
std::vector<std::optional<std::size_t>> positions_of(const TableLayout& table,
                                                     std::span<const std::string> header,
                                                     Findings& findings) {
  std::vector<std::optional<std::size_t>> positions(table.columns.size());
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto column = std::find_if(table.columns.begin(), table.columns.end(),
                                     [&](const ColumnLayout& c) { return c.name == header[i]; });
    const auto index = static_cast<std::size_t>(column - table.columns.begin());
    if (column != table.columns.end() && !positions[index])
      positions[index] = i;
    else
      findings.warn({.code = code::column_ignored,
                     .line = 1,
                     .record = table.name,
                     .column = header[i],
                     .field = header[i]});
  }
  return positions;
}

/// For each field that no column takes, where its values are counted (ING-243).
std::vector<std::int64_t*> counters_of(const TableLayout& table,
                                       std::span<const std::string> header,
                                       std::span<const std::optional<std::size_t>> positions,
                                       Ignored& ignored) {
  std::vector<std::int64_t*> counters;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const bool read = std::ranges::find(positions, std::optional(i)) != positions.end();
    counters.push_back(read ? nullptr
                            : &ignored.counter("CSV", std::string(table.name) + "." + header[i]));
  }
  return counters;
}

}  // namespace

Result<std::unique_ptr<Source>> CsvSource::open(std::string_view head, const SourceFile& file,
                                                Intake& intake) {
  const CsvForm form = form_of(head);
  RENGA_ASSIGN(const std::vector<std::string> header, header_of(head, form, file));
  const CsvMatch match = match_header(header);
  if (match.table == nullptr)
    return fail(
        not_a("UKE / CSV", {"どの表の見出しでもない", "the header of no known table"}, file, 1));
  if (!match.missing.empty()) return fail(wrong_header(match.missing, header, file));
  RENGA_TRY(check_database(*match.table, file, intake.database));
  RENGA_ASSIGN(TableRow row, TableRow::open(*match.table, file, intake));
  auto positions = positions_of(*match.table, header, *intake.findings);
  auto ignored = counters_of(*match.table, header, positions, intake.ignored);
  return std::make_unique<CsvSource>(file, std::move(row), form, std::move(positions),
                                     std::move(ignored));
}

CsvSource::CsvSource(SourceFile file, TableRow row, CsvForm form,
                     std::vector<std::optional<std::size_t>> positions,
                     std::vector<std::int64_t*> ignored)
    : file_(std::move(file)),
      row_(std::move(row)),
      form_(form),
      positions_(std::move(positions)),
      header_fields_(ignored.size()),
      ignored_(std::move(ignored)),
      reader_(form.separator) {}

Done CsvSource::take(std::string_view piece) {
  records_.clear();
  reader_.take(piece, records_);
  bytes_without_record_ = records_.empty() ? bytes_without_record_ + std::ssize(piece) : 0;
  if (bytes_without_record_ > kRecordLimitBytes)
    return fail(not_a(kFormat, {"引用符が閉じられていない", "a quote is never closed"}, file_));
  take_records();
  return {};
}

Done CsvSource::finish() {
  records_.clear();
  if (!reader_.finish(records_))
    return fail(not_a(kFormat, {"引用符が閉じられていない", "a quote is never closed"}, file_));
  take_records();
  if (!records_.empty()) row_.warn_of_missing_end();
  return {};
}

void CsvSource::take_records() {
  for (CsvRecord& record : records_) {
    if (header_passed_) take_row(record);
    header_passed_ = true;
  }
}

void CsvSource::take_row(CsvRecord& record) {
  row_.begin(record.line);
  const std::size_t fields = record.fields.size();
  if (fields != header_fields_)
    return reject(fields > header_fields_ ? code::fields_too_many : code::fields_too_few,
                  std::ssize(record.fields));
  if (!decode(record)) return reject(code::text_broken);
  for (std::size_t column = 0; column < positions_.size(); ++column)
    if (positions_[column]) row_.put(column, record.fields[*positions_[column]]);
  for (std::size_t i = 0; i < ignored_.size(); ++i)
    if (ignored_[i] != nullptr && !record.fields[i].empty()) ++*ignored_[i];
  row_.store();
}

void CsvSource::reject(Code code, std::int64_t actual) {
  row_.reject({.code = code,
               .expected = form_.character_code == CharacterCode::utf8 ? "UTF-8" : "CP932",
               .limit = static_cast<std::int64_t>(header_fields_),
               .actual = actual});
}

bool CsvSource::decode(CsvRecord& record) const {
  return std::ranges::all_of(
      record.fields, [this](std::string& field) { return to_text(form_.character_code, field); });
}

}  // namespace renga::ingest
