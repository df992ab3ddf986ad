#pragma once

#include "service/desk.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::service {

// Files that were sent to a dossier; their bytes lie under their digests in the office's folder.
// Whoever does not see the dossier gets dossier_unknown (API-40).

Result<std::vector<store::UploadRow>> uploads(Desk& desk, const Account& who,
                                              const std::string& number);

struct NewUpload {
  std::filesystem::path file;  ///< moved from here
  std::string sha256;
  std::int64_t bytes = 0;
  std::string name;
  std::string purpose;  ///< publication, evidence, minutes, document, package
};
/// The same bytes again are the file that is there. value_unknown.
Result<store::UploadRow> keep_upload(Desk& desk, const Account& who, const std::string& number,
                                     const NewUpload& upload);

struct FoundUpload {
  store::UploadRow row;
  std::filesystem::path file;
};
/// file_unknown where the dossier has no such bytes.
Result<FoundUpload> find_upload(Desk& desk, const Account& who, const std::string& number,
                                std::string_view sha256);
/// The same for somebody who takes it along: the ledger tells of it.
Result<FoundUpload> take_upload(Desk& desk, const Account& who, const std::string& number,
                                std::string_view sha256);

}  // namespace renga::service
