#include "files/gzip.hpp"

#include "files/files.hpp"

#include <vector>

#include <zlib.h>

namespace renga::files {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{1} << 18U;
// The largest window, and gzip's own header.
constexpr int kWindowBits = 15 + 16;

/// Unpacks member after member, in memory of one piece.
class Inflation {
 public:
  Inflation(std::string name, const std::string& inner, EntryTaker& taker)
      : name_(name), entry_(name + "!" + inner, name, taker), count_(name), out_(kPieceBytes) {
    ready_ = inflateInit2(&stream_, kWindowBits) == Z_OK;
  }
  ~Inflation() { inflateEnd(&stream_); }
  Inflation(const Inflation&) = delete;
  Inflation& operator=(const Inflation&) = delete;

  Done begin() {
    ensure(ready_, "zlib could not begin");
    return entry_.begin();
  }

  Done take(std::string_view piece) {
    stored_ += std::ssize(piece);
    std::vector<Bytef> in(piece.begin(), piece.end());
    stream_.next_in = in.data();
    stream_.avail_in = static_cast<uInt>(in.size());
    while (stream_.avail_in > 0) RENGA_TRY(step());
    return {};
  }

  Done end() {
    if (!between_members_)
      return fail(archive_unreadable(name_, {"途中で切れている", "it was cut off"}));
    return entry_.end();
  }

 private:
  Done step() {
    between_members_ = false;
    stream_.next_out = out_.data();
    stream_.avail_out = static_cast<uInt>(out_.size());
    const int state = inflate(&stream_, Z_NO_FLUSH);
    if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR)
      return fail(archive_unreadable(name_, {"内容が壊れている", "its content is damaged"}));
    const std::string unpacked(out_.begin(), out_.end() - stream_.avail_out);
    RENGA_TRY(count_.add(unpacked.size(), stored_));
    RENGA_TRY(entry_.take(unpacked));
    if (state != Z_STREAM_END) return {};
    between_members_ = true;
    ensure(inflateReset(&stream_) == Z_OK, "zlib could not go on");
    return {};
  }

  std::string name_;
  UnpackedEntry entry_;
  UnpackedCount count_;
  std::vector<Bytef> out_;
  z_stream stream_{};
  bool ready_ = false;
  bool between_members_ = false;
  std::int64_t stored_ = 0;
};

}  // namespace

Done read_gzip(const std::filesystem::path& path, const std::string& name, EntryTaker& taker) {
  const std::filesystem::path called = std::filesystem::path(name).filename();
  const std::filesystem::path inner = called.extension() == ".gz" ? called.stem() : called;
  Inflation inflation(name, inner.string(), taker);
  RENGA_TRY(inflation.begin());
  RENGA_TRY(read_pieces(
      path, [&](std::string_view piece) { return inflation.take(piece); }, kPieceBytes));
  return inflation.end();
}

}  // namespace renga::files
