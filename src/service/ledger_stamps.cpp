#include "service/ledger_stamps.hpp"

#include "crypto/timestamp.hpp"
#include "files/files.hpp"

namespace renga::service {
namespace {

/// The name under which the stamp of a checkpoint lies beside it.
LedgerPath stamp_beside(const LedgerPath& checkpoint) {
  LedgerPath path = checkpoint;
  path += ".tsr";
  return path;
}

/// The digest that is stamped: of the signed note as it was handed out, signatures and all.
crypto::Digest digest_of(std::string_view note) {
  return crypto::sha256(crypto::bytes_of(note));
}

/// The note of a checkpoint that the ledger's key signed.
Result<std::string> read_note(const LedgerPath& checkpoint, const LedgerPath& key_file) {
  RENGA_ASSIGN(const std::string line, files::read_small(key_file));
  auto key = ledger::VerifierKey::parse(line);
  if (!key) return fail(std::move(key).error().at({key_file.string(), 0, ""}));
  RENGA_ASSIGN(std::string note, files::read_small(checkpoint));
  const auto opened = ledger::open_checkpoint(note, *key);
  if (!opened) return fail(Error(opened.error()).at({checkpoint.string(), 0, ""}));
  return note;
}

Result<crypto::PinnedAuthority> read_pinned(const LedgerPath& file) {
  RENGA_ASSIGN(std::string pem, files::read_small(file));
  return crypto::PinnedAuthority::from_pem(std::move(pem), file.string());
}

StampFacts told(const crypto::Timestamp& stamp) {
  return {stamp.time_utc, stamp.serial, stamp.authority};
}

}  // namespace

Done request_stamp(const StampCall& call, files::Existing existing) {
  RENGA_ASSIGN(const std::string note, read_note(call.checkpoint, call.key));
  return files::write_whole(call.request, crypto::timestamp_query(digest_of(note)), existing);
}

Result<StampFacts> keep_stamp(const StampCall& call, files::Existing existing) {
  ensure(call.reply && call.authority, "a reply is judged by a pinned certificate");
  RENGA_ASSIGN(const std::string note, read_note(call.checkpoint, call.key));
  RENGA_ASSIGN(const crypto::PinnedAuthority pinned, read_pinned(*call.authority));
  RENGA_ASSIGN(const std::string query, files::read_small(call.request));
  RENGA_ASSIGN(const std::string reply, files::read_small(*call.reply));
  auto answer = crypto::answer_to_query(reply, query, pinned);
  // The query is a file that lay about: the stamp must be of this very checkpoint.
  if (answer) answer = crypto::stamp_of(reply, digest_of(note), pinned);
  if (!answer) return fail(std::move(answer).error().at({call.reply->string(), 0, ""}));
  RENGA_TRY(files::write_whole(stamp_beside(call.checkpoint), reply, existing));
  return told(*answer);
}

Result<std::vector<CheckedStamp>> check_stamps(const LedgerCheck& check,
                                               const LedgerPath& authority) {
  RENGA_ASSIGN(const crypto::PinnedAuthority pinned, read_pinned(authority));
  std::vector<CheckedStamp> checked;
  for (const LedgerPath& checkpoint : check.checkpoints) {
    CheckedStamp one{.checkpoint = checkpoint, .facts = std::nullopt};
    const LedgerPath beside = stamp_beside(checkpoint);
    if (!std::filesystem::exists(beside)) {
      one.reason = "absent";
    } else {
      RENGA_ASSIGN(const std::string note, files::read_small(checkpoint));
      RENGA_ASSIGN(const std::string reply, files::read_small(beside));
      const auto stamp = crypto::stamp_of(reply, digest_of(note), pinned);
      if (stamp) one.facts = told(*stamp);
      if (!stamp) one.reason = std::string(stamp.error().detail("reason"));
    }
    checked.push_back(std::move(one));
  }
  return checked;
}

}  // namespace renga::service
