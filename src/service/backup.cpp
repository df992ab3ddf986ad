#include "service/backup.hpp"

#include "crypto/crypto.hpp"
#include "service/errors.hpp"
#include "store/store.hpp"

#include <algorithm>
#include <system_error>

#include <nlohmann/json.hpp>

namespace renga::service {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::string_view kList = "backup.json";
constexpr std::string_view kStore = "renga.sqlite";
constexpr int kFormat = 1;

/// What is not in a backup: what comes in just now, locks, the log, and the store's own files, of
/// which a copy is taken.
bool is_left_out(const fs::path& relative) {
  const std::string first = relative.begin()->string();
  const std::string name = relative.filename().string();
  return first == "renga.sqlite" || first == "renga.sqlite-wal" || first == "renga.sqlite-shm" ||
         name.ends_with(".lock") || name.ends_with(".log") || name.ends_with(".coming") ||
         relative.generic_string().starts_with("uploads/coming") ||
         relative.generic_string().starts_with("uploads/checks");
}

std::vector<fs::path> files_of(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error))
    if (entry->is_regular_file()) found.push_back(entry->path().lexically_relative(folder));
  std::ranges::sort(found);
  return found;
}

Done lay_down(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::create_directories(to.parent_path(), error);
  if (!error) fs::copy_file(from, to, error);
  if (error)
    return fail(
        Error(code::write_failed).with("path", to.string()).with("reason", error.message()));
  return {};
}

/// Closes a folder or a file to everybody but its owner: values of persons are in it.
Done close(const fs::path& path) {
  std::error_code error;
  const fs::perms owner = fs::is_directory(path) ? fs::perms::owner_all
                                                 : fs::perms::owner_read | fs::perms::owner_write;
  fs::permissions(path, owner, error);
  if (error)
    return fail(
        Error(code::write_failed).with("path", path.string()).with("reason", error.message()));
  return {};
}

/// The list of what lies in a folder, with digests.
Result<Json> list_of(const fs::path& folder, Backup& note) {
  Json list = Json::array();
  for (const fs::path& file : files_of(folder)) {
    RENGA_ASSIGN(const std::string sha256, crypto::sha256_file(folder / file));
    RENGA_ASSIGN(const std::int64_t bytes, files::size_bytes(folder / file));
    list.push_back({{"file", file.generic_string()}, {"sha256", sha256}, {"bytes", bytes}});
    ++note.files;
    note.bytes += bytes;
  }
  return list;
}

Result<Json> read_list(const fs::path& backup) {
  RENGA_ASSIGN(const std::string text, files::read_small(backup / kList));
  Json json = Json::parse(text, nullptr, false);
  const bool is_one = json.is_object() && json.value("format", 0) == kFormat &&
                      json.contains("files") && json["files"].is_array();
  if (!is_one) return fail(Error(code::backup_bad).with("path", (backup / kList).string()));
  return json["files"];
}

Error bad(const fs::path& file) {
  return Error(code::backup_bad).with("path", file.string());
}

}  // namespace

Result<Backup> back_up(const OfficePlace& place, const fs::path& out, files::Existing existing) {
  RENGA_ASSIGN(const store::Address address, address_of(place));
  if (address.kind() != store::Kind::sqlite) return fail(Error(code::backup_of_postgresql));
  RENGA_ASSIGN(files::StagedFolder staged, files::StagedFolder::open(out, existing));
  RENGA_TRY(close(staged.path()));
  {
    RENGA_ASSIGN(store::Store store, store::Store::open(address, store::Opening::existing));
    RENGA_TRY(store.copy_to(staged.path() / kStore));
    RENGA_TRY(close(staged.path() / kStore));
  }
  // The store first: what it names lies in the folder already.
  for (const fs::path& file : files_of(place.folder))
    if (!is_left_out(file)) RENGA_TRY(lay_down(place.folder / file, staged.path() / file));
  Backup note;
  RENGA_ASSIGN(const Json list, list_of(staged.path(), note));
  RENGA_TRY(staged.write(kList, Json{{"format", kFormat}, {"files", list}}.dump(1) + "\n"));
  RENGA_TRY(staged.commit());
  return note;
}

Result<Backup> restore(const fs::path& backup, const fs::path& out, files::Existing existing) {
  RENGA_ASSIGN(const Json list, read_list(backup));
  RENGA_ASSIGN(files::StagedFolder staged, files::StagedFolder::open(out, existing));
  Backup note;
  for (const Json& row : list) {
    const fs::path file = row.value("file", "");
    const bool leads_out =
        file.empty() || file.is_absolute() ||
        std::ranges::any_of(file, [](const fs::path& part) { return part == ".."; });
    if (leads_out) return fail(bad(backup / kList));
    if (!fs::is_regular_file(backup / file)) return fail(bad(backup / file));
    RENGA_TRY(lay_down(backup / file, staged.path() / file));
    if (file == kStore) RENGA_TRY(close(staged.path() / file));
    // What was copied is what is judged: the backup itself may change meanwhile.
    RENGA_ASSIGN(const std::string sha256, crypto::sha256_file(staged.path() / file));
    if (sha256 != row.value("sha256", "")) return fail(bad(backup / file));
    ++note.files;
    note.bytes += row.value("bytes", std::int64_t{0});
  }
  RENGA_TRY(staged.commit());
  return note;
}

}  // namespace renga::service
