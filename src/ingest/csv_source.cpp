#include "ingest/csv_source.hpp"

#include "ingest/cp932.hpp"
#include "ingest/csv_value.hpp"

#include <algorithm>

namespace renga::ingest {
namespace {

constexpr std::string_view kFormat = "CSV";
// A record that grows beyond this is an open quote, not a record.
constexpr std::int64_t kRecordLimitBytes = std::int64_t{4} << 20U;

/// Well-formed UTF-8, but for a character cut off at the end.
bool begins_as_utf8(std::string_view head) {
  constexpr std::size_t kMostFollowing = 3;
  for (std::size_t cut = 0; cut <= std::min(kMostFollowing, head.size()); ++cut)
    if (is_utf8(head.substr(0, head.size() - cut))) return true;
  return false;
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\r' && c != '\t';
}

/// The field as UTF-8, or false where it is not text of that code.
bool to_text(CharacterCode code, std::string& field) {
  if (std::any_of(field.begin(), field.end(), is_control)) return false;
  if (code == CharacterCode::utf8) return is_utf8(field);
  std::string utf8;
  // Line breaks inside quotes are no CP932 characters of their own.
  for (const std::string_view line : split(field, '\n')) {
    if (!utf8.empty()) utf8 += '\n';
    if (!append_cp932(line, utf8)) return false;
  }
  field = std::move(utf8);
  return true;
}

Result<std::vector<std::string>> header_of(std::string_view head, CharacterCode code,
                                           const SourceFile& file) {
  std::vector<CsvRecord> records;
  CsvReader reader;
  reader.take(head.substr(0, head.find('\n')), records);
  if (!reader.finish(records) || records.empty())
    return fail(not_a(kFormat, "見出し行がない (no header)", file, 1));
  for (std::string& field : records[0].fields)
    if (!to_text(code, field))
      return fail(not_a(kFormat, "見出し行が文字列でない (the header is not text)", file, 1));
  return std::move(records[0].fields);
}

Error wrong_header(std::string_view missing, std::span<const std::string> header,
                   const SourceFile& file) {
  return Error(Code::column_missing)
      .at({file.name, 1, std::string(missing)})
      .rule("ING-30")
      .with("column", missing)
      .with("columns", join(header, ", "));
}

Done check_database(const CsvTable& table, const SourceFile& file, Database database) {
  if (table.in_ndb || database == Database::jisedai) return {};
  return fail(
      not_a(name_of(database), "表 (table) " + std::string(table.name) + ": jisedai", file, 1));
}

/// Field of each column of the table; what no column takes is told (ING-31).
std::vector<std::optional<std::size_t>> positions_of(const CsvTable& table,
                                                     std::span<const std::string> header,
                                                     Findings& findings) {
  std::vector<std::optional<std::size_t>> positions(table.columns.size());
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto column = std::find_if(table.columns.begin(), table.columns.end(),
                                     [&](const CsvColumn& c) { return c.name == header[i]; });
    const auto index = static_cast<std::size_t>(column - table.columns.begin());
    if (column != table.columns.end() && !positions[index])
      positions[index] = i;
    else
      findings.warn({.code = Code::column_ignored,
                     .line = 1,
                     .record = table.name,
                     .column = header[i],
                     .field = header[i]});
  }
  return positions;
}

}  // namespace

Result<std::unique_ptr<Source>> CsvSource::open(std::string_view head, const SourceFile& file,
                                                Intake& intake) {
  const CharacterCode code = begins_as_utf8(head) ? CharacterCode::utf8 : CharacterCode::cp932;
  RENGA_ASSIGN(const std::vector<std::string> header, header_of(head, code, file));
  const CsvMatch match = match_header(header);
  if (match.table == nullptr)
    return fail(
        not_a("UKE / CSV", "どの表の見出しでもない (the header of no known table)", file, 1));
  if (!match.missing.empty()) return fail(wrong_header(match.missing, header, file));
  RENGA_TRY(check_database(*match.table, file, intake.database));
  RENGA_ASSIGN(Appender * rows, intake.tables->rows_of(table_of(*match.table)));
  auto positions = positions_of(*match.table, header, *intake.findings);
  return std::make_unique<CsvSource>(file, intake, *match.table, code, std::move(positions),
                                     header.size(), *rows);
}

