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
};

constexpr Guard kAgreed = {
    [](const Call& call) { return committee_passed(call.dossier) && board_passed(call.dossier); },
    "CHG-01",
    {"承認・承諾を受けた申出について変更を届け出ます。申出前の内容は直接修正してください。",
     "Changes are of an approved dossier; before that, correct the application itself."}};

constexpr Guard kHandlerNamed = {
    [](const Call& call) {
      const std::string change = call.fields().text("change");
      const bool about_handler = change == "removal" || change == "added_handler";
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
};

constexpr std::array kReviewGuards = {
    kAgreed,
    Guard{[](const Call& call) { return is_listed(call.terms.review_changes, call); },
          "CHG-12",
          {"審査を要する変更の種類から選んでください。",
           "Choose one of the changes that need a review."}},
    kHandlerNamed,
    kExtensionStated,
    Guard{[](const Call& call) {
            return call.fields().text("change") != "added_handler" ||
                   !call.around.banned.contains(call.fields().text("handler"));
          },
          "HND-11",
          {"提供禁止期間中の人は取扱者になれません。別の人を指定してください。",
           "A person under a ban cannot be a handler. Name another."}},
};

void extend(Dossier& dossier, std::int64_t months) {
  const Date until = dossier.use_until.value_or(Date::from_days(0));
  const Date next = until.plus_days(1);
  const Date month = next.plus_months(static_cast<int>(months));
  const auto day = Date::from_civil(month.year(), month.month(), next.day());
  dossier.use_until = (day ? *day : month.plus_months(1)).plus_days(-1);
}

struct ChangeRow {
  std::string_view change;
  void (*apply)(Dossier& dossier, const Fields& fields);
};

/// What a change alters in the dossier itself; others are only recorded.
constexpr std::array kChanges = {
    ChangeRow{"removal",
              [](Dossier& dossier, const Fields& fields) {
                const auto found = dossier.handlers.find(fields.text("handler"));
                if (found != dossier.handlers.end()) found->second.removed = true;
              }},
    ChangeRow{"added_handler",
              [](Dossier& dossier, const Fields& fields) {
                dossier.handlers[fields.text("handler")] = {};
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
               .told = {Role::contact}},
    CommandRow{.name = "report_status",
               .label = {"データ措置兼管理状況を報告", "report on measures and management"},
               .track = Track::application,
               .roles = {Role::contact, Role::agent},
               .from = {Stage::in_use, Stage::ended},
               .to = std::nullopt,
               .rule = "RPT-06",
               .fields = kReportFields,
               .told = {Role::office, Role::extractor},
               .document = "management_report"},
};

}  // namespace

std::span<const CommandRow> change_commands() {
  return kRows;
}

}  // namespace renga::dossier
