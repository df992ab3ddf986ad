#pragma once

#include <string>

namespace renga::ingest {

/// docs/manual/receipts.md: every record and field that is read, made from the layout itself.
std::string receipt_manual();

/// docs/manual/tables.md: the tables of all other sources, made from theirs.
std::string tables_manual();

}  // namespace renga::ingest
