#pragma once

#include "base/base.hpp"
#include "crypto/crypto.hpp"
#include "files/files.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace renga::service {

/// The passphrase from a file's first line, or else from the environment variable RENGA_PASSPHRASE.
Result<crypto::Passphrase> read_passphrase(const std::optional<std::filesystem::path>& file);

/// The passphrase of the producer's key file, which the fund chooses and tells the producer alone:
/// from a file's first line, or from RENGA_PRODUCER_PASSPHRASE.
Result<crypto::Passphrase> read_producer_passphrase(
    const std::optional<std::filesystem::path>& file);

Result<crypto::KeyRing> load_keys(const std::filesystem::path& file,
                                  const crypto::Passphrase& passphrase);

Done save_keys(const crypto::KeyRing& ring, const std::filesystem::path& file,
               const crypto::Passphrase& passphrase, crypto::Stretching stretching,
               files::Existing existing);

}  // namespace renga::service
