// Provision, receipts and copies (PRV-05 to PRV-19, USE-01 to USE-05, FLOW-D5 to FLOW-D8).

#include "dossier/guards.hpp"

#include <algorithm>
#include <array>

namespace renga::dossier {
namespace {

constexpr std::array kDigestFields = {
    Field{"sha256", FieldKind::digest, true, {"データのダイジェスト", "digest of the data"}},
    Field{"medium", FieldKind::word, false, {"媒体（HDD・CD-R・DVD）", "medium: HDD, CD-R, DVD"}},
};

std::string place_of(const Event& event) {
  return parts_of(event.key).second;
}

constexpr std::array kPrepareGuards = {
    Guard{[](const Call& call) { return call.dossier.stage(Track::ids) == Stage::issued; },
          "IDS-20",
          {"提供用IDの交付を受けてから準備します。",
           "The provision IDs must have been handed over."}},
    Guard{[](const Call& call) {
            const bool producers = parts_of(call.key()).first == "jisedai";
            return call.actor.roles.has(producers ? Role::producer : Role::extractor);
          },
          "FLOW-D7",
          {"次世代DBのデータは作成事業者が、公的DBのデータは抽出事業者が準備します。",
           "The producer prepares its own data, the extractor those of the public database."}},
};

constexpr std::array kSendGuards = {
    Guard{[](const Call& call) { return call.dossier.stage(Track::agreement) == Stage::requested; },
          "PRV-01",
          {"依頼書の提出を受けてから提供します。", "The request form must be in."}},
    Guard{[](const Call& call) { return all_pledged(call.dossier); },
          "PRV-02",
          {"全ての取扱者の誓約書がそろってから提供します。",
           "All handlers must have signed the pledge."}},
    Guard{[](const Call& call) { return fee_settled(call.dossier); },
          "FEE-24",
          {"手数料の納付を確認してから提供します。", "The payment must be confirmed."}},
    Guard{[](const Call& call) {
            return board_passed(call.dossier) && committee_passed(call.dossier);
          },
          "BRD-01",
          {"審査委員会の承認と公的DBの承諾がそろっている間に提供します。",
           "Board and committee must stand by their approval."}},
    kNotStopped,
};

int months_of(const Dossier& dossier, const Terms& terms) {
  const bool elsewhere = std::ranges::any_of(
      dossier.places, [](const auto& entry) { return entry.second.kind != "own"; });
  return elsewhere ? terms.use_months_max_elsewhere : terms.use_months_max;
}

/// The day that lies so many months later, or the last day of that month.
Date months_later(Date day, int months) {
  const Date first = day.plus_months(months);
  const auto exact = Date::from_civil(first.year(), first.month(), day.day());
  return exact ? *exact : first.plus_months(1).plus_days(-1);
}

void begin_use(Dossier& dossier, Date day, const Terms& terms) {
  if (dossier.use_from) return;
  dossier.use_from = day;
  dossier.use_until = months_later(day, months_of(dossier, terms)).plus_days(-1);
  dossier.threads[{Track::application, {}}].stage = Stage::in_use;
}

void send(Dossier& dossier, const Event& event, const Terms& terms) {
  dossier.threads[{Track::provision, event.key}].notes = event.fields;
  if (terms.period_from_dispatch) begin_use(dossier, event.day, terms);
}

constexpr std::array kReceiveGuards = {kNotStopped};
void receive(Dossier& dossier, const Event& event, const Terms& terms) {
  ++dossier.places.at(place_of(event)).copies;
  begin_use(dossier, event.day, terms);
}

constexpr std::array kCopyGuards = {
    kNotStopped,
    Guard{[](const Call& call) {
            return call.dossier.thread(Track::provision, call.key()).notes.number("copies_made") <
                   call.terms.copies_max;
          },
          "PRV-15",
          {"複製は1回に限ります。先の複製を消去してください。",
           "Data may be copied once. Erase the first copy before another is made."}},
};
void note_copies(Dossier& dossier, const Event& event, std::int64_t change) {
  Fields& notes = dossier.threads[{Track::provision, event.key}].notes;
  notes.set("copies_made", notes.number("copies_made") + change);
  dossier.places.at(place_of(event)).copies += change;
}
void make_copy(Dossier& dossier, const Event& event, const Terms&) {
  note_copies(dossier, event, 1);
}

constexpr std::array kEraseCopyGuards = {
    Guard{[](const Call& call) {
            return call.dossier.thread(Track::provision, call.key()).notes.number("copies_made") >
                   0;
          },
          "PRV-16",
          {"消去する複製がありません。", "There is no copy to erase."}},
};
constexpr std::array kCertificateFields = {
    Field{"certificate",
          FieldKind::digest,
          true,
          {"消去証明書のダイジェスト", "digest of the certificate"}}};
void erase_copy(Dossier& dossier, const Event& event, const Terms&) {
  note_copies(dossier, event, -1);
}

constexpr std::array kReturnGuards = {
    Guard{[](const Call& call) {
            return call.dossier.thread(Track::provision, call.key()).notes.has("medium");
          },
          "PRV-14",
          {"媒体で提供したデータに限ります。", "Only what was provided on a medium is returned."}},
};
void return_medium(Dossier& dossier, const Event& event, const Terms&) {
  dossier.threads[{Track::provision, event.key}].notes.set("medium_returned", true);
}

constexpr Roles kProviding = {Role::producer, Role::extractor};

constexpr std::array kRows = {
    CommandRow{.name = "prepare_data",
               .label = {"提供データを準備", "prepare the data"},
               .track = Track::provision,
               .roles = kProviding,
               .from = {Stage::idle},
               .to = Stage::prepared,
               .rule = "DAT-22",
               .guards = kPrepareGuards},
    CommandRow{.name = "send_data",
               .label = {"データを提供", "send the data"},
               .track = Track::provision,
               .roles = kProviding,
               .from = {Stage::prepared},
               .to = Stage::sent,
               .rule = "FLOW-D5",
               .fields = kDigestFields,
               .guards = kSendGuards,
               .effect = send,
               .told = {Role::contact, Role::handler}},
    CommandRow{.name = "receive_data",
               .label = {"受領書を提出", "send the receipt"},
               .track = Track::provision,
               .roles = {Role::contact, Role::handler},
               .from = {Stage::sent},
               .to = Stage::held,
               .rule = "PRV-08",
               .guards = kReceiveGuards,
               .effect = receive,
               .told = kProviding,
               .document = "receipt_of_data"},
    CommandRow{.name = "make_copy",
               .label = {"複製を記録", "note a copy"},
               .track = Track::provision,
               .roles = {Role::contact, Role::handler},
               .from = {Stage::held},
               .to = std::nullopt,
               .rule = "PRV-15",
               .guards = kCopyGuards,
               .effect = make_copy},
    CommandRow{.name = "erase_copy",
               .label = {"複製の消去を記録", "note the erasure of a copy"},
               .track = Track::provision,
               .roles = {Role::contact, Role::handler},
               .from = {Stage::held},
               .to = std::nullopt,
               .rule = "PRV-16",
               .fields = kCertificateFields,
               .guards = kEraseCopyGuards,
               .effect = erase_copy},
    CommandRow{.name = "return_medium",
               .label = {"媒体を返却", "return the medium"},
               .track = Track::provision,
               .roles = {Role::contact, Role::handler},
               .from = {Stage::held, Stage::erased},
               .to = std::nullopt,
               .rule = "PRV-14",
               .guards = kReturnGuards,
               .effect = return_medium,
               .told = kProviding},
};

}  // namespace

std::span<const CommandRow> provision_commands() {
  return kRows;
}

}  // namespace renga::dossier
