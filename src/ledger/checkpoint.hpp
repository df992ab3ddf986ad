#pragma once

#include "ledger/note.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace renga::ledger {

/// What a ledger was when somebody outside was told: its origin, how many entries it had, and their
/// root (LED-10).
struct Checkpoint {
  std::string origin;
  std::int64_t entries = 0;
  crypto::Digest root{};

  bool operator==(const Checkpoint&) const = default;
};

/// The signed note that tells a checkpoint.
std::string sign(const Checkpoint& checkpoint, const crypto::SecretKey& seed);

/// A checkpoint whose signature holds: checkpoint_bad where the text is none, checkpoint_unsigned
/// where the key did not sign it, checkpoint_of_another where its origin is not the key's name.
Result<Checkpoint> open_checkpoint(std::string_view note, const VerifierKey& key);

/// That one entry lies under a checkpoint, as a text of its own (LED-30).
struct InclusionProof {
  std::int64_t index = 0;
  std::vector<crypto::Digest> path;
  std::string checkpoint;  ///< the signed note
};

std::string to_text(const InclusionProof& proof);
/// proof_bad where the text is no such proof.
Result<InclusionProof> parse_inclusion(std::string_view text);

/// Digests in Base64, one a line: a consistency proof (LED-32).
std::string to_text(const std::vector<crypto::Digest>& path);
Result<std::vector<crypto::Digest>> parse_path(std::string_view text);

}  // namespace renga::ledger
