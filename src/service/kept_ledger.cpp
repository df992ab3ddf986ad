#include "service/kept_ledger.hpp"

#include "service/errors.hpp"

#include <algorithm>
#include <array>

namespace renga::service {
namespace {

constexpr std::array<std::string_view, 3> kOfficeKinds = {kValueRead, kValueErased, kFileTaken};

Error damaged() {
  return Error(code::ledger_damaged).with("count", 1);
}

Result<ledger::Digest> digest_of(const std::string& text) {
  const auto bytes = from_hex(text);
  ledger::Digest digest{};
  if (!bytes || bytes->size() != digest.size()) return fail(damaged());
  std::ranges::copy(*bytes, digest.begin());
  return digest;
}

store::LedgerHead kept(const ledger::Head& head, const std::string& origin) {
  return {.origin = origin,
          .entries = head.entries,
          .last_digest = to_hex(head.last),
          .time_utc = head.time_utc};
}

Result<ledger::Entry> entry_of(const store::LedgerLine& line) {
  auto entry = ledger::read(line.line);
  if (!entry || entry->number != line.number || entry->said.subject != line.subject)
    return fail(damaged());
  return entry;
}

/// What the line's successor, or the head, says the line was.
Result<ledger::Digest> witness_of(const store::LinkedLine& line, const ledger::Head& head) {
  if (!line.next) {
    if (line.line.number + 1 != head.entries) return fail(damaged());
    return head.last;
  }
  const auto next = ledger::read(*line.next);
  if (!next) return fail(damaged());
  return next->previous;
}

}  // namespace

bool is_office_kind(std::string_view kind) {
  return std::ranges::find(kOfficeKinds, kind) != kOfficeKinds.end();
}

Done KeptLedger::begin(store::Transaction& transaction, std::string_view origin) {
  return store::begin_ledger(transaction, kept(ledger::beginning(origin), std::string(origin)));
}

Result<KeptLedger> KeptLedger::held(const std::optional<store::LedgerHead>& head,
                                    std::string_view origin) {
  if (!head) return fail(Error(code::ledger_absent));
  if (head->origin != origin)
    return fail(
        Error(code::ledger_of_another).with("actual", head->origin).with("expected", origin));
  RENGA_ASSIGN(const ledger::Digest last, digest_of(head->last_digest));
  return KeptLedger({.entries = head->entries, .last = last, .time_utc = head->time_utc},
                    std::string(origin));
}

Result<KeptLedger> KeptLedger::take(store::Transaction& transaction, std::string_view origin) {
  RENGA_ASSIGN(const auto head, store::take_ledger_head(transaction));
  return held(head, origin);
}

Result<KeptLedger> KeptLedger::read(store::Transaction& transaction, std::string_view origin) {
  RENGA_ASSIGN(const auto head, store::ledger_head(transaction));
  return held(head, origin);
}

Result<std::int64_t> KeptLedger::append(store::Transaction& transaction, ledger::Draft draft,
                                        const PersonalValues& values) {
  std::vector<store::KeptValue> kept_values;
  for (const PersonalValue& one : values) {
    const ledger::Salt salt = ledger::make_salt();
    draft.commitments.push_back(ledger::commit_to(one.name, one.value, salt));
    kept_values.push_back({Personal<std::string>(to_hex(salt)), one.value});
  }
  draft.time_utc = std::max(draft.time_utc, head_.time_utc);
  RENGA_ASSIGN(const ledger::Written next, ledger::write(draft, head_));
  const std::int64_t number = head_.entries;
  RENGA_TRY(store::append_line(transaction, {number, draft.subject, next.line},
                               kept(next.head, origin_)));
  for (std::size_t at = 0; at < values.size(); ++at)
    RENGA_TRY(store::keep_value(transaction, number, values[at].name, kept_values[at]));
  head_ = next.head;
  return number;
}

Done KeptLedger::copy(store::Transaction& transaction, std::string_view line) {
  const auto entry = ledger::read(line);
  if (!entry || entry->number != head_.entries || entry->previous != head_.last ||
      entry->said.time_utc < head_.time_utc)
    return fail(damaged());
  const ledger::Head next = {.entries = entry->number + 1,
                             .last = ledger::leaf_digest(line),
                             .time_utc = entry->said.time_utc};
  RENGA_TRY(store::append_line(transaction, {entry->number, entry->said.subject, std::string(line)},
                               kept(next, origin_)));
  head_ = next;
  return {};
}

Done KeptLedger::each_entry(store::Transaction& transaction,
                            const std::function<Done(const ledger::Entry&)>& take) const {
  ledger::Head before = ledger::beginning(origin_);
  RENGA_TRY(store::each_line(transaction, 0, [&](const store::LedgerLine& line) -> Done {
    RENGA_ASSIGN(const ledger::Entry entry, entry_of(line));
    if (entry.number != before.entries || entry.previous != before.last) return fail(damaged());
    before = {.entries = entry.number + 1,
              .last = ledger::leaf_digest(line.line),
              .time_utc = entry.said.time_utc};
    return take(entry);
  }));
  if (before.entries != head_.entries || before.last != head_.last) return fail(damaged());
  return {};
}

Result<std::vector<ledger::Entry>> KeptLedger::entries_about(store::Transaction& transaction,
                                                             std::string_view subject) const {
  RENGA_ASSIGN(const auto lines, store::lines_about(transaction, subject));
  std::vector<ledger::Entry> entries;
  for (const store::LinkedLine& line : lines) {
    RENGA_ASSIGN(ledger::Entry entry, entry_of(line.line));
    RENGA_ASSIGN(const ledger::Digest witness, witness_of(line, head_));
    if (ledger::leaf_digest(line.line.line) != witness) return fail(damaged());
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace renga::service
