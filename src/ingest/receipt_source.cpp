#include "ingest/receipt_source.hpp"

namespace renga::ingest {

Result<std::unique_ptr<Source>> ReceiptSource::open(const SourceFile& file, Intake& intake) {
  RENGA_ASSIGN(ReceiptReader reader, ReceiptReader::open(file, intake));
  return std::make_unique<ReceiptSource>(std::move(reader));
}

ReceiptSource::ReceiptSource(ReceiptReader reader)
    : reader_(std::move(reader)), to_reader_([this](const Line& line) { reader_.take(line); }) {}

Done ReceiptSource::take(std::string_view piece) {
  lines_.take(piece, to_reader_);
  if (reader_.refusal()) return fail(*reader_.refusal());
  return {};
}

Done ReceiptSource::finish() {
  lines_.finish(to_reader_);
  return reader_.finish();
}

}  // namespace renga::ingest
