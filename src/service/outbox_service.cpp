#include "service/outbox_service.hpp"

#include "crypto/crypto.hpp"
#include "files/files.hpp"
#include "service/clock.hpp"
#include "service/event_notices.hpp"

#include <algorithm>
#include <map>

namespace renga::service {
namespace {

constexpr std::string_view kFolderName = "outbox";

std::string moment_of(const OutboxCall& call) {
  return call.moment ? *call.moment : now_utc_exact();
}

Result<DossierOffice> open_office(const OutboxCall& call) {
  return DossierOffice::open({call.folder, call.database}, store::Opening::existing);
}

/// Japan is nine hours ahead: from 15:00 UTC on it is the next day there.
Date japanese_day_of(const std::string& moment) {
  constexpr std::string_view kNextDay = "15";
  const auto day = parse_iso_date(moment.substr(0, 10));
  ensure(day.has_value(), "a moment begins with a day");
  return moment.substr(11, 2) >= kNextDay ? day->plus_days(1) : *day;
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
  Sender(const OutboxCall& call, DossierOffice& office, Correspondents correspondents)
      : correspondents_(std::move(correspondents)),
        folder_(call.folder / kFolderName),
        settings_(office.settings()),
        store_(office.store()),
        moment_(moment_of(call)) {}

  Done send(const Bundle& bundle) {
    const auto address = correspondents_.address_of(bundle.front().account);
    if (!address) {
      sent_.without_address += std::ssize(bundle);
      return {};
    }
    const Done gone = hand_over(bundle, *address);
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

  Correspondents correspondents_;
  std::filesystem::path folder_;
  const OfficeSettings& settings_;
  store::Store& store_;
  std::string moment_;
  Sent sent_;
};

}  // namespace

Result<std::vector<ListedNotice>> list_outbox(const OutboxCall& call) {
  RENGA_ASSIGN(DossierOffice office, open_office(call));
  RENGA_ASSIGN(auto transaction, office.store().read());
  RENGA_ASSIGN(const auto rows, store::notice_rows(transaction));
  Correspondents correspondents;
  RENGA_TRY(correspondents.look(transaction, office.settings()));
  std::vector<ListedNotice> listed;
  for (const store::NoticeRow& row : rows)
    listed.push_back({row, correspondents.address_of(row.account).has_value()});
  return listed;
}

Result<std::int64_t> keep_reminders(const OutboxCall& call) {
  RENGA_ASSIGN(DossierOffice office, open_office(call));
  RENGA_TRY(office.load_all());
  const std::string moment = moment_of(call);
  const Date today = japanese_day_of(moment);
  RENGA_ASSIGN(auto transaction, office.store().write());
  Correspondents correspondents;
  RENGA_TRY(correspondents.look(transaction, office.settings()));
  std::int64_t kept_rows = 0;
  for (const auto& [number, kept] : office.dossiers()) {
    RENGA_ASSIGN(const auto reminders, dossier::reminders_on(kept.state, kept.terms, today));
    if (reminders.empty()) continue;
    const auto readers = correspondents.readers_in(kept);
    for (const dossier::Reminder& reminder : reminders)
      for (const store::NoticeRow& row :
           notices_of_due(kept, reminder, today, readers, office.settings().origin, moment)) {
        RENGA_ASSIGN(const bool is_new, store::put_notice(transaction, row));
        kept_rows += is_new ? 1 : 0;
      }
  }
  RENGA_TRY(transaction.commit());
  return kept_rows;
}

Result<Sent> send_outbox(const OutboxCall& call, const Sending& sending) {
  RENGA_ASSIGN(const auto lock, files::FileLock::take(call.folder / kFolderName));
  RENGA_ASSIGN(DossierOffice office, open_office(call));
  const std::string moment = moment_of(call);
  RENGA_ASSIGN(auto transaction, office.store().write());
  if (sending.retry) {
    RENGA_TRY(store::retry_notices(transaction, moment));
  }
  RENGA_ASSIGN(const auto due, store::notices_due(transaction, moment));
  Correspondents correspondents;
  RENGA_TRY(correspondents.look(transaction, office.settings()));
  RENGA_TRY(transaction.commit());
  Sender sender(call, office, std::move(correspondents));
  const bool digest = sending.digest || office.settings().mail->digest;
  for (const Bundle& bundle : bundles_of(due, digest)) RENGA_TRY(sender.send(bundle));
  return sender.sent();
}

}  // namespace renga::service
