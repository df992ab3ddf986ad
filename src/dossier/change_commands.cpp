// Changes and extensions (CHG-01 to CHG-34), reports during use (RPT-06, RPT-07).

#include "dossier/guards.hpp"

#include <algorithm>
#include <array>

namespace renga::dossier {
namespace {

bool is_listed(const std::vector<std::string>& changes, const Call& call) {
  return std::ranges::find(changes, call.fields().text("change")) != changes.end();
}

constexpr std::array kChangeFields = {
    Field{"change", FieldKind::word, true, {"変更の種類", "kind of change"}},
    Field{"handler", FieldKind::word, false, {"取扱者の番号", "account of the handler"}},
    Field{"months", FieldKind::number, false, {"延長する月数", "months of extension"}},
    Field{"reason", FieldKind::text, false, {"理由", "reason"}},
    Field{"proof", FieldKind::digest, false, {"証拠書類のダイジェスト", "digest of the proof"}},
    Field{"state", FieldKind::word, false, {"研究の状況", "how far the research is"}},
    Field{"leaver", FieldKind::word, false, {"交代する取扱者の番号", "handler who is replaced"}},
    Field{"applicant", FieldKind::word, false, {"取扱者の提供申出者", "applicant of the handler"}},
    Field{"full_time", FieldKind::flag, false, {"常勤", "full-time"}},
    Field{"nothing_else",
          FieldKind::flag,
          false,
          {"利用期間以外の変更なし", "nothing but the period changes"}},
    Field{"re_extraction", FieldKind::flag, false, {"再抽出を伴う", "the data are extracted anew"}},
};

constexpr Guard kAgreed = {
    [](const Call& call) { return committee_passed(call.dossier) && board_passed(call.dossier); },
    "CHG-01",
    {"承認・承諾を受けた申出について変更を届け出ます。申出前の内容は直接修正してください。",
     "Changes are of an approved dossier; before that, correct the application itself."}};

constexpr Guard kHandlerNamed = {
    [](const Call& call) {
      const std::string change = call.fields().text("change");
      const bool about_handler =
          change == "removal" || change == "added_handler" || change == "replaced_handler";
      return !about_handler || call.fields().has("handler");
    },
    "HND-10",
    {"取扱者を個人として特定してください。", "Name the handler as a person."}};

constexpr Guard kExtensionStated = {
    [](const Call& call) {
      const bool extension = call.fields().text("change").starts_with("extension");
      return !extension || (call.dossier.use_until && call.fields().number("months") > 0 &&
                            call.fields().number("months") <= call.terms.extension_months_max &&
                            call.fields().has("reason"));
    },
    "CHG-07",
    {"利用開始後に、上限以内の延長月数と理由を書いてください。",
     "After use began, state the months, within the limit, and the reason."}};

/// CHG-08, CHG-09: what shows that the analysis is over, and what shows that it is not.
std::optional<Fault> state_fault(const Call& call) {
  constexpr Bilingual kOver = {
      "個票の解析が終了した状況を、論文等の執筆中（writing）、公表物確認の手続中（check_under_"
      "way）、校正中（proofreading）、査読中（refereeing）から選んでください。",
      "Choose how far the work is after the analysis: being written (writing), check under way "
      "(check_under_way), being proofread (proofreading), being refereed (refereeing)."};
  constexpr Bilingual kNotOver = {
      "解析が終了していない延長は届出では足りません。変更申出をしてください。",
      "The analysis is not over: apply for a change."};
  if (call.fields().text("change") != "extension_after_analysis") return std::nullopt;
  const Facts facts = facts_of(call.dossier);
  const auto has_state = [&](const Ask* examples) {
    const auto words = examples->said.words("words");
    return std::ranges::find(words, call.fields().text("state")) != words.end();
  };
  const Ask* review = call.terms.value("extension.review_examples", facts);
  if (review != nullptr && has_state(review)) return Fault{review->rule, kNotOver, "state"};
  const Ask* notice = call.terms.value("extension.notice_examples", facts);
  if (notice != nullptr && !has_state(notice)) return Fault{notice->rule, kOver, "state"};
  return std::nullopt;
}

/// When an extension is asked for in time: before the period ends, or as many months before.
std::optional<Fault> lateness_fault(const Call& call) {
  constexpr Bilingual kLate = {
      "延長の申出の期限を過ぎています。利用期間の終了に伴う措置を講じてください。",
      "It is too late to ask for an extension. End the use."};
  if (call.fields().text("change") != "extension" || !call.dossier.use_until) return std::nullopt;
  const Ask* clock =
      call.terms.keyed("clock", "extension_application_months", facts_of(call.dossier));
  const Date last =
      clock == nullptr
          ? *call.dossier.use_until
          : months_before(*call.dossier.use_until, static_cast<int>(-clock->said.number("amount")));
  if (call.around.today <= last) return std::nullopt;
  return Fault{clock == nullptr ? "CHG-18" : clock->rule, kLate, {}};
}

std::optional<Fault> application_fault(const Call& call) {
  constexpr Bilingual kAnew = {
      "この変更は、変更の手続ではできません。新たに提供を申し出てください。",
      "This is no change of the dossier. Make a new application."};
  const Ask* row = call.terms.keyed("change", call.fields().text("change"), facts_of(call.dossier));
  if (row != nullptr && row->said.text("handling") == "new_application")
    return Fault{row->rule, kAnew, {}};
  return lateness_fault(call);
}

constexpr std::array kNoticeGuards = {
    kAgreed,
    Guard{[](const Call& call) { return is_listed(call.terms.notice_changes, call); },
          "CHG-12",
          {"届出で足りる変更ではありません。変更申出書を提出し、審査を受けてください。",
           "A notice is not enough for this change. Hand in a change application."}},
    kHandlerNamed,
    kExtensionStated,
    Guard{[](const Call& call) {
            return call.fields().text("change") != "extension_after_analysis" ||
                   call.fields().has("proof");
          },
          "CHG-06",
          {"公表の見通しを示す証拠書類を添えてください。",
           "Attach proof that publication is in sight."}},
    Guard{[](const Call& call) {
            return call.fields().text("change") != "inspection_correction" ||
                   call.dossier.any(Track::conduct, Stage::inspected);
          },
          "CHG-10",
          {"実地監査の指摘に基づく修正に限ります。その他の変更は、変更の申出をしてください。",
           "Only what an inspection found is corrected by notice. Apply for any other change."}},
};

constexpr std::array kReviewGuards = {
    kAgreed,
    kAuthorised,
    Guard{[](const Call& call) {
            return !call.around.consultation_deadline ||
                   call.around.today <= *call.around.consultation_deadline;
          },
          "CHG-26",
          {"変更の意図は事前相談の締切までに申し出てください。次回の締切に向けて申し出ます。",
           "Say so by the consultation deadline. Apply for the next one."}},
    Guard{[](const Call& call) {
            return call.fields().text("change") != "replaced_handler" ||
                   has_handler(call.dossier, call.fields().text("leaver"));
          },
          "CHG-16",
          {"交代する取扱者を指定し、交代前に手続をしてください。",
           "Name the handler who is replaced, before the change."}},
    Guard{[](const Call& call) {
            const Ask* ethics =
                call.terms.keyed("field", "ethics_approval", facts_of(call.dossier));
            return call.fields().text("change") != "institution" || ethics == nullptr ||
                   call.fields().has("proof");
          },
          "APP-86",
          {"変更後の所属先を反映した倫理審査の承諾書を添えてください。",
           "Attach the ethics consent that names the new institution."}},
    Guard{[](const Call& call) {
            const Ask* alone =
                call.terms.value("extension.nothing_else_changes", facts_of(call.dossier));
            return call.fields().text("change") != "extension" || alone == nullptr ||
                   call.fields().flag("nothing_else");
          },
          "CHG-21",
          {"利用期間以外の変更があるときは、延長ではなく、その変更を申し出てください。",
           "Where more than the period changes, apply for that change."}},
    Guard{[](const Call& call) { return is_listed(call.terms.review_changes, call); },
          "CHG-12",
          {"審査を要する変更の種類から選んでください。",
           "Choose one of the changes that need a review."}},
    kHandlerNamed,
    kExtensionStated,
    Guard{[](const Call& call) {
            const std::string change = call.fields().text("change");
            return (change != "added_handler" && change != "replaced_handler") ||
                   !call.around.banned.contains(call.fields().text("handler"));
          },
          "HND-11",
          {"提供禁止期間中の人は取扱者になれません。別の人を指定してください。",
           "A person under a ban cannot be a handler. Name another."}},
};

/// A day that ends a period, so many months later.
Date later_end(Date until, std::int64_t months) {
  return month_period_end(until.plus_days(1), static_cast<int>(months));
}

void extend(Dossier& dossier, std::int64_t months) {
  if (dossier.use_until) dossier.use_until = later_end(*dossier.use_until, months);
  for (auto& [name, place] : dossier.places)
    if (place.use_until) place.use_until = later_end(*place.use_until, months);
}

/// A handler who comes later has the papers to show still (CHG-27, PRV-04).
void add_handler(Dossier& dossier, const Fields& fields) {
  Handler& handler = dossier.handlers[fields.text("handler")];
  handler = {};
  handler.full_time = fields.flag("full_time");
  handler.applicant = fields.text("applicant");
}

void remove_handler(Dossier& dossier, const std::string& account) {
  const auto found = dossier.handlers.find(account);
  if (found != dossier.handlers.end()) found->second.removed = true;
}

struct ChangeRow {
  std::string_view change;
  void (*apply)(Dossier& dossier, const Fields& fields);
};

/// What a change alters in the dossier itself; others are only recorded.
constexpr std::array kChanges = {
    ChangeRow{"removal",
              [](Dossier& dossier, const Fields& fields) {
                remove_handler(dossier, fields.text("handler"));
              }},
    ChangeRow{"added_handler", add_handler},
    ChangeRow{"replaced_handler",
              [](Dossier& dossier, const Fields& fields) {
                remove_handler(dossier, fields.text("leaver"));
                add_handler(dossier, fields);
              }},
    ChangeRow{
        "extension_after_analysis",
        [](Dossier& dossier, const Fields& fields) { extend(dossier, fields.number("months")); }},
    ChangeRow{"extension", [](Dossier& dossier,
                              const Fields& fields) { extend(dossier, fields.number("months")); }},
};

void apply_change(Dossier& dossier, const Fields& fields) {
  for (const ChangeRow& row : kChanges)
    if (row.change == fields.text("change")) row.apply(dossier, fields);
  if (!fields.flag("re_extraction")) return;
  // New data need a new request form and fee (PRV-01, FEE-21).
  dossier.threads[{Track::agreement, {}}].stage = Stage::idle;
  dossier.fee = {};
}

void note_change(Dossier& dossier, const Event& event, const Terms&) {
  dossier.threads[{Track::change, event.key}].notes = event.fields;
  apply_change(dossier, event.fields);
}

void note_application(Dossier& dossier, const Event& event, const Terms&) {
  dossier.threads[{Track::change, event.key}].notes = event.fields;
}

constexpr std::array kDecisionFields = {
    Field{"agreed", FieldKind::flag, true, {"承諾の可否", "whether it is agreed"}},
    Field{"reason", FieldKind::text, false, {"理由", "reason"}},
};
constexpr std::array kDecisionGuards = {
    Guard{[](const Call& call) {
            return call.fields().flag("agreed") || call.fields().has("reason");
          },
          "CHG-34",
          {"不承諾には理由を書いてください。", "A refusal states its reason."}},
};
void decide_change(Dossier& dossier, const Event& event, const Terms&) {
  const Fields asked = dossier.threads[{Track::change, event.key}].notes;
  if (event.fields.flag("agreed")) apply_change(dossier, asked);
}
Stage decision_stage(const Event& event) {
  return event.fields.flag("agreed") ? Stage::passed : Stage::refused;
}

constexpr std::array kReportFields = {
    Field{"sha256", FieldKind::digest, true, {"様式10のダイジェスト", "digest of form 10"}}};

void note_demand(Dossier& dossier, const Event& event, const Terms&) {
  dossier.threads[{Track::application, {}}].notes.set("status_demanded", event.day);
}
void note_report(Dossier& dossier, const Event& event, const Terms&) {
  dossier.threads[{Track::application, {}}].notes.set("status_reported", event.day);
}

constexpr std::array kRows = {
    CommandRow{.name = "notify_change",
               .label = {"変更を届出", "give notice of a change"},
               .track = Track::change,
               .roles = {Role::contact, Role::agent},
               .from = {Stage::idle},
               .to = Stage::noticed,
               .rule = "CHG-01",
               .fields = kChangeFields,
               .guards = kNoticeGuards,
               .fault = state_fault,
               .asks = {"個票解析の終了を示す状況（CHG-08・CHG-09）",
                        "what shows that the analysis is over (CHG-08, CHG-09)"},
               .effect = note_change,
               .told = {Role::office, Role::extractor, Role::producer},
               .document = "change_notice"},
    CommandRow{.name = "apply_for_change",
               .label = {"変更を申出", "apply for a change"},
               .track = Track::change,
               .roles = {Role::contact, Role::agent},
               .from = {Stage::idle},
               .to = Stage::submitted,
               .rule = "CHG-12",
               .fields = kChangeFields,
               .guards = kReviewGuards,
               .fault = application_fault,
               .asks = {"延長の申出の期限、新たな申出の要否（CHG-12・CHG-18・CHG-19）",
                        "in time; whether a new application is needed (CHG-12, CHG-18, CHG-19)"},
               .effect = note_application,
               .told = {Role::office, Role::window, Role::producer},
               .document = "change_application"},
    CommandRow{.name = "decide_change",
               .label = {"変更の可否を決定", "decide on the change"},
               .track = Track::change,
               .roles = {Role::committee},
               .from = {Stage::submitted},
               .to = std::nullopt,
               .rule = "CHG-25",
               .fields = kDecisionFields,
               .guards = kDecisionGuards,
               .effect = decide_change,
               .leads_to = decision_stage,
               .told = {Role::contact, Role::producer, Role::extractor},
               .document = "change_result_notice"},
    CommandRow{.name = "ask_status_report",
               .label = {"管理状況の報告を要請", "ask for a report on management"},
               .track = Track::application,
               .roles = {Role::office, Role::extractor},
               .from = {Stage::in_use},
               .to = std::nullopt,
               .rule = "RPT-07",
               .effect = note_demand,
               .told = {Role::contact}},
    CommandRow{.name = "report_status",
               .label = {"データ措置兼管理状況を報告", "report on measures and management"},
               .track = Track::application,
               .roles = {Role::contact, Role::agent},
               .from = {Stage::in_use, Stage::ended},
               .to = std::nullopt,
               .rule = "RPT-06",
               .fields = kReportFields,
               .effect = note_report,
               .told = {Role::office, Role::extractor},
               .document = "management_report"},
};

}  // namespace

std::span<const CommandRow> change_commands() {
  return kRows;
}

}  // namespace renga::dossier
