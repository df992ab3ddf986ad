#include "package/archive.hpp"
#include "package/errors.hpp"
#include "package/package.hpp"

#include <utility>

namespace renga::package {
namespace {

namespace fs = std::filesystem;

/// package.json is small; more is not believed.
constexpr std::uint64_t kStatementBytesMost = 1 << 20;

constexpr std::string_view kInnerName = ".inner";

Error other(std::string_view reason) {
  return Error(code::package_content_other).rule("PKG-14").with("reason", reason);
}

/// Takes the archive's files: first the statement, which is judged before anything else is
/// written, then the files that it names, in its order.
class Unpacker final : public ArchiveSink {
 public:
  using Judge = std::function<Done(const Statement&)>;

  Unpacker(fs::path folder, Judge judge) : folder_(std::move(folder)), judge_(std::move(judge)) {}

  Done begin(std::string_view name, std::uint64_t bytes) override {
    if (!statement_) {
      if (name == kStatementName && bytes <= kStatementBytesMost) return {};
      return fail(other("it does not begin with package.json"));
    }
    if (next_ == statement_->files.size()) return fail(other("it holds a file too many"));
    const FileEntry& entry = statement_->files[next_];
    if (name != entry.name || bytes != static_cast<std::uint64_t>(entry.bytes))
      return fail(other("a file is not the one that package.json names"));
    RENGA_ASSIGN(auto file, files::StagedFile::open(folder_ / entry.name, files::Existing::refuse));
    file_.emplace(std::move(file));
    return {};
  }

  Done content(crypto::Bytes bytes) override {
    const std::string piece(bytes.begin(), bytes.end());
    if (!statement_) {
      json_ += piece;
      return {};
    }
    digest_.add(bytes);
    return file_->write(piece);
  }

  Done end() override {
    if (!statement_) {
      RENGA_ASSIGN(Statement statement, statement_from_json(json_));
      RENGA_TRY(judge_(statement));
      statement_ = std::move(statement);
      return {};
    }
    if (to_hex(digest_.finish()) != statement_->files[next_++].sha256)
      return fail(other("the digest of a file is not the one stated"));
    const Done done = file_->commit();
    file_.reset();
    return done;
  }

  Result<Statement> finish() {
    if (statement_ && next_ == statement_->files.size()) return *std::move(statement_);
    return fail(other("a file is missing"));
  }

 private:
  fs::path folder_;
  Judge judge_;
  std::string json_;
  std::optional<Statement> statement_;
  std::size_t next_ = 0;
  std::optional<files::StagedFile> file_;
  crypto::Sha256 digest_;
};

Done check_dates(const crypto::CertificateFacts& sender, std::string_view now_utc) {
  if (sender.holds_at(now_utc)) return {};
  return fail(Error(code::certificate_out_of_date)
                  .rule("PKG-4")
                  .with("name", sender.name)
                  .with("from", sender.valid_from_utc)
                  .with("until", sender.valid_until_utc));
}

}  // namespace

Result<Statement> open(const OpenOptions& options, const crypto::Identity& receiver,
                       std::span<const crypto::Certificate> senders, const Register& received,
                       Progress& progress) {
  const fs::path inner = options.folder / kInnerName;
  progress.begin({"開封・検証", "opening and verifying"}, 0, {"", ""});
  RENGA_TRY(crypto::open_seal(options.package, receiver, inner));
  RENGA_ASSIGN(const std::size_t signer, crypto::verify_signature(inner, senders, options.package));
  const crypto::CertificateFacts& sender = senders[signer].facts();
  RENGA_TRY(check_dates(sender, options.expectation.now_utc));
  Unpacker unpacker(options.folder, [&](const Statement& statement) -> Done {
    RENGA_TRY(judge(statement, options.expectation, sender.fingerprint,
                    receiver.certificate().facts().fingerprint));
    return received.refuse_known(statement);
  });
  ArchiveReader archive(unpacker);
  RENGA_TRY(crypto::read_signed(inner, options.package,
                                [&](crypto::Bytes piece) { return archive.take(piece); }));
  RENGA_TRY(archive.finish());
  std::error_code ignored;
  fs::remove(inner, ignored);
  progress.end();
  return unpacker.finish();
}

}  // namespace renga::package
