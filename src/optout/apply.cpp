#include "dataset/dataset.hpp"
#include "optout/optout.hpp"
#include "optout/sql.hpp"

#include <algorithm>
#include <set>

namespace renga::optout {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHeld = "held_";
constexpr std::string_view kRejected = "rejected.csv";

/// The held tables as tables of the engine that rows can be deleted from, in their order.
Done take_over(engine::Engine& engine, const dataset::Dataset& held) {
  RENGA_TRY(held.attach(engine, kHeld));
  for (const TableEntry& table : held.manifest().tables) {
    RENGA_TRY(engine.create_table(table.schema));
    RENGA_TRY(engine.run(sql::take_over,
                         engine::Parameters()
                             .identifier("table", table.schema.name)
                             .identifier("held", std::string(kHeld) + table.schema.name)));
  }
  return {};
}

std::vector<TableSchema> schemas_of(const Manifest& manifest) {
  std::vector<TableSchema> schemas;
  for (const TableEntry& table : manifest.tables) schemas.push_back(table.schema);
  return schemas;
}

/// Everything but the manifest; the engine is closed when this returns.
Result<std::int64_t> write_without(const dataset::Dataset& held, const Register& refusals,
                                   const NormalForms& forms, dataset::Writer& writer,
                                   engine::Limits limits) {
  if (limits.spill_folder.empty()) limits.spill_folder = writer.scratch();
  RENGA_ASSIGN(engine::Engine engine,
               engine::Engine::open_file(writer.scratch() / "optout.db", limits));
  RENGA_TRY(take_over(engine, held));
  const std::vector<TableSchema> schemas = schemas_of(held.manifest());
  RENGA_ASSIGN(const std::int64_t removed, remove_refused(engine, schemas, refusals, forms));
  for (const TableSchema& schema : schemas) RENGA_TRY(writer.add(engine, schema, schema.name, {}));
  return removed;
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
  RENGA_ASSIGN(applied.removed_rows, write_without(held, refusals, forms, writer, options.limits));
  std::error_code failure;
  if (fs::exists(held.folder() / kRejected))
    fs::copy_file(held.folder() / kRejected, writer.beside(kRejected), failure);
  if (failure)
    return fail(
        Error(Code::write_failed).with("path", kRejected).with("reason", failure.message()));
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
