#pragma once

#include "ingest/fhir_rows.hpp"
#include "ingest/source.hpp"

#include <memory>

namespace renga::ingest {

/// HL7 FHIR R4 resources of a bulk export, one JSON object a line (NDJSON), of one type or of many.
class FhirSource final : public Source {
 public:
  static Result<std::unique_ptr<Source>> open(const SourceFile& file, Intake& intake);

  FhirSource(Intake& intake, FhirRows rows);
  Done take(std::string_view piece) override;
  Done finish() override;

 private:
  void take_line(std::string_view line);

  Intake* intake_;
  FhirRows rows_;
  formats::JsonParser parser_;
  std::string open_line_;  ///< the beginning of a line whose end has not come yet
  std::int64_t line_ = 0;
};

/// The longest line, that is resource, that is read (ING-212).
inline constexpr std::size_t kResourceLimitBytes = std::size_t{4} << 20U;

}  // namespace renga::ingest
