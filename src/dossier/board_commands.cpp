// The producer's board (FLOW-A8, FLOW-A9, FLOW-B1 to FLOW-B9, BRD-01 to BRD-23, OUT-01 to OUT-08).

#include "dossier/guards.hpp"
#include "dossier/meeting.hpp"

#include <algorithm>
#include <array>

namespace renga::dossier {
namespace {

constexpr Roles kApplying = {Role::applicant, Role::contact, Role::agent};
constexpr Roles kSecretariat = {Role::producer};

const Meeting& meeting_of(const Call& call) {
  return call.dossier.thread(Track::board).meeting;
}

constexpr std::array kSubmitGuards = {
    Guard{all_consultations_completed,
          "FLOW-A10",
          {"作成事業者と全ての公的DB窓口の事前相談を終えてください。",
           "Complete the consultation with the producer and every window first."}},
    Guard{[](const Call& call) { return !call.dossier.contact.empty(); },
          "APP-31",
          {"担当者を定めてください。", "Name the contact."}},
    Guard{[](const Call& call) {
            return call.dossier.applicant_kind == "individual" ||
                   std::ranges::any_of(call.dossier.handlers, [](const auto& entry) {
                     return entry.second.full_time && !entry.second.removed;
                   });
          },
          "ELG-20",
          {"常勤の取扱者を1人以上記載してください。", "Name at least one full-time handler."}},
    Guard{[](const Call& call) { return !call.dossier.places.empty(); },
          "APP-63",
          {"利用場所を1か所以上記載してください。", "Name at least one place of use."}},
    Guard{[](const Call& call) { return !call.dossier.sections.empty(); },
          "APP-22",
          {"申出書の項目を記入してください。", "Fill in the sections of the application."}},
};

constexpr std::array kReasonFields = {Field{"reason", FieldKind::text, true, {"理由", "reason"}}};

constexpr std::array kCompositionGuards = {
    Guard{[](const Call& call) { return is_composed(members_of(call.fields()), call.terms); },
          "BRD-02",
          {"5人以上、男女両性、3種の委員及び外部委員2人以上で構成してください。",
           "At least five members of both sexes, one of each kind, two from outside."}},
};

constexpr std::array kQuorumGuards = {
    Guard{[](const Call& call) {
            return meeting_of(call).expedited || has_quorum(meeting_of(call), call.terms);
          },
          "BRD-14",
          {"利害関係のある委員を除いた出席者が構成要件を満たす会議で議決してください。",
           "Those present and without an interest must themselves meet the composition."}},
    Guard{[](const Call& call) {
            const OutcomeRow* row = row_named(board_outcomes(), call.fields().text("outcome"));
            return row != nullptr;
          },
          "OUT-01",
          {"7つの区分から選んでください。", "Choose one of the seven outcomes."}},
    Guard{[](const Call& call) { return says_why(board_outcomes(), call.fields()); },
          "OUT-05",
          {"不承認・保留等には理由を、条件付きの区分には条件を書いてください。",
           "Give the reason of a refusal, or the conditions of a conditional outcome."}},
    Guard{[](const Call& call) {
            const OutcomeRow* row = row_named(board_outcomes(), call.fields().text("outcome"));
            const bool agrees =
                row->rule == "OUT-02" || row->rule == "OUT-03" || row->rule == "OUT-04";
            return !agrees || carried(meeting_of(call));
          },
          "BRD-15",
          {"承認には賛成が反対を上回る議決が必要です。",
           "Approval needs more votes for than against."}},
};

constexpr std::array kExpeditedGuards = {
    Guard{[](const Call& call) { return call.dossier.thread(Track::board).expedited_reported; },
          "BRD-18",
          {"迅速審査の結果を全ての委員に報告してください。",
           "Report the result of the expedited review to all members."}},
};

constexpr std::array kConfirmGuards = {
    Guard{[](const Call& call) {
            const bool by_member =
                call.dossier.thread(Track::board).outcome == "approved_after_corrections";
            return call.actor.roles.has(by_member ? Role::board : Role::producer);
          },
          "OUT-03",
          {"修正の上で承認は委員長の指名する委員が、条件付き承認は事務局が確認します。",
           "A member named by the chair confirms corrections, the secretariat conditions."}},
};

constexpr std::array kItemsFields = {Field{
    "items", FieldKind::digest, true, {"提供データ項目のダイジェスト", "digest of the items"}}};

constexpr std::array kNotifiedGuards = {
    Guard{
        [](const Call& call) { return call.dossier.thread(Track::board).notified; },
        "FLOW-B4",
        {"審査結果を申出者に通知してください。", "Send the result notice to the applicant first."}},
};

void convene(Dossier& dossier, const Event& event, const Terms&) {
  Thread& thread = dossier.threads[{Track::board, {}}];
  thread.meeting = members_of(event.fields);
  thread.meeting.expedited = event.fields.flag("expedited");
  thread.notified = false;
  thread.outcome.clear();
}

void recuse(Dossier& dossier, const Event& event, const Terms&) {
  recuse_member(dossier.threads[{Track::board, {}}].meeting, event.fields);
}

void vote(Dossier& dossier, const Event& event, const Terms&) {
  cast_vote(dossier.threads[{Track::board, {}}].meeting, event.fields);
}

void decide_outcome(Dossier& dossier, const Event& event, const Terms&) {
  Thread& thread = dossier.threads[{Track::board, {}}];
  thread.outcome = event.fields.text("outcome");
  thread.notes = event.fields;
  thread.notified = false;
  thread.expedited_reported = !thread.meeting.expedited;
}

Stage outcome_stage(const Event& event) {
  const OutcomeRow* row = row_named(board_outcomes(), event.fields.text("outcome"));
  ensure(row != nullptr, "an outcome is one of the table");
  return row->leads_to;
}

constexpr std::array kRecuseGuards = {kMemberThere<Track::board>};
constexpr std::array kVoteGuards = {kMemberThere<Track::board>, kMayVote<Track::board>};

void report_expedited(Dossier& dossier, const Event&, const Terms&) {
  dossier.threads[{Track::board, {}}].expedited_reported = true;
}

void notify(Dossier& dossier, const Event&, const Terms&) {
  dossier.threads[{Track::board, {}}].notified = true;
}

void inform_office(Dossier& dossier, const Event&, const Terms&) {
  dossier.threads[{Track::board, {}}].office_informed = true;
}

constexpr Stages kDecided = {Stage::passed,      Stage::refused,  Stage::correcting,
                             Stage::conditional, Stage::returned, Stage::items_fixed,
                             Stage::contracted};

constexpr std::array kRows = {
    CommandRow{.name = "submit_to_producer",
               .label = {"作成事業者に申請", "apply to the producer"},
               .track = Track::board,
               .roles = {Role::contact, Role::agent},
               .from = {Stage::idle, Stage::returned},
               .to = Stage::submitted,
               .rule = "FLOW-A8",
               .guards = kSubmitGuards,
               .told = kSecretariat},
    CommandRow{.name = "accept_for_board",
               .label = {"申請を受付", "accept the application"},
               .track = Track::board,
               .roles = kSecretariat,
               .from = {Stage::submitted},
               .to = Stage::accepted,
               .rule = "FLOW-A9",
               .told = kApplying},
    CommandRow{.name = "return_to_applicant",
               .label = {"不備を差戻し", "return with defects"},
               .track = Track::board,
               .roles = kSecretariat,
               .from = {Stage::submitted, Stage::accepted},
               .to = Stage::returned,
               .rule = "APP-18",
               .fields = kReasonFields,
               .told = kApplying},
    CommandRow{.name = "convene_board",
               .label = {"審査委員会を開催", "convene the board"},
               .track = Track::board,
               .roles = kSecretariat,
               .from = {Stage::accepted},
               .to = Stage::meeting,
               .rule = "FLOW-B2",
               .fields = kMeetingFields,
               .guards = kCompositionGuards,
               .effect = convene,
               .told = {Role::board}},
    CommandRow{.name = "recuse_board_member",
               .label = {"委員の利害関係を申告", "recuse a member"},
               .track = Track::board,
               .roles = {Role::board, Role::producer},
               .from = {Stage::meeting},
               .to = std::nullopt,
               .rule = "BRD-15",
               .fields = kMemberFields,
               .guards = kRecuseGuards,
               .effect = recuse},
    CommandRow{.name = "vote_on_board",
               .label = {"審査委員会で議決", "vote on the board"},
               .track = Track::board,
               .roles = {Role::board},
               .from = {Stage::meeting},
               .to = std::nullopt,
               .rule = "BRD-15",
               .fields = kVoteFields,
               .guards = kVoteGuards,
               .effect = vote},
    CommandRow{.name = "decide_board",
               .label = {"審査委員会の結果を確定", "record the board's outcome"},
               .track = Track::board,
               .roles = {Role::board},
               .from = {Stage::meeting},
               .to = std::nullopt,
               .rule = "OUT-01",
               .fields = kOutcomeFields,
               .guards = kQuorumGuards,
               .effect = decide_outcome,
               .leads_to = outcome_stage,
               .told = kSecretariat},
    CommandRow{.name = "resubmit_corrections",
               .label = {"修正を再提出", "hand in corrections"},
               .track = Track::board,
               .roles = {Role::contact, Role::agent},
               .from = {Stage::correcting, Stage::conditional},
               .to = Stage::corrected,
               .rule = "OUT-03",
               .told = kSecretariat},
    CommandRow{.name = "confirm_corrections",
               .label = {"修正を確認", "confirm the corrections"},
               .track = Track::board,
               .roles = {Role::board, Role::producer},
               .from = {Stage::corrected},
               .to = Stage::passed,
               .rule = "OUT-04",
               .guards = kConfirmGuards,
               .told = kApplying},
    CommandRow{.name = "report_expedited_review",
               .label = {"迅速審査を全委員に報告", "report the expedited review to all members"},
               .track = Track::board,
               .roles = kSecretariat,
               .from = kDecided,
               .to = std::nullopt,
               .rule = "BRD-18",
               .effect = report_expedited,
               .told = {Role::board}},
    CommandRow{.name = "notify_board_result",
               .label = {"審査結果を通知", "send the board's result"},
               .track = Track::board,
               .roles = kSecretariat,
               .from = kDecided,
               .to = std::nullopt,
               .rule = "FLOW-B4",
               .guards = kExpeditedGuards,
               .effect = notify,
               .told = kApplying,
               .document = "board_result_notice"},
    CommandRow{.name = "inform_office_of_board_result",
               .label = {"参事官室へ結果を共有", "tell the office the result"},
               .track = Track::board,
               .roles = kSecretariat,
               .from = kDecided,
               .to = std::nullopt,
               .rule = "FLOW-B6",
               .guards = kNotifiedGuards,
               .effect = inform_office,
               .told = {Role::office}},
    CommandRow{.name = "fix_items",
               .label = {"提供データ項目を確定", "fix the data items"},
               .track = Track::board,
               .roles = kSecretariat,
               .from = {Stage::passed},
               .to = Stage::items_fixed,
               .rule = "FLOW-B3",
               .fields = kItemsFields,
               .told = kApplying},
    CommandRow{.name = "revoke_approval",
               .label = {"承認を取消", "revoke the approval"},
               .track = Track::board,
               .roles = {Role::board},
               .from = {Stage::passed, Stage::items_fixed, Stage::contracted},
               .to = Stage::refused,
               .rule = "OUT-07",
               .fields = kReasonFields,
               .told = {Role::contact, Role::producer, Role::office, Role::extractor}},
    CommandRow{.name = "make_contract",
               .label = {"利用契約を締結", "make the contract"},
               .track = Track::board,
               .roles = kSecretariat,
               .from = {Stage::items_fixed},
               .to = Stage::contracted,
               .rule = "PRV-20",
               .guards = kNotifiedGuards,
               .told = kApplying},
};

}  // namespace

std::span<const CommandRow> board_commands() {
  return kRows;
}

}  // namespace renga::dossier
