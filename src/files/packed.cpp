#include "files/packed.hpp"

#include "files/files.hpp"
#include "files/gzip.hpp"
#include "files/zip_entries.hpp"

namespace renga::files {
namespace {

constexpr std::string_view kZipMark = "PK\x03\x04";
constexpr std::string_view kEmptyZipMark = "PK\x05\x06";
constexpr std::string_view kGzipMark = "\x1F\x8B";
constexpr std::size_t kMarkBytes = 4;

bool is_zip(std::string_view beginning) {
  return beginning.starts_with(kZipMark) || beginning.starts_with(kEmptyZipMark);
}

Result<std::string> beginning_of(const std::filesystem::path& path) {
  std::string beginning;
  const Done done = read_pieces(
      path,
      [&](std::string_view piece) -> Done {
        beginning += piece;
        if (beginning.size() < kMarkBytes) return {};
        return fail(Error(code::limit_passed));
      },
      kMarkBytes);
  if (!done && done.error().code() != code::limit_passed) return fail(done.error());
  return beginning;
}

Done read_plain(const std::filesystem::path& path, const std::string& name, EntryTaker& taker) {
  RENGA_TRY(taker.begin(name, false));
  RENGA_TRY(read_pieces(path, [&](std::string_view piece) { return taker.take(piece); }));
  return taker.end();
}

}  // namespace

Error archive_refused(std::string_view name, const Bilingual& reason) {
  return Error(code::archive_refused)
      .rule("ING-69")
      .with("path", name)
      .with("reason_ja", reason.japanese)
      .with("reason_en", reason.english);
}

Error archive_unreadable(std::string_view name, const Bilingual& reason) {
  return Error(code::archive_unreadable)
      .rule("ING-68")
      .with("path", name)
      .with("reason_ja", reason.japanese)
      .with("reason_en", reason.english);
}

bool is_packed(std::string_view beginning) {
  return is_zip(beginning) || beginning.starts_with(kGzipMark);
}

Done UnpackedCount::add(std::size_t bytes, std::int64_t stored_bytes) {
  unpacked_ += static_cast<std::int64_t>(bytes);
  if (unpacked_ <= kUnsuspectedBytes || unpacked_ <= kMostRatio * stored_bytes) return {};
  return fail(
      archive_refused(name_, {"大きさが圧縮後に比べて異常", "it unpacks out of proportion"}));
}

Done UnpackedEntry::take(std::string_view piece) {
  if (!begun_) {
    beginning_ += piece;
    return beginning_.size() < kMarkBytes ? Done() : release();
  }
  return taker_->take(piece);
}

Done UnpackedEntry::release() {
  begun_ = true;
  if (is_packed(beginning_))
    return fail(
        archive_refused(place_, {"圧縮ファイルの中の圧縮ファイル", "an archive in an archive"}));
  return beginning_.empty() ? Done() : taker_->take(beginning_);
}

Done UnpackedEntry::end() {
  if (!begun_) RENGA_TRY(release());
  return taker_->end();
}

Done read_unpacked(const std::filesystem::path& path, const std::string& name, EntryTaker& taker) {
  RENGA_ASSIGN(const std::string beginning, beginning_of(path));
  if (is_zip(beginning)) return read_zip(path, name, taker);
  if (beginning.starts_with(kGzipMark)) return read_gzip(path, name, taker);
  return read_plain(path, name, taker);
}

}  // namespace renga::files
