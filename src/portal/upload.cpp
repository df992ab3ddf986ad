#include "portal/upload.hpp"

#include <system_error>

#include <fmt/format.h>

namespace renga::portal {

Result<Upload> Upload::begin(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  std::array<std::uint8_t, 16> name{};
  crypto::random_bytes(name);
  const auto path = folder / (fmt::format("{:02x}", fmt::join(name, "")) + ".coming");
  RENGA_ASSIGN(files::StagedFile file,
               files::StagedFile::open(path, files::Existing::refuse, files::Readers::owner));
  return Upload(path, std::move(file));
}

Upload::~Upload() {
  // Moved from, or taken over by a command: then nothing lies there.
  std::error_code error;
  if (!path_.empty()) std::filesystem::remove(path_, error);
}

Done Upload::take(std::string_view piece) {
  digest_.add(crypto::bytes_of(piece));
  bytes_ += std::ssize(piece);
  return file_.write(piece);
}

Done Upload::finish() {
  RENGA_TRY(file_.commit());
  sha256_ = fmt::format("{:02x}", fmt::join(digest_.finish(), ""));
  return {};
}

}  // namespace renga::portal
