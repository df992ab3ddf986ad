// Inspections, incidents and complaints (AUD-01 to AUD-04, SEC-17, LAW-29, LAW-30, CHG-10).

#include "dossier/choices.hpp"
#include "dossier/guards.hpp"

#include <algorithm>
#include <array>

namespace renga::dossier {
namespace {

constexpr std::array kIncidentFields = {
    Field{"kind", FieldKind::word, true, {"事故の種類", "kind of incident"}, {}, incident_kinds},
    Field{
        "facts", FieldKind::digest, true, {"事実関係の資料のダイジェスト", "digest of the facts"}},
};
void note(Dossier& dossier, const Event& event, const Terms&) {
  Fields& notes = dossier.threads[{Track::conduct, event.key}].notes;
  for (const auto& [name, value] : event.fields.all()) notes.set(name, value);
}

constexpr std::array kComplaintFields = {Field{
    "sha256", FieldKind::digest, true, {"苦情の内容のダイジェスト", "digest of the complaint"}}};
constexpr std::array kAnswerFields = {
    Field{"answer", FieldKind::digest, true, {"回答のダイジェスト", "digest of the answer"}}};

constexpr std::array kAnnounceFields = {
    Field{"on", FieldKind::day, true, {"実施日", "day of the inspection"}},
    Field{"place", FieldKind::text, true, {"利用場所", "place of use"}},
};
constexpr std::array kAnnounceGuards = {
    Guard{[](const Call& call) { return all_pledged(call.dossier); },
          "AUD-04",
          {"実地監査の承認は、利用規約と一体の誓約書で得てください。",
           "The pledge, one body with the terms of use, accepts inspections beforehand."}},
    Guard{
        [](const Call& call) { return call.dossier.places.contains(call.fields().text("place")); },
        "AUD-01",
        {"申出書に記載された利用場所又は保管場所を指定してください。",
         "Name a place of use or keeping of the application."}},
    Guard{[](const Call& call) {
            const auto on = call.fields().day("on");
            const auto open = is_business_day(*on);
            return open && *open && *on >= call.around.today;
          },
          "AUD-02",
          {"立入りは業務時間内に行います。開庁日を指定してください。",
           "Entry is in business hours: name a business day."}},
};

constexpr std::array kRecordFields = {
    Field{"findings", FieldKind::number, true, {"指摘の数", "number of findings"}},
    Field{"report", FieldKind::digest, true, {"監査記録のダイジェスト", "digest of the record"}},
    Field{"acts", FieldKind::words, true, {"行ったこと", "what was done: inspection, hearing"}},
    Field{"shown",
          FieldKind::words,
          false,
          {"閲覧した管理簿", "ledgers that were shown"},
          {},
          place_ledgers},
    Field{"correct_by", FieldKind::day, false, {"改善の期限", "day by which it is put right"}},
};
/// What the guideline lets an inspection do, and what must be shown.
std::optional<Fault> record_fault(const Call& call) {
  constexpr Bilingual kActs = {"この指針で行える実地監査の内容から選んでください。",
                               "Choose what the guideline lets an inspection do."};
  constexpr Bilingual kShown = {"この管理簿の閲覧を求め、確認してください。",
                                "Have this ledger shown."};
  const Facts facts = facts_of(call.dossier);
  if (const Ask* allowed = call.terms.value("inspection.acts", facts)) {
    const auto words = allowed->said.words("words");
    for (const std::string& act : call.fields().words("acts"))
      if (std::ranges::find(words, act) == words.end()) return Fault{allowed->rule, kActs, act};
  }
  const auto shown = call.fields().words("shown");
  const std::string place = call.dossier.thread(Track::conduct, call.key()).notes.text("place");
  if (is_duty(call.terms, "AUD-03"))
    for (const std::string& ledger : call.dossier.places.at(place).ledgers)
      if (std::ranges::find(shown, ledger) == shown.end()) return Fault{"AUD-03", kShown, ledger};
  return std::nullopt;
}
constexpr std::array kRecordGuards = {
    Guard{[](const Call& call) {
            return call.fields().number("findings") == 0 || call.fields().has("correct_by");
          },
          "LAW-35",
          {"指摘がある場合は、改善の期限を示してください。",
           "With findings, state the day by which they are put right."}}};
Stage recorded_stage(const Event& event) {
  return event.fields.number("findings") > 0 ? Stage::inspected : Stage::cleared;
}

constexpr Roles kOffices = {Role::office, Role::extractor};

constexpr std::array kRows = {
    CommandRow{.name = "report_incident",
               .label = {"漏えい等の事故を報告", "report an incident"},
               .track = Track::conduct,
               .roles = {Role::contact, Role::handler, Role::producer, Role::agent},
               .from = {Stage::idle},
               .to = Stage::incident,
               .rule = "LAW-29",
               .fields = kIncidentFields,
               .effect = note,
               .told = {Role::office, Role::extractor, Role::producer}},
    CommandRow{.name = "close_incident",
               .label = {"事故への対応を終了", "close the incident"},
               .track = Track::conduct,
               .roles = kOffices,
               .from = {Stage::incident},
               .to = Stage::cleared,
               .rule = "SEC-17",
               .fields = kAnswerFields,
               .effect = note,
               .told = {Role::contact, Role::producer}},
    CommandRow{.name = "receive_complaint",
               .label = {"苦情を受付", "receive a complaint"},
               .track = Track::conduct,
               .roles = {Role::producer, Role::office, Role::window},
               .from = {Stage::idle},
               .to = Stage::complained,
               .rule = "LAW-30",
               .fields = kComplaintFields,
               .effect = note,
               .told = {Role::producer}},
    CommandRow{.name = "answer_complaint",
               .label = {"苦情に回答", "answer the complaint"},
               .track = Track::conduct,
               .roles = {Role::producer},
               .from = {Stage::complained},
               .to = Stage::cleared,
               .rule = "LAW-30",
               .fields = kAnswerFields,
               .effect = note,
               .told = {Role::office}},
    CommandRow{.name = "announce_inspection",
               .label = {"実地監査を通知", "announce an inspection"},
               .track = Track::conduct,
               .roles = kOffices,
               .from = {Stage::idle},
               .to = Stage::announced,
               .rule = "AUD-01",
               .fields = kAnnounceFields,
               .guards = kAnnounceGuards,
               .effect = note,
               .told = {Role::contact, Role::handler}},
    CommandRow{.name = "record_inspection",
               .label = {"実地監査の結果を記録", "record the inspection"},
               .track = Track::conduct,
               .roles = kOffices,
               .from = {Stage::announced},
               .to = std::nullopt,
               .rule = "AUD-01",
               .fields = kRecordFields,
               .guards = kRecordGuards,
               .fault = record_fault,
               .asks = {"実地監査の内容と閲覧する管理簿（AUD-01・AUD-03）",
                        "what is done and which ledgers are shown (AUD-01, AUD-03)"},
               .effect = note,
               .leads_to = recorded_stage,
               .told = {Role::contact}},
    CommandRow{.name = "answer_findings",
               .label = {"指摘への対応を報告", "answer the findings"},
               .track = Track::conduct,
               .roles = {Role::contact, Role::agent},
               .from = {Stage::inspected},
               .to = Stage::answered,
               .rule = "CHG-10",
               .fields = kAnswerFields,
               .effect = note,
               .told = kOffices},
    CommandRow{.name = "accept_correction",
               .label = {"指摘への対応を確認", "accept the correction"},
               .track = Track::conduct,
               .roles = kOffices,
               .from = {Stage::answered},
               .to = Stage::cleared,
               .rule = "AUD-01",
               .told = {Role::contact}},
};

}  // namespace

std::span<const CommandRow> inspection_commands() {
  return kRows;
}

}  // namespace renga::dossier
