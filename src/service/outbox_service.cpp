#include "service/outbox_service.hpp"

#include "crypto/crypto.hpp"
#include "files/files.hpp"
#include "service/clock.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace renga::service {
namespace {

constexpr std::string_view kFolderName = "outbox";

std::string moment_of(const OutboxCall& call) {
  return call.moment ? *call.moment : now_utc_exact();
}

/// The office with every dossier loaded.
Result<DossierOffice> open_office(const OutboxCall& call) {
  RENGA_ASSIGN(DossierOffice office,
               DossierOffice::open({call.folder, call.database}, store::Opening::existing));
  RENGA_TRY(office.load_all());
  return office;
}

/// The same for the same event and account, wherever and whenever it is made (NTC-4).
std::string identity_of(const std::string& origin, const std::string& dossier, std::size_t event,
                        const std::string& account) {
  return crypto::sha256_hex(fmt::format("{}\n{}\n{}\n{}", origin, dossier, event, account))
      .substr(0, 32);
}

std::vector<std::string> papers_of_event(const std::vector<forms::Paper>& papers, std::size_t event,
                                         Language language) {
  std::vector<std::string> texts;
  for (const forms::Paper& paper : papers)
    if (paper.event == event)
      texts.push_back(paper.number() + " " + std::string(paper.form->title.in(language)));
  return texts;
}

std::vector<notice::Reader> readers_of(const DossierOffice& office, const dossier::Dossier& state) {
  std::vector<notice::Reader> readers;
  for (const auto& [account, contact] : office.settings().contacts) {
    const auto roles = office.roles_of(account, state);
    ensure(roles.has_value(), "an account of the file has roles");
    readers.push_back({account, *roles, contact.language});
  }
  return readers;
}

/// Makes the notices of the events that the outbox does not know yet.
class Refreshing {
 public:
  Refreshing(const DossierOffice& office, store::Transaction& transaction, std::string moment)
      : office_(office), transaction_(transaction), moment_(std::move(moment)) {}

  Done run() {
    for (const auto& [number, kept] : office_.dossiers()) RENGA_TRY(take_in(number, kept));
    return {};
  }

 private:
  Done take_in(const std::string& number, const KeptDossier& kept) {
    RENGA_ASSIGN(const std::int64_t mark, store::outbox_mark(transaction_, number));
    const auto known = static_cast<std::size_t>(mark);
    if (known >= kept.events.size()) return {};
    const auto papers = forms::papers_of({kept.events, kept.terms});
    dossier::Dossier state;
    for (std::size_t event = 0; event < kept.events.size(); ++event) {
      dossier::evolve(state, kept.events[event], kept.terms);
      if (event < known) continue;
      RENGA_TRY(tell({state, kept.events[event], kept.terms, {}}, event, papers));
    }
    return store::set_outbox_mark(transaction_, number, std::ssize(kept.events));
  }

  Done tell(const notice::News& news, std::size_t place, const std::vector<forms::Paper>& papers) {
    const std::string& number = news.dossier.number;
    const auto all = readers_of(office_, news.dossier);
    for (const notice::Reader& reader : notice::readers_of(news.event, all)) {
      notice::News told = news;
      told.papers = papers_of_event(papers, place, reader.language);
      const notice::Notice made = notice::compose(told, reader);
      RENGA_TRY(store::put_notice(
          transaction_,
          {.id = identity_of(office_.settings().origin, number, place + 1, reader.account),
           .dossier = number,
           .event = static_cast<std::int64_t>(place) + 1,
           .account = reader.account,
           .language = reader.language == Language::japanese ? "ja" : "en",
           .subject = made.subject,
           .body = made.body,
           .state = "waiting",
           .attempts = 0,
           .due = moment_,
           .reason = {},
           .changed = moment_}));
    }
    return {};
  }