CsvSource::CsvSource(SourceFile file, Intake& intake, const CsvTable& table,
                     CharacterCode character_code,
                     std::vector<std::optional<std::size_t>> positions, std::size_t header_fields,
                     Appender& rows)
    : file_(std::move(file)),
      intake_(&intake),
      table_(&table),
      character_code_(character_code),
      positions_(std::move(positions)),
      header_fields_(header_fields),
      rows_(&rows),
      cells_(table.columns.size()) {}

Done CsvSource::take(std::string_view piece) {
  records_.clear();
  reader_.take(piece, records_);
  bytes_without_record_ = records_.empty() ? bytes_without_record_ + std::ssize(piece) : 0;
  if (bytes_without_record_ > kRecordLimitBytes)
    return fail(not_a(kFormat, "引用符が閉じられていない (a quote is never closed)", file_));
  take_records();
  return {};
}

Done CsvSource::finish() {
  records_.clear();
  if (!reader_.finish(records_))
    return fail(not_a(kFormat, "引用符が閉じられていない (a quote is never closed)", file_));
  take_records();
  return {};
}

void CsvSource::take_records() {
  for (CsvRecord& record : records_) {
    if (header_passed_) take_row(record);
    header_passed_ = true;
  }
}

void CsvSource::take_row(CsvRecord& record) {
  const std::int64_t number = ++intake_->last_number[std::string(table_->name)];
  if (record.fields.size() != header_fields_)
    return reject(
        record.fields.size() > header_fields_ ? Code::fields_too_many : Code::fields_too_few,
        record.line, std::ssize(record.fields));
  if (!decode(record)) return reject(Code::text_broken, record.line);
  if (read_values(record)) store(number);
}

void CsvSource::reject(Code code, std::int64_t line, std::int64_t actual) {
  intake_->findings->reject({.code = code,
                             .line = line,
                             .record = table_->name,
                             .expected = character_code_ == CharacterCode::utf8 ? "UTF-8" : "CP932",
                             .limit = static_cast<std::int64_t>(header_fields_),
                             .actual = actual});
}

bool CsvSource::decode(CsvRecord& record) const {
  return std::all_of(record.fields.begin(), record.fields.end(),
                     [this](std::string& field) { return to_text(character_code_, field); });
}

bool CsvSource::read_values(const CsvRecord& record) {
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    cells_[i] = {};
    const std::string_view text =
        positions_[i] ? std::string_view(record.fields[*positions_[i]]) : std::string_view();
    if (!read_value(table_->columns[i], text, record.line, cells_[i])) return false;
  }
  return true;
}

bool CsvSource::read_value(const CsvColumn& column, std::string_view text, std::int64_t line,
                           Cell& cell) {
  if (text.empty() && column.presence != Presence::value) return true;
  const std::optional<Cell> value = text.empty() ? std::nullopt : csv_value(column, text);
  if (value) {
    cell = *value;
    return true;
  }
  Remark remark{.code = text.empty() ? Code::field_missing : Code::field_bad,
                .line = line,
                .record = table_->name,
                .column = column.name,
                .field = column.label,
                .kind = name_of(column.type),
                .expected = csv_form(column)};
  if (column.personal_fact) {
    remark.code = Code::value_left_empty;
    intake_->findings->warn(remark);
  } else {
    intake_->findings->reject(remark);
  }
  return column.personal_fact;
}

void CsvSource::store(std::int64_t number) {
  ++intake_->rows[std::string(table_->name)];
  if (table_->numbered) {
    rows_->integer(number);
    rows_->integer(file_.ordinal);
  }
  for (const Cell& cell : cells_) append(cell, *rows_);
  rows_->end_row();
}

}  // namespace renga::ingest
