// The check before publication and what follows it (PUB-30 to PUB-39, RPT-01 to RPT-05).

#include "dossier/choices.hpp"
#include "dossier/guards.hpp"

#include <algorithm>
#include <array>

namespace renga::dossier {
namespace {

const Thread& thread_of(const Call& call) {
  return call.dossier.thread(Track::publication, call.key());
}

constexpr Guard kPublishable = {[](const Call& call) { return !call.dossier.no_publication; },
                                "VIO-16",
                                {"公表を行わせない措置の期間中です。解除されてから行ってください。",
                                 "A measure forbids publication. Wait until it is lifted."}};

constexpr std::array kRequestFields = {
    Field{"outputs", FieldKind::digest, true, {"公表物のダイジェスト", "digest of the outputs"}},
    Field{"self_checked", FieldKind::flag, true, {"自己点検", "self-check done"}},
    Field{"verdict",
          FieldKind::word,
          true,
          {"公表物確認の判定", "verdict of the output check"},
          {},
          verdicts},
    Field{"report",
          FieldKind::digest,
          true,
          {"判定結果のダイジェスト", "digest of the check's report"}},
    Field{"showing", FieldKind::word, false, {"見せる目的", "what it is shown for"}, {}, showings},
};
constexpr std::array kRequestGuards = {
    Guard{[](const Call& call) { return call.dossier.use_from.has_value(); },
          "PUB-31",
          {"データの利用開始後に公表物の確認を依頼します。",
           "A check is asked for after use began."}},
    kNotStopped,
    kPublishable,
    Guard{[](const Call& call) { return call.fields().flag("self_checked"); },
          "PUB-32",
          {"申出者自身の点検を済ませてください。", "The applicant checks the outputs first."}},
    Guard{[](const Call& call) {
            const std::string verdict = call.fields().text("verdict");
            return verdict == "pass" || verdict == "review";
          },
          "PUB-33",
          {"判定が不適合の公表物は、修正してから依頼してください。",
           "Outputs that fail the check are corrected first."}},
};
void note_request(Dossier& dossier, const Event& event, const Terms&) {
  dossier.threads[{Track::publication, event.key}].notes = event.fields;
}

constexpr std::array kJudgeFields = {
    Field{"approved", FieldKind::flag, true, {"公表の可否", "whether it may be published"}},
    Field{"outputs",
          FieldKind::digest,
          true,
          {"確認した公表物のダイジェスト", "digest of what was judged"}},
    Field{"reason", FieldKind::text, false, {"理由", "reason"}},
};
constexpr Guard kSameOutputs = {
    [](const Call& call) {
      return thread_of(call).notes.text("outputs") == call.fields().text("outputs");
    },
    "PUB-33",
    {"依頼された公表物そのものを確認してください。図表を追加した場合は依頼し直します。",
     "It must be the outputs that were asked about. Added figures need a new request."}};

constexpr std::array kJudgeGuards = {
    Guard{[](const Call& call) { return !has_handler(call.dossier, call.actor.account); },
          "ORG-14",
          {"この申出の取扱者は確認できません。取扱者でない確認者が行ってください。",
           "A handler of this dossier does not judge it. Another reviewer does."}},
    kSameOutputs,
    Guard{[](const Call& call) {
            return call.fields().flag("approved") || call.fields().has("reason");
          },
          "OUT-27",
          {"不承認には理由を書いてください。", "A refusal states its reason."}},
};
Stage judgement_stage(const Event& event) {
  return event.fields.flag("approved") ? Stage::judged : Stage::refused;
}
/// The first reviewer's account is kept: the second must be another (the two do not see each
/// other's view first).
void note_judgement(Dossier& dossier, const Event& event, const Terms&) {
  dossier.threads[{Track::publication, event.key}].notes.set("first_reviewer", event.actor);
}

constexpr std::array kConfirmGuards = {
    Guard{[](const Call& call) {
            return thread_of(call).notes.text("first_reviewer") != call.actor.account;
          },
          "PUB-33",
          {"1人目とは別の確認者が確認します。", "Another reviewer than the first one confirms."}},
    Guard{[](const Call& call) { return !has_handler(call.dossier, call.actor.account); },
          "ORG-14",
          {"この申出の取扱者は確認できません。取扱者でない確認者が行ってください。",
           "A handler of this dossier does not judge it. Another reviewer does."}},
    kSameOutputs,
    Guard{[](const Call& call) {
            return call.fields().flag("approved") || call.fields().has("reason");
          },
          "OUT-27",
          {"不承認には理由を書いてください。", "A refusal states its reason."}},
};
Stage confirmation_stage(const Event& event) {
  return event.fields.flag("approved") ? Stage::approved : Stage::refused;
}

constexpr std::array kPublishFields = {
    Field{"outputs", FieldKind::digest, true, {"公表物のダイジェスト", "digest of the outputs"}},
    Field{"where", FieldKind::text, true, {"公表先", "where it is published"}},
    Field{"states_own",
          FieldKind::flag,
          false,
          {"独自の統計である旨の明記", "says that the statistics are the user's own"}},
    Field{"as_planned",
          FieldKind::flag,
          false,
          {"申出書に記載した時期及び方法による公表", "when and how the application says"}},
};
constexpr Guard kNothingNew = {
    [](const Call& call) {
      return thread_of(call).notes.text("outputs") == call.fields().text("outputs");
    },
    "PUB-45",
    {"確認を受けた公表物そのものに限ります。図表を追加したときは、新たに公表物確認を受けてください"
     "。",
     "Only what was checked. With a new figure or table a new check is needed."}};
constexpr Guard kSaysOwn = {
    [](const Call& call) {
      return !is_duty(call.terms, "PUB-35") || call.fields().flag("states_own");
    },
    "PUB-35",
    {"利用者が独自に作成・加工した統計であり、厚生労働省の統計とは異なることを明記してください。",
     "State that the statistics are your own and differ from the ministry's."}};
constexpr Guard kAsPlanned = {
    [](const Call& call) {
      return !is_duty(call.terms, "PUB-30") || call.fields().flag("as_planned");
    },
    "PUB-30",
    {"提供申出書に記載した時期及び方法で公表してください。異なる場合は、先に変更の手続をしてくださ"
     "い。",
     "Publish when and how the application says. Where that differs, have the change first."}};
constexpr std::array kPublishGuards = {
    kNotStopped,
    kPublishable,
    Guard{[](const Call& call) {
            return !call.dossier.board_publishes || thread_of(call).notes.flag("board_approved");
          },
          "PUB-38",
          {"作成事業者の委員会の審査でも承認を得てから公表してください。",
           "The producer's board must approve the publication too."}},
    kNothingNew,
    kAsPlanned,
    kSaysOwn,
};
constexpr std::array kAgainGuards = {kNothingNew, kPublishable, kSaysOwn};

constexpr std::array kBoardGuards = {
    kSameOutputs,
    Guard{[](const Call& call) { return call.dossier.board_publishes; },
          "PUB-38",
          {"契約で作成事業者の審査を定めた場合に限ります。定めのないときは、この手続を経ずに公表し"
           "てください。",
           "Only where the contract asks for the producer's review. Without it, publish without "
           "this step."}},
    Guard{[](const Call& call) {
            return call.fields().flag("approved") || call.fields().has("reason");
          },
          "OUT-27",
          {"不承認には理由を書いてください。", "A refusal states its reason."}},
};
void note_board_review(Dossier& dossier, const Event& event, const Terms&) {
  dossier.threads[{Track::publication, event.key}].notes.set("board_approved",
                                                             event.fields.flag("approved"));
}

constexpr std::array kNoResultFields = {
    Field{"ground",
          FieldKind::word,
          true,
          {"公表できない事由", "why nothing can be published"},
          {},
          no_result_grounds},
    Field{"sha256", FieldKind::digest, true, {"様式12のダイジェスト", "digest of form 12"}},
};
void note_no_result(Dossier& dossier, const Event& event, const Terms&) {
  dossier.threads[{Track::application, {}}].notes.set("no_result", event.fields.text("ground"));
}

constexpr std::array kResultFields = {
    Field{"sha256", FieldKind::digest, true, {"様式12のダイジェスト", "digest of form 12"}}};

constexpr std::array kTellFields = {
    Field{"on_page",
          FieldKind::flag,
          false,
          {"ホームページ等での公表", "published on the ministry's page"}},
};
constexpr std::array kTellGuards = {Guard{
    [](const Call& call) { return !thread_of(call).notes.has("told_committee"); },
    "RPT-05",
    {"この利用実績は委員会に報告済みです。まだ報告していない公表を選んでください。",
     "The committee was told of these results. Choose a publication that it was not told of."}}};
void note_told(Dossier& dossier, const Event& event, const Terms&) {
  dossier.threads[{Track::publication, event.key}].notes.set("told_committee", event.day);
}

constexpr std::array kRows = {
    CommandRow{.name = "request_publication",
               .label = {"公表物の確認を依頼", "ask for the check before publication"},
               .track = Track::publication,
               .roles = {Role::contact, Role::agent},
               .from = {Stage::idle, Stage::refused},
               .to = Stage::requested,
               .rule = "PUB-31",
               .fields = kRequestFields,
               .guards = kRequestGuards,
               .effect = note_request,
               .told = {Role::office, Role::extractor, Role::producer}},
    CommandRow{.name = "judge_publication",
               .label = {"公表物を確認（1人目）", "judge the outputs (first reviewer)"},
               .track = Track::publication,
               .roles = {Role::extractor, Role::office, Role::committee},
               .from = {Stage::requested},
               .to = std::nullopt,
               .rule = "PUB-33",
               .fields = kJudgeFields,
               .guards = kJudgeGuards,
               .effect = note_judgement,
               .leads_to = judgement_stage},
    CommandRow{.name = "confirm_publication",
               .label = {"公表物を確認（2人目）", "confirm the judgement (second reviewer)"},
               .track = Track::publication,
               .roles = {Role::extractor, Role::office, Role::committee},
               .from = {Stage::judged},
               .to = std::nullopt,
               .rule = "PUB-33",
               .fields = kJudgeFields,
               .guards = kConfirmGuards,
               .leads_to = confirmation_stage,
               .told = {Role::contact, Role::producer},
               .document = "publication_result_notice"},
    CommandRow{.name = "publish",
               .label = {"公表を記録", "note the publication"},
               .track = Track::publication,
               .roles = {Role::contact, Role::agent},
               .from = {Stage::approved},
               .to = Stage::published,
               .rule = "PUB-30",
               .fields = kPublishFields,
               .guards = kPublishGuards,
               .told = {Role::office, Role::producer}},
    CommandRow{.name = "report_results",
               .label = {"利用実績を報告", "report the results of use"},
               .track = Track::publication,
               .roles = {Role::contact, Role::agent},
               .from = {Stage::published},
               .to = Stage::reported,
               .rule = "RPT-01",
               .fields = kResultFields,
               .told = {Role::office, Role::extractor},
               .document = "report_of_results"},
    CommandRow{.name = "tell_committee_of_results",
               .label = {"利用実績を委員会に報告", "tell the committee the results of use"},
               .track = Track::publication,
               .roles = {Role::office, Role::extractor},
               .from = {Stage::reported},
               .to = std::nullopt,
               .rule = "RPT-05",
               .fields = kTellFields,
               .guards = kTellGuards,
               .effect = note_told,
               .told = {Role::committee}},
    CommandRow{.name = "review_publication_on_board",
               .label = {"作成事業者の委員会で公表を審査", "review the publication on the board"},
               .track = Track::publication,
               .roles = {Role::board},
               .from = {Stage::requested, Stage::judged, Stage::approved},
               .to = std::nullopt,
               .rule = "PUB-38",
               .fields = kJudgeFields,
               .guards = kBoardGuards,
               .effect = note_board_review,
               .told = {Role::contact, Role::producer}},
    CommandRow{.name = "present_again",
               .label = {"承認済みの成果物を再度発表", "present approved outputs again"},
               .track = Track::publication,
               .roles = {Role::contact, Role::agent},
               .from = {Stage::published, Stage::reported},
               .to = std::nullopt,
               .rule = "PUB-44",
               .fields = kPublishFields,
               .guards = kAgainGuards,
               .told = {Role::office}},
    CommandRow{.name = "report_no_results",
               .label = {"公表できない理由を報告", "report why nothing is published"},
               .track = Track::application,
               .roles = {Role::contact, Role::agent},
               .from = {Stage::in_use, Stage::ended},
               .to = std::nullopt,
               .rule = "RPT-03",
               .fields = kNoResultFields,
               .effect = note_no_result,
               .told = {Role::office, Role::extractor},
               .document = "report_of_results"},
};

}  // namespace

std::span<const CommandRow> publication_commands() {
  return kRows;
}

}  // namespace renga::dossier
