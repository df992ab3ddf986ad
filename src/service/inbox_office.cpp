#include "service/inbox_office.hpp"

#include "crypto/crypto.hpp"
#include "service/clock.hpp"
#include "service/errors.hpp"
#include "service/kept_ledger.hpp"

#include <algorithm>
#include <map>

namespace renga::service {
namespace {

constexpr int kDays = 60;

/// Of a consultation only the party that it is about is told (NTC-1).
bool concerns(const dossier::Event& event, const dossier::CommandRow& row, dossier::Roles roles) {
  constexpr dossier::Roles kParties = {dossier::Role::producer, dossier::Role::window};
  if (row.track != dossier::Track::consultation || !roles.meets(kParties)) return true;
  return roles.has(event.key == "producer" ? dossier::Role::producer : dossier::Role::window);
}

std::string identity_of(const std::string& dossier, std::int64_t event) {
  return crypto::sha256_hex(dossier + "\n" + std::to_string(event)).substr(0, 24);
}

void take(const Account& who, const KeptDossier& kept, Date from, std::vector<InboxNotice>& all) {
  const dossier::Roles roles = roles_in(who, kept.state);
  std::int64_t number = 0;
  for (const dossier::Event& event : kept.events) {
    ++number;
    if (event.day < from) continue;
    const dossier::CommandRow* row = dossier::command_named(event.command);
    ensure(row != nullptr, "an event of the ledger has no row in the table of commands");
    const bool own = event.actor == who.account;
    const bool told =
        own ? !row->told.empty() : row->told.meets(roles) && concerns(event, *row, roles);
    if (told)
      all.push_back({.id = identity_of(kept.state.number, number),
                     .dossier = kept.state.number,
                     .event = number,
                     .row = row,
                     .day = event.day,
                     .time_utc = {},
                     .is_receipt = own,
                     .read = false});
  }
}

std::vector<InboxNotice> notices_of(Desk& desk, const Account& who) {
  const Date from = desk.today().plus_days(-kDays);
  std::vector<InboxNotice> all;
  desk.each_seen(who, [&](const KeptDossier& kept) {
    if (kept.events.back().day >= from) take(who, kept, from, all);
  });
  std::ranges::sort(all, [](const InboxNotice& one, const InboxNotice& other) {
    return std::tuple(one.day, one.event, one.dossier) >
           std::tuple(other.day, other.event, other.dossier);
  });
  return all;
}

/// The moments of a dossier's events, in their order.
Result<std::vector<std::string>> moments_of(store::Transaction& transaction,
                                            const std::string& number) {
  RENGA_ASSIGN(const auto lines, store::lines_about(transaction, number));
  std::vector<std::string> moments;
  for (const store::LinkedLine& line : lines) {
    RENGA_ASSIGN(const ledger::Entry entry, ledger::read(line.line.line));
    if (!is_office_kind(entry.said.kind)) moments.push_back(entry.said.time_utc);
  }
  return moments;
}

Done add_moments(store::Transaction& transaction, std::vector<InboxNotice>& notices) {
  std::map<std::string, std::vector<std::string>> known;
  for (InboxNotice& notice : notices) {
    auto found = known.find(notice.dossier);
    if (found == known.end()) {
      RENGA_ASSIGN(auto moments, moments_of(transaction, notice.dossier));
      found = known.emplace(notice.dossier, std::move(moments)).first;
    }
    const auto place = static_cast<std::size_t>(notice.event - 1);
    notice.time_utc =
        place < found->second.size() ? found->second[place] : to_iso(notice.day) + "T00:00:00.000Z";
  }
  return {};
}

}  // namespace

Result<Page<InboxNotice>> inbox(Desk& desk, const Account& who, bool unread_only,
                                const PageWish& wish) {
  std::vector<InboxNotice> all = notices_of(desk, who);
  return desk.reading([&](store::Transaction& transaction) -> Result<Page<InboxNotice>> {
    RENGA_ASSIGN(const auto read, store::notices_read(transaction, who.account));
    for (InboxNotice& notice : all) notice.read = read.contains(notice.id);
    if (unread_only) std::erase_if(all, [](const InboxNotice& notice) { return notice.read; });
    Page<InboxNotice> page;
    page.total = std::ssize(all);
    const std::int64_t end = std::min(page.total, wish.from + wish.limit);
    for (std::int64_t place = wish.from; place < end; ++place)
      page.items.push_back(std::move(all[static_cast<std::size_t>(place)]));
    if (end < page.total) page.next = end;
    RENGA_TRY(add_moments(transaction, page.items));
    return page;
  });
}

Done mark_read(Desk& desk, const Account& who, std::string_view id) {
  const auto all = notices_of(desk, who);
  if (std::ranges::find(all, id, &InboxNotice::id) == all.end())
    return fail(Error(code::file_unknown));
  return desk.writing([&](store::Transaction& transaction) {
    return store::note_read(transaction, who.account, id, now_utc_exact());
  });
}

}  // namespace renga::service
