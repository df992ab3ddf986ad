#pragma once

#include <string>

namespace renga::ingest {

/// docs/manual/receipts.md: every record and field that is read, made from the layout itself.
std::string receipt_manual();

/// docs/manual/tables.md: the tables of all other sources, made from theirs.
std::string tables_manual();

/// docs/manual/checkup-documents.md, fhir.md, ss-mix2.md, dpc-survey.md: what of each format is
/// read, ignored and refused, made from the tables that the readers use.
std::string checkup_documents_manual();
std::string fhir_manual();
std::string storage_manual();
std::string survey_manual();

}  // namespace renga::ingest
