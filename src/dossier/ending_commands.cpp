// End of use, withdrawal and closing (END-01 to END-17, FLOW-B8, IDS-29).

#include "dossier/guards.hpp"

#include <algorithm>
#include <array>

namespace renga::dossier {
namespace {

constexpr std::array kReasonFields = {Field{"reason", FieldKind::text, true, {"理由", "reason"}}};

constexpr std::array kWithdrawGuards = {
    Guard{[](const Call& call) { return !call.dossier.use_from; },
          "END-04",
          {"データの提供後は取下げではなく、利用終了の手続をしてください。",
           "After provision use is ended, not withdrawn."}},
};

constexpr std::array kCertificateFields = {
    Field{"certificate",
          FieldKind::digest,
          true,
          {"消去証明書のダイジェスト", "digest of the certificate"}}};

constexpr std::array kErasePlaceGuards = {
    Guard{[](const Call& call) { return call.dossier.places.at(call.key()).copies > 0; },
          "END-03",
          {"この利用場所に消去するデータはありません。", "There are no data at this place."}},
};
void erase_place(Dossier& dossier, const Event& event, const Terms&) {
  dossier.places.at(event.key).copies = 0;
  dossier.threads[{Track::place, event.key}].notes = event.fields;
  for (auto& [thread, state] : dossier.threads)
    if (thread.track == Track::provision && parts_of(thread.key).second == event.key &&
        state.stage == Stage::held)
      state.stage = Stage::erased;
}

constexpr std::array kEraseIdsGuards = {
    Guard{[](const Call& call) { return call.dossier.stage(Track::application) == Stage::ended; },
          "IDS-29",
          {"利用者の利用終了後に消去します。", "They are erased after the use has ended."}},
};

bool no_copies(const Dossier& dossier) {
  return std::ranges::all_of(dossier.places,
                             [](const auto& entry) { return entry.second.copies == 0; });
}

constexpr std::array kCloseGuards = {
    Guard{[](const Call& call) { return no_copies(call.dossier) && !call.dossier.holds_data(); },
          "END-03",
          {"全ての利用場所の消去証明書がそろってから完了します。",
           "Every place must have handed in its certificate of erasure."}},
    Guard{[](const Call& call) {
            return std::ranges::all_of(call.dossier.threads, [](const auto& entry) {
              const Fields& notes = entry.second.notes;
              return entry.first.track != Track::provision || !notes.has("medium") ||
                     notes.flag("medium_returned");
            });
          },
          "END-02",
          {"全ての媒体の返却を受けてから完了します。", "Every medium must have been returned."}},
    Guard{[](const Call& call) {
            const Stage ids = call.dossier.stage(Track::ids);
            return ids == Stage::idle || ids == Stage::erased;
          },
          "END-17",
          {"作成事業者が加工用ID5を消去してから完了します。",
           "The producer must have erased the processing IDs."}},
    Guard{[](const Call& call) {
            return call.dossier.applicant_kind == "public" ||
                   !call.dossier.any(Track::publication, Stage::published);
          },
          "RPT-01",
          {"公表ごとの利用実績報告書の提出を受けてから完了します。",
           "A report of results is owed for each publication."}},
    Guard{[](const Call& call) {
            return !call.dossier.any(Track::conduct, Stage::suspected) &&
                   !call.dossier.any(Track::conduct, Stage::heard);
          },
          "VIO-24",
          {"疑義への対応を終えてから完了します。", "What is suspected must be settled first."}},
};

constexpr std::array kRows = {
    CommandRow{.name = "withdraw",
               .label = {"申出を取下げ", "withdraw the dossier"},
               .track = Track::application,
               .roles = {Role::applicant, Role::contact, Role::agent},
               .from = {Stage::asked},
               .to = Stage::withdrawn,
               .rule = "FLOW-B8",
               .fields = kReasonFields,
               .guards = kWithdrawGuards,
               .told = {Role::producer, Role::window, Role::office, Role::extractor, Role::fund}},
    CommandRow{.name = "finish_use",
               .label = {"利用を終了", "end the use"},
               .track = Track::application,
               .roles = {Role::contact, Role::agent},
               .from = {Stage::in_use},
               .to = Stage::ended,
               .rule = "END-01",
               .fields = kReasonFields,
               .told = {Role::producer, Role::extractor, Role::office}},
    CommandRow{.name = "erase_place",
               .label = {"利用場所の消去を報告", "report the erasure at a place"},
               .track = Track::place,
               .roles = {Role::contact, Role::handler},
               .from = {Stage::idle, Stage::erased},
               .to = Stage::erased,
               .rule = "END-03",
               .fields = kCertificateFields,
               .guards = kErasePlaceGuards,
               .effect = erase_place,
               .told = {Role::producer, Role::office, Role::extractor},
               .document = "erasure_certificate"},
    CommandRow{.name = "erase_processing_ids",
               .label = {"加工用ID5を消去", "erase the processing IDs"},
               .track = Track::ids,
               .roles = {Role::producer},
               .from = {Stage::requested, Stage::made, Stage::issued},
               .to = Stage::erased,
               .rule = "IDS-29",
               .fields = kCertificateFields,
               .guards = kEraseIdsGuards,
               .told = {Role::office, Role::fund}},
    CommandRow{.name = "close_dossier",
               .label = {"申出を完了", "close the dossier"},
               .track = Track::application,
               .roles = {Role::office},
               .from = {Stage::ended},
               .to = Stage::closed,
               .rule = "END-13",
               .guards = kCloseGuards,
               .told = {Role::contact, Role::producer, Role::extractor}},
};

}  // namespace

std::span<const CommandRow> ending_commands() {
  return kRows;
}

}  // namespace renga::dossier
