// The check before publication and what follows it (PUB-30 to PUB-39, RPT-01 to RPT-05).

#include "dossier/guards.hpp"

#include <array>

namespace renga::dossier {
namespace {

const Thread& thread_of(const Call& call) {
  return call.dossier.thread(Track::publication, call.key());
}

constexpr std::array kRequestFields = {
    Field{"outputs", FieldKind::digest, true, {"公表物のダイジェスト", "digest of the outputs"}},
    Field{"self_checked", FieldKind::flag, true, {"自己点検", "self-check done"}},
    Field{"verdict", FieldKind::word, true, {"公表物確認の判定", "verdict of the output check"}},
    Field{"report",
          FieldKind::digest,
          true,
          {"判定結果のダイジェスト", "digest of the check's report"}},
};
constexpr std::array kRequestGuards = {
    Guard{[](const Call& call) { return call.dossier.use_from.has_value(); },
          "PUB-31",
          {"データの利用開始後に公表物の確認を依頼します。",
           "A check is asked for after use began."}},
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
    kNotStopped,
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
    kSameOutputs,
    Guard{[](const Call& call) {
            return call.fields().flag("approved") || call.fields().has("reason");
          },
          "OUT-27",
          {"不承認には理由を書いてください。", "A refusal states its reason."}},
    Guard{[](const Call& call) { return !has_handler(call.dossier, call.actor.account); },
          "ORG-14",
          {"この申出の取扱者は確認できません。", "A handler of this dossier does not judge it."}},
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
    kSameOutputs,
    Guard{[](const Call& call) {
            return thread_of(call).notes.text("first_reviewer") != call.actor.account;
          },
          "PUB-33",
          {"1人目とは別の確認者が確認します。", "Another reviewer than the first one confirms."}},
    Guard{[](const Call& call) {
            return call.fields().flag("approved") || call.fields().has("reason");
          },
          "OUT-27",
          {"不承認には理由を書いてください。", "A refusal states its reason."}},
    Guard{[](const Call& call) { return !has_handler(call.dossier, call.actor.account); },
          "ORG-14",
          {"この申出の取扱者は確認できません。", "A handler of this dossier does not judge it."}},
};
Stage confirmation_stage(const Event& event) {
  return event.fields.flag("approved") ? Stage::approved : Stage::refused;
}

constexpr std::array kPublishFields = {
    Field{"outputs", FieldKind::digest, true, {"公表物のダイジェスト", "digest of the outputs"}},
    Field{"where", FieldKind::text, true, {"公表先", "where it is published"}},
};
constexpr std::array kPublishGuards = {kSameOutputs, kNotStopped};

constexpr std::array kResultFields = {
    Field{"sha256", FieldKind::digest, true, {"様式12のダイジェスト", "digest of form 12"}}};

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
};

}  // namespace

std::span<const CommandRow> publication_commands() {
  return kRows;
}

}  // namespace renga::dossier
