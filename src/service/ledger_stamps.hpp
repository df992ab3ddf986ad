#pragma once

#include "service/ledger_service.hpp"

#include <optional>
#include <string>
#include <vector>

namespace renga::service {

/// A checkpoint that an outside authority stamps (LED-50 to LED-54).
struct StampCall {
  LedgerPath checkpoint;
  LedgerPath key;      ///< file with the public line of the ledger's key
  LedgerPath request;  ///< the query to the authority
  std::optional<LedgerPath> reply = std::nullopt;
  std::optional<LedgerPath> authority = std::nullopt;  ///< its certificate, or its root's, in PEM
};

/// Writes the query; it goes to the authority by whatever way the office has.
Done request_stamp(const StampCall& call, files::Existing existing);

/// What the authority said of a checkpoint.
struct StampFacts {
  std::string time_utc;
  std::string serial;
  std::string authority;
};

/// Takes the reply over, beside the checkpoint as CHECKPOINT.tsr, once it answers the request and
/// is signed under the pinned certificate. timestamp_bad.
Result<StampFacts> keep_stamp(const StampCall& call, files::Existing existing);

/// How the stamp beside one checkpoint is found.
struct CheckedStamp {
  LedgerPath checkpoint;
  std::optional<StampFacts> facts;  ///< where it is there and holds
  std::string reason = {};          ///< why it does not
};

/// The stamps beside the checkpoints of a check, which were opened before.
Result<std::vector<CheckedStamp>> check_stamps(const LedgerCheck& check,
                                               const LedgerPath& authority);

}  // namespace renga::service
