#include "service/ledger_source.hpp"

#include "service/errors.hpp"

namespace renga::service {
namespace {

bool is_url(const LedgerPath& source) {
  const std::string text = source.string();
  return text.starts_with("postgresql:") || text.starts_with("postgres:");
}

bool is_store(const LedgerPath& source) {
  std::error_code error;
  return is_url(source) || std::filesystem::is_directory(source, error);
}

/// The end of the lines against the head that is kept beside them.
void hold_against_head(ledger::Verifier& verifier, const store::LedgerHead& kept,
                       const ledger::Head& read) {
  if (kept.entries > read.entries)
    verifier.note(ledger::Damage::cut_short, read.entries, kept.entries);
  else if (kept.entries != read.entries || kept.last_digest != to_hex(read.last))
    verifier.note(ledger::Damage::head_other, kept.entries);
}

Result<ledger::Verification> verify_store(store::Store& store, std::string_view origin,
                                          const std::vector<ledger::Checkpoint>& checkpoints) {
  RENGA_ASSIGN(store::Transaction transaction, store.read());
  RENGA_ASSIGN(const auto head, store::ledger_head(transaction));
  if (!head) return fail(Error(code::ledger_absent));
  if (head->origin != origin)
    return fail(
        Error(code::ledger_of_another).with("actual", head->origin).with("expected", origin));
  ledger::Verifier verifier(origin, checkpoints);
  RENGA_TRY(store::each_line(transaction, 0, [&](const store::LedgerLine& line) -> Done {
    verifier.take(line.line);
    const auto entry = ledger::read(line.line);
    if (entry && (entry->number != line.number || entry->said.subject != line.subject))
      verifier.note(ledger::Damage::index_other, entry->number);
    return {};
  }));
  hold_against_head(verifier, *head, verifier.head());
  return verifier.finish();
}

}  // namespace

Result<store::Store> open_source(const LedgerPath& source) {
  if (!is_store(source))
    return fail(Error(code::field_bad)
                    .with("field", "ledger")
                    .with("kind", "path")
                    .with("expected", "DIR, postgresql://HOST/DATABASE"));
  RENGA_ASSIGN(const store::Address address,
               is_url(source) ? address_of({{}, source.string()}) : address_of({source, {}}));
  return store::Store::open(address, store::Opening::existing);
}

Result<ledger::Verification> verify_source(const LedgerPath& source, std::string_view origin,
                                           const std::vector<ledger::Checkpoint>& checkpoints) {
  if (!is_store(source)) return ledger::verify_file(source, origin, checkpoints);
  RENGA_ASSIGN(store::Store store, open_source(source));
  return verify_store(store, origin, checkpoints);
}

Result<std::vector<ledger::Digest>> leaves_of(const LedgerPath& source, std::int64_t entries) {
  if (!is_store(source)) return ledger::leaves_of_file(source, entries);
  RENGA_ASSIGN(store::Store store, open_source(source));
  RENGA_ASSIGN(store::Transaction transaction, store.read());
  std::vector<ledger::Digest> leaves;
  RENGA_TRY(store::each_line(transaction, 0, [&](const store::LedgerLine& line) -> Done {
    if (std::ssize(leaves) < entries) leaves.push_back(ledger::leaf_digest(line.line));
    return {};
  }));
  RENGA_TRY(ledger::require_entries(entries, std::ssize(leaves)));
  return leaves;
}

}  // namespace renga::service
