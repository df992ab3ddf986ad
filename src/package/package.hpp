#pragma once

// The one header of this room: sealed packages between the parties (docs/spec/package.md).

#include "base/base.hpp"
#include "crypto/crypto.hpp"
#include "files/files.hpp"
#include "package/purpose.hpp"
#include "package/register.hpp"
#include "package/statement.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace renga::package {

/// A file that goes into a package.
struct SourceFile {
  std::filesystem::path path;
  FileEntry entry;
};

/// The entry of a file: name without folder, length, digest.
Result<SourceFile> source_file(const std::filesystem::path& path);

struct SealOptions {
  std::vector<SourceFile> files;  ///< a dataset's manifest and its tables, or one file
  std::string dossier;            ///< empty where the purpose has none
  Purpose purpose = Purpose::dataset;
  std::string made_utc;
  std::string valid_until_utc;
  std::filesystem::path package;
  files::Existing existing = files::Existing::refuse;
};

/// Writes a package, whole or not at all, in bounded memory and without a plain copy on the disk.
/// certificate_out_of_date where the sender's or the receiver's certificate does not hold now.
Result<Statement> seal(const SealOptions& options, const crypto::Identity& sender,
                       const crypto::Certificate& receiver, Progress& progress);

struct OpenOptions {
  std::filesystem::path package;
  Expectation expectation;
  std::filesystem::path folder;  ///< a staging folder of the caller; the files are put there
};

/// Opens a package into a staging folder (PKG-13, PKG-14). Every refusal has its code: see the
/// specification. On failure what lies in the folder must not be used; the caller's staging folder
/// goes away with it. The caller verifies what the files are, puts them in their place, and then
/// adds the statement to the register.
Result<Statement> open(const OpenOptions& options, const crypto::Identity& receiver,
                       std::span<const crypto::Certificate> senders, const Register& received,
                       Progress& progress);

}  // namespace renga::package
