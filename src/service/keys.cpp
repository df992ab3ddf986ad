#include "service/keys.hpp"

#include "service/errors.hpp"

#include <cstdlib>

namespace renga::service {

namespace {

Result<crypto::Passphrase> read_from(const std::optional<std::filesystem::path>& file,
                                     const char* variable, Code missing) {
  if (file) return crypto::Passphrase::from_file(*file);
  const char* value = std::getenv(variable);
  if (value == nullptr || *value == '\0') return fail(Error(missing));
  return crypto::Passphrase(value);
}

}  // namespace

Result<crypto::Passphrase> read_passphrase(const std::optional<std::filesystem::path>& file) {
  return read_from(file, "RENGA_PASSPHRASE", code::passphrase_missing);
}

Result<crypto::Passphrase> read_producer_passphrase(
    const std::optional<std::filesystem::path>& file) {
  return read_from(file, "RENGA_PRODUCER_PASSPHRASE", code::producer_passphrase_missing);
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
  return files::write_whole(file, sealed, existing, files::Readers::owner);
}

}  // namespace renga::service
