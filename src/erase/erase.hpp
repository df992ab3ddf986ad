#pragma once

// The one header of this room: erasure with proof (docs/spec/erasure.md).

#include "base/base.hpp"
#include "crypto/crypto.hpp"
#include "files/files.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace renga::erase {

/// What one of the named paths is (ERA-1).
enum class TargetKind { dataset, package, key_file };

std::string_view name_of(TargetKind kind);

struct Options {
  std::vector<std::filesystem::path> paths;
  std::filesystem::path certificate;
  std::string place;      ///< where the data were kept; certificates are per place (END-03)
  std::string person;     ///< who operates: a name of the office's own choice, written as given
  std::string began_utc;  ///< ISO 8601, from the caller's clock
  files::Existing existing = files::Existing::refuse;
};

struct ErasedFile {
  std::string name;
  std::int64_t bytes = 0;
  std::string sha256_before;  ///< empty where the file was already absent
  bool absent = false;
};

struct ErasedTarget {
  TargetKind kind = TargetKind::dataset;
  std::string name;
  std::string file_system;
  std::vector<ErasedFile> files;
};

/// A key that a key file no longer holds (KEY-11).
struct ErasedKey {
  std::string id;
  std::string purpose;
  std::string place;
  std::string erased_utc;
};

struct Certificate {
  std::string place;
  std::string person;
  std::string began_utc;
  std::string ended_utc;
  std::vector<ErasedTarget> targets;
  std::string dossier = {};          ///< where the IDs of one dossier were erased
  std::vector<ErasedKey> keys = {};  ///< likewise

  std::int64_t files() const;
  std::int64_t bytes() const;
};

std::string to_json(const Certificate& certificate);

/// Overwrites, verifies and removes everything that the paths name, then writes the certificate.
/// `now_utc` gives the end time. Nothing is touched unless every path is what it should be.
Result<Certificate> erase(const Options& options, const std::function<std::string()>& now_utc,
                          Progress& progress);

struct IdsOptions {
  std::vector<std::filesystem::path> folders;  ///< searched as a whole
  std::string dossier;
  std::filesystem::path keys;  ///< the producer's key file
  std::filesystem::path certificate;
  std::string place;
  std::string person;
  std::string began_utc;
  files::Existing existing = files::Existing::refuse;
};

/// Producer, after the end of use (IDS-29, END-17; ERA-9 to ERA-14): erases every dataset with
/// processing IDs of the dossier below the folders, what killed commands left there, and the user
/// keys of the key file, which is sealed anew with the same passphrase. Killed at any moment it can
/// be repeated. key_missing where the key file never knew the dossier.
Result<Certificate> erase_ids(const IdsOptions& options, crypto::KeyRing producer,
                              const crypto::Passphrase& passphrase, crypto::Stretching stretching,
                              const std::function<std::string()>& now_utc, Progress& progress);

}  // namespace renga::erase
