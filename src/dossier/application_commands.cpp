// Writing the application: who applies and handles, where, what for (APP-19 to APP-95, ELG-01 to
// ELG-25, HND-01 to HND-15). What is saved may be incomplete; `application.hpp` says what is
// missing.

#include "dossier/choices.hpp"
#include "dossier/guards.hpp"
#include "dossier/identity_papers.hpp"

#include <algorithm>
#include <array>

namespace renga::dossier {
namespace {

constexpr std::size_t kOtherPapersMin = 2;

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, const std::string& word) {
  return std::ranges::find(words, word) != words.end();
}

/// What was submitted is judged as it is: afterwards it changes by CHG alone.
constexpr Guard kBeingWritten = {
    [](const Call& call) {
      constexpr Stages kWriting = {Stage::idle, Stage::returned, Stage::correcting,
                                   Stage::conditional};
      return kWriting.has(call.dossier.stage(Track::board)) || call.dossier.form_open;
    },
    "CHG-12",
    {"提出後は、差戻し又は修正指示を受けたときに限り修正できます。承認後は変更の手続をしてください"
     "。",
     "After submission it is corrected when it was returned; after approval, apply for a change."}};

/// Papers of people come in at any time: an added handler has them too (CHG-27).
constexpr Guard kKnownHandler = {
    [](const Call& call) { return has_handler(call.dossier, call.fields().text("handler")); },
    "HND-10",
    {"申出書に記載された取扱者を、個人として特定してください。",
     "Name a handler of the application, as a person."}};

constexpr Guard kKnownApplicant = {
    [](const Call& call) {
      return call.dossier.applicants.contains(call.fields().text("applicant"));
    },
    "APP-21",
    {"提供申出者の番号を確認してください。", "Name an applicant of the dossier."}};

constexpr Field kApplicant = {"applicant", FieldKind::word, true, {"提供申出者", "applicant"}};
constexpr Field kHandler = {"handler", FieldKind::word, true, {"取扱者", "handler"}};
constexpr Field kPlace = {"place", FieldKind::text, true, {"利用場所", "place of use"}};

constexpr std::array kApplicantFields = {
    Field{"applicant", FieldKind::word, true, {"提供申出者の番号", "number of the applicant"}},
    Field{"kind",
          FieldKind::word,
          true,
          {"提供申出者の区分", "kind of applicant"},
          {},
          applicant_kinds},
    Field{"contractor", FieldKind::flag, false, {"外部委託先", "does outsourced work"}},
    Field{"subsidy", FieldKind::word, false, {"補助金等の種類", "kind of subsidy"}},
};
constexpr std::array kApplicantGuards = {
    kBeingWritten,
    Guard{[](const Call& call) {
            return !call.around.banned.contains(call.fields().text("applicant"));
          },
          "VIO-15",
          {"提供禁止の措置を受けている機関は申し出ることができません。措置の期間が終わってから申し"
           "出てください。",
           "An institution under a ban cannot apply. Apply when the ban has ended."}},
};
void name_applicant(Dossier& dossier, const Event& event, const Terms&) {
  Applicant& applicant = dossier.applicants[event.fields.text("applicant")];
  applicant.kind = event.fields.text("kind");
  applicant.contractor = event.fields.flag("contractor");
  applicant.subsidy = event.fields.text("subsidy");
}

constexpr std::array kConsentFields = {kApplicant};
constexpr std::array kConsentGuards = {kBeingWritten, kKnownApplicant};
void consent(Dossier& dossier, const Event& event, const Terms&) {
  dossier.applicants.at(event.fields.text("applicant")).consents = true;
}

constexpr std::array kAgentFields = {
    Field{"agent", FieldKind::word, true, {"代理人の番号", "account of the agent"}},
    Field{"authority",
          FieldKind::digest,
          true,
          {"委任状のダイジェスト", "digest of the power of attorney"}},
};
constexpr std::array kAgentGuards = {kBeingWritten};
void authorise_agent(Dossier& dossier, const Event& event, const Terms&) {
  dossier.agent = event.fields.text("agent");
  dossier.agent_identified = false;
}

constexpr std::array kIdentityFields = {
    Field{"person", FieldKind::word, true, {"取扱者・代理人", "handler or agent"}},
    Field{"papers", FieldKind::words, true, {"本人確認書類の種類", "kinds of identity papers"}},
    Field{"valid_until", FieldKind::day, false, {"書類の有効期限", "last day of validity"}},
};
constexpr std::array kIdentityGuards = {
    Guard{[](const Call& call) {
            const std::string person = call.fields().text("person");
            return has_handler(call.dossier, person) || person == call.dossier.agent;
          },
          "HND-10",
          {"申出書に記載された取扱者又は代理人を指定してください。",
           "Name a handler or the agent of the application."}},
    Guard{[](const Call& call) {
            const auto papers = call.fields().words("papers");
            const std::set<std::string> kinds(papers.begin(), papers.end());
            return kinds.size() >= kOtherPapersMin ||
                   std::ranges::any_of(
                       papers, [](const auto& paper) { return is_one_of(kIdentityPapers, paper); });
          },
          "APP-33",
          {"5種類のいずれかの書類、又は他の書類2種類以上を示してください。",
           "Show one of the five papers, or two or more others."}},
    Guard{[](const Call& call) {
            const auto until = call.fields().day("valid_until");
            return !until || *until >= call.around.today;
          },
          "APP-32",
          {"提示日に有効な書類を示してください。", "The paper must be valid on the day."}},
};
void identify(Dossier& dossier, const Event& event, const Terms&) {
  const std::string person = event.fields.text("person");
  if (person == dossier.agent) dossier.agent_identified = true;
  const auto handler = dossier.handlers.find(person);
  if (handler != dossier.handlers.end()) handler->second.identified = true;
}

constexpr std::array kAffiliationFields = {
    kHandler,
    Field{"proof", FieldKind::digest, true, {"証明書類のダイジェスト", "digest of the proof"}}};
constexpr std::array kAffiliationGuards = {kKnownHandler};
void affiliate(Dossier& dossier, const Event& event, const Terms&) {
  dossier.handlers.at(event.fields.text("handler")).affiliated = true;
}

constexpr std::array kClearanceFields = {
    Field{"who", FieldKind::word, true, {"取扱者・提供申出者", "handler or applicant"}},
    Field{"bar", FieldKind::word, true, {"欠格事由", "disqualification"}},
    Field{"ended", FieldKind::day, false, {"刑の執行終了等の日", "when it ended"}},
};
constexpr std::array kClearanceGuards = {
    Guard{[](const Call& call) {
            const std::string who = call.fields().text("who");
            return has_handler(call.dossier, who) || call.dossier.applicants.contains(who);
          },
          "HND-01",
          {"この申出の取扱者又は提供申出者を指定してください。",
           "Name a handler or an applicant of the dossier."}},
    Guard{[](const Call& call) {
            const std::string bar = call.fields().text("bar");
            const auto& bars = call.terms.all("bar");
            return bar == "none" || bars.empty() || std::ranges::any_of(bars, [&](const Ask& ask) {
                     return ask.said.text("reason") == bar;
                   });
          },
          "HND-01",
          {"欠格事由の一覧から選んでください。該当がなければ「なし」（none）とします。",
           "Choose one of the disqualifications, or “none” (none) where there is none."}},
};
void clear(Dossier& dossier, const Event& event, const Terms&) {
  const std::string who = event.fields.text("who");
  const Clearance clearance = {event.fields.text("bar"), event.fields.day("ended")};
  if (const auto found = dossier.handlers.find(who); found != dossier.handlers.end())
    found->second.clearance = clearance;
  if (const auto found = dossier.applicants.find(who); found != dossier.applicants.end())
    found->second.clearance = clearance;
}

constexpr std::array kTrainingFields = {
    kHandler,
    Field{"record", FieldKind::digest, true, {"教育記録のダイジェスト", "digest of the record"}}};
constexpr std::array kTrainingGuards = {kKnownHandler};
void train(Dossier& dossier, const Event& event, const Terms&) {
  dossier.handlers.at(event.fields.text("handler")).trained = true;
}

constexpr std::array kSectionGuards = {kBeingWritten};
constexpr std::array kSectionFields = {
    Field{"section", FieldKind::word, true, {"申出書の項目", "section of the application"}},
    Field{"sha256", FieldKind::digest, true, {"内容のダイジェスト", "digest of its content"}},
    Field{"choice", FieldKind::word, false, {"選んだ区分", "class that was chosen"}},
    Field{"number", FieldKind::number, false, {"数", "number"}},
    Field{"day", FieldKind::day, false, {"作成日・予定日", "day it was made or is planned"}},
    Field{"has", FieldKind::words, false, {"記載した事項", "matters that it holds"}},
};
void save_section(Dossier& dossier, const Event& event, const Terms&) {
  const std::string section = event.fields.text("section");
  dossier.sections[section] = event.fields.text("sha256");
  dossier.answers[section] = event.fields;
}

constexpr std::array kHandlerFields = {
    Field{"handler", FieldKind::word, true, {"取扱者の番号", "account of the handler"}},
    Field{"full_time", FieldKind::flag, true, {"常勤", "full-time"}},
    Field{"applicant", FieldKind::word, false, {"主な所属の提供申出者", "main affiliation"}},
    Field{"experienced",
          FieldKind::flag,
          false,
          {"特別抽出の経験とSQLの知識", "has used extraction and knows SQL"}},
};
constexpr std::array kHandlerGuards = {
    kBeingWritten,
    Guard{[](const Call& call) {
            return !call.around.banned.contains(call.fields().text("handler"));
          },
          "HND-11",
          {"提供禁止期間中の人は取扱者になれません。別の人を指定してください。",
           "A person under a ban cannot be a handler. Name another."}},
    Guard{[](const Call& call) {
            const Ask* most = call.terms.value("handler.open_uses_max", facts_of(call.dossier));
            return most == nullptr ||
                   !call.around.busy_handlers.contains(call.fields().text("handler"));
          },
          "HND-15",
          {"利用を終了していない申出の取扱者は、新たに申し出ることができません。先の利用を終了する"
           "か、別の人にしてください。",
           "A handler of a use that has not ended cannot apply anew. End that use first, or name "
           "another person."}},
    Guard{[](const Call& call) {
            const std::string applicant = call.fields().text("applicant");
            return applicant.empty() || call.dossier.applicants.contains(applicant);
          },
          "ELG-14",
          {"主に所属する提供申出者を1つ指定してください。",
           "Name the one applicant to which the handler mainly belongs."}},
};
/// The applicant of a handler who names none: the first of the dossier.
std::string applicant_of(const Dossier& dossier, const Fields& fields) {
  std::string named = fields.text("applicant");
  if (!named.empty() || dossier.applicants.empty()) return named;
  if (dossier.applicants.contains(std::string(kMainApplicant))) return std::string(kMainApplicant);
  return dossier.applicants.begin()->first;
}
void name_handler(Dossier& dossier, const Event& event, const Terms&) {
  Handler& handler = dossier.handlers[event.fields.text("handler")];
  handler = {};
  handler.full_time = event.fields.flag("full_time");
  handler.experienced = event.fields.flag("experienced");
  handler.applicant = applicant_of(dossier, event.fields);
}

constexpr std::array kContactFields = {kHandler};
constexpr std::array kContactGuards = {
    kBeingWritten,
    Guard{[](const Call& call) { return has_handler(call.dossier, call.fields().text("handler")); },
          "DEF-31",
          {"担当者は取扱者の中から選んでください。", "Choose the contact among the handlers."}},
    Guard{[](const Call& call) {
            return !call.around.busy_contacts.contains(call.fields().text("handler"));
          },
          "REV-32",
          {"他の利用中の申出の担当者は担当者になれません。別の取扱者を選んでください。",
           "The contact of another open dossier cannot be contact again. Choose another handler."}},
};
void set_contact(Dossier& dossier, const Event& event, const Terms&) {
  dossier.contact = event.fields.text("handler");
}

constexpr std::array kPlaceFields = {
    Field{"place", FieldKind::text, true, {"利用場所の番号", "number of the place"}},
    Field{"kind", FieldKind::word, true, {"利用場所の種類", "kind of place"}, {}, place_kinds},
    Field{"country", FieldKind::word, true, {"国", "country"}},
    Field{"applicant", FieldKind::word, false, {"施設のある提供申出者", "whose facility it is"}},
    Field{"form", FieldKind::word, false, {"オンサイトの利用形態", "form of on-site use"}},
};
constexpr std::array kPlaceGuards = {
    kBeingWritten,
    Guard{[](const Call& call) { return call.fields().text("country") == "JP"; },
          "APP-63",
          {"利用場所は日本国内に限ります。国内の場所を記載してください。",
           "Places of use are in Japan only. Name one there."}},
    Guard{[](const Call& call) {
            // A guideline that states no highest number has none.
            const bool bounded = call.terms.asks == nullptr ||
                                 call.terms.value("files.max", facts_of(call.dossier)) != nullptr;
            return !bounded || call.dossier.places.contains(call.fields().text("place")) ||
                   std::ssize(call.dossier.places) < call.terms.places_max;
          },
          "APP-14",
          {"利用場所の数を上限までにしてください。", "Keep to the highest number of places."}},
    Guard{[](const Call& call) {
            const std::string applicant = call.fields().text("applicant");
            return applicant.empty() || call.dossier.applicants.contains(applicant);
          },
          "APP-64",
          {"利用場所は、いずれかの提供申出者の施設内としてください。",
           "A place of use lies in a facility of one of the applicants."}},
};
void name_place(Dossier& dossier, const Event& event, const Terms&) {
  Place& place = dossier.places[event.fields.text("place")];
  place.kind = event.fields.text("kind");
  place.form = event.fields.text("form");
}

constexpr std::array kMeasureFields = {
    kPlace, Field{"measures", FieldKind::words, true, {"講じる措置", "measures that are taken"}}};
constexpr Guard kKnownPlace = {
    [](const Call& call) { return call.dossier.places.contains(call.fields().text("place")); },
    "APP-63",
    {"申出書に記載された利用場所を指定してください。", "Name a place of the application."}};
constexpr std::array kMeasureGuards = {kKnownPlace};
void declare_measures(Dossier& dossier, const Event& event, const Terms&) {
  for (const std::string& measure : event.fields.words("measures"))
    dossier.places.at(event.fields.text("place")).measures.insert(measure);
}

constexpr std::array kLedgerFields = {kPlace, Field{"ledgers",
                                                    FieldKind::words,
                                                    true,
                                                    {"整備した管理簿", "ledgers that were set up"},
                                                    {},
                                                    place_ledgers}};
constexpr std::array kLedgerGuards = {kKnownPlace};
void set_up_ledgers(Dossier& dossier, const Event& event, const Terms&) {
  for (const std::string& ledger : event.fields.words("ledgers"))
    dossier.places.at(event.fields.text("place")).ledgers.insert(ledger);
}

constexpr std::array kCodeFields = {
    Field{"codes", FieldKind::words, true, {"希望する識別コード", "identifying codes asked for"}},
    Field{"grounds", FieldKind::words, false, {"例外の根拠", "grounds of the exception"}},
};
constexpr std::array kCodeGuards = {kBeingWritten};

/// Codes that a database does not give, unless every exception of the guideline is claimed.
std::optional<Fault> codes_refused(const Call& call) {
  constexpr Bilingual kRemedy = {
      "このコードは原則として提供されません。例外の要件を全て満たすことを示し、又は外してください"
      "。",
      "The code is not provided in principle. Claim every exception, or leave it out."};
  const auto grounds = call.fields().words("grounds");
  const Facts facts = facts_of(call.dossier);
  for (const Ask* criterion : call.terms.of("criterion", facts))
    for (const std::string& code : criterion->said.words("refused")) {
      const auto codes = call.fields().words("codes");
      if (std::ranges::find(codes, code) == codes.end()) continue;
      const auto releases = call.terms.of("code_release", facts);
      const auto missing = std::ranges::find_if(releases, [&](const Ask* release) {
        return release->said.text("of") == criterion->rule &&
               std::ranges::find(grounds, release->rule) == grounds.end();
      });
      if (missing != releases.end()) return Fault{(*missing)->rule, kRemedy, code};
      const bool released = std::ranges::any_of(releases, [&](const Ask* release) {
        return release->said.text("of") == criterion->rule;
      });
      if (!released) return Fault{criterion->rule, kRemedy, code};
    }
  return std::nullopt;
}
void ask_for_codes(Dossier& dossier, const Event& event, const Terms&) {
  const auto codes = event.fields.words("codes");
  const auto grounds = event.fields.words("grounds");
  dossier.codes = {codes.begin(), codes.end()};
  dossier.code_grounds = {grounds.begin(), grounds.end()};
}

constexpr Roles kApplying = {Role::applicant, Role::contact, Role::agent};

/// A row of the writing of the application: the dossier is open and stays so.
constexpr CommandRow writing(std::string_view name, Bilingual label, std::string_view rule,
                             std::span<const Field> fields, std::span<const Guard> guards,
                             Effect effect) {
  return {.name = name,
          .label = label,
          .track = Track::application,
          .roles = kApplying,
          .from = {Stage::asked},
          .to = std::nullopt,
          .rule = rule,
          .fields = fields,
          .guards = guards,
          .effect = effect};
}

/// The same for papers of people and places, which change during use too (CHG-27).
constexpr CommandRow papers(CommandRow row) {
  row.from = {Stage::asked, Stage::in_use};
  return row;
}

constexpr CommandRow asking_codes() {
  CommandRow row = writing("ask_for_codes", {"識別コードの提供を希望", "ask for identifying codes"},
                           "REV-20", kCodeFields, kCodeGuards, ask_for_codes);
  row.fault = codes_refused;
  row.asks = {"原則として提供しないコードの例外要件（REV-20〜REV-25）",
              "the exceptions for codes that are not provided (REV-20 to REV-25)"};
  return row;
}

constexpr std::array kRows = {
    writing("name_applicant", {"提供申出者を記載", "name an applicant"}, "ELG-01", kApplicantFields,
            kApplicantGuards, name_applicant),
    writing("consent_to_application", {"提供申出者の了承を記録", "note an applicant's consent"},
            "APP-21", kConsentFields, kConsentGuards, consent),
    writing("authorise_agent", {"代理人を記載", "name the agent"}, "APP-19", kAgentFields,
            kAgentGuards, authorise_agent),
    writing("save_section", {"申出書の項目を保存", "save a section"}, "APP-22", kSectionFields,
            kSectionGuards, save_section),
    writing("name_handler", {"取扱者を記載", "name a handler"}, "APP-66", kHandlerFields,
            kHandlerGuards, name_handler),
    writing("set_contact", {"担当者を記載", "name the contact"}, "APP-31", kContactFields,
            kContactGuards, set_contact),
    writing("name_place", {"利用場所を記載", "name a place of use"}, "APP-63", kPlaceFields,
            kPlaceGuards, name_place),
    asking_codes(),
    papers(writing("identify_person", {"本人確認書類を提示", "show identity papers"}, "APP-32",
                   kIdentityFields, kIdentityGuards, identify)),
    papers(writing("prove_affiliation", {"所属を証明", "prove an affiliation"}, "APP-34",
                   kAffiliationFields, kAffiliationGuards, affiliate)),
    papers(writing("confirm_qualification", {"欠格事由の有無を確認", "look for disqualifications"},
                   "HND-01", kClearanceFields, kClearanceGuards, clear)),
    papers(writing("note_training", {"教育・訓練を記録", "note a training"}, "HND-13",
                   kTrainingFields, kTrainingGuards, train)),
    papers(writing("declare_measures", {"安全管理措置を申出", "declare security measures"},
                   "SEC-01", kMeasureFields, kMeasureGuards, declare_measures)),
    papers(writing("set_up_ledgers", {"管理簿を整備", "set up the ledgers of a place"}, "DOC-21",
                   kLedgerFields, kLedgerGuards, set_up_ledgers)),
};

}  // namespace

std::span<const CommandRow> application_commands() {
  return kRows;
}

}  // namespace renga::dossier
