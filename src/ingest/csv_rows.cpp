#include "ingest/csv_rows.hpp"

#include <array>
#include <charconv>

namespace renga::ingest {

CsvRows::CsvRows(const TableSchema& schema, const std::filesystem::path& file)
    : name_(file.filename().string()), file_(file, std::ios::binary | std::ios::trunc) {
  for (const Column& column : schema.columns) put(column.name);
  file_ << '\n';
  at_start_ = true;
}

void CsvRows::put(std::string_view value) {
  if (!at_start_) file_ << ',';
  at_start_ = false;
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
    file_ << value;
    return;
  }
  file_ << '"';
  for (const char c : value) file_ << (c == '"' ? "\"\"" : std::string(1, c));
  file_ << '"';
}

void CsvRows::decimal(double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  put({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void CsvRows::end_row() {
  file_ << '\n';
  at_start_ = true;
  ++rows_;
}

Done CsvRows::finish() {
  file_.close();
  if (file_) return {};
  return fail(Error(code::write_failed).with("path", name_).with("reason", "the disk is full"));
}

}  // namespace renga::ingest
