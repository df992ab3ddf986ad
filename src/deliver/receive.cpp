#include "deliver/archive.hpp"
#include "deliver/contents.hpp"
#include "deliver/deliver.hpp"
#include "deliver/errors.hpp"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

namespace renga::deliver {
namespace {

/// delivery.json is small; more is not believed.
constexpr std::int64_t kContentsLimitBytes = 1 << 20;

Error bad(std::string_view reason) {
  return Error(code::package_bad).rule("DLV-5").with("reason", reason);
}

Result<Contents> read_contents(const ArchiveReader& archive) {
  std::string json;
  RENGA_TRY(
      archive.read(kContentsName, kContentsLimitBytes, [&json](std::string_view piece) -> Done {
        json += piece;
        return {};
      }));
  return contents_from_json(json);
}

/// The package holds delivery.json and what it names, each once (DLV-3).
Done check_names(const ArchiveReader& archive, const Contents& contents) {
  std::multiset<std::string> expected = {std::string(kContentsName)};
  for (const Entry& entry : contents.entries) expected.insert(entry.name);
  const std::vector<std::string> names = archive.names();
  if (std::multiset<std::string>(names.begin(), names.end()) != expected)
    return fail(bad("its entries are not those that delivery.json names"));
  return {};
}

Done check_receiver(const ReceiveOptions& options, const Contents& contents) {
  if (options.dossier && *options.dossier != contents.dossier)
    return fail(Error(code::dossier_mismatch)
                    .with("expected", *options.dossier)
                    .with("actual", contents.dossier));
  if (options.place && *options.place != contents.place)
    return fail(bad("it was made for another place: " + contents.place));
  return {};
}

Done unpack_entry(const ArchiveReader& archive, const Entry& entry,
                  const files::StagedFolder& folder) {
  RENGA_ASSIGN(files::StagedFile file,
               files::StagedFile::open(folder.path() / entry.name, files::Existing::refuse));
  crypto::Sha256 digest;
  RENGA_TRY(archive.read(entry.name, entry.bytes, [&](std::string_view piece) -> Done {
    digest.add(crypto::bytes_of(piece));
    return file.write(piece);
  }));
  if (to_hex(digest.finish()) != entry.sha256)
    return fail(bad("the digest of an entry is not the one stated"));
  return file.commit();
}

Result<Manifest> manifest_in(const files::StagedFolder& folder, const Contents& contents) {
  RENGA_ASSIGN(const dataset::Dataset dataset, dataset::Dataset::open(folder.path()));
  if (dataset.digest() != contents.manifest_sha256 ||
      dataset.manifest().dossier != contents.dossier)
    return fail(bad("the manifest is not the one stated"));
  return dataset.manifest();
}

Receipt receipt_for(const ReceiveOptions& options, const Contents& contents,
                    const Manifest& manifest) {
  Receipt receipt{{contents.dossier, contents.place, "", contents.manifest_sha256, 0},
                  options.receiver,
                  options.received_utc,
                  {}};
  for (const TableEntry& table : manifest.tables) receipt.rows[table.schema.name] = table.rows;
  return receipt;
}

}  // namespace

std::string to_json(const Receipt& receipt) {
  const nlohmann::ordered_json json = {{"format", "renga-receipt-1"},
                                       {"dossier", receipt.delivery.dossier},
                                       {"place", receipt.delivery.place},
                                       {"receiver", receipt.receiver},
                                       {"received", receipt.received_utc},
                                       {"package_sha256", receipt.delivery.package_sha256},
                                       {"package_bytes", receipt.delivery.bytes},
                                       {"manifest_sha256", receipt.delivery.manifest_sha256},
                                       {"rows", receipt.rows},
                                       {"rule", "PRV-08"}};
  return json.dump(2) + "\n";
}

Result<Receipt> receive(const ReceiveOptions& options, const crypto::Passphrase& passphrase,
                        Progress& progress) {
  if (options.receiver.find_first_not_of(' ') == std::string::npos)
    return fail(Error(code::field_missing).rule("DLV-6").with("field", "receiver"));
  if (options.existing == files::Existing::refuse && std::filesystem::exists(options.receipt))
    return fail(Error(code::output_exists).with("path", options.receipt.string()));
  RENGA_ASSIGN(const ArchiveReader archive, ArchiveReader::open(options.package, passphrase));
  RENGA_ASSIGN(const Contents contents, read_contents(archive));
  RENGA_TRY(check_names(archive, contents));
  RENGA_TRY(check_receiver(options, contents));
  RENGA_ASSIGN(files::StagedFolder folder,
               files::StagedFolder::open(options.out, options.existing));
  progress.begin({"検証・展開", "verifying and unpacking"}, std::ssize(contents.entries),
                 {"ファイル", "files"});
  std::int64_t done = 0;
  for (const Entry& entry : contents.entries) {
    RENGA_TRY(unpack_entry(archive, entry, folder));
    progress.reach(++done);
  }
  progress.end();
  RENGA_ASSIGN(const Manifest manifest, manifest_in(folder, contents));
  Receipt receipt = receipt_for(options, contents, manifest);
  RENGA_ASSIGN(receipt.delivery.package_sha256, crypto::sha256_file(options.package));
  RENGA_ASSIGN(receipt.delivery.bytes, files::size_bytes(options.package));
  RENGA_TRY(folder.commit());
  RENGA_TRY(files::write_whole(options.receipt, to_json(receipt), options.existing));
  return receipt;
}

}  // namespace renga::deliver
