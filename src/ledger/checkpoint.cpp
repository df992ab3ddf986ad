#include "ledger/checkpoint.hpp"

#include "ledger/entry.hpp"
#include "ledger/errors.hpp"

#include <algorithm>
#include <optional>

namespace renga::ledger {
namespace {

constexpr std::string_view kProofKind = "c2sp.org/tlog-proof@v1";
constexpr std::string_view kIndex = "index ";

std::optional<crypto::Digest> digest_of(std::string_view text) {
  const auto bytes = from_base64(text);
  crypto::Digest digest{};
  if (!bytes || bytes->size() != digest.size()) return std::nullopt;
  std::ranges::copy(*bytes, digest.begin());
  return digest;
}

/// A number in decimal with one way of writing it.
std::optional<std::int64_t> number_of(std::string_view text) {
  const auto number = parse_integer(text);
  return number && std::to_string(*number) == text ? number : std::nullopt;
}

Error bad_proof(std::string_view reason) {
  return Error(code::proof_bad).with("reason", reason);
}

}  // namespace

std::string sign(const Checkpoint& checkpoint, const crypto::SecretKey& seed) {
  ensure(is_origin(checkpoint.origin), "a checkpoint has a fit origin");
  const std::string text = checkpoint.origin + "\n" + std::to_string(checkpoint.entries) + "\n" +
                           to_base64(checkpoint.root) + "\n";
  return sign_note(text, checkpoint.origin, seed);
}

Result<Checkpoint> open_checkpoint(std::string_view note, const VerifierKey& key) {
  RENGA_ASSIGN(const std::string text, open_note(note, key));
  const auto lines = split(std::string_view(text).substr(0, text.size() - 1), '\n');
  if (lines.size() < 3) return fail(Error(code::checkpoint_bad));
  const auto entries = number_of(lines[1]);
  const auto root = digest_of(lines[2]);
  if (!entries || !root) return fail(Error(code::checkpoint_bad));
  if (lines[0] != key.name)
    return fail(Error(code::checkpoint_of_another)
                    .with("expected", key.name)
                    .with("actual", std::string(lines[0])));
  return Checkpoint{.origin = std::string(lines[0]), .entries = *entries, .root = *root};
}

std::string to_text(const std::vector<crypto::Digest>& path) {
  std::string text;
  for (const crypto::Digest& digest : path) text += to_base64(digest) + "\n";
  return text;
}

Result<std::vector<crypto::Digest>> parse_path(std::string_view text) {
  std::vector<crypto::Digest> path;
  if (text.empty()) return path;
  if (!text.ends_with('\n')) return fail(bad_proof("line feed"));
  for (const std::string_view line : split(text.substr(0, text.size() - 1), '\n')) {
    const auto digest = digest_of(line);
    if (!digest) return fail(bad_proof("Base64"));
    path.push_back(*digest);
  }
  return path;
}

std::string to_text(const InclusionProof& proof) {
  return std::string(kProofKind) + "\n" + std::string(kIndex) + std::to_string(proof.index) + "\n" +
         to_text(proof.path) + "\n" + proof.checkpoint;
}

Result<InclusionProof> parse_inclusion(std::string_view text) {
  const auto division = text.find("\n\n");
  if (division == std::string_view::npos) return fail(bad_proof("empty line"));
  const std::string_view head = text.substr(0, division + 1);
  const auto first = head.find('\n');
  const auto second = head.find('\n', first + 1);
  if (head.substr(0, first) != kProofKind || second == std::string_view::npos)
    return fail(bad_proof("kind"));
  const std::string_view index_line = head.substr(first + 1, second - first - 1);
  const auto index =
      index_line.starts_with(kIndex) ? number_of(index_line.substr(kIndex.size())) : std::nullopt;
  if (!index) return fail(bad_proof("index"));
  InclusionProof proof{
      .index = *index, .path = {}, .checkpoint = std::string(text.substr(division + 2))};
  RENGA_ASSIGN(proof.path, parse_path(head.substr(second + 1)));
  return proof;
}

}  // namespace renga::ledger
