#include "files/archive.hpp"

#include "files/unpacking.hpp"

#include <algorithm>

#include <zip.h>

namespace renga::files {
namespace {

constexpr std::int64_t kMostParts = 10'000;
constexpr std::size_t kPieceBytes = std::size_t{1} << 18U;

struct DiscardArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Open = std::unique_ptr<zip_t, DiscardArchive>;
struct CloseEntry {
  void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};
struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;

bool is_control(char c) {
  return static_cast<unsigned char>(c) < ' ' || c == '\x7F';
}

bool is_harmless(std::string_view name) {
  if (!is_utf8(name) || name.empty() || name.front() == '/') return false;
  if (name.find('\\') != std::string_view::npos) return false;
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

/// A source that may be written: libzip takes what stands in it for its own and frees it, so the
/// bytes are written into memory of its own.
zip_source_t* owned_source(const std::string& bytes, zip_error_t& problem) {
  Source source(zip_source_buffer_create(nullptr, 0, 0, &problem));
  const auto size = static_cast<zip_int64_t>(bytes.size());
  const bool filled = source != nullptr && zip_source_begin_write(source.get()) == 0 &&
                      zip_source_write(source.get(), bytes.data(), bytes.size()) == size &&
                      zip_source_commit_write(source.get()) == 0;
  return filled ? source.release() : nullptr;
}

/// An archive over bytes that outlive it. With `shared`, the source can be read after the archive
/// was closed.
Open open_bytes(const std::string& bytes, int flags, Source* shared) {
  zip_error_t problem;
  zip_error_init(&problem);
  Source source(shared == nullptr
                    ? zip_source_buffer_create(bytes.data(), bytes.size(), 0, &problem)
                    : owned_source(bytes, problem));
  if (source == nullptr) return nullptr;
  if (shared != nullptr) {
    zip_source_keep(source.get());
    shared->reset(source.get());
  }
  Open archive(zip_open_from_source(source.get(), flags, &problem));
  // The archive owns its source once it is open.
  if (archive != nullptr) static_cast<void>(source.release());
  zip_error_fini(&problem);
  return archive;
}

}  // namespace

struct Archive::State {
  State(std::string given, std::string called)
      : bytes(std::move(given)), name(std::move(called)), unpacked(name) {}

  Error damaged() const {
    return archive_unreadable(name, {"ZIP の内容が壊れている", "the ZIP archive is damaged"});
  }
  Error refused(const Bilingual& reason) const { return archive_refused(name, reason); }

