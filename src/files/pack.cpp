#include "files/pack.hpp"

#include "files/files.hpp"

#include <memory>

#include <zlib.h>

namespace renga::files {
namespace {

struct CloseGzip {
  void operator()(gzFile_s* file) const { gzclose(file); }
};

Error refused(const std::filesystem::path& path) {
  return Error(code::write_failed)
      .with("path", path.filename().string())
      .with("reason", "the disk refused it");
}

}  // namespace

Done pack(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::unique_ptr<gzFile_s, CloseGzip> out(gzopen(to.c_str(), "wb6"));
  if (!out) return fail(refused(to));
  RENGA_TRY(read_pieces(from, [&](std::string_view piece) -> Done {
    const auto size = static_cast<unsigned>(piece.size());
    if (gzwrite(out.get(), piece.data(), size) != static_cast<int>(size)) return fail(refused(to));
    return {};
  }));
  return gzclose(out.release()) == Z_OK ? Done() : fail(refused(to));
}

}  // namespace renga::files
