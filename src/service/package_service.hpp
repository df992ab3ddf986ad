#pragma once

#include "files/files.hpp"
#include "ids/ids.hpp"
#include "package/package.hpp"
#include "service/keys.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace renga::service {

struct IdentityCall {
  std::string party;
  std::string name;
  std::int64_t years = 3;
  std::filesystem::path identity;
  std::optional<std::filesystem::path> passphrase;
  files::Existing existing = files::Existing::refuse;
};

/// Writes a new identity, and its certificate beside it under the ending .crt.
Result<crypto::CertificateFacts> make_identity(const IdentityCall& call);
/// The facts of a certificate, or of the certificate in an identity.
Result<crypto::CertificateFacts> show_certificate(const std::filesystem::path& file);

/// What a party needs to exchange packages; each verb names the parts it uses.
struct PackageCall {
  std::filesystem::path identity;
  std::optional<std::filesystem::path> passphrase;
  std::vector<std::filesystem::path> senders;     ///< certificates, or folders of them
  std::optional<std::filesystem::path> seal_to;   ///< the receiver's certificate
  std::optional<std::filesystem::path> received;  ///< the register; by default beside the identity
  std::int64_t days = 14;                         ///< how long a package may be opened
};

/// Seals a dataset, or one file (a key file).
Result<package::Statement> seal_package(const PackageCall& call, const std::filesystem::path& input,
                                        const std::string& dossier, package::Purpose purpose,
                                        const std::filesystem::path& out, files::Existing existing,
                                        Progress& progress);

/// Opens a package: the dataset or the file appears as `out`, then its number is noted.
Result<package::Statement> unseal_package(const PackageCall& call,
                                          const std::filesystem::path& input,
                                          const std::string& dossier, package::Purpose purpose,
                                          const std::filesystem::path& out,
                                          files::Existing existing, Progress& progress);

/// What the outer layer tells without a key.
Result<crypto::CmsOutline> outline_package(const std::filesystem::path& input);

/// One step of `renga ids` between two parties: its input may be a package, its output may become
/// one. What is plain in between lies in a private folder beside the output, which goes away with
/// the step; what a killed step left goes away with the next one (PKG-18).
struct Exchange {
  std::filesystem::path input;
  std::vector<package::Purpose> input_purposes;
  std::string dossier;
  std::filesystem::path out;
  std::optional<package::Purpose> output_purpose;  ///< else that of the request that was made
  files::Existing existing = files::Existing::refuse;
};

/// The step itself, given where its input lies and where its output goes.
using ExchangeWork =
    std::function<Result<ids::Outcome>(const std::filesystem::path& input,
                                       const std::filesystem::path& out, files::Existing existing)>;

Result<ids::Outcome> exchange(const PackageCall& call, const Exchange& step,
                              const ExchangeWork& work, Progress& progress);

/// The dossier of an approval file.
Result<std::string> dossier_of_approval(const std::filesystem::path& approval);

}  // namespace renga::service
