#include "ingest/storage_source.hpp"

#include "ingest/errors.hpp"
#include "ingest/storage_rows.hpp"
#include "ingest/table_layout.hpp"

#include <array>

namespace renga::ingest {
namespace {

struct FaultRow {
  formats::Hl7Fault fault;
  Code code;
};

constexpr std::array kFaults = {
    FaultRow{formats::Hl7Fault::no_header, code::field_missing},
    FaultRow{formats::Hl7Fault::text_broken, code::text_broken},
    FaultRow{formats::Hl7Fault::too_long, code::line_too_long},
};

}  // namespace

Result<std::unique_ptr<Source>> StorageSource::open(const SourceFile& file, Intake& intake) {
  if (!brings(layout_named("encounter"), intake.database))
    return fail(not_a(name_of(intake.database),
                      {"SS-MIX2 (HL7 v2.5): jisedai", "SS-MIX2 (HL7 v2.5): jisedai"}, file));
  return std::make_unique<StorageSource>(file, intake);
}

Done StorageSource::take(std::string_view piece) {
  // One byte too many is enough for the message to say so.
  if (bytes_.size() <= formats::kHl7MessageLimitBytes) bytes_ += piece;
  return {};
}

Done StorageSource::finish() {
  const formats::Hl7Message message(bytes_);
  for (const FaultRow& row : kFaults)
    if (row.fault == message.fault())
      intake_->findings->reject({.code = row.code,
                                 .line = 1,
                                 .record = "HL7",
                                 .field = "MSH",
                                 .expected = "ISO-2022-JP",
                                 .limit = std::int64_t{formats::kHl7MessageLimitBytes}});
  if (message.fault() != formats::Hl7Fault::none) return {};
  return store_message(message, file_, *intake_);
}

}  // namespace renga::ingest
