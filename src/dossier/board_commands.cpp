// The producer's board (FLOW-A8, FLOW-A9, FLOW-B1 to FLOW-B9, BRD-01 to BRD-23, OUT-01 to OUT-08).

#include "dossier/application.hpp"
#include "dossier/choices.hpp"
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
    kAuthorised,
    kNotBarred,
};

constexpr std::array kReasonFields = {Field{"reason", FieldKind::text, true, {"理由", "reason"}}};

constexpr std::array kConveneGuards = {
    Guard{[](const Call& call) {
            return !call.fields().flag("expedited") || call.fields().has("ground");
          },
          "BRD-17",
          {"迅速審査は、その要件に当たる理由を示して行ってください。",
           "State which requirement of an expedited review is met."}},
};
std::optional<Fault> composition_of(const Call& call) {
  return composition_fault(members_of(call.fields()), call.terms);
}
std::optional<Fault> board_criteria(const Call& call) {
  return criteria_fault("board", board_outcomes(), call);
}

constexpr std::array kQuorumGuards = {
    Guard{[](const Call& call) {
            return meeting_of(call).expedited || has_quorum(meeting_of(call), call.terms);
          },
          "BRD-14",
          {"利害関係のある委員を除いた出席者が構成要件を満たす会議で議決してください。",
           "Those present and without an interest must themselves meet the composition."}},
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

constexpr std::array kContractFields = {
    Field{"fixes",
          FieldKind::words,
          false,
          {"契約で定めた事項", "what the contract fixes"},
          {},
          contract_matters},
    Field{"reviews_publication",
          FieldKind::flag,
          false,
          {"公表の前に作成事業者も審査", "the producer reviews publications too"}},
};
constexpr std::array kContractGuards = {
    kNotifiedGuards[0],
    Guard{
        [](const Call& call) {
          if (call.terms.keyed("document", "contract", facts_of(call.dossier)) == nullptr)
            return true;
          const auto fixes = call.fields().words("fixes");
          return std::ranges::all_of(contract_matters().words, [&](const Choice& matter) {
            return std::ranges::find(fixes, matter.name) != fixes.end();
          });
        },
        "DOC-24",
        {"契約で、利用条件（conditions）、安全管理措置（safety）及び違反への制裁（sanctions）を定め"
         "てください。",
         "Let the contract fix conditions of use (conditions), safety measures (safety) and "
         "sanctions (sanctions)."}},
};
void note_contract(Dossier& dossier, const Event& event, const Terms&) {
  dossier.board_publishes = event.fields.flag("reviews_publication");
}

constexpr std::array kPublishedFields = {
    Field{"published", FieldKind::words, true, {"公表したもの", "what is published"}},
    Field{"overview",
          FieldKind::digest,
          false,
          {"開催状況及び審査の概要のダイジェスト", "digest of meetings and reviews, in outline"}},
    Field{"withheld",
          FieldKind::text,
          false,
          {"概要を公表しないと委員会が認めた理由", "why the board withholds the outline"}},
    Field{"standard_days",
          FieldKind::number,
          false,
          {"標準処理期間（日）", "standard processing time in days"}},
};
constexpr std::array kPublishedGuards = {
    Guard{[](const Call& call) {
            const Ask* asked = call.terms.value("board.published", facts_of(call.dossier));
            if (asked == nullptr) return true;
            const auto published = call.fields().words("published");
            return std::ranges::all_of(asked->said.words("words"), [&](const std::string& matter) {
              return std::ranges::find(published, matter) != published.end();
            });
          },
          "BRD-20",
          {"審査委員会規程（rules）と委員の名簿（members）を公表してください。",
           "Publish the rules of the board (rules) and the list of its members (members)."}},
    Guard{[](const Call& call) {
            return call.fields().has("overview") || call.fields().has("withheld");
          },
          "BRD-21",
          {"開催の状況及び審査の概要を公表するか、公表しない理由を書いてください。",
           "Publish the meetings held and the reviews in outline, or say why that is withheld."}},
    Guard{[](const Call& call) {
            return !call.fields().has("standard_days") || call.fields().number("standard_days") > 0;
          },
          "BRD-22",
          {"標準処理期間は1日以上で記入してください。",
           "State a standard processing time of one day or more."}},
};
void note_published(Dossier& dossier, const Event& event, const Terms&) {
  dossier.board_published_on = event.day;
}

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

/// OUT-07: what was begun is suspended; only its end remains.
void revoke(Dossier& dossier, const Event&, const Terms&) {
  dossier.stopped = true;
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
               .fault = first_fault_of_application,
               .asks = {"申出書の記載事項、添付書類、欠格事由、安全管理措置（APP・ELG・HND・SEC）",
                        "items, papers, disqualifications, measures (APP, ELG, HND, SEC)"},
               .told = kSecretariat},
    CommandRow{.name = "accept_for_board",
               .label = {"申請を受付", "accept the application"},
               .track = Track::board,
               .roles = kSecretariat,
               .from = {Stage::submitted},
               .to = Stage::accepted,
               .rule = "FLOW-A9",
               .told = Roles(kApplying).with(Role::window)},  // FLOW-B1: its committee prepares
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
               .guards = kConveneGuards,
               .fault = composition_of,
               .asks = {"委員会の構成要件（BRD-02〜BRD-09）",
                        "how a board is composed (BRD-02 to BRD-09)"},
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
    CommandRow{
        .name = "decide_board",
        .label = {"審査委員会の結果を確定", "record the board's outcome"},
        .track = Track::board,
        .roles = {Role::board},
        .from = {Stage::meeting},
        .to = std::nullopt,
        .rule = "OUT-01",
        .fields = kOutcomeFields<board_choices>,
        .guards = kQuorumGuards,
        .fault = board_criteria,
        .asks = {"審査項目の適否（REV-01〜REV-05）", "marks of the criteria (REV-01 to REV-05)"},
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
    CommandRow{.name = "publish_board_matters",
               .label = {"審査委員会の規程・名簿・概要を公表",
                         "publish the board's rules, members and reviews"},
               .track = Track::board,
               .roles = kSecretariat,
               .from = kDecided,
               .to = std::nullopt,
               .rule = "BRD-20",
               .fields = kPublishedFields,
               .guards = kPublishedGuards,
               .effect = note_published,
               .told = {Role::office, Role::board}},
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
               .effect = revoke,
               .told = {Role::contact, Role::producer, Role::office, Role::extractor}},
    CommandRow{.name = "make_contract",
               .label = {"利用契約を締結", "make the contract"},
               .track = Track::board,
               .roles = kSecretariat,
               .from = {Stage::items_fixed},
               .to = Stage::contracted,
               .rule = "PRV-20",
               .fields = kContractFields,
               .guards = kContractGuards,
               .effect = note_contract,
               .told = kApplying,
               .document = "contract"},
};

}  // namespace

std::span<const CommandRow> board_commands() {
  return kRows;
}

}  // namespace renga::dossier
