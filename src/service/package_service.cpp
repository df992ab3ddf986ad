#include "service/package_service.hpp"

#include "dataset/dataset.hpp"
#include "service/approval_desk.hpp"
#include "service/clock.hpp"

#include <algorithm>

namespace renga::service {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kCertificateEnding = ".crt";
constexpr std::string_view kReceivedEnding = ".received";
constexpr std::int64_t kTextBytesMost = 1 << 20;
constexpr std::size_t kDateLength = 10;

/// The moment so many days later, at the same time of day.
std::string days_after(std::string_view utc, std::int64_t days) {
  const auto date = parse_iso_date(utc.substr(0, kDateLength));
  ensure(date.has_value(), "the clock gives a date");
  return to_iso(date->plus_days(static_cast<std::int32_t>(days))) +
         std::string(utc.substr(kDateLength));
}

fs::path beside(const fs::path& identity, std::string_view ending) {
  return fs::path(identity).replace_extension(ending);
}

Result<crypto::Certificate> read_certificate(const fs::path& file) {
  RENGA_ASSIGN(const std::string pem, files::read_small(file, kTextBytesMost));
  return crypto::Certificate::from_pem(pem, file.string());
}

Result<crypto::Identity> read_identity(const PackageCall& call) {
  if (call.identity.empty())
    return fail(Error(code::field_missing).rule("PKG-16").with("field", "--identity"));
  RENGA_ASSIGN(const crypto::Passphrase passphrase, read_passphrase(call.passphrase));
  RENGA_ASSIGN(const std::string pem, files::read_small(call.identity, kTextBytesMost));
  return crypto::Identity::from_pem(pem, passphrase, call.identity.string());
}

/// The files that are named, and the certificates of the folders that are named, in their order.
std::vector<fs::path> certificate_files(const std::vector<fs::path>& given) {
  std::vector<fs::path> files;
  for (const fs::path& path : given) {
    if (!fs::is_directory(path)) {
      files.push_back(path);
      continue;
    }
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(path))
      if (entry.path().extension() == kCertificateEnding) found.push_back(entry.path());
    std::ranges::sort(found);
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

Result<std::vector<crypto::Certificate>> read_senders(const PackageCall& call) {
  std::vector<crypto::Certificate> senders;
  for (const fs::path& file : certificate_files(call.senders)) {
    RENGA_ASSIGN(crypto::Certificate sender, read_certificate(file));
    senders.push_back(std::move(sender));
  }
  if (senders.empty())
    return fail(Error(code::field_missing).rule("PKG-16").with("field", "--from"));
  return senders;
}

/// The files of a dataset, manifest first; their digests were verified when it was opened.
Result<std::vector<package::SourceFile>> files_of_dataset(const fs::path& folder,
                                                          const std::string& dossier) {
  RENGA_ASSIGN(const dataset::Dataset dataset, dataset::Dataset::open(folder));
  const std::string& own = dataset.manifest().dossier;
  if (!own.empty() && own != dossier)
    return fail(Error(code::dossier_mismatch)
                    .at({folder.string(), 0, ""})
                    .with("expected", dossier)
                    .with("actual", own));
  const fs::path manifest = folder / dataset::kManifestName;
  RENGA_ASSIGN(const std::int64_t manifest_bytes, files::size_bytes(manifest));
  std::vector<package::SourceFile> files = {
      {manifest, {std::string(dataset::kManifestName), manifest_bytes, dataset.digest()}}};
  for (const TableEntry& table : dataset.manifest().tables) {
    RENGA_ASSIGN(const std::int64_t bytes, files::size_bytes(dataset.file_of(table)));
    files.push_back({dataset.file_of(table), {table.file, bytes, table.sha256}});
  }
  return files;
}

Result<std::vector<package::SourceFile>> files_of(const fs::path& input,
                                                  const std::string& dossier) {
  if (fs::is_directory(input)) return files_of_dataset(input, dossier);
  RENGA_ASSIGN(package::SourceFile file, package::source_file(input));
  return std::vector{std::move(file)};
}

/// A package with a manifest must be that dataset, and nothing beside it.
Done verify_dataset(const fs::path& folder, const package::Statement& statement) {
  if (statement.files.front().name != dataset::kManifestName) return {};
  RENGA_ASSIGN(const dataset::Dataset dataset, dataset::Dataset::open(folder));
  const bool same_files = dataset.manifest().tables.size() + 1 == statement.files.size();
  const std::string& dossier = dataset.manifest().dossier;
  const bool same_dossier = dossier.empty() || dossier == statement.dossier;
  if (dataset.digest() == statement.content_sha256 && same_files && same_dossier) return {};
  return fail(Error(code::package_content_other)
                  .rule("PKG-14")
                  .with("reason", "the dataset is not the one that package.json names"));
}

/// Only whoever runs the program may look into a folder of plain files.
Result<files::StagedFolder> private_folder(const fs::path& target) {
  RENGA_ASSIGN(files::StagedFolder folder,
               files::StagedFolder::open(target, files::Existing::replace));
  std::error_code problem;
  fs::permissions(folder.path(), fs::perms::owner_all, problem);
  if (!problem) return folder;
  return fail(Error(code::write_failed)
                  .with("path", folder.path().string())
                  .with("reason", problem.message()));
}

/// A party's means to open packages, held until what was opened lies in its place.
struct Desk {
  crypto::Identity identity;
  std::vector<crypto::Certificate> senders;
  package::Register received;
  std::string moment_utc;

  static Result<Desk> open(const PackageCall& call) {
    RENGA_ASSIGN(crypto::Identity identity, read_identity(call));
    RENGA_ASSIGN(auto senders, read_senders(call));
    RENGA_ASSIGN(
        package::Register received,
        package::Register::open(call.received.value_or(beside(call.identity, kReceivedEnding))));
    return Desk{std::move(identity), std::move(senders), std::move(received), now_utc()};
  }

  Result<package::Statement> unpack(const fs::path& package,
                                    const std::vector<package::Purpose>& purposes,
                                    const std::string& dossier, const fs::path& folder,
                                    Progress& progress) const {
    RENGA_ASSIGN(package::Statement statement,
                 package::open({package, {purposes, dossier, moment_utc}, folder}, identity,
                               senders, received, progress));
    RENGA_TRY(verify_dataset(folder, statement));
    return statement;
  }
};

/// The one file of a package that holds no dataset takes the name of `out`.
Done place_file(const files::StagedFolder& folder, const package::Statement& statement,
                const fs::path& out) {
  std::error_code problem;
  fs::rename(folder.path() / statement.files.front().name, out, problem);
  if (!problem) return {};
  return fail(
      Error(code::write_failed).with("path", out.string()).with("reason", problem.message()));
}

/// What the fund is asked for follows from what it is asked about (IDP-29).
package::Purpose purpose_of_request(const Manifest& manifest) {
  if (manifest.id_kind == IdKind::stored) return package::Purpose::provision_request;
  return manifest.dossier.empty() ? package::Purpose::stored_request : package::Purpose::id_request;
}

/// The private folder of a step; its name says which output it belongs to.
constexpr std::string_view kPlainEnding = ".plain";

/// Removes what killed steps left beside the output. The folder of a step that is still at work is
/// locked, and stays.
void sweep(const fs::path& folder) {
  constexpr std::string_view kLeft = ".plain.part";
  std::error_code ignored;
  std::vector<fs::path> left;
  for (const auto& entry : fs::directory_iterator(folder.empty() ? "." : folder, ignored))
    if (entry.path().filename().string().ends_with(kLeft)) left.push_back(entry.path());
  for (const fs::path& path : left) {
    const std::string name = path.filename().string();
    const std::string target = name.substr(1, name.size() - 1 - std::string_view(".part").size());
    static_cast<void>(
        files::StagedFolder::open(path.parent_path() / target, files::Existing::replace));
  }
}

}  // namespace

Result<crypto::CertificateFacts> make_identity(const IdentityCall& call) {
  RENGA_ASSIGN(const crypto::Passphrase passphrase, read_passphrase(call.passphrase));
  const std::string now = now_utc();
  constexpr std::int64_t kDaysOfYear = 365;
  RENGA_ASSIGN(const crypto::Identity identity,
               crypto::Identity::make(
                   {call.party, call.name, now, days_after(now, call.years * kDaysOfYear)}));
  RENGA_ASSIGN(const std::string sealed, identity.pem(passphrase));
  RENGA_TRY(files::write_whole(call.identity, sealed, call.existing));
  std::error_code ignored;  // the key is sealed; not showing it at all is one more wall
  fs::permissions(call.identity, fs::perms::owner_read | fs::perms::owner_write, ignored);
  RENGA_TRY(files::write_whole(beside(call.identity, kCertificateEnding),
                               identity.certificate().pem(), call.existing));
  return identity.certificate().facts();
}

Result<crypto::CertificateFacts> show_certificate(const fs::path& file) {
  RENGA_ASSIGN(const crypto::Certificate certificate, read_certificate(file));
  return certificate.facts();
}

Result<package::Statement> seal_package(const PackageCall& call, const fs::path& input,
                                        const std::string& dossier, package::Purpose purpose,
                                        const fs::path& out, files::Existing existing,
                                        Progress& progress) {
  RENGA_ASSIGN(const crypto::Identity sender, read_identity(call));
  if (!call.seal_to) return fail(Error(code::field_missing).with("field", "--to"));
  RENGA_ASSIGN(const crypto::Certificate receiver, read_certificate(*call.seal_to));
  package::SealOptions options;
  options.dossier = package::row_of(purpose).of_dossier ? dossier : "";
  RENGA_ASSIGN(options.files, files_of(input, options.dossier));
  options.purpose = purpose;
  options.made_utc = now_utc();
  options.valid_until_utc = days_after(options.made_utc, call.days);
  options.package = out;
  options.existing = existing;
  return package::seal(options, sender, receiver, progress);
}

Result<package::Statement> unseal_package(const PackageCall& call, const fs::path& input,
                                          const std::string& dossier, package::Purpose purpose,
                                          const fs::path& out, files::Existing existing,
                                          Progress& progress) {
  RENGA_ASSIGN(Desk desk, Desk::open(call));
  RENGA_ASSIGN(files::StagedFolder folder, files::StagedFolder::open(out, existing));
  RENGA_ASSIGN(package::Statement statement,
               desk.unpack(input, {purpose}, dossier, folder.path(), progress));
  const bool is_dataset = statement.files.front().name == dataset::kManifestName;
  RENGA_TRY(is_dataset ? folder.commit() : place_file(folder, statement, out));
  RENGA_TRY(desk.received.add(statement, desk.moment_utc));
  return statement;
}

Result<crypto::CmsOutline> outline_package(const fs::path& input) {
  return crypto::cms_outline_of(input);
}

Result<ids::Outcome> exchange(const PackageCall& call, const Exchange& step,
                              const ExchangeWork& work, Progress& progress) {
  const bool opens = fs::is_regular_file(step.input);
  if (!opens && !call.seal_to) return work(step.input, step.out, step.existing);
  if (step.existing == files::Existing::refuse && fs::exists(step.out))
    return fail(Error(code::output_exists).with("path", step.out.string()));
  sweep(step.out.parent_path());
  RENGA_ASSIGN(const files::StagedFolder plain,
               private_folder(step.out.string() + std::string(kPlainEnding)));
  std::optional<Desk> desk;
  std::optional<package::Statement> opened;
  fs::path input = step.input;
  if (opens) {
    RENGA_ASSIGN(Desk held, Desk::open(call));
    desk.emplace(std::move(held));
    input = plain.path() / "input";
    fs::create_directory(input);
    RENGA_ASSIGN(opened,
                 desk->unpack(step.input, step.input_purposes, step.dossier, input, progress));
  }
  const fs::path out = call.seal_to ? plain.path() / "output" : step.out;
  RENGA_ASSIGN(ids::Outcome made, work(input, out, step.existing));
  if (call.seal_to) {
    const package::Purpose purpose =
        step.output_purpose.value_or(purpose_of_request(made.manifest));
    RENGA_TRY(
        seal_package(call, out, made.manifest.dossier, purpose, step.out, step.existing, progress));
  }
  if (opened) RENGA_TRY(desk->received.add(*opened, desk->moment_utc));
  return made;
}

Result<std::string> dossier_of_approval(const fs::path& approval) {
  RENGA_ASSIGN(const Approval given, ApprovalDesk::from_file(approval, today()));
  return std::string(given.dossier());
}

}  // namespace renga::service
