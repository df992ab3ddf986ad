#include "dataset/dataset.hpp"
#include "erase/overwrite.hpp"
#include "erase/planned_erasure.hpp"
#include "ids/ids.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include <fcntl.h>

namespace renga::erase {
namespace {

namespace fs = std::filesystem;

Error write_failed(const fs::path& path, std::string_view reason) {
  return Error(code::write_failed)
      .rule("ERA-11")
      .with("path", path.string())
      .with("reason", reason);
}

Result<bool> holds_processing_ids(const fs::path& folder, std::string_view dossier) {
  const fs::path file = folder / dataset::kManifestName;
  if (!fs::is_regular_file(file)) return false;
  RENGA_ASSIGN(const std::string json, files::read_small(file));
  RENGA_ASSIGN(const Manifest manifest, manifest_from_json(json, file.string()));
  return manifest.id_kind == IdKind::processing && manifest.dossier == dossier;
}

Target leftover_target(const fs::path& folder) {
  Target target{TargetKind::dataset, folder, {}};
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && !entry.is_symlink()) target.files.push_back(entry.path());
  std::ranges::sort(target.files);
  return target;
}

/// Everything below the folders that may hold processing IDs of the dossier (ERA-9).
Result<std::vector<Target>> find_targets(const IdsOptions& options, const Plan& earlier) {
  std::vector<Target> targets;
  const auto look_at = [&](const fs::path& folder) -> Done {
    if (is_planned(earlier, folder)) return {};
    RENGA_ASSIGN(const bool holds, holds_processing_ids(folder, options.dossier));
    if (!holds) return {};
    RENGA_ASSIGN(Target target, understand(folder));
    targets.push_back(std::move(target));
    return {};
  };
  for (const fs::path& folder : options.folders) {
    if (!fs::is_directory(folder))
      return fail(Error(code::file_missing).with("path", folder.string()));
    RENGA_TRY(look_at(folder));
    for (auto entry = fs::recursive_directory_iterator(folder);
         entry != fs::recursive_directory_iterator(); ++entry) {
      if (is_leftover(entry->path())) {
        targets.push_back(leftover_target(entry->path()));
        entry.disable_recursion_pending();
      } else if (entry->is_directory()) {
        RENGA_TRY(look_at(entry->path()));
      }
    }
  }
  // Folders come in no order of their own.
  std::ranges::sort(targets, {}, &Target::path);
  return targets;
}

/// Puts a key file without the keys in the place of the old one, and overwrites the old one. A
/// process that ends in between leaves one of the two whole under its name, and the other one under
/// a name that the next run overwrites (ERA-11).
Done replace_key_file(const fs::path& keys, std::string_view sealed) {
  const fs::path beside = keys.parent_path() / ("." + keys.filename().string() + ".erasing");
  RENGA_TRY(erase_file(beside));
  RENGA_TRY(files::write_whole(beside, sealed, files::Existing::refuse, files::Readers::owner));
  if (::renameat2(AT_FDCWD, beside.c_str(), AT_FDCWD, keys.c_str(), RENAME_EXCHANGE) != 0)
    return fail(write_failed(keys, std::generic_category().message(errno)));
  RENGA_TRY(erase_file(beside));
  return {};
}

std::vector<ErasedKey> erased_keys(const crypto::KeyRing& ring, std::string_view dossier) {
  std::vector<ErasedKey> keys;
  for (const crypto::Key& key : ring.keys)
    if (key.scope == dossier && !key.erased.empty())
      keys.push_back({key.id, std::string(name_of(key.purpose)), key.place, key.erased});
  return keys;
}

/// A certificate beside its plan is one that a killed run wrote at its very end.
Done check_certificate(const IdsOptions& options, bool repeated) {
  if (repeated || options.existing == files::Existing::replace || !fs::exists(options.certificate))
    return {};
  return fail(Error(code::output_exists).with("path", options.certificate.string()));
}

Result<Plan> plan_erasure(const IdsOptions& options, std::int64_t living_keys) {
  const fs::path file = plan_file_of(options.certificate);
  RENGA_ASSIGN(std::optional<Plan> earlier, read_plan(file, options.dossier));
  RENGA_TRY(check_certificate(options, earlier.has_value()));
  Plan plan = earlier ? std::move(*earlier) : Plan{options.dossier, options.began_utc, {}};
  RENGA_ASSIGN(const std::vector<Target> targets, find_targets(options, plan));
  if (!earlier && targets.empty() && living_keys == 0)
    return fail(Error(code::key_missing).rule("ERA-9").with("key", "user " + options.dossier));
  for (const Target& target : targets) RENGA_TRY(add_to_plan(plan, target));
  RENGA_TRY(write_plan(plan, file));
  return plan;
}

}  // namespace

Result<Certificate> erase_ids(const IdsOptions& options, crypto::KeyRing producer,
                              const crypto::Passphrase& passphrase, crypto::Stretching stretching,
                              const std::function<std::string()>& now_utc, Progress& progress) {
  RENGA_ASSIGN(const std::int64_t living, ids::erase_keys(producer, options.dossier, now_utc()));
  RENGA_ASSIGN(const Plan plan, plan_erasure(options, living));
  // The keys go first: without them no processing ID becomes a provision ID any more.
  RENGA_ASSIGN(const std::string sealed, crypto::seal(producer, passphrase, stretching));
  RENGA_TRY(replace_key_file(options.keys, sealed));

  Certificate certificate{options.place, options.person, plan.began_utc, "", {}};
  certificate.dossier = options.dossier;
  certificate.keys = erased_keys(producer, options.dossier);
  progress.begin({"加工用IDと鍵の消去", "erasing processing IDs and keys"},
                 std::ssize(plan.targets), {"データセット", "datasets"});
  for (const PlannedTarget& planned : plan.targets) {
    RENGA_ASSIGN(ErasedTarget erased, erase_planned(planned));
    certificate.targets.push_back(std::move(erased));
    progress.reach(std::ssize(certificate.targets));
  }
  progress.end();
  certificate.ended_utc = now_utc();
  RENGA_TRY(
      files::write_whole(options.certificate, to_json(certificate), files::Existing::replace));
  fs::remove(plan_file_of(options.certificate));
  return certificate;
}

}  // namespace renga::erase
