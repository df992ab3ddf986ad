#include "service/ledger_service.hpp"

#include "files/files.hpp"
#include "service/clock.hpp"

#include <utility>

namespace renga::service {
namespace {

/// The party that keeps the ledger (DESIGN 2).
constexpr std::string_view kKeeper = "office";

Result<ledger::VerifierKey> read_key(const LedgerPath& file) {
  RENGA_ASSIGN(const std::string text, files::read_small(file));
  auto key = ledger::VerifierKey::parse(text);
  if (!key) return fail(std::move(key).error().at({file.string(), 0, ""}));
  return std::move(*key);
}

struct SignedCheckpoint {
  std::string note;
  ledger::Checkpoint said;
};

Result<SignedCheckpoint> read_checkpoint(const LedgerPath& file, const ledger::VerifierKey& key) {
  RENGA_ASSIGN(std::string note, files::read_small(file));
  auto checkpoint = ledger::open_checkpoint(note, key);
  if (!checkpoint) return fail(std::move(checkpoint).error().at({file.string(), 0, ""}));
  return SignedCheckpoint{std::move(note), std::move(*checkpoint)};
}

Result<std::vector<ledger::Checkpoint>> read_checkpoints(const std::vector<LedgerPath>& paths,
                                                         const ledger::VerifierKey& key) {
  std::vector<ledger::Checkpoint> checkpoints;
  for (const LedgerPath& path : paths) {
    RENGA_ASSIGN(SignedCheckpoint checkpoint, read_checkpoint(path, key));
    checkpoints.push_back(std::move(checkpoint.said));
  }
  return checkpoints;
}

struct OpenKeys {
  crypto::KeyRing ring;
  crypto::Passphrase passphrase;
};

Result<OpenKeys> open_keys(const LedgerKeyCall& call) {
  RENGA_ASSIGN(crypto::Passphrase passphrase, read_passphrase(call.passphrase));
  if (!std::filesystem::exists(call.keys))
    return OpenKeys{{std::string(kKeeper), {}}, std::move(passphrase)};
  RENGA_ASSIGN(crypto::KeyRing ring, load_keys(call.keys, passphrase));
  return OpenKeys{std::move(ring), std::move(passphrase)};
}

Result<crypto::Key> take_key(const LedgerKeyCall& call) {
  RENGA_ASSIGN(OpenKeys open, open_keys(call));
  for (crypto::Key& key : open.ring.keys)
    if (key.purpose == crypto::Purpose::ledger && key.scope == call.origin && key.secret)
      return std::move(key);
  return fail(Error(code::key_missing)
                  .at({call.keys.string(), 0, ""})
                  .with("key", "ledger " + call.origin));
}

crypto::Key new_key(const std::string& origin, std::optional<std::uint64_t> seed) {
  constexpr std::string_view kSeeded = "renga ledger key from a seed";
  crypto::SecretKey secret = crypto::SecretKey::random();
  if (seed) {
    auto digest = crypto::sha256(
        crypto::bytes_of(std::string(kSeeded) + " " + std::to_string(*seed) + " " + origin));
    secret = crypto::SecretKey::from(digest);
  }
  std::string id = crypto::key_id(secret);
  return {.id = std::move(id),
          .purpose = crypto::Purpose::ledger,
          .scope = origin,
          .origin = seed ? "seed" : "random",
          .created = now_utc(),
          .erased = "",
          .secret = std::move(secret)};
}

Error proof_fails(std::string_view reason, const LedgerPath& proof) {
  return Error(code::proof_bad).at({proof.string(), 0, ""}).with("reason", reason);
}

Result<std::string> prove_entry(const LedgerPath& file, std::int64_t entry,
                                const SignedCheckpoint& later) {
  if (entry < 0 || entry >= later.said.entries)
    return fail(Error(code::value_out_of_range)
                    .with("field", "--entry")
                    .with("range", "0–" + std::to_string(later.said.entries - 1)));
  RENGA_ASSIGN(const auto leaves, leaves_of(file, later.said.entries));
  return ledger::to_text(ledger::InclusionProof{
      .index = entry, .path = ledger::inclusion_path(leaves, entry), .checkpoint = later.note});
}

Result<std::string> prove_growth(const LedgerPath& file, const ledger::Checkpoint& earlier,
                                 const ledger::Checkpoint& later) {
  if (earlier.entries < 1 || earlier.entries > later.entries)
    return fail(Error(code::value_out_of_range)
                    .with("field", "--from")
                    .with("range", "1–" + std::to_string(later.entries)));
  RENGA_ASSIGN(const auto leaves, leaves_of(file, later.entries));
  return ledger::to_text(ledger::consistency_path(leaves, earlier.entries));
}

}  // namespace

Result<std::string> make_ledger_key(const LedgerKeyCall& call, std::optional<std::uint64_t> seed) {
  if (!ledger::is_origin(call.origin))
    return fail(Error(code::field_bad)
                    .with("field", "--origin")
                    .with("kind", "origin")
                    .with("expected", "example.go.jp/renga"));
  RENGA_ASSIGN(OpenKeys open, open_keys(call));
  if (open.ring.find(crypto::Purpose::ledger, call.origin) != nullptr)
    return fail(
        Error(code::given_twice).at({call.keys.string(), 0, ""}).with("field", call.origin));
  open.ring.keys.push_back(new_key(call.origin, seed));
  std::string line = ledger::VerifierKey::of(call.origin, *open.ring.keys.back().secret).text();
  RENGA_TRY(save_keys(open.ring, call.keys, open.passphrase,
                      seed ? crypto::Stretching::interactive : crypto::Stretching::moderate,
                      files::Existing::replace));
  return line;
}

Result<std::string> show_ledger_key(const LedgerKeyCall& call) {
  RENGA_ASSIGN(const crypto::Key key, take_key(call));
  return ledger::VerifierKey::of(call.origin, *key.secret).text();
}

Result<ledger::Verification> verify_ledger(const LedgerCheck& check) {
  RENGA_ASSIGN(const ledger::VerifierKey key, read_key(check.key));
  RENGA_ASSIGN(const auto checkpoints, read_checkpoints(check.checkpoints, key));
  return verify_source(check.ledger, key.name, checkpoints);
}

Result<ledger::Checkpoint> sign_checkpoint(const LedgerKeyCall& call, const LedgerCheck& check,
                                           const LedgerPath& out, files::Existing existing) {
  RENGA_ASSIGN(const crypto::Key key, take_key(call));
  const auto public_key = ledger::VerifierKey::of(call.origin, *key.secret);
  RENGA_ASSIGN(const auto checkpoints, read_checkpoints(check.checkpoints, public_key));
  RENGA_ASSIGN(const ledger::Verification found,
               verify_source(check.ledger, call.origin, checkpoints));
  if (!found.whole())
    return fail(Error(code::ledger_damaged)
                    .at({check.ledger.string(), 0, ""})
                    .with("count", std::ssize(found.damage)));
  const ledger::Checkpoint checkpoint{
      .origin = call.origin, .entries = found.entries, .root = found.root};
  RENGA_TRY(files::write_whole(out, ledger::sign(checkpoint, *key.secret), existing));
  return checkpoint;
}

Result<std::int64_t> export_ledger(const LedgerPath& office, const LedgerPath& out,
                                   files::Existing existing) {
  RENGA_ASSIGN(store::Store store, open_source(office));
  RENGA_ASSIGN(store::Transaction transaction, store.read());
  RENGA_ASSIGN(files::StagedFile file, files::StagedFile::open(out, existing));
  std::int64_t lines = 0;
  RENGA_TRY(store::each_line(transaction, 0, [&](const store::LedgerLine& line) -> Done {
    ++lines;
    return file.write(line.line + "\n");
  }));
  RENGA_TRY(file.commit());
  return lines;
}

Done prove_ledger(const LedgerPath& file, const LedgerClaim& claim, const LedgerPath& out,
                  files::Existing existing) {
  RENGA_ASSIGN(const ledger::VerifierKey key, read_key(claim.key));
  RENGA_ASSIGN(const SignedCheckpoint later, read_checkpoint(claim.later, key));
  if (claim.entry) {
    RENGA_ASSIGN(const std::string text, prove_entry(file, *claim.entry, later));
    return files::write_whole(out, text, existing);
  }
  ensure(claim.earlier.has_value(), "a claim is about an entry or an earlier checkpoint");
  RENGA_ASSIGN(const SignedCheckpoint earlier, read_checkpoint(*claim.earlier, key));
  RENGA_ASSIGN(const std::string text, prove_growth(file, earlier.said, later.said));
  return files::write_whole(out, text, existing);
}

Result<std::int64_t> confirm_inclusion(const LedgerPath& proof_file, const LedgerPath& key_file,
                                       const LedgerPath& line_file) {
  RENGA_ASSIGN(const ledger::VerifierKey key, read_key(key_file));
  RENGA_ASSIGN(const std::string text, files::read_small(proof_file));
  RENGA_ASSIGN(const ledger::InclusionProof proof, ledger::parse_inclusion(text));
  RENGA_ASSIGN(const auto checkpoint, ledger::open_checkpoint(proof.checkpoint, key));
  RENGA_ASSIGN(std::string line, files::read_small(line_file));
  if (line.ends_with('\n')) line.pop_back();
  if (!ledger::is_included(ledger::leaf_digest(line), proof.index, checkpoint.entries, proof.path,
                           checkpoint.root))
    return fail(proof_fails("root", proof_file));
  return proof.index;
}

Done confirm_consistency(const LedgerPath& proof_file, const LedgerClaim& claim) {
  ensure(claim.earlier.has_value(), "a consistency proof has two checkpoints");
  RENGA_ASSIGN(const ledger::VerifierKey key, read_key(claim.key));
  RENGA_ASSIGN(const SignedCheckpoint earlier, read_checkpoint(*claim.earlier, key));
  RENGA_ASSIGN(const SignedCheckpoint later, read_checkpoint(claim.later, key));
  RENGA_ASSIGN(const std::string text, files::read_small(proof_file));
  RENGA_ASSIGN(const auto path, ledger::parse_path(text));
  if (!ledger::is_continued(earlier.said.entries, earlier.said.root, later.said.entries,
                            later.said.root, path))
    return fail(proof_fails("root", proof_file));
  return {};
}

}  // namespace renga::service
