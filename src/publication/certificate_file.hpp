#pragma once

#include "disclosure/disclosure.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace renga::publication {

/// What a certificate says of itself besides its tables.
struct CertificateFile {
  std::string rulebook;
  std::vector<std::pair<std::string, std::string>> files;  ///< name and SHA-256
  disclosure::Certificate certificate;
};

/// The certificate as JSON (docs/spec/certificate.md, CRT-1 to CRT-7).
std::string certificate_json(const CertificateFile& file, const disclosure::Release& release);

/// Reads a certificate; its cells are looked up in the tables. A text that is none, or whose digest
/// is not that of its content, is an error.
Result<CertificateFile> read_certificate(std::string_view text, std::string_view name,
                                         const disclosure::Release& release);

}  // namespace renga::publication
