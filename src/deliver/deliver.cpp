#include "deliver/deliver.hpp"

#include "deliver/archive.hpp"
#include "deliver/contents.hpp"
#include "deliver/errors.hpp"

#include <algorithm>

namespace renga::deliver {
namespace {

/// DLV-8; the number is that of the guideline's passwords without character classes.
constexpr std::size_t kPassphraseLengthMin = 13;

Done check_approval(const Approval& approval, const DeliverOptions& options,
                    const Manifest& manifest) {
  if (!approval.allows(Act::deliver))
    return fail(Error(code::approval_exceeded).rule("APV-3").with("what", "deliver"));
  const auto& places = approval.places();
  if (std::find(places.begin(), places.end(), options.place) == places.end())
    return fail(Error(code::approval_exceeded).rule("APV-4").with("what", options.place));
  const auto made_for = manifest.parameters.find(std::string(kPlaceParameter));
  if (made_for != manifest.parameters.end() && made_for->second != options.place)
    return fail(Error(code::place_of_another_copy)
                    .rule("IDP-43")
                    .with("expected", made_for->second)
                    .with("actual", options.place));
  if (manifest.dossier != approval.dossier())
    return fail(Error(code::dossier_mismatch)
                    .with("expected", approval.dossier())
                    .with("actual", manifest.dossier));
  return {};
}

/// No identifier leaves the house (DLV-2).
Done check_columns(const Manifest& manifest) {
  for (const TableEntry& table : manifest.tables)
    for (const Column& column : table.schema.columns)
      if (column.role == Role::direct)
        return fail(Error(code::identifier_stays)
                        .rule("DLV-2")
                        .with("column", table.schema.name + "." + column.name));
  return {};
}

Done check_passphrase(const crypto::Passphrase& passphrase) {
  if (passphrase.reveal().size() >= kPassphraseLengthMin) return {};
  return fail(Error(code::value_out_of_range)
                  .rule("DLV-8")
                  .with("field", "passphrase")
                  .with("range", ">= " + std::to_string(kPassphraseLengthMin)));
}

Result<Contents> contents_of(const dataset::Dataset& dataset, std::string_view place) {
  const Manifest& manifest = dataset.manifest();
  Contents contents{manifest.dossier, std::string(place), manifest.party, dataset.digest(), {}};
  RENGA_ASSIGN(const std::int64_t manifest_bytes,
               files::size_bytes(dataset.folder() / dataset::kManifestName));
  contents.entries.push_back(
      {std::string(dataset::kManifestName), manifest_bytes, dataset.digest()});
  for (const TableEntry& table : manifest.tables) {
    RENGA_ASSIGN(const std::int64_t bytes, files::size_bytes(dataset.file_of(table)));
    contents.entries.push_back({table.file, bytes, table.sha256});
  }
  return contents;
}

Done write_archive(const dataset::Dataset& dataset, const Contents& contents,
                   const std::filesystem::path& file, const crypto::Passphrase& passphrase,
                   Progress& progress) {
  RENGA_ASSIGN(ArchiveWriter archive, ArchiveWriter::create(file, passphrase));
  RENGA_TRY(archive.add_text(kContentsName, to_json(contents)));
  for (const Entry& entry : contents.entries)
    RENGA_TRY(archive.add_file(entry.name, dataset.folder() / entry.name));
  progress.begin({"暗号化", "encrypting"}, 100, {"%", "%"});
  RENGA_TRY(archive.close(
      [&progress](double share) { progress.reach(static_cast<std::int64_t>(share * 100)); }));
  progress.end();
  return {};
}

}  // namespace

Result<Delivery> deliver(const Approval& approval, const DeliverOptions& options,
                         const crypto::Passphrase& passphrase, Progress& progress) {
  RENGA_ASSIGN(const dataset::Dataset dataset, dataset::Dataset::open(options.dataset));
  RENGA_TRY(check_approval(approval, options, dataset.manifest()));
  RENGA_TRY(dataset.require(IdKind::provision));
  RENGA_TRY(check_columns(dataset.manifest()));
  RENGA_TRY(check_passphrase(passphrase));
  RENGA_ASSIGN(const Contents contents, contents_of(dataset, options.place));
  RENGA_ASSIGN(files::StagedFile package,
               files::StagedFile::open(options.package, options.existing));
  RENGA_TRY(write_archive(dataset, contents, package.path(), passphrase, progress));
  RENGA_TRY(package.commit());
  Delivery delivery{contents.dossier, contents.place, "", contents.manifest_sha256, 0};
  RENGA_ASSIGN(delivery.package_sha256, crypto::sha256_file(options.package));
  RENGA_ASSIGN(delivery.bytes, files::size_bytes(options.package));
  return delivery;
}

}  // namespace renga::deliver
