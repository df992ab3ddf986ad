// From the first wish to the end of consultation (FLOW-A1 to FLOW-A13).

#include "dossier/choices.hpp"
#include "dossier/guards.hpp"

#include <algorithm>
#include <array>

namespace renga::dossier {
namespace {

constexpr Field kTitle = {
    "title", FieldKind::text, true, {"研究の名称", "title of the research"}, "APP-44"};
constexpr Field kText = {"text", FieldKind::text, true, {"内容", "what was said"}};

constexpr std::array kOpenFields = {
    Field{"number", FieldKind::word, true, {"申出番号", "dossier number"}},
    kTitle,
    Field{"databases",
          FieldKind::words,
          true,
          {"連結する公的DB", "public databases"},
          "APP-58",
          linkable_databases},
    Field{"provision_kind",
          FieldKind::word,
          true,
          {"提供の種類", "kind of provision"},
          "APP-68",
          provision_kinds},
    Field{"applicant_kind",
          FieldKind::word,
          true,
          {"提供申出者の区分", "kind of applicant"},
          "ELG-03",
          applicant_kinds},
    Field{"applicant", FieldKind::word, false, {"提供申出者の番号", "number of the applicant"}},
    Field{"subsidy", FieldKind::word, false, {"補助金等の種類", "kind of subsidy"}},
};
void open(Dossier& dossier, const Event& event, const Terms&) {
  dossier.number = event.fields.text("number");
  dossier.title = event.fields.text("title");
  dossier.provision_kind = event.fields.text("provision_kind");
  dossier.applicant_kind = event.fields.text("applicant_kind");
  for (const std::string& database : event.fields.words("databases"))
    dossier.databases.insert(database);
  // Who opens the dossier applies; others are named and consent (APP-21).
  const std::string name = event.fields.text("applicant");
  dossier.applicants[name.empty() ? std::string(kMainApplicant) : name] = {
      .kind = dossier.applicant_kind, .subsidy = event.fields.text("subsidy"), .consents = true};
}

/// Each party answers what it was asked itself; the thread of a database is its window's.
constexpr Guard kOwnConsultation = {
    [](const Call& call) {
      return call.actor.roles.has(call.key() == "producer" ? Role::producer : Role::window);
    },
    "FLOW-A3",
    {"作成事業者への相談は作成事業者が、公的DBへの相談はその窓口が取り扱います。",
     "The producer handles what the producer was asked, the window what its database was asked."}};

constexpr std::array kReceiveGuards = {
    kOwnConsultation,
    Guard{[](const Call& call) {
            const auto asked = [&](const std::string& party) {
              return call.dossier.stage(Track::consultation, party) != Stage::idle;
            };
            return asked("producer") && std::ranges::all_of(call.dossier.databases, asked);
          },
          "FLOW-A3",
          {"作成事業者と全ての公的DB窓口に相談を申し込んでから受け付けます。",
           "The applicant must have asked the producer and every window first."}},
};
constexpr std::array kTextFields = {kText};
constexpr std::array kConsultedGuards = {kOwnConsultation};

void inform_office(Dossier& dossier, const Event& event, const Terms&) {
  dossier.threads[{Track::consultation, event.key}].office_informed = true;
}

constexpr Roles kApplying = {Role::applicant, Role::contact, Role::agent};
constexpr Roles kConsulted = {Role::producer, Role::window};

constexpr std::array kRows = {
    CommandRow{.name = "open_dossier",
               .label = {"申出を作成", "open the dossier"},
               .track = Track::application,
               .roles = kApplying,
               .from = {Stage::idle},
               .to = Stage::asked,
               .rule = "APP-09",
               .fields = kOpenFields,
               .effect = open},
    CommandRow{.name = "ask_consultation",
               .label = {"事前相談を申込み", "ask for consultation"},
               .track = Track::consultation,
               .roles = kApplying,
               .from = {Stage::idle},
               .to = Stage::asked,
               .rule = "FLOW-A2",
               .told = kConsulted},
    CommandRow{.name = "receive_consultation",
               .label = {"相談を受付", "receive the consultation"},
               .track = Track::consultation,
               .roles = kConsulted,
               .from = {Stage::asked},
               .to = Stage::received,
               .rule = "FLOW-A3",
               .guards = kReceiveGuards,
               .told = kApplying},
    CommandRow{.name = "give_guidance",
               .label = {"申請を案内", "give guidance"},
               .track = Track::consultation,
               .roles = kConsulted,
               .from = {Stage::received, Stage::guided},
               .to = Stage::guided,
               .rule = "FLOW-A4",
               .fields = kTextFields,
               .guards = kConsultedGuards,
               .told = kApplying},
    CommandRow{.name = "inform_office_of_consultation",
               .label = {"参事官室へ情報共有", "tell the office"},
               .track = Track::consultation,
               .roles = kConsulted,
               .from = {Stage::received, Stage::guided, Stage::completed},
               .to = std::nullopt,
               .rule = "FLOW-A6",
               .guards = kConsultedGuards,
               .effect = inform_office,
               .told = {Role::office}},
    CommandRow{.name = "complete_consultation",
               .label = {"相談を終了", "complete the consultation"},
               .track = Track::consultation,
               .roles = kConsulted,
               .from = {Stage::guided},
               .to = Stage::completed,
               .rule = "FLOW-A10",
               .guards = kConsultedGuards,
               .told = kApplying},
};

}  // namespace

std::span<const CommandRow> consultation_commands() {
  return kRows;
}

}  // namespace renga::dossier
