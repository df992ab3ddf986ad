#include "ingest/document_source.hpp"

#include "ingest/document_rows.hpp"
#include "ingest/errors.hpp"
#include "ingest/packages.hpp"
#include "ingest/table_layout.hpp"

#include <algorithm>
#include <array>

namespace renga::ingest {
namespace {

struct FaultRow {
  formats::XmlFault fault;
  Code code;
  std::string_view expected;  ///< readable in both languages
};

constexpr std::array kFaults = {
    FaultRow{formats::XmlFault::not_well_formed, code::markup_broken, "XML 1.0, UTF-8"},
    FaultRow{formats::XmlFault::declares_type, code::markup_refused, "no <!DOCTYPE>"},
    FaultRow{formats::XmlFault::too_deep, code::markup_refused, "64 levels"},
    FaultRow{formats::XmlFault::too_long, code::markup_refused, "64 MiB"},
};

constexpr std::string_view kDocumentRoot = "ClinicalDocument";
constexpr std::string_view kIndexRoot = "index";
constexpr std::string_view kTotalsRoot = "summary";
// Roots of the settlement files in CLAIMS.
constexpr std::array<std::string_view, 2> kClaimRoots = {"checkupClaim", "guidanceClaim"};

}  // namespace

Result<std::unique_ptr<Source>> DocumentSource::open(const SourceFile& file, Intake& intake) {
  if (!brings(layout_named("checkup"), intake.database))
    return fail(not_a(
        name_of(intake.database),
        {"特定健診・特定保健指導 (XML): ndb jisedai", "check-ups and guidance (XML): ndb jisedai"},
        file));
  return std::make_unique<DocumentSource>(file, intake);
}

DocumentSource::DocumentSource(SourceFile file, Intake& intake)
    : file_(std::move(file)), intake_(&intake), reader_(builder_) {}

Done DocumentSource::take(std::string_view piece) {
  reader_.take(piece);
  return {};
}

Done DocumentSource::finish() {
  if (reader_.finish()) return dispatch();
  reject_fault();
  return {};
}

void DocumentSource::reject_fault() {
  for (const FaultRow& row : kFaults)
    if (row.fault == reader_.fault())
      intake_->findings->reject({.code = row.code,
                                 .line = reader_.fault_line(),
                                 .record = "XML",
                                 .expected = row.expected});
}

Done DocumentSource::dispatch() {
  const ClinicalDocument& document = builder_.document();
  for (const auto& [path, times] : builder_.ignored()) intake_->ignored.count("XML", path, times);
  PackageCount& package = intake_->packages[package_of(file_.name)];
  if (document.root == kDocumentRoot) {
    ++package.documents;
    return store_document(document, file_, *intake_);
  }
  if (document.root == kIndexRoot)
    package.expected = parse_integer(document.at(HeadField::index_total).text).value_or(-1);
  else if (std::ranges::find(kClaimRoots, document.root) != kClaimRoots.end())
    ++package.claims;
  else if (document.root != kTotalsRoot)
    intake_->findings->reject({.code = code::kind_not_read, .line = 1, .record = "XML"});
  return {};
}

}  // namespace renga::ingest
