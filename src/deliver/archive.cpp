#include "deliver/archive.hpp"

#include "deliver/errors.hpp"

#include <array>

#include <zip.h>

namespace renga::deliver {
namespace {

Error bad(std::string_view reason) {
  return Error(code::package_bad).with("reason", reason);
}

Error write_error(zip* archive) {
  return Error(code::write_failed).with("path", "package").with("reason", zip_strerror(archive));
}

struct CloseEntry {
  void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};
using EntryHandle = std::unique_ptr<zip_file_t, CloseEntry>;

/// Wrong passphrases show only when the entry is opened or at its end.
Error read_error(int zip_code) {
  if (zip_code == ZIP_ER_WRONGPASSWD || zip_code == ZIP_ER_NOPASSWD)
    return Error(code::passphrase_wrong);
  return bad("an entry cannot be read; the package is damaged or was altered");
}

void report_progress(zip_t*, double share, void* advance) {
  (*static_cast<const std::function<void(double)>*>(advance))(share);
}

}  // namespace

void ArchiveWriter::Discard::operator()(zip* archive) const {
  zip_discard(archive);
}
void ArchiveReader::Discard::operator()(zip* archive) const {
  zip_discard(archive);
}

Result<ArchiveWriter> ArchiveWriter::create(const std::filesystem::path& file,
                                            const crypto::Passphrase& passphrase) {
  int problem = 0;
  zip* archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &problem);
  if (archive == nullptr)
    return fail(Error(code::write_failed)
                    .with("path", file.string())
                    .with("reason", "the ZIP file cannot be begun"));
  return ArchiveWriter(archive, passphrase);
}

Done ArchiveWriter::add(std::string_view name, zip_source_t* source) {
  const std::string entry_name(name);
  const zip_int64_t index =
      zip_file_add(archive_.get(), entry_name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return fail(write_error(archive_.get()));
  }
  const auto entry = static_cast<zip_uint64_t>(index);
  // Parquet is compressed already; storing keeps the length known (DLV-7).
  const bool prepared =
      zip_set_file_compression(archive_.get(), entry, ZIP_CM_STORE, 0) == 0 &&
      zip_file_set_encryption(archive_.get(), entry, ZIP_EM_AES_256, passphrase_->c_str()) == 0;
  if (!prepared) return fail(write_error(archive_.get()));
  return {};
}

Done ArchiveWriter::add_text(std::string_view name, std::string_view content) {
  texts_.push_back(std::make_unique<std::string>(content));
  zip_source_t* source =
      zip_source_buffer(archive_.get(), texts_.back()->data(), texts_.back()->size(), 0);
  if (source == nullptr) return fail(write_error(archive_.get()));
  return add(name, source);
}

Done ArchiveWriter::add_file(std::string_view name, const std::filesystem::path& file) {
  zip_source_t* source = zip_source_file(archive_.get(), file.c_str(), 0, -1);
  if (source == nullptr) return fail(write_error(archive_.get()));
  return add(name, source);
}

Done ArchiveWriter::close(const std::function<void(double)>& advance) {
  std::function<void(double)> report = advance;
  zip_register_progress_callback_with_state(archive_.get(), 0.01, &report_progress, nullptr,
                                            &report);
  if (zip_close(archive_.get()) != 0) return fail(write_error(archive_.get()));
  static_cast<void>(archive_.release());  // zip_close freed it
  return {};
}

Result<ArchiveReader> ArchiveReader::open(const std::filesystem::path& file,
                                          const crypto::Passphrase& passphrase) {
  if (!std::filesystem::exists(file))
    return fail(Error(code::file_missing).with("path", file.string()));
  int problem = 0;
  zip* archive = zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &problem);
  if (archive == nullptr) return fail(bad("it is not a ZIP file, or it is damaged"));
  return ArchiveReader(archive, passphrase);
}

std::vector<std::string> ArchiveReader::names() const {
  std::vector<std::string> names;
  const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i)
    names.emplace_back(zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), 0));
  return names;
}

Done ArchiveReader::read(std::string_view name, std::int64_t limit_bytes,
                         const std::function<Done(std::string_view)>& take) const {
  const std::string entry_name(name);
  zip_stat_t status{};
  if (zip_stat(archive_.get(), entry_name.c_str(), 0, &status) != 0)
    return fail(bad("an entry is missing"));
  if ((status.valid & ZIP_STAT_ENCRYPTION_METHOD) == 0 ||
      status.encryption_method != ZIP_EM_AES_256)
    return fail(Error(code::package_bad)
                    .rule("DLV-5")
                    .with("reason", "an entry is not encrypted with AES-256"));
  const EntryHandle entry(
      zip_fopen_encrypted(archive_.get(), entry_name.c_str(), 0, passphrase_->c_str()));
  if (!entry) return fail(read_error(zip_error_code_zip(zip_get_error(archive_.get()))));
  std::array<char, 1 << 16> buffer{};
  std::int64_t seen = 0;
  while (true) {
    const zip_int64_t count = zip_fread(entry.get(), buffer.data(), buffer.size());
    if (count < 0) return fail(read_error(zip_error_code_zip(zip_file_get_error(entry.get()))));
    if (count == 0) return {};
    seen += count;
    if (seen > limit_bytes)
      return fail(
          Error(code::package_bad).rule("DLV-7").with("reason", "an entry is longer than it says"));
    RENGA_TRY(take({buffer.data(), static_cast<std::size_t>(count)}));
  }
}

}  // namespace renga::deliver
