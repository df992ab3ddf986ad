#pragma once

#include "formats/formats.hpp"
#include "ingest/source.hpp"

#include <memory>
#include <string>

namespace renga::ingest {

/// One file of an SS-MIX2 standardised storage: one message of HL7 v2.5.
class StorageSource final : public Source {
 public:
  static Result<std::unique_ptr<Source>> open(const SourceFile& file, Intake& intake);

  StorageSource(SourceFile file, Intake& intake) : file_(std::move(file)), intake_(&intake) {}
  Done take(std::string_view piece) override;
  Done finish() override;

 private:
  SourceFile file_;
  Intake* intake_;
  std::string bytes_;
};

}  // namespace renga::ingest