  const DossierOffice& office_;
  store::Transaction& transaction_;
  std::string moment_;
};

Done bring_up_to_date(const OutboxCall& call, DossierOffice& office) {
  RENGA_ASSIGN(auto transaction, office.store().write());
  RENGA_TRY(Refreshing(office, transaction, moment_of(call)).run());
  return transaction.commit();
}

using Bundle = std::vector<store::NoticeRow>;

/// Notices that go out as one mail: each its own, or all of an account (NTC-9).
std::vector<Bundle> bundles_of(const std::vector<store::NoticeRow>& due, bool digest) {
  std::map<std::string, Bundle> by_account;
  std::vector<Bundle> bundles;
  for (const store::NoticeRow& notice : due)
    if (digest)
      by_account[notice.account].push_back(notice);
    else
      bundles.push_back({notice});
  for (auto& [account, bundle] : by_account) bundles.push_back(std::move(bundle));
  return bundles;
}

notice::Notice notice_of(const store::NoticeRow& row) {
  return {.account = row.account,
          .language = row.language == "ja" ? Language::japanese : Language::english,
          .subject = row.subject,
          .body = row.body};
}

std::string identity_of(const Bundle& bundle) {
  if (bundle.size() == 1) return bundle.front().id;
  std::string all;
  for (const store::NoticeRow& notice : bundle) all += notice.id;
  return crypto::sha256_hex(all).substr(0, 32);
}

class Sender {
 public:
  Sender(const OutboxCall& call, DossierOffice& office)
      : folder_(call.folder / kFolderName),
        settings_(office.settings()),
        store_(office.store()),
        moment_(moment_of(call)) {}

  Done send(const Bundle& bundle) {
    const auto contact = settings_.contacts.find(bundle.front().account);
    if (contact == settings_.contacts.end() || !contact->second.mail) {
      sent_.without_address += std::ssize(bundle);
      return {};
    }
    const Done gone = hand_over(bundle, *contact->second.mail);
    RENGA_ASSIGN(auto transaction, store_.write());
    for (store::NoticeRow notice : bundle) {
      note(notice, gone);
      RENGA_TRY(store::move_notice(transaction, notice));
    }
    RENGA_TRY(transaction.commit());
    if (gone) ++sent_.mails;
    return {};
  }

  const Sent& sent() const { return sent_; }

 private:
  Done hand_over(const Bundle& bundle, const Personal<notice::MailAddress>& to) const {
    std::vector<notice::Notice> notices;
    for (const store::NoticeRow& row : bundle) notices.push_back(notice_of(row));
    const notice::Notice words = notice::digest_of(notices);
    const std::string id = identity_of(bundle);
    const notice::Mail mail = {settings_.mail->from, to, notice::HeaderText(words.subject),
                               words.body,           id, moment_};
    if (settings_.mail->server) return settings_.mail->server->send(mail);
    return files::write_whole(folder_ / (id + ".eml"), notice::to_eml(mail),
                              files::Existing::replace, files::Readers::owner);
  }

  void note(store::NoticeRow& notice, const Done& gone) {
    notice.changed = moment_;
    ++notice.attempts;
    if (gone) {
      notice.state = "sent";
      notice.reason.clear();
      ++sent_.notices;
      return;
    }
    notice.reason = std::string(gone.error().detail("reason"));
    const auto again = notice::next_try(moment_, notice.attempts);
    notice.state = again ? "waiting" : "given_up";
    if (again) notice.due = *again;
    ++(again ? sent_.failed : sent_.given_up);
  }

  std::filesystem::path folder_;
  const OfficeSettings& settings_;
  store::Store& store_;
  std::string moment_;
  Sent sent_;
};

}  // namespace

Result<std::vector<ListedNotice>> list_outbox(const OutboxCall& call) {
  RENGA_ASSIGN(DossierOffice office, open_office(call));
  RENGA_TRY(bring_up_to_date(call, office));
  RENGA_ASSIGN(auto transaction, office.store().read());
  RENGA_ASSIGN(const auto rows, store::notice_rows(transaction));
  const auto& contacts = office.settings().contacts;
  std::vector<ListedNotice> listed;
  for (const store::NoticeRow& row : rows) {
    const auto contact = contacts.find(row.account);
    listed.push_back({row, contact != contacts.end() && contact->second.mail.has_value()});
  }
  return listed;
}

Result<Sent> send_outbox(const OutboxCall& call, const Sending& sending) {
  RENGA_ASSIGN(const auto lock, files::FileLock::take(call.folder / kFolderName));
  RENGA_ASSIGN(DossierOffice office, open_office(call));
  RENGA_TRY(bring_up_to_date(call, office));
  const std::string moment = moment_of(call);
  RENGA_ASSIGN(auto transaction, office.store().write());
  if (sending.retry) {
    RENGA_TRY(store::retry_notices(transaction, moment));
  }
  RENGA_ASSIGN(const auto due, store::notices_due(transaction, moment));
  RENGA_TRY(transaction.commit());
  Sender sender(call, office);
  const bool digest = sending.digest || office.settings().mail->digest;
  for (const Bundle& bundle : bundles_of(due, digest)) RENGA_TRY(sender.send(bundle));
  return sender.sent();
}

}  // namespace renga::service
