#pragma once

#include "package/purpose.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace renga::package {

inline constexpr std::string_view kStatementName = "package.json";

/// One file of the content.
struct FileEntry {
  std::string name;  ///< without a folder
  std::int64_t bytes = 0;
  std::string sha256;
  bool operator==(const FileEntry&) const = default;
};

/// package.json (PKG-10): what the sender signs about the content.
struct Statement {
  std::string number;    ///< 32 hexadecimal characters, drawn for this package
  std::string sender;    ///< fingerprint of the certificate
  std::string receiver;  ///< fingerprint of the certificate
  std::string dossier;   ///< empty where the purpose has none
  Purpose purpose = Purpose::dataset;
  std::string made_utc;
  std::string valid_until_utc;
  std::string content_sha256;  ///< of the first file: a dataset's manifest, or the one file
  std::vector<FileEntry> files;
  bool operator==(const Statement&) const = default;
};

std::string to_json(const Statement& statement);

/// package_content_other where the text is not exactly what `to_json` writes (PKG-11).
Result<Statement> statement_from_json(std::string_view text);

/// What the receiver knows before it opens.
struct Expectation {
  std::vector<Purpose> purposes;  ///< one of these
  std::string dossier;            ///< asked only of purposes that have one
  std::string now_utc;
};

/// The receiver's judgement of a statement whose signature holds (PKG-13). `sender` and `receiver`
/// are the fingerprints of the certificates that opened the package.
Done judge(const Statement& statement, const Expectation& expectation, std::string_view sender,
           std::string_view receiver);

}  // namespace renga::package
