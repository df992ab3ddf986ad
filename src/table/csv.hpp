#pragma once

#include "base/base.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace renga {

/// One record of a CSV text with the line it begins on (from 1).
struct CsvRecord {
  std::int64_t line = 0;
  std::vector<std::string> fields;
};

/// Reads CSV (RFC 4180, also LF ends, a BOM, any one-byte separator) from pieces of text as they
/// come, so that a file of any size passes in bounded memory.
class CsvReader {
 public:
  explicit CsvReader(char separator = ',') : separator_(separator) {}

  /// Takes the next piece and appends every record that it completes.
  void take(std::string_view piece, std::vector<CsvRecord>& records);
  /// Ends the text; a last record without line end is appended. An open quote is an error.
  Done finish(std::vector<CsvRecord>& records);

 private:
  enum class State { field_start, plain, quoted, quote_in_quoted };

  void end_field();
  void end_record(std::vector<CsvRecord>& records);
  void take_character(char c, std::vector<CsvRecord>& records);
  std::string_view without_mark(std::string_view piece, std::vector<CsvRecord>& records);
  void end_mark(std::vector<CsvRecord>& records);

  char separator_;
  State state_ = State::field_start;
  std::string field_;
  std::vector<std::string> fields_;
  std::int64_t line_ = 1;
  std::int64_t record_line_ = 1;
  /// Bytes of the byte order mark seen so far; a piece may end inside it.
  std::size_t mark_bytes_ = 0;
  bool at_start_ = true;
  bool after_return_ = false;
};

/// Reads a whole CSV text that is known to be small (a policy's hierarchy, a published table).
Result<std::vector<CsvRecord>> parse_csv(std::string_view text, char separator = ',');

/// One record as CSV with CRLF, quoted only where RFC 4180 needs it.
std::string to_csv(const std::vector<std::string>& fields, char separator = ',');

}  // namespace renga
