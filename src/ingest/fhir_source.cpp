#include "ingest/fhir_source.hpp"

#include "ingest/errors.hpp"
#include "ingest/table_layout.hpp"

namespace renga::ingest {

Result<std::unique_ptr<Source>> FhirSource::open(const SourceFile& file, Intake& intake) {
  if (!brings(layout_named("encounter"), intake.database))
    return fail(not_a(name_of(intake.database),
                      {"HL7 FHIR (NDJSON): jisedai", "HL7 FHIR (NDJSON): jisedai"}, file));
  RENGA_ASSIGN(FhirRows rows, FhirRows::open(file, intake));
  return std::make_unique<FhirSource>(intake, std::move(rows));
}

FhirSource::FhirSource(Intake& intake, FhirRows rows) : intake_(&intake), rows_(std::move(rows)) {}

Done FhirSource::take(std::string_view piece) {
  for (std::size_t end = piece.find('\n'); end != std::string_view::npos; end = piece.find('\n')) {
    const std::string_view line = piece.substr(0, end);
    piece.remove_prefix(end + 1);
    if (open_line_.empty()) {
      take_line(line);
      continue;
    }
    if (open_line_.size() <= kResourceLimitBytes) open_line_ += line;
    take_line(open_line_);
    open_line_.clear();
  }
  if (open_line_.size() <= kResourceLimitBytes) open_line_ += piece;
  return {};
}

Done FhirSource::finish() {
  take_line(open_line_);
  open_line_.clear();
  return {};
}

void FhirSource::take_line(std::string_view line) {
  ++line_;
  if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
  if (line.size() > kResourceLimitBytes)
    return intake_->findings->reject({.code = code::line_too_long,
                                      .line = line_,
                                      .record = "FHIR",
                                      .limit = std::int64_t{kResourceLimitBytes}});
  const formats::JsonValue resource = parser_.parse(line);
  if (!resource.is_object())
    return intake_->findings->reject(
        {.code = code::json_line_broken, .line = line_, .record = "FHIR"});
  rows_.take(resource, line_);
}

}  // namespace renga::ingest
