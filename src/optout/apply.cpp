#include "dataset/dataset.hpp"
#include "optout/optout.hpp"

#include <algorithm>
#include <set>

namespace renga::optout {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kRejected = "rejected.csv";

std::vector<TableSchema> schemas_of(const Manifest& manifest) {
  std::vector<TableSchema> schemas;
  for (const TableEntry& table : manifest.tables) schemas.push_back(table.schema);
  return schemas;
}

struct Given {
  std::string name;
  std::string digest;
  Manifest manifest;
};

Result<Given> read_manifest(const fs::path& path) {
  const fs::path file = fs::is_directory(path) ? path / dataset::kManifestName : path;
  RENGA_ASSIGN(const std::string text, files::read_small(file));
  RENGA_ASSIGN(Manifest manifest, manifest_from_json(text, file.filename().string()));
  return Given{path.filename().string(), crypto::sha256_hex(text), std::move(manifest)};
}

/// Those of the given manifests whose line of parents leads to the dataset, in the order given.
Result<std::vector<Descendant>> descendants_of(const std::string& digest,
                                               const std::vector<fs::path>& paths) {
  std::vector<Given> given;
  for (const fs::path& path : paths) {
    RENGA_ASSIGN(Given read, read_manifest(path));
    given.push_back(std::move(read));
  }
  std::set<std::string> line = {digest};
  // A parent may be given after its child, so that the line is followed until it grows no more.
  for (std::size_t before = 0; before != line.size();) {
    before = line.size();
    for (const Given& one : given)
      if (std::ranges::any_of(one.manifest.parents,
                              [&](const std::string& parent) { return line.contains(parent); }))
        line.insert(one.digest);
  }
  std::vector<Descendant> found;
  for (const Given& one : given)
    if (one.digest != digest && line.contains(one.digest))
      found.push_back({one.name, one.manifest.dossier, one.manifest.id_kind});
  return found;
}

}  // namespace

Result<Applied> apply(const ApplyOptions& options, const NormalForms& forms, Progress& progress) {
  RENGA_ASSIGN(const dataset::Dataset held, dataset::Dataset::open(options.dataset));
  RENGA_TRY(held.require(IdKind::source));
  RENGA_ASSIGN(const Register refusals, read_register(options.register_file));
  RENGA_ASSIGN(auto descendants, descendants_of(held.digest(), options.manifests));
  RENGA_ASSIGN(dataset::Writer writer, dataset::Writer::create(options.out, options.existing));
  progress.begin({"オプトアウトの適用", "Taking refusals out"}, 0, {"行", "rows"});
  Applied applied;
  const PlaceOf place_of = [&held](std::string_view table) {
    return held.file_of(*held.manifest().find(table));
  };
  RENGA_ASSIGN(applied.removed_rows, write_without(refusals, forms, schemas_of(held.manifest()),
                                                   place_of, writer, options.limits));
  std::error_code failure;
  if (fs::exists(held.folder() / kRejected))
    fs::copy_file(held.folder() / kRejected, writer.beside(kRejected), failure);
  if (failure)
    return fail(
        Error(code::write_failed).with("path", kRejected).with("reason", failure.message()));
  Manifest manifest = held.manifest();
  manifest.tables.clear();
  manifest.command = "optout apply";
  manifest.inputs = {{held.folder().filename().string(), held.digest()}};
  manifest.parents = {held.digest()};
  manifest.counts["opted_out.rows"] = applied.removed_rows;
  RENGA_ASSIGN(applied.manifest, writer.publish(std::move(manifest)));
  if (applied.removed_rows > 0) applied.deliveries = std::move(descendants);
  progress.end();
  return applied;
}

}  // namespace renga::optout
