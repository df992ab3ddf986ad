// End of use, withdrawal and closing (END-01 to END-17, FLOW-B8, IDS-29).

#include "dossier/guards.hpp"
#include "dossier/measures.hpp"

#include <algorithm>
#include <array>

namespace renga::dossier {
namespace {

constexpr std::array kReasonFields = {Field{"reason", FieldKind::text, true, {"理由", "reason"}}};
constexpr std::array kFinishFields = {
    kReasonFields[0], Field{"impossible",
                            FieldKind::flag,
                            false,
                            {"利用目的が実現できない", "the purpose is impossible"}}};
void note_end(Dossier& dossier, const Event& event, const Terms&) {
  Fields& notes = dossier.threads[{Track::application, {}}].notes;
  notes.set("ended_on", event.day);
  if (event.fields.flag("impossible")) notes.set("impossible", true);
}

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

constexpr std::array kErasePlaceFields = {
    kCertificateFields[0],
    Field{"report", FieldKind::digest, false, {"様式10のダイジェスト", "digest of form 10"}},
    Field{"end_paper",
          FieldKind::digest,
          false,
          {"HIC・オンサイトの利用終了書のダイジェスト", "digest of the centre's end report"}},
    Field{"erased", FieldKind::words, false, {"消去したもの", "what was erased"}},
};

const Place& place_of(const Call& call) {
  return call.dossier.places.at(call.key());
}

/// END-01: everything that the guideline names was erased, not the data alone.
std::optional<Fault> erasure_fault(const Call& call) {
  constexpr Bilingual kPaper = {"データ措置兼管理状況報告書（様式10）を添えてください。",
                                "Attach the report on measures and management, form 10."};
  constexpr Bilingual kEnd = {"HIC利用終了書又はオンサイトの利用終了報告書を添えてください。",
                              "Attach the end report of HIC or of the on-site centre."};
  constexpr Bilingual kAll = {"これも消去してから報告してください。",
                              "Erase this too, then report."};
  const Facts facts = facts_at(call.dossier, place_of(call));
  if (const Ask* form = call.terms.value("end_report.form", facts);
      form != nullptr && !call.fields().has("report"))
    return Fault{form->rule, kPaper, "report"};
  constexpr std::array<std::string_view, 2> kEndPapers = {"hic_end", "onsite_end_report"};
  const std::string_view paper = place_of(call).kind == "hic" ? kEndPapers[0] : kEndPapers[1];
  const Ask* end = call.terms.keyed("document", paper, facts);
  if (place_of(call).kind != "own" && end != nullptr && !call.fields().has("end_paper"))
    return Fault{end->rule, kEnd, "end_paper"};
  const Ask* erasure = call.terms.keyed("clock", "erasure", facts);
  if (erasure == nullptr) return std::nullopt;
  const auto erased = call.fields().words("erased");
  for (const std::string& object : erasure->said.words("objects"))
    if (std::ranges::find(erased, object) == erased.end())
      return Fault{erasure->rule, kAll, object};
  return std::nullopt;
}

constexpr std::array kErasePlaceGuards = {
    Guard{[](const Call& call) { return call.dossier.places.at(call.key()).copies > 0; },
          "END-03",
          {"この利用場所に消去するデータはありません。データのある利用場所を選んでください。",
           "There are no data at this place. Choose one that holds data."}},
};
void erase_place(Dossier& dossier, const Event& event, const Terms&) {
  dossier.places.at(event.key).copies = 0;
  Fields& notes = dossier.threads[{Track::place, event.key}].notes;
  for (const auto& [name, value] : event.fields.all()) notes.set(name, value);
  notes.set("erased_on", event.day);
  for (auto& [thread, state] : dossier.threads)
    if (thread.track == Track::provision && parts_of(thread.key).second == event.key &&
        state.stage == Stage::held)
      state.stage = Stage::erased;
  settle_late_bans(dossier);
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

bool all_reported(const Dossier& dossier) {
  return std::ranges::all_of(dossier.threads,
                             [](const auto& entry) { return entry.second.expedited_reported; });
}

/// RPT-03, PUB-42: results are published, or the reason is told why not.
bool results_told(const Dossier& dossier) {
  return dossier.applicant_kind == "public" || dossier.any(Track::publication, Stage::reported) ||
         dossier.thread(Track::application).notes.has("no_result");
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
    Guard{[](const Call& call) { return results_told(call.dossier); },
          "RPT-03",
          {"成果を公表し、又は公表できない理由の報告を受けてから完了します。",
           "Results are published, or the reason why not is reported."}},
    Guard{[](const Call& call) { return all_reported(call.dossier); },
          "BRD-18",
          {"迅速審査及び条件の確認結果を、委員会に報告してから完了します。",
           "Expedited reviews and settled conditions must have been reported."}},
    Guard{[](const Call& call) {
            return call.terms.value("fee.provision_id_from", {}) == nullptr ||
                   call.dossier.fund_fees.contains("provision_id");
          },
          "FEE-02",
          {"作成事業者が提供用IDの手数料を支払基金に納めてから完了します。",
           "The producer must have paid the fund for the provision IDs."}},
    Guard{[](const Call& call) {
            return call.terms.value("fee.history_system_from", {}) == nullptr ||
                   call.dossier.fund_fees.contains("history_system");
          },
          "FEE-01",
          {"作成事業者が履歴照会・回答システムの手数料を支払基金に納めてから完了します。",
           "The producer must have paid the fund for the history system."}},
    Guard{[](const Call& call) {
            return !call.dossier.any(Track::conduct, Stage::inspected) &&
                   !call.dossier.any(Track::conduct, Stage::answered);
          },
          "AUD-01",
          {"実地監査の指摘への対応を確認してから完了します。",
           "What an inspection found must be put right first."}},
    Guard{[](const Call& call) { return call.dossier.owed.empty(); },
          "VIO-20",
          {"国への支払を確認してから完了します。", "What is owed to the state must be paid."}},
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
               .fields = kFinishFields,
               .effect = note_end,
               .told = {Role::producer, Role::extractor, Role::office}},
    CommandRow{.name = "erase_place",
               .label = {"利用場所の消去を報告", "report the erasure at a place"},
               .track = Track::place,
               .roles = {Role::contact, Role::handler},
               .from = {Stage::idle, Stage::erased},
               .to = Stage::erased,
               .rule = "END-03",
               .fields = kErasePlaceFields,
               .guards = kErasePlaceGuards,
               .fault = erasure_fault,
               .asks = {"様式10、終了書、消去した範囲（END-01・END-15・DOC-15・DOC-16）",
                        "form 10, end report, what was erased (END-01, END-15, DOC-15, DOC-16)"},
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
