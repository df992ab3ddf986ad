// Any bytes as CSV: the records do not depend on the pieces in which the file comes, and a record
// that is written is read back as it was.
#include "input.hpp"
#include "table/table.hpp"

namespace renga::fuzz {
namespace {

Result<std::vector<CsvRecord>> in_pieces(std::string_view text, std::size_t piece_bytes) {
  CsvReader reader;
  std::vector<CsvRecord> records;
  for (std::size_t at = 0; at < text.size(); at += piece_bytes)
    reader.take(text.substr(at, piece_bytes), records);
  RENGA_TRY(reader.finish(records));
  return records;
}

void write_and_read_again(const CsvRecord& record) {
  const auto again = parse_csv(to_csv(record.fields));
  require(again.has_value());
  const bool empty = record.fields.size() == 1 && record.fields.front().empty();
  if (!empty) require(again->size() == 1 && again->front().fields == record.fields);
}

}  // namespace

void feed(std::string_view input) {
  if (input.empty()) return;
  const std::string_view text = input.substr(1);
  const auto whole = parse_csv(text);
  const auto pieces = in_pieces(text, std::size_t{1} + static_cast<unsigned char>(input[0]));
  require(whole.has_value() == pieces.has_value());
  if (!whole) return;
  require(whole->size() == pieces->size());
  for (std::size_t i = 0; i < whole->size(); ++i) {
    require((*whole)[i].fields == (*pieces)[i].fields);
    write_and_read_again((*whole)[i]);
  }
}

}  // namespace renga::fuzz
