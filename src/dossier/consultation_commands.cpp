// From the first wish to a complete application (FLOW-A1 to FLOW-A13, APP-22 to APP-77).

#include "dossier/guards.hpp"

#include <algorithm>
#include <array>

namespace renga::dossier {
namespace {

constexpr std::array kDatabases = {"ndb", "kaigo", "dpc"};
constexpr std::array<std::string_view, 4> kProvisionKinds = {
    "special_extraction", "aggregate_table", "sampling_dataset", "trial_dataset"};
constexpr std::array<std::string_view, 3> kApplicantKinds = {"public", "corporate", "individual"};
constexpr std::array<std::string_view, 3> kPlaceKinds = {"own", "onsite", "hic"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, const std::string& word) {
  return std::ranges::find(words, word) != words.end();
}

constexpr Field kTitle = {"title", FieldKind::text, true, {"研究の名称", "title of the research"}};
constexpr Field kText = {"text", FieldKind::text, true, {"内容", "what was said"}};

constexpr std::array kOpenFields = {
    Field{"number", FieldKind::word, true, {"申出番号", "dossier number"}},
    kTitle,
    Field{"databases", FieldKind::words, true, {"連結する公的DB", "public databases"}},
    Field{"provision_kind", FieldKind::word, true, {"提供の種類", "kind of provision"}},
    Field{"applicant_kind", FieldKind::word, true, {"提供申出者の区分", "kind of applicant"}},
};
constexpr std::array kOpenGuards = {
    Guard{[](const Call& call) {
            const auto databases = call.fields().words("databases");
            return std::ranges::all_of(databases, [](const std::string& database) {
              return std::ranges::find(kDatabases, database) != kDatabases.end();
            });
          },
          "DAT-03",
          {"連結できる公的DBは ndb・kaigo・dpc です。",
           "Public databases that can be linked: ndb, kaigo, dpc."}},
    Guard{
        [](const Call& call) {
          return is_one_of(kProvisionKinds, call.fields().text("provision_kind"));
        },
        "DEF-34",
        {"提供の種類は special_extraction・aggregate_table・sampling_dataset・trial_dataset です。",
         "Kinds: special_extraction, aggregate_table, sampling_dataset, trial_dataset."}},
    Guard{[](const Call& call) {
            return is_one_of(kApplicantKinds, call.fields().text("applicant_kind"));
          },
          "ELG-03",
          {"提供申出者の区分は public・corporate・individual です。",
           "Kinds of applicant: public, corporate, individual."}},
};

void open(Dossier& dossier, const Event& event, const Terms&) {
  dossier.number = event.fields.text("number");
  dossier.title = event.fields.text("title");
  dossier.provision_kind = event.fields.text("provision_kind");
  dossier.applicant_kind = event.fields.text("applicant_kind");
  for (const std::string& database : event.fields.words("databases"))
    dossier.databases.insert(database);
}

constexpr std::array kReceiveGuards = {
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

/// What was submitted is judged as it is: afterwards it changes by CHG alone.
constexpr Guard kBeingWritten = {
    [](const Call& call) {
      constexpr Stages kWriting = {Stage::idle, Stage::returned, Stage::correcting,
                                   Stage::conditional};
      return kWriting.has(call.dossier.stage(Track::board));
    },
    "CHG-12",
    {"提出後は、差戻し又は修正指示を受けたときに限り修正できます。承認後は変更の手続をしてください"
     "。",
     "After submission it is corrected when it was returned; after approval, apply for a change."}};
constexpr std::array kSectionGuards = {kBeingWritten};

constexpr std::array kSectionFields = {
    Field{"section", FieldKind::word, true, {"申出書の項目", "section of the application"}},
    Field{"sha256", FieldKind::digest, true, {"内容のダイジェスト", "digest of its content"}},
};
void save_section(Dossier& dossier, const Event& event, const Terms&) {
  dossier.sections[event.fields.text("section")] = event.fields.text("sha256");
}

constexpr std::array kHandlerFields = {
    Field{"handler", FieldKind::word, true, {"取扱者の番号", "account of the handler"}},
    Field{"full_time", FieldKind::flag, true, {"常勤", "full-time"}},
};
constexpr std::array kHandlerGuards = {
    kBeingWritten,
    Guard{[](const Call& call) {
            return !call.around.banned.contains(call.fields().text("handler"));
          },
          "HND-11",
          {"提供禁止期間中の人は取扱者になれません。別の人を指定してください。",
           "A person under a ban cannot be a handler. Name another."}},
};
void name_handler(Dossier& dossier, const Event& event, const Terms&) {
  dossier.handlers[event.fields.text("handler")] = {.full_time = event.fields.flag("full_time")};
}

constexpr std::array kContactFields = {
    Field{"handler", FieldKind::word, true, {"担当者の番号", "account of the contact"}}};
constexpr std::array kContactGuards = {
    kBeingWritten,
    Guard{[](const Call& call) { return has_handler(call.dossier, call.fields().text("handler")); },
          "DEF-31",
          {"担当者は取扱者の中から選びます。", "The contact is one of the handlers."}},
    Guard{[](const Call& call) {
            return !call.around.busy_contacts.contains(call.fields().text("handler"));
          },
          "REV-32",
          {"他の利用中の申出の担当者は担当者になれません。",
           "The contact of another open dossier cannot be contact again."}},
};
void set_contact(Dossier& dossier, const Event& event, const Terms&) {
  dossier.contact = event.fields.text("handler");
}

constexpr std::array kPlaceFields = {
    Field{"place", FieldKind::text, true, {"利用場所の番号", "number of the place"}},
    Field{"kind", FieldKind::word, true, {"利用場所の種類", "kind of place"}},
    Field{"country", FieldKind::word, true, {"国", "country"}},
};
constexpr std::array kPlaceGuards = {
    kBeingWritten,
    Guard{[](const Call& call) { return is_one_of(kPlaceKinds, call.fields().text("kind")); },
          "USE-03",
          {"利用場所の種類は own・onsite・hic です。", "Kinds of place: own, onsite, hic."}},
    Guard{[](const Call& call) { return call.fields().text("country") == "JP"; },
          "APP-63",
          {"利用場所は日本国内に限ります。", "Places of use are in Japan only."}},
    Guard{[](const Call& call) {
            return call.dossier.places.contains(call.fields().text("place")) ||
                   std::ssize(call.dossier.places) < call.terms.places_max;
          },
          "APP-14",
          {"利用場所の数を上限までにしてください。", "Keep to the highest number of places."}},
};
void name_place(Dossier& dossier, const Event& event, const Terms&) {
  dossier.places[event.fields.text("place")].kind = event.fields.text("kind");
}

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
               .guards = kOpenGuards,
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
               .told = kApplying},
    CommandRow{.name = "inform_office_of_consultation",
               .label = {"参事官室へ情報共有", "tell the office"},
               .track = Track::consultation,
               .roles = kConsulted,
               .from = {Stage::received, Stage::guided, Stage::completed},
               .to = std::nullopt,
               .rule = "FLOW-A6",
               .effect = inform_office,
               .told = {Role::office}},
    CommandRow{.name = "complete_consultation",
               .label = {"相談を終了", "complete the consultation"},
               .track = Track::consultation,
               .roles = kConsulted,
               .from = {Stage::guided},
               .to = Stage::completed,
               .rule = "FLOW-A10",
               .told = kApplying},
    CommandRow{.name = "save_section",
               .label = {"申出書の項目を保存", "save a section"},
               .track = Track::application,
               .roles = kApplying,
               .from = {Stage::asked},
               .to = std::nullopt,
               .rule = "APP-22",
               .fields = kSectionFields,
               .guards = kSectionGuards,
               .effect = save_section},
    CommandRow{.name = "name_handler",
               .label = {"取扱者を記載", "name a handler"},
               .track = Track::application,
               .roles = kApplying,
               .from = {Stage::asked},
               .to = std::nullopt,
               .rule = "APP-66",
               .fields = kHandlerFields,
               .guards = kHandlerGuards,
               .effect = name_handler},
    CommandRow{.name = "set_contact",
               .label = {"担当者を記載", "name the contact"},
               .track = Track::application,
               .roles = kApplying,
               .from = {Stage::asked},
               .to = std::nullopt,
               .rule = "APP-31",
               .fields = kContactFields,
               .guards = kContactGuards,
               .effect = set_contact},
    CommandRow{.name = "name_place",
               .label = {"利用場所を記載", "name a place of use"},
               .track = Track::application,
               .roles = kApplying,
               .from = {Stage::asked},
               .to = std::nullopt,
               .rule = "APP-63",
               .fields = kPlaceFields,
               .guards = kPlaceGuards,
               .effect = name_place},
};

}  // namespace

std::span<const CommandRow> consultation_commands() {
  return kRows;
}

}  // namespace renga::dossier
