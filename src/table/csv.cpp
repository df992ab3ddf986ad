#include "table/csv.hpp"

namespace renga {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// A field that begins like a file would lose its beginning if it came first.
bool needs_quotes(std::string_view field, char separator) {
  return field.starts_with(kByteOrderMark) ||
         field.find_first_of("\"\r\n") != std::string_view::npos ||
         field.find(separator) != std::string_view::npos;
}

}  // namespace

void CsvReader::end_field() {
  fields_.push_back(std::move(field_));
  field_.clear();
  state_ = State::field_start;
}

void CsvReader::end_record(std::vector<CsvRecord>& records) {
  end_field();
  const bool blank_line = fields_.size() == 1 && fields_[0].empty();
  if (!blank_line) records.push_back({record_line_, std::move(fields_)});
  fields_.clear();
  ++line_;
  record_line_ = line_;
}

void CsvReader::take_character(char c, std::vector<CsvRecord>& records) {
  const bool second_half_of_line_end = after_return_ && c == '\n';
  after_return_ = false;
  if (second_half_of_line_end) return;

  if (state_ == State::quoted) {
    if (c == '"') {
      state_ = State::quote_in_quoted;
      return;
    }
    if (c == '\n') ++line_;
    field_ += c;
  } else if (state_ == State::quote_in_quoted && c == '"') {
    field_ += '"';
    state_ = State::quoted;
  } else if (c == separator_) {
    end_field();
  } else if (c == '\r' || c == '\n') {
    after_return_ = c == '\r';
    end_record(records);
  } else if (c == '"' && state_ == State::field_start) {
    state_ = State::quoted;
  } else {
    field_ += c;
    state_ = State::plain;
  }
}

/// The piece after the mark. What only began like one is text and is taken as such.
std::string_view CsvReader::without_mark(std::string_view piece, std::vector<CsvRecord>& records) {
  while (at_start_ && !piece.empty() && piece.front() == kByteOrderMark[mark_bytes_]) {
    piece.remove_prefix(1);
    if (++mark_bytes_ == kByteOrderMark.size()) at_start_ = false;
  }
  if (at_start_ && !piece.empty()) end_mark(records);
  return piece;
}

void CsvReader::end_mark(std::vector<CsvRecord>& records) {
  at_start_ = false;
  for (const char c : kByteOrderMark.substr(0, mark_bytes_)) take_character(c, records);
}

void CsvReader::take(std::string_view piece, std::vector<CsvRecord>& records) {
  for (const char c : without_mark(piece, records)) take_character(c, records);
}

Done CsvReader::finish(std::vector<CsvRecord>& records) {
  if (at_start_) end_mark(records);
  if (state_ == State::quoted)
    return fail(Error(code::file_not_claimed_format)
                    .at({"", record_line_, ""})
                    .with("format", "CSV")
                    .with("reason_ja", "引用符が閉じられていない")
                    .with("reason_en", "a quoted field is never closed"));
  if (!field_.empty() || !fields_.empty() || state_ == State::quote_in_quoted) end_record(records);
  return {};
}

Result<std::vector<CsvRecord>> parse_csv(std::string_view text, char separator) {
  std::vector<CsvRecord> records;
  CsvReader reader(separator);
  reader.take(text, records);
  RENGA_TRY(reader.finish(records));
  return records;
}

std::string to_csv(const std::vector<std::string>& fields, char separator) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) line += separator;
    if (!needs_quotes(fields[i], separator)) {
      line += fields[i];
      continue;
    }
    line += '"';
    for (const char c : fields[i]) line += c == '"' ? std::string("\"\"") : std::string(1, c);
    line += '"';
  }
  return line + "\r\n";
}

}  // namespace renga
