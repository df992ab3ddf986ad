#include "erase/target.hpp"

#include "crypto/crypto.hpp"
#include "dataset/dataset.hpp"
#include "erase/errors.hpp"

#include <array>
#include <set>

#include <sys/vfs.h>

namespace renga::erase {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kRejectedName = "rejected.csv";
constexpr std::string_view kZipHead = "PK";
constexpr std::string_view kKeyFileMark = "\"renga-keys-";

Error outside(const fs::path& path) {
  return Error(code::path_outside).rule("ERA-2").with("path", path.string());
}

/// A file of its own: no link, no second name, no device.
bool is_lone_file(const fs::path& path) {
  std::error_code problem;
  return fs::is_regular_file(fs::symlink_status(path, problem)) &&
         fs::hard_link_count(path, problem) == 1 && !problem;
}

Result<Target> understand_dataset(const fs::path& folder) {
  const fs::path manifest_file = folder / dataset::kManifestName;
  if (!is_lone_file(manifest_file)) return fail(outside(folder));
  RENGA_ASSIGN(const std::string json, files::read_small(manifest_file));
  RENGA_ASSIGN(const Manifest manifest, manifest_from_json(json, manifest_file.string()));

  Target target{TargetKind::dataset, folder, {}};
  std::set<std::string> known = {std::string(dataset::kManifestName), std::string(kRejectedName)};
  for (const TableEntry& table : manifest.tables) {
    if (fs::path(table.file).filename() != table.file) return fail(outside(folder / table.file));
    known.insert(table.file);
    target.files.push_back(folder / table.file);
  }
  for (const auto& entry : fs::directory_iterator(folder))
    if (!known.contains(entry.path().filename().string()) || !is_lone_file(entry.path()))
      return fail(outside(entry.path()));
  if (fs::exists(folder / kRejectedName)) target.files.push_back(folder / kRejectedName);
  target.files.push_back(manifest_file);
  return target;
}

Result<std::string> head_of(const fs::path& file) {
  std::string head;
  RENGA_TRY(files::read_pieces(
      file,
      [&head](std::string_view piece) -> Done {
        if (head.empty()) head = piece;
        return {};
      },
      4096));
  return head;
}

Result<Target> understand_file(const fs::path& file) {
  if (!is_lone_file(file)) return fail(outside(file));
  RENGA_ASSIGN(const std::string head, head_of(file));
  if (file.extension() == ".zip" && head.starts_with(kZipHead))
    return Target{TargetKind::package, file, {file}};
  if (file.extension() == ".p7m" && crypto::cms_outline_of(file))
    return Target{TargetKind::package, file, {file}};
  if (head.find(kKeyFileMark) != std::string::npos)
    return Target{TargetKind::key_file, file, {file}};
  return fail(outside(file));
}

struct FileSystemRow {
  std::int64_t magic;
  std::string_view name;
};

// The magic numbers of statfs(2).
constexpr std::array<FileSystemRow, 8> kFileSystems = {{{0xEF53, "ext4"},
                                                        {0x58465342, "xfs"},
                                                        {0x9123683E, "btrfs"},
                                                        {0x01021994, "tmpfs"},
                                                        {0x794C7630, "overlay"},
                                                        {0x6969, "nfs"},
                                                        {0x4D44, "vfat"},
                                                        {0x2FC12FC1, "zfs"}}};

}  // namespace

std::string file_system_of(const fs::path& path) {
  struct statfs status {};
  if (::statfs(path.c_str(), &status) != 0) return "unknown";
  for (const FileSystemRow& row : kFileSystems)
    if (row.magic == static_cast<std::int64_t>(status.f_type)) return std::string(row.name);
  return "unknown";
}

fs::path without_end_slash(const fs::path& given) {
  return given.has_filename() ? given : given.parent_path();
}

Result<Target> understand(const fs::path& given) {
  const fs::path path = without_end_slash(given);
  const fs::file_status status = fs::symlink_status(path);
  if (status.type() == fs::file_type::not_found)
    return fail(Error(code::file_missing).with("path", path.string()));
  return status.type() == fs::file_type::directory ? understand_dataset(path)
                                                   : understand_file(path);
}

}  // namespace renga::erase
