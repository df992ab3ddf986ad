// The public committee (FLOW-C1 to FLOW-C11, ORG-01 to ORG-20, OUT-10 to OUT-27).

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

constexpr std::array kFormGuards = {
    Guard{items_fixed,
          "FLOW-A12",
          {"公的DBの申出書は、作成事業者が提供データ項目を確定した後に提出します。",
           "The public form is handed in after the producer's data items are fixed."}},
    Guard{all_consultations_completed,
          "FLOW-A10",
          {"全ての公的DB窓口の事前相談を終えてください。",
           "Complete the consultation with every window."}},
    Guard{[](const Call& call) {
            return !call.around.consultation_deadline ||
                   call.around.today <= *call.around.consultation_deadline;
          },
          "CAL-01",
          {"事前相談の締切を過ぎています。次回の締切に向けて提出してください。",
           "The consultation deadline has passed. Hand it in for the next one."}},
    Guard{[](const Call& call) { return !call.dossier.public_form; },
          "APP-10",
          {"申出書は提出済みです。", "The form was handed in already."}},
};
void submit_form(Dossier& dossier, const Event&, const Terms&) {
  dossier.public_form = true;
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
    Guard{[](const Call& call) {
            return row_named(committee_outcomes(), call.fields().text("outcome")) != nullptr;
          },
          "OUT-10",
          {"5つの区分から選んでください。", "Choose one of the five outcomes."}},
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
  thread_of(dossier, event).notified = true;
}

constexpr std::array kRecuseGuards = {kMemberThere<Track::committee>};
constexpr std::array kVoteGuards = {kMemberThere<Track::committee>, kMayVote<Track::committee>};

constexpr std::array kNoticeFields = {
    Field{"planned_provision", FieldKind::day, false, {"提供予定時期", "planned day of provision"}},
    Field{"other_guidelines",
          FieldKind::text,
          false,
          {"遵守すべき他の指針", "other guidelines to be kept"}},
};
constexpr std::array kNoticeGuards = {
    Guard{[](const Call& call) {
            return thread_of(call).stage != Stage::passed || call.fields().has("planned_provision");
          },
          "OUT-22",
          {"承諾通知書には提供予定時期を書いてください。",
           "An approval notice states the planned time of provision."}},
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
                        Stage::outline_passed, Stage::outline_checked},
               .to = std::nullopt,
               .rule = "FLOW-A8",
               .guards = kFormGuards,
               .effect = submit_form,
               .told = {Role::office, Role::window}},
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
    CommandRow{.name = "decide_committee",
               .label = {"審査会の結果を確定", "record the committee's outcome"},
               .track = Track::committee,
               .roles = {Role::committee},
               .from = {Stage::meeting},
               .to = std::nullopt,
               .rule = "OUT-10",
               .fields = kOutcomeFields,
               .guards = kDecideGuards,
               .effect = decide_outcome,
               .leads_to = outcome_stage,
               .told = {Role::extractor, Role::office}},
    CommandRow{.name = "settle_conditions",
               .label = {"条件の充足を確認", "settle the conditions"},
               .track = Track::committee,
               .roles = {Role::office, Role::extractor},
               .from = {Stage::settling},
               .to = Stage::passed,
               .rule = "OUT-13",
               .told = {Role::committee, Role::contact}},
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
