#include "service/ledger_desk.hpp"

#include "service/errors.hpp"
#include "service/ledger_source.hpp"

namespace renga::service {
namespace {

LedgerPath source_of(const Desk& desk) {
  return desk.database().empty() ? LedgerPath(desk.folder()) : LedgerPath(desk.database());
}

Result<SeenEntry> seen(const store::LedgerLine& line) {
  RENGA_ASSIGN(ledger::Entry entry, ledger::read(line.line));
  return SeenEntry{std::move(entry), to_hex(ledger::leaf_digest(line.line))};
}

}  // namespace

Result<Page<SeenEntry>> ledger_entries(Desk& desk, const LedgerFilter& filter,
                                       const PageWish& wish) {
  return desk.reading([&](store::Transaction& transaction) -> Result<Page<SeenEntry>> {
    RENGA_ASSIGN(
        const store::LatestLines found,
        store::latest_lines(transaction, {filter.dossier, filter.kind}, {wish.from, wish.limit}));
    Page<SeenEntry> page;
    page.total = found.total;
    for (const store::LedgerLine& line : found.lines) {
      RENGA_ASSIGN(SeenEntry one, seen(line));
      page.items.push_back(std::move(one));
    }
    if (wish.from + std::ssize(page.items) < page.total)
      page.next = wish.from + std::ssize(page.items);
    return page;
  });
}

Result<SeenHead> seen_head(Desk& desk) {
  RENGA_ASSIGN(const auto head, desk.reading([](store::Transaction& transaction) {
    return store::ledger_head(transaction);
  }));
  if (!head) return fail(Error(code::ledger_absent));
  RENGA_ASSIGN(const auto leaves, leaves_of(source_of(desk), head->entries));
  return SeenHead{.origin = head->origin,
                  .entries = head->entries,
                  .root = to_hex(ledger::root_of(leaves)),
                  .time_utc = head->time_utc};
}

Result<ledger::Verification> verify_all(Desk& desk) {
  RENGA_ASSIGN(const auto head, desk.reading([](store::Transaction& transaction) {
    return store::ledger_head(transaction);
  }));
  if (!head) return fail(Error(code::ledger_absent));
  return verify_source(source_of(desk), head->origin, {});
}

}  // namespace renga::service
