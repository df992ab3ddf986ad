#pragma once

#include "ingest/clinical_document.hpp"
#include "ingest/source.hpp"

#include <memory>

namespace renga::ingest {

/// One XML file of a package of check-ups: a document of one person, the index, or the totals.
class DocumentSource final : public Source {
 public:
  static Result<std::unique_ptr<Source>> open(const SourceFile& file, Intake& intake);

  DocumentSource(SourceFile file, Intake& intake);
  Done take(std::string_view piece) override;
  Done finish() override;

 private:
  void reject_fault();
  Done dispatch();

  SourceFile file_;
  Intake* intake_;
  DocumentBuilder builder_;
  formats::XmlReader reader_;
};

}  // namespace renga::ingest
