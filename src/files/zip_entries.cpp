#include "files/zip_entries.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <vector>

#include <zip.h>

namespace renga::files {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{1} << 18U;

struct DiscardArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, DiscardArchive>;
struct CloseEntry {
  void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};
using OpenEntry = std::unique_ptr<zip_file_t, CloseEntry>;

struct Entry {
  zip_uint64_t index = 0;
  std::string name;   ///< `archive!` and its own
  std::string place;  ///< as messages call it
  std::int64_t bytes = 0;
  std::int64_t stored_bytes = 0;
};

bool is_control(char c) {
  return static_cast<unsigned char>(c) < ' ' || c == '\x7F';
}

/// Names are not used to write anything; one that tries to leave the archive says what kind of
/// archive this is.
bool is_harmless(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos)
    return false;
  if (name.size() > 1 && name[1] == ':') return false;
  if (std::any_of(name.begin(), name.end(), is_control)) return false;
  const std::vector<std::string_view> parts = split(name, '/');
  return std::find(parts.begin(), parts.end(), "..") == parts.end();
}

bool is_link(zip_t& archive, zip_uint64_t index) {
  constexpr unsigned kModeShift = 16;
  constexpr unsigned kTypeMask = 0170000;
  constexpr unsigned kLink = 0120000;
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  zip_file_get_external_attributes(&archive, index, 0, &system, &attributes);
  return system == ZIP_OPSYS_UNIX && (attributes >> kModeShift & kTypeMask) == kLink;
}

Result<Archive> open_archive(const std::filesystem::path& path, const std::string& name) {
  int problem = 0;
  Archive archive(zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &problem));
  if (archive == nullptr)
    return fail(archive_unreadable(name, {"ZIP の目録が壊れている", "its directory is damaged"}));
  if (zip_get_num_entries(archive.get(), 0) > kMostEntries)
    return fail(archive_refused(name, {"ファイルが多すぎる", "too many entries"}));
  return archive;
}

/// What the directory says of an entry, if it is safe to read.
Result<Entry> entry_at(zip_t& archive, zip_uint64_t index, const std::string& archive_name) {
  zip_stat_t stat{};
  const char* raw = zip_get_name(&archive, index, ZIP_FL_ENC_RAW);
  if (raw == nullptr || zip_stat_index(&archive, index, 0, &stat) != 0)
    return fail(
        archive_unreadable(archive_name, {"ZIP の目録が壊れている", "its directory is damaged"}));
  const std::string_view inner(raw);
  const std::string place = archive_name + "!#" + std::to_string(index + 1);
  // A name in CP932 cannot be shown.
  const std::string name = is_utf8(inner) ? archive_name + "!" + std::string(inner) : place;
  Entry entry{index, name, place, static_cast<std::int64_t>(stat.size),
              static_cast<std::int64_t>(stat.comp_size)};
  if (!is_harmless(inner))
    return fail(archive_refused(place, {"名前が書庫の外を指す", "a name leaves the archive"}));
  if (is_link(archive, index))
    return fail(archive_refused(entry.place, {"リンク", "it is a link"}));
  if (stat.encryption_method != ZIP_EM_NONE)
    return fail(archive_refused(entry.place, {"暗号化されている", "it is encrypted"}));
  return entry;
}

Done read_entry(zip_t& archive, const Entry& entry, UnpackedCount& count, std::int64_t stored_bytes,
                EntryTaker& taker) {
  const OpenEntry file(zip_fopen_index(&archive, entry.index, 0));
  if (file == nullptr)
    return fail(archive_unreadable(entry.place, {"読めない圧縮方式", "a method that is not read"}));
  UnpackedEntry unpacked(entry.name, entry.place, taker);
  RENGA_TRY(unpacked.begin());
  std::string piece(kPieceBytes, '\0');
  std::int64_t bytes = 0;
  while (true) {
    const zip_int64_t got = zip_fread(file.get(), piece.data(), piece.size());
    if (got < 0)
      return fail(archive_unreadable(entry.place, {"内容が壊れている", "its content is damaged"}));
    if (got == 0) break;
    bytes += got;
    RENGA_TRY(count.add(static_cast<std::size_t>(got), stored_bytes));
    RENGA_TRY(unpacked.take(std::string_view(piece).substr(0, static_cast<std::size_t>(got))));
  }
  if (bytes != entry.bytes)
    return fail(archive_unreadable(entry.place,
                                   {"大きさが目録と異なる", "its size is not the directory's"}));
  return unpacked.end();
}

}  // namespace

Done read_zip(const std::filesystem::path& path, const std::string& name, EntryTaker& taker) {
  RENGA_ASSIGN(const Archive archive, open_archive(path, name));
  const auto entries = static_cast<zip_uint64_t>(zip_get_num_entries(archive.get(), 0));
  UnpackedCount count(name);
  std::set<std::string> names;
  std::int64_t stored_bytes = 0;
  for (zip_uint64_t index = 0; index < entries; ++index) {
    RENGA_ASSIGN(const Entry entry, entry_at(*archive, index, name));
    if (!names.insert(entry.name).second)
      return fail(archive_refused(entry.place, {"同じ名前が2回ある", "its name occurs twice"}));
    if (entry.name.ends_with('/')) continue;
    stored_bytes += entry.stored_bytes;
    RENGA_TRY(read_entry(*archive, entry, count, stored_bytes, taker));
  }
  return {};
}

}  // namespace renga::files
