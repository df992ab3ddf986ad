#include "dataset/dataset.hpp"

#include "crypto/crypto.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

namespace renga::dataset {
namespace {

Done verify_file(const std::filesystem::path& file, std::string_view sha256) {
  RENGA_ASSIGN(const std::string actual, crypto::sha256_file(file));
  if (actual != sha256)
    return fail(Error(code::digest_mismatch).with("path", file.filename().string()));
  return {};
}

/// Several files at once: what a core can digest in a second is less than what the steps behind it
/// can read.
Done verify_files(const std::filesystem::path& folder, const std::vector<TableEntry>& tables) {
  std::vector<Done> outcomes(tables.size());
  std::atomic<std::size_t> next = 0;
  const auto verify_next = [&] {
    for (std::size_t i = next++; i < tables.size(); i = next++)
      outcomes[i] = verify_file(folder / tables[i].file, tables[i].sha256);
  };
  {
    const std::size_t threads =
        std::min<std::size_t>(std::thread::hardware_concurrency(), tables.size());
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back(verify_next);
    verify_next();
  }
  for (Done& outcome : outcomes) RENGA_TRY(std::move(outcome));
  return {};
}

/// A manifest may only name files of its own folder.
bool is_plain_name(std::string_view name) {
  return !name.empty() && name.front() != '.' && name.find('/') == std::string_view::npos;
}

std::string table_names(const Manifest& manifest) {
  std::vector<std::string> names;
  for (const TableEntry& table : manifest.tables) names.push_back(table.schema.name);
  return join(names, ", ");
}

}  // namespace

Result<Dataset> Dataset::open(const std::filesystem::path& folder) {
  const std::filesystem::path manifest_file = folder / kManifestName;
  if (!std::filesystem::exists(manifest_file))
    return fail(Error(code::dataset_not_one).with("path", folder.string()));
  RENGA_ASSIGN(const std::string json, files::read_small(manifest_file));
  Dataset dataset;
  RENGA_ASSIGN(dataset.manifest_, manifest_from_json(json, manifest_file.string()));
  dataset.folder_ = folder;
  dataset.digest_ = crypto::sha256_hex(json);
  for (const TableEntry& table : dataset.manifest_.tables) {
    if (!is_plain_name(table.file))
      return fail(Error(code::json_bad)
                      .at({manifest_file.string(), 0, "tables"})
                      .with("reason", "a table's file lies outside the dataset"));
  }
  RENGA_TRY(verify_files(folder, dataset.manifest_.tables));
  return dataset;
}

Done Dataset::attach(engine::Engine& engine, std::string_view prefix) const {
  for (const TableEntry& table : manifest_.tables) {
    if (!table.file.ends_with(".parquet"))
      return fail(Error(code::table_format_unread)
                      .at({folder_.string(), 0, ""})
                      .rule("DST-20")
                      .with("path", table.file)
                      .with("known", ".parquet"));
    RENGA_TRY(engine.view_parquet(std::string(prefix) + table.schema.name, file_of(table)));
  }
  return {};
}

Done Dataset::require(IdKind kind) const {
  if (manifest_.id_kind == kind) return {};
  return fail(Error(code::dataset_kind_wrong)
                  .at({folder_.string(), 0, ""})
                  .with("expected", name_of(kind))
                  .with("actual", name_of(manifest_.id_kind)));
}

Result<const TableEntry*> Dataset::table(std::string_view name) const {
  if (const TableEntry* entry = manifest_.find(name)) return entry;
  return fail(Error(code::table_missing)
                  .at({folder_.string(), 0, ""})
                  .with("table", name)
                  .with("tables", table_names(manifest_)));
}

}  // namespace renga::dataset
