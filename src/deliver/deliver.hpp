#pragma once

// The one header of this room: encrypted packages for a medium (docs/spec/delivery.md).

#include "base/base.hpp"
#include "crypto/crypto.hpp"
#include "dataset/dataset.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace renga::deliver {

struct DeliverOptions {
  std::filesystem::path dataset;
  std::string place;  ///< one of the approval's places
  std::filesystem::path package;
  files::Existing existing = files::Existing::refuse;
};

struct Delivery {
  std::string dossier;
  std::string place;
  std::string package_sha256;
  std::string manifest_sha256;
  std::int64_t bytes = 0;
};

/// Makes the package, whole or not at all. Refused: an approval without Act::deliver, a place or a
/// dossier that is not its own, a dataset with identifiers (DLV-2), a short passphrase (DLV-8).
Result<Delivery> deliver(const Approval& approval, const DeliverOptions& options,
                         const crypto::Passphrase& passphrase, Progress& progress);

struct ReceiveOptions {
  std::filesystem::path package;
  std::filesystem::path out;      ///< the dataset
  std::filesystem::path receipt;  ///< JSON
  std::string receiver;
  std::string received_utc;            ///< ISO 8601, from the caller's clock
  std::optional<std::string> dossier;  ///< refused where the package is of another one
  std::optional<std::string> place;
  files::Existing existing = files::Existing::refuse;
};

struct Receipt {
  Delivery delivery;
  std::string receiver;
  std::string received_utc;
  std::map<std::string, std::int64_t> rows;  ///< per table
};

std::string to_json(const Receipt& receipt);

/// Verifies and unpacks (DLV-5), then writes the receipt.
Result<Receipt> receive(const ReceiveOptions& options, const crypto::Passphrase& passphrase,
                        Progress& progress);

}  // namespace renga::deliver
