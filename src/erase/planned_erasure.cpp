#include "erase/planned_erasure.hpp"

#include "crypto/crypto.hpp"
#include "erase/overwrite.hpp"

#include <algorithm>
#include <system_error>

namespace renga::erase {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kLeftoverEnd = ".part";

/// The folder in which the files of a target lie.
fs::path folder_of(TargetKind kind, const fs::path& path) {
  return kind == TargetKind::dataset ? path : path.parent_path();
}

Result<ErasedFile> file_before(const fs::path& file, const fs::path& folder) {
  ErasedFile before;
  before.name = file.lexically_relative(folder).generic_string();
  if (!fs::exists(file)) return before;
  RENGA_ASSIGN(before.bytes, files::size_bytes(file));
  RENGA_ASSIGN(before.sha256_before, crypto::sha256_file(file));
  return before;
}

Done remove_folder(const fs::path& folder) {
  std::error_code problem;
  if (is_leftover(folder)) {
    fs::remove_all(folder, problem);
    fs::remove(folder.string() + ".lock", problem);
  } else {
    fs::remove(folder, problem);
  }
  if (!fs::exists(folder)) return {};
  return fail(Error(code::write_failed)
                  .rule("ERA-5")
                  .with("path", folder.string())
                  .with("reason", problem ? problem.message() : "it is still there"));
}

}  // namespace

bool is_leftover(const fs::path& path) {
  const std::string name = path.filename().string();
  return fs::is_directory(path) && name.starts_with(".") && name.ends_with(kLeftoverEnd);
}

bool is_planned(const Plan& plan, const fs::path& path) {
  return std::ranges::count(plan.targets, path, &PlannedTarget::path) > 0;
}

Done add_to_plan(Plan& plan, const Target& target) {
  if (is_planned(plan, target.path)) return {};
  PlannedTarget added{
      target.path, {target.kind, target.path.filename().string(), file_system_of(target.path), {}}};
  for (const fs::path& file : target.files) {
    RENGA_ASSIGN(ErasedFile before, file_before(file, folder_of(target.kind, target.path)));
    added.before.files.push_back(std::move(before));
  }
  plan.targets.push_back(std::move(added));
  return {};
}

Result<ErasedTarget> erase_planned(const PlannedTarget& planned) {
  ErasedTarget erased = planned.before;
  for (ErasedFile& file : erased.files) {
    RENGA_ASSIGN(const ErasedFile now,
                 erase_file(folder_of(erased.kind, planned.path) / file.name));
    file.absent = now.absent;
  }
  if (erased.kind == TargetKind::dataset) RENGA_TRY(remove_folder(planned.path));
  return erased;
}

}  // namespace renga::erase
