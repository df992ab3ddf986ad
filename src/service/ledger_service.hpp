#pragma once

#include "ledger/ledger.hpp"
#include "service/keys.hpp"
#include "service/ledger_source.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace renga::service {

/// The key that signs a ledger's checkpoints: where it lies and what opens it.
struct LedgerKeyCall {
  LedgerPath keys;
  std::string origin;
  std::optional<LedgerPath> passphrase;
};

/// Adds a key of the origin to the key file, or makes the file; hands back the public line
/// (LED-11). With a seed: for synthetic data only. key_there where the origin has one.
Result<std::string> make_ledger_key(const LedgerKeyCall& call, std::optional<std::uint64_t> seed);
/// The public line of a key that is there.
Result<std::string> show_ledger_key(const LedgerKeyCall& call);

struct LedgerCheck {
  LedgerPath ledger;
  LedgerPath key;  ///< file with the public line
  std::vector<LedgerPath> checkpoints;
};

Result<ledger::Verification> verify_ledger(const LedgerCheck& check);

/// Signs what the ledger is now, after verifying it (LED-33); `check.key` is not used.
Result<ledger::Checkpoint> sign_checkpoint(const LedgerKeyCall& call, const LedgerCheck& check,
                                           const LedgerPath& out, files::Existing existing);

/// What is to be proven, or was: one entry under a checkpoint, or that one checkpoint continues
/// another.
struct LedgerClaim {
  LedgerPath key;
  std::optional<std::int64_t> entry;  ///< with `later`: the checkpoint
  std::optional<LedgerPath> earlier;
  LedgerPath later;
};

/// Writes the lines of an office's ledger as a file (STO-40); hands back how many.
Result<std::int64_t> export_ledger(const LedgerPath& office, const LedgerPath& out,
                                   files::Existing existing);

/// The text of the proof is written to `out`.
Done prove_ledger(const LedgerPath& ledger, const LedgerClaim& claim, const LedgerPath& out,
                  files::Existing existing);

/// proof_bad where the proof of inclusion does not hold for the line of the file.
Result<std::int64_t> confirm_inclusion(const LedgerPath& proof, const LedgerPath& key,
                                       const LedgerPath& line);
/// proof_bad where the later checkpoint does not continue the earlier one.
Done confirm_consistency(const LedgerPath& proof, const LedgerClaim& claim);

}  // namespace renga::service
