// The public committee (FLOW-C1 to FLOW-C11, ORG-01 to ORG-20, OUT-10 to OUT-27).

#include "dossier/application.hpp"
#include "dossier/choices.hpp"
#include "dossier/guards.hpp"
#include "dossier/meeting.hpp"

#include <array>

namespace renga::dossier {
namespace {

constexpr Roles kApplying = {Role::applicant, Role::contact, Role::agent};

const Thread& thread_of(const Call& call) {
  return call.dossier.thread(Track::committee, call.key());
}

Thread& thread_of(Dossier& dossier, const Event& event) {
  return dossier.threads[{Track::committee, event.key}];
}

constexpr Guard kItemsFixed = {items_fixed,
                               "FLOW-C9",
                               {"作成事業者が提供データ項目を確定してから行います。",
                                "The producer's data items must be fixed first."}};

constexpr std::array kOutlineGuards = {kItemsFixed};

/// FLOW-C9, CAL-01 to CAL-06: before the consultation deadline, where one is known.
bool is_in_time(const Call& call) {
  return !call.around.consultation_deadline ||
         call.around.today <= *call.around.consultation_deadline;
}
constexpr std::array kSendOutlineGuards = {
    Guard{is_in_time,
          "FLOW-C9",
          {"様式2-1・2-2は事前相談の締切日までに提出してください。次回の締切に向けて提出します。",
           "The forms come in by the consultation deadline. Send them for the next one."}},
};

/// CAL-01 to CAL-06: a database whose printed deadlines of the fiscal year have all passed takes
/// nothing more before the next year's are printed (CAL-11).
std::optional<Fault> deadline_fault(const Call& call) {
  constexpr Bilingual kPassed = {
      "このデータベースの今年度の事前相談の締切は全て過ぎています。次年度の締切に向けて提出してくだ"
      "さい。",
      "The consultation deadlines of this database are over for the year. Wait for the next "
      "year's."};
  const Ask* year = call.terms.value("calendar.fiscal_year", facts_of(call.dossier));
  if (year == nullptr || fiscal_year(call.around.today) != year->said.number("number"))
    return std::nullopt;
  for (const std::string& database : call.dossier.databases) {
    const Ask* last = nullptr;
    for (const Ask& ask : call.terms.all("deadline"))
      if (ask.said.text("database") == database &&
          (last == nullptr || *last->said.day("by") < *ask.said.day("by")))
        last = &ask;
    if (last != nullptr && *last->said.day("by") < call.around.today)
      return Fault{last->rule, kPassed, database};
  }
  return std::nullopt;
}

/// What the guidelines ask of the form on the day it is handed in.
std::optional<Fault> form_fault(const Call& call) {
  if (auto fault = deadline_fault(call)) return fault;
  return first_fault_of_application(call);
}

constexpr std::array kFormGuards = {
    Guard{items_fixed,
          "FLOW-A12",
          {"公的DBの申出書は、作成事業者が提供データ項目を確定した後に提出します。",
           "The public form is handed in after the producer's data items are fixed."}},
    Guard{all_consultations_completed,
          "FLOW-A10",
          {"全ての公的DB窓口の事前相談を終えてください。",
           "Complete the consultation with every window."}},
    Guard{is_in_time,
          "CAL-01",
          {"事前相談の締切を過ぎています。次回の締切に向けて提出してください。",
           "The consultation deadline has passed. Hand it in for the next one."}},
    Guard{[](const Call& call) { return !call.dossier.public_form; },
          "APP-10",
          {"申出書は提出済みです。修正は、差し戻された後に行ってください。",
           "The form was handed in already. Correct it after it was returned."}},
    kAuthorised,
    kNotBarred,
};
void submit_form(Dossier& dossier, const Event&, const Terms&) {
  dossier.public_form = true;
  dossier.form_open = false;
}

constexpr std::array kReturnFields = {
    Field{"reason", FieldKind::text, true, {"不備の内容", "defects"}},
    Field{"by", FieldKind::day, true, {"再提出の期日", "day by which it is handed in again"}},
};
constexpr std::array kReturnGuards = {
    Guard{[](const Call& call) { return call.dossier.public_form; },
          "APP-18",
          {"提出された申出書がありません。先に提供申出者が提出してください。",
           "No form was handed in. The applicant hands it in first."}},
};
void return_form(Dossier& dossier, const Event& event, const Terms&) {
  dossier.public_form = false;
  dossier.form_open = true;
  thread_of(dossier, event).notes = event.fields;
}

constexpr std::array kConditionFields = {Field{
    "sha256", FieldKind::digest, true, {"修正した書類のダイジェスト", "digest of the papers"}}};
constexpr std::array kConditionGuards = {kAuthorised};
void hand_in_conditions(Dossier& dossier, const Event& event, const Terms&) {
  thread_of(dossier, event).notes.set("conditions_sha256", event.fields.text("sha256"));
  dossier.form_open = false;
}

constexpr std::array kSettleFields = {
    Field{
        "chair_consulted", FieldKind::flag, true, {"委員長に相談済み", "the chair was consulted"}},
    Field{"agreed", FieldKind::flag, true, {"承諾の可否", "whether it is agreed"}},
    Field{"reason", FieldKind::text, false, {"理由", "reason"}},
};
constexpr std::array kSettleGuards = {
    Guard{[](const Call& call) { return thread_of(call).notes.has("conditions_sha256"); },
          "OUT-13",
          {"条件を満たす修正書類の提出を受けてから判断します。",
           "The corrected papers must have come in."}},
    Guard{
        [](const Call& call) { return call.fields().flag("chair_consulted"); },
        "OUT-13",
        {"審査会の委員長に相談してから判断します。", "Consult the chair of the committee first."}},
    Guard{[](const Call& call) {
            return call.fields().flag("agreed") || call.fields().has("reason");
          },
          "OUT-27",
          {"不承諾には理由を書いてください。", "A refusal states its reason."}},
};
void settle(Dossier& dossier, const Event& event, const Terms&) {
  Thread& thread = thread_of(dossier, event);
  thread.expedited_reported = false;
  thread.notified = false;
  if (event.fields.has("reason")) thread.notes.set("reason", event.fields.text("reason"));
}
Stage settled_stage(const Event& event) {
  return event.fields.flag("agreed") ? Stage::passed : Stage::refused;
}
void report_settlement(Dossier& dossier, const Event& event, const Terms&) {
  thread_of(dossier, event).expedited_reported = true;
}

constexpr std::array kConveneGuards = {
    Guard{[](const Call& call) { return call.dossier.public_form; },
          "OUT-14",
          {"修正した申出書の提出を受けてから審査します。",
           "The corrected form must have been handed in."}},
    Guard{[](const Call& call) { return call.fields().flag("producer_attends"); },
          "ORG-10",
          {"認定作成事業者の同席を得て開催してください。", "The producer attends and answers."}},
    Guard{[](const Call& call) {
            return !call.fields().flag("applicant_attends") || call.fields().has("reason");
          },
          "ORG-11",
          {"提供申出者の同席は、審査会が必要と認めたときに限ります。その理由を記入してください。",
           "The applicant attends only where the committee finds it necessary. Say why."}},
};
std::optional<Fault> committee_criteria(const Call& call) {
  return criteria_fault("committee", committee_outcomes(), call);
}

constexpr std::array kAcceptGuards = {
    Guard{[](const Call& call) { return call.dossier.public_form; },
          "FLOW-B7",
          {"提供申出者が公的DBの申出書を提出してから受理します。",
           "The applicant must hand in the public form first."}},
};

constexpr std::array kInviteGuards = {
    Guard{[](const Call& call) { return call.dossier.thread(Track::board).office_informed; },
          "FLOW-B6",
          {"作成事業者から審査結果の共有を受けてから案内します。",
           "The producer must have told the office its result first."}},
};

constexpr std::array kDecideGuards = {
    Guard{[](const Call& call) { return says_why(committee_outcomes(), call.fields()); },
          "OUT-27",
          {"不承諾・審査継続・意見付承諾には理由を、条件付承認には条件を書いてください。",
           "Give the reason, or the conditions of an agreement on conditions."}},
    Guard{[](const Call& call) {
            const OutcomeRow* row = row_named(committee_outcomes(), call.fields().text("outcome"));
            const bool agrees = row->leads_to == Stage::passed || row->leads_to == Stage::settling;
            return !agrees || carried(thread_of(call).meeting);
          },
          "ORG-17",
          {"承諾には、利害関係のない委員の賛成が反対を上回ることが必要です。",
           "Agreement needs more members without an interest for it than against."}},
};

void convene(Dossier& dossier, const Event& event, const Terms&) {
  Thread& thread = thread_of(dossier, event);
  thread.meeting = members_of(event.fields);
  thread.notified = false;
  thread.outcome.clear();
}

void recuse(Dossier& dossier, const Event& event, const Terms&) {
  recuse_member(thread_of(dossier, event).meeting, event.fields);
}

void vote(Dossier& dossier, const Event& event, const Terms&) {
  cast_vote(thread_of(dossier, event).meeting, event.fields);
}

void decide_outcome(Dossier& dossier, const Event& event, const Terms&) {
  Thread& thread = thread_of(dossier, event);
  const Stage next = row_named(committee_outcomes(), event.fields.text("outcome"))->leads_to;
  // OUT-13, OUT-14: the applicant corrects, and a form that is judged again is handed in again.
  dossier.form_open = next == Stage::settling || next == Stage::invited;
  if (next == Stage::invited) dossier.public_form = false;
  thread.outcome = event.fields.text("outcome");
  thread.notes = event.fields;
  thread.notified = false;
}

Stage outcome_stage(const Event& event) {
  const OutcomeRow* row = row_named(committee_outcomes(), event.fields.text("outcome"));
  ensure(row != nullptr, "an outcome is one of the table");
  return row->leads_to;
}

void notify(Dossier& dossier, const Event& event, const Terms&) {
  Thread& thread = thread_of(dossier, event);
  thread.notified = true;
  if (const auto planned = event.fields.day("planned_provision"))
    thread.notes.set("planned_provision", *planned);
}

constexpr std::array kRecuseGuards = {kMemberThere<Track::committee>};
constexpr std::array kVoteGuards = {kMemberThere<Track::committee>, kMayVote<Track::committee>};

constexpr std::array kNoticeFields = {
    Field{"planned_provision", FieldKind::day, false, {"提供予定時期", "planned day of provision"}},
    Field{"other_guidelines",
          FieldKind::text,
          false,
          {"遵守すべき他の指針", "other guidelines to be kept"}},
    Field{"conditions", FieldKind::text, false, {"付した条件", "conditions"}},
    Field{"points", FieldKind::text, false, {"その他の留意事項", "other points"}},
    Field{"reason", FieldKind::text, false, {"不承諾の理由", "reason of a refusal"}},
    Field{"improvements", FieldKind::text, false, {"改善点", "what could be improved"}},
};
constexpr std::array kNoticeGuards = {
    Guard{[](const Call& call) {
            return thread_of(call).stage != Stage::passed || call.fields().has("planned_provision");
          },
          "OUT-22",
          {"承諾通知書には提供予定時期を書いてください。",
           "An approval notice states the planned time of provision."}},
    Guard{[](const Call& call) {
            const Thread& thread = thread_of(call);
            return thread.stage != Stage::passed || !thread.notes.has("conditions") ||
                   call.fields().has("conditions");
          },
          "OUT-23",
          {"承諾通知書には、付した条件の内容を書いてください。",
           "An approval notice states the conditions."}},
    Guard{[](const Call& call) {
            return thread_of(call).stage != Stage::refused || call.fields().has("reason");
          },
          "OUT-27",
          {"不承諾通知書には理由を書いてください。", "A refusal notice states the reason."}},
    Guard{[](const Call& call) {
            return thread_of(call).stage != Stage::refused || call.fields().has("improvements");
          },
          "OUT-17",
          {"不承諾の通知では改善点も伝えてください。",
           "A refusal also tells what could be improved."}},
};

constexpr std::array kRows = {
    CommandRow{.name = "ask_outline",
               .label = {"様式2-1・2-2を依頼", "ask for forms 2-1 and 2-2"},
               .track = Track::committee,
               .roles = {Role::office},
               .from = {Stage::idle},
               .to = Stage::outline_asked,
               .rule = "FLOW-C1",
               .guards = kOutlineGuards,
               .told = {Role::producer}},
    CommandRow{.name = "send_outline",
               .label = {"様式2-1・2-2を提出", "send forms 2-1 and 2-2"},
               .track = Track::committee,
               .roles = {Role::producer},
               .from = {Stage::outline_asked},
               .to = Stage::outline_sent,
               .rule = "FLOW-C2",
               .guards = kSendOutlineGuards,
               .told = {Role::office},
               .document = "outline_of_producers_data"},
    CommandRow{.name = "pass_outline",
               .label = {"様式2-1・2-2を窓口に回付", "pass the forms to the window"},
               .track = Track::committee,
               .roles = {Role::office},
               .from = {Stage::outline_sent},
               .to = Stage::outline_passed,
               .rule = "FLOW-C3",
               .told = {Role::window}},
    CommandRow{.name = "check_outline",
               .label = {"様式2-1・2-2を確認", "check the forms"},
               .track = Track::committee,
               .roles = {Role::window},
               .from = {Stage::outline_passed},
               .to = Stage::outline_checked,
               .rule = "FLOW-C4",
               .told = {Role::office}},
    CommandRow{.name = "submit_public_form",
               .label = {"公的DBの申出書を提出", "hand in the public form"},
               .track = Track::committee,
               .roles = {Role::contact, Role::agent},
               .from = {Stage::idle, Stage::outline_asked, Stage::outline_sent,
                        Stage::outline_passed, Stage::outline_checked, Stage::invited},
               .to = std::nullopt,
               .rule = "FLOW-A8",
               .guards = kFormGuards,
               .fault = form_fault,
               .asks = {"年度の締切、記載事項、添付書類、安全管理措置（CAL・APP・ELG・HND・SEC）",
                        "deadlines of the year, items, papers, measures (CAL, APP, ELG, HND, SEC)"},
               .effect = submit_form,
               .told = {Role::office, Role::window}},
    CommandRow{.name = "return_public_form",
               .label = {"申出書の不備を差戻し", "return the form with defects"},
               .track = Track::committee,
               .roles = {Role::office, Role::window},
               .from = {Stage::idle, Stage::outline_asked, Stage::outline_sent,
                        Stage::outline_passed, Stage::outline_checked},
               .to = std::nullopt,
               .rule = "APP-18",
               .fields = kReturnFields,
               .guards = kReturnGuards,
               .effect = return_form,
               .told = kApplying},
    CommandRow{.name = "accept_public_form",
               .label = {"申出書を受理", "accept the public form"},
               .track = Track::committee,
               .roles = {Role::office},
               .from = {Stage::outline_checked},
               .to = Stage::accepted,
               .rule = "FLOW-B7",
               .guards = kAcceptGuards,
               .told = kApplying},
    CommandRow{.name = "invite_producer",
               .label = {"審査会への同席を案内", "invite the producer"},
               .track = Track::committee,
               .roles = {Role::office},
               .from = {Stage::accepted},
               .to = Stage::invited,
               .rule = "FLOW-C5",
               .guards = kInviteGuards,
               .told = {Role::producer}},
    CommandRow{.name = "convene_committee",
               .label = {"審査会を開催", "convene the committee"},
               .track = Track::committee,
               .roles = {Role::extractor, Role::office},
               .from = {Stage::invited},
               .to = Stage::meeting,
               .rule = "FLOW-C7",
               .fields = kMeetingFields,
               .guards = kConveneGuards,
               .effect = convene,
               .told = {Role::committee, Role::producer}},
    CommandRow{.name = "recuse_committee_member",
               .label = {"委員の利害関係を申告", "recuse a member"},
               .track = Track::committee,
               .roles = {Role::committee, Role::extractor, Role::office},
               .from = {Stage::meeting},
               .to = std::nullopt,
               .rule = "ORG-14",
               .fields = kMemberFields,
               .guards = kRecuseGuards,
               .effect = recuse},
    CommandRow{.name = "vote_on_committee",
               .label = {"審査会で意見を表明", "vote on the committee"},
               .track = Track::committee,
               .roles = {Role::committee},
               .from = {Stage::meeting},
               .to = std::nullopt,
               .rule = "ORG-17",
               .fields = kVoteFields,
               .guards = kVoteGuards,
               .effect = vote},
    CommandRow{
        .name = "decide_committee",
        .label = {"審査会の結果を確定", "record the committee's outcome"},
        .track = Track::committee,
        .roles = {Role::committee},
        .from = {Stage::meeting},
        .to = std::nullopt,
        .rule = "OUT-10",
        .fields = kOutcomeFields<committee_choices>,
        .guards = kDecideGuards,
        .fault = committee_criteria,
        .asks = {"審査項目の適否（REV-10〜REV-37）", "marks of the criteria (REV-10 to REV-37)"},
        .effect = decide_outcome,
        .leads_to = outcome_stage,
        .told = {Role::extractor, Role::office}},
    CommandRow{.name = "hand_in_conditions",
               .label = {"条件に対応した書類を提出", "hand in what the conditions ask"},
               .track = Track::committee,
               .roles = {Role::contact, Role::agent},
               .from = {Stage::settling},
               .to = std::nullopt,
               .rule = "OUT-13",
               .fields = kConditionFields,
               .guards = kConditionGuards,
               .effect = hand_in_conditions,
               .told = {Role::office, Role::extractor}},
    CommandRow{.name = "settle_conditions",
               .label = {"条件の充足を確認", "settle the conditions"},
               .track = Track::committee,
               .roles = {Role::office, Role::extractor},
               .from = {Stage::settling},
               .to = std::nullopt,
               .rule = "OUT-13",
               .fields = kSettleFields,
               .guards = kSettleGuards,
               .effect = settle,
               .leads_to = settled_stage,
               .told = {Role::committee, Role::contact}},
    CommandRow{.name = "report_settlement",
               .label = {"条件の確認結果を審査会に報告", "report the settlement to the committee"},
               .track = Track::committee,
               .roles = {Role::office, Role::extractor},
               .from = {Stage::passed, Stage::refused},
               .to = std::nullopt,
               .rule = "OUT-13",
               .effect = report_settlement,
               .told = {Role::committee}},
    CommandRow{.name = "notify_committee_result",
               .label = {"審査結果を通知", "send the committee's result"},
               .track = Track::committee,
               .roles = {Role::extractor},
               .from = {Stage::passed, Stage::refused, Stage::settling, Stage::invited},
               .to = std::nullopt,
               .rule = "FLOW-C8",
               .fields = kNoticeFields,
               .guards = kNoticeGuards,
               .effect = notify,
               .told = kApplying,
               .document = "approval_notice"},
};

}  // namespace

std::span<const CommandRow> committee_commands() {
  return kRows;
}

}  // namespace renga::dossier
