#include "service/keys.hpp"

#include <cstdlib>

namespace renga::service {

Result<crypto::Passphrase> read_passphrase(const std::optional<std::filesystem::path>& file) {
  if (file) {
    RENGA_ASSIGN(const std::string content, files::read_small(*file, 4096));
    return crypto::Passphrase(content.substr(0, content.find_first_of("\r\n")));
  }
  const char* value = std::getenv("RENGA_PASSPHRASE");
  if (value == nullptr || *value == '\0') return fail(Error(Code::passphrase_missing));
  return crypto::Passphrase(value);
}

Result<crypto::KeyRing> load_keys(const std::filesystem::path& file,
                                  const crypto::Passphrase& passphrase) {
  RENGA_ASSIGN(const std::string sealed, files::read_small(file));
  return crypto::unseal(sealed, passphrase, file.string());
}

Done save_keys(const crypto::KeyRing& ring, const std::filesystem::path& file,
               const crypto::Passphrase& passphrase, crypto::Stretching stretching,
               files::Existing existing) {
  RENGA_ASSIGN(const std::string sealed, crypto::seal(ring, passphrase, stretching));
  return files::write_whole(file, sealed, existing);
}

}  // namespace renga::service
