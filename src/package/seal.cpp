#include "package/archive.hpp"
#include "package/errors.hpp"
#include "package/package.hpp"

namespace renga::package {
namespace {

namespace fs = std::filesystem;

Done check_dates(const crypto::Certificate& certificate, std::string_view now_utc) {
  const crypto::CertificateFacts& facts = certificate.facts();
  if (facts.holds_at(now_utc)) return {};
  return fail(Error(code::certificate_out_of_date)
                  .rule("PKG-4")
                  .with("name", facts.name)
                  .with("from", facts.valid_from_utc)
                  .with("until", facts.valid_until_utc));
}

Statement statement_for(const SealOptions& options, const crypto::Identity& sender,
                        const crypto::Certificate& receiver) {
  crypto::Block number{};
  crypto::random_bytes(number);
  Statement statement{to_hex(number),
                      sender.certificate().facts().fingerprint,
                      receiver.facts().fingerprint,
                      options.dossier,
                      options.purpose,
                      options.made_utc,
                      options.valid_until_utc,
                      options.files.front().entry.sha256,
                      {}};
  for (const SourceFile& file : options.files) statement.files.push_back(file.entry);
  return statement;
}

std::int64_t bytes_of(const Statement& statement) {
  std::int64_t bytes = 0;
  for (const FileEntry& file : statement.files) bytes += file.bytes;
  return bytes;
}

Error changed(const fs::path& file) {
  return Error(code::file_unreadable)
      .with("path", file.string())
      .with("reason", "it changed while it was read");
}

Done add_file(ArchiveWriter& archive, const SourceFile& file, std::int64_t& done,
              Progress& progress) {
  RENGA_TRY(archive.begin(file.entry.name, static_cast<std::uint64_t>(file.entry.bytes)));
  std::int64_t left = file.entry.bytes;
  RENGA_TRY(files::read_pieces(file.path, [&](std::string_view piece) -> Done {
    left -= std::ssize(piece);
    if (left < 0) return fail(changed(file.path));
    progress.reach(done += std::ssize(piece));
    return archive.write(crypto::bytes_of(piece));
  }));
  if (left != 0) return fail(changed(file.path));
  return archive.end();
}

}  // namespace

Result<SourceFile> source_file(const fs::path& path) {
  RENGA_ASSIGN(const std::int64_t bytes, files::size_bytes(path));
  RENGA_ASSIGN(const std::string digest, crypto::sha256_file(path));
  return SourceFile{path, {path.filename().string(), bytes, digest}};
}

Result<Statement> seal(const SealOptions& options, const crypto::Identity& sender,
                       const crypto::Certificate& receiver, Progress& progress) {
  RENGA_TRY(check_dates(sender.certificate(), options.made_utc));
  RENGA_TRY(check_dates(receiver, options.made_utc));
  const Statement statement = statement_for(options, sender, receiver);
  const std::string json = to_json(statement);
  RENGA_TRY(statement_from_json(json));  // what no receiver would take is not sent
  RENGA_ASSIGN(files::StagedFile target,
               files::StagedFile::open(options.package, options.existing));
  RENGA_ASSIGN(crypto::CmsWriter writer,
               crypto::CmsWriter::create(target.path(), sender, receiver));
  ArchiveWriter archive([&writer](crypto::Bytes bytes) { return writer.write(bytes); });
  progress.begin({"封かん", "sealing"}, bytes_of(statement), {"バイト", "bytes"});
  RENGA_TRY(archive.begin(kStatementName, json.size()));
  RENGA_TRY(archive.write(crypto::bytes_of(json)));
  RENGA_TRY(archive.end());
  std::int64_t done = 0;
  for (const SourceFile& file : options.files) RENGA_TRY(add_file(archive, file, done, progress));
  RENGA_TRY(archive.finish());
  RENGA_TRY(writer.finish());
  progress.end();
  RENGA_TRY(target.commit());
  return statement;
}

}  // namespace renga::package