  std::string bytes;
  std::string name;
  Open archive;
  std::map<std::string, zip_uint64_t, std::less<>> places;
  UnpackedCount unpacked;
  std::int64_t stored_bytes = 0;
  std::set<zip_uint64_t> read_before;
};

Archive::Archive(std::unique_ptr<State> state) : state_(std::move(state)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::open(std::string bytes, std::string_view name) {
  auto state = std::make_unique<State>(std::move(bytes), std::string(name));
  state->archive = open_bytes(state->bytes, ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
  // The library takes nothing at all for an archive without entries.
  if (state->archive == nullptr || state->bytes.empty()) return fail(state->damaged());
  const zip_int64_t entries = zip_get_num_entries(state->archive.get(), 0);
  if (entries > kMostParts) return fail(state->refused({"ファイルが多すぎる", "too many entries"}));
  std::vector<std::string> names;
  for (zip_uint64_t index = 0; index < static_cast<zip_uint64_t>(entries); ++index) {
    zip_stat_t stat{};
    const char* raw = zip_get_name(state->archive.get(), index, ZIP_FL_ENC_RAW);
    if (raw == nullptr || zip_stat_index(state->archive.get(), index, 0, &stat) != 0)
      return fail(state->damaged());
    if (!is_harmless(raw))
      return fail(state->refused({"名前が書庫の外を指す", "a name leaves the archive"}));
    if (is_link(*state->archive, index)) return fail(state->refused({"リンク", "it holds a link"}));
    if (stat.encryption_method != ZIP_EM_NONE)
      return fail(state->refused({"暗号化されている", "it is encrypted"}));
    if (!state->places.emplace(raw, index).second)
      return fail(state->refused({"同じ名前が2回ある", "a name occurs twice"}));
    if (!std::string_view(raw).ends_with('/')) names.emplace_back(raw);
  }
  Archive opened(std::move(state));
  opened.names_ = std::move(names);
  return opened;
}

bool Archive::has(std::string_view entry) const {
  return state_->places.find(entry) != state_->places.end();
}

Result<std::string> Archive::read(std::string_view entry, std::int64_t limit_bytes) {
  const auto place = state_->places.find(entry);
  if (place == state_->places.end()) return fail(state_->damaged());
  zip_stat_t stat{};
  const std::unique_ptr<zip_file_t, CloseEntry> file(
      zip_fopen_index(state_->archive.get(), place->second, 0));
  if (file == nullptr || zip_stat_index(state_->archive.get(), place->second, 0, &stat) != 0)
    return fail(state_->damaged());
  if (state_->read_before.insert(place->second).second)
    state_->stored_bytes += static_cast<std::int64_t>(stat.comp_size);
  std::string content;
  std::string piece(kPieceBytes, '\0');
  while (true) {
    const zip_int64_t got = zip_fread(file.get(), piece.data(), piece.size());
    if (got < 0) return fail(state_->damaged());
    if (got == 0) return content;
    RENGA_TRY(state_->unpacked.add(static_cast<std::size_t>(got), state_->stored_bytes));
    content.append(piece, 0, static_cast<std::size_t>(got));
    if (std::ssize(content) > limit_bytes)
      return fail(Error(code::limit_passed)
                      .at({state_->name, 0, ""})
                      .with("what", entry)
                      .with("limit", std::to_string(limit_bytes >> 20) + " MiB"));
  }
}

Result<std::string> Archive::rewritten(const std::map<std::string, std::string>& changed,
                                       const std::set<std::string>& removed) const {
  // 1980-01-01, 00:00.
  constexpr zip_uint16_t kFirstTime = 0;
  constexpr zip_uint16_t kFirstDay = 0x0021;
  Source bytes;
  Open archive = open_bytes(state_->bytes, 0, &bytes);
  if (archive == nullptr) return fail(state_->damaged());
  const Error failed = Error(code::write_failed).with("path", state_->name).with("reason", "ZIP");
  for (const auto& [name, content] : changed) {
    const auto place = state_->places.find(name);
    ensure(place != state_->places.end(), "a changed entry lies in its archive");
    zip_source_t* source = zip_source_buffer(archive.get(), content.data(), content.size(), 0);
    if (source == nullptr) return fail(failed);
    if (zip_file_replace(archive.get(), place->second, source, 0) != 0) {
      zip_source_free(source);
      return fail(failed);
    }
    if (zip_file_set_dostime(archive.get(), place->second, kFirstTime, kFirstDay, 0) != 0)
      return fail(failed);
  }
  for (const std::string& name : removed)
    if (const auto place = state_->places.find(name); place != state_->places.end())
      if (zip_delete(archive.get(), place->second) != 0) return fail(failed);
  if (zip_close(archive.get()) != 0) return fail(failed);
  static_cast<void>(archive.release());
  if (zip_source_open(bytes.get()) != 0) return fail(failed);
  std::string written;
  std::string piece(kPieceBytes, '\0');
  while (true) {
    const zip_int64_t got = zip_source_read(bytes.get(), piece.data(), piece.size());
    if (got < 0) return fail(failed);
    if (got == 0) break;
    written.append(piece, 0, static_cast<std::size_t>(got));
  }
  zip_source_close(bytes.get());
  return written;
}

}  // namespace renga::files
