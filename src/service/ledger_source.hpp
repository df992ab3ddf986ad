#pragma once

#include "ledger/ledger.hpp"
#include "service/office_place.hpp"

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

namespace renga::service {

/// Where a ledger is read from (STO-40): a file that `renga ledger export` wrote, the folder of an
/// office, or the URL of its database.
using LedgerPath = std::filesystem::path;

/// LED-20; of a store also STO-41.
Result<ledger::Verification> verify_source(const LedgerPath& source, std::string_view origin,
                                           const std::vector<ledger::Checkpoint>& checkpoints);

/// The leaf digests of the first entries; ledger_short where there are fewer.
Result<std::vector<ledger::Digest>> leaves_of(const LedgerPath& source, std::int64_t entries);

/// The store of a folder or URL, as it is; field_bad where the source is a file.
Result<store::Store> open_source(const LedgerPath& source);

}  // namespace renga::service
