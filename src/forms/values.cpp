#include "forms/values.hpp"

#include "forms/labels.hpp"

#include <algorithm>
#include <array>

namespace renga::forms {
namespace {

using dossier::Fields;
using dossier::Role;
using dossier::Track;

/// Sets what is there; an empty text stays without a name.
void put(data& values, const std::string& name, const std::string& text) {
  if (!text.empty()) values.set(name, text);
}

std::string wareki(const std::optional<Date>& day) {
  return day ? to_wareki(*day) : "";
}

std::string yes_or_no(bool value) {
  return value ? "該当する" : "該当しない";
}

/// Only words of the commands have labels; what a person wrote stands as it is.
std::string text_of(const std::string& text, const dossier::Field* field) {
  if (field == nullptr || field->kind != dossier::FieldKind::word) return text;
  return field->choices == nullptr ? label_of_word(text) : label_of_word(text, field->choices());
}

std::string text_of(const dossier::Value& value, const dossier::Field* field) {
  if (const auto* text = std::get_if<std::string>(&value)) return text_of(*text, field);
  if (const auto* number = std::get_if<std::int64_t>(&value)) return with_thousands(*number);
  if (const auto* flag = std::get_if<bool>(&value)) return yes_or_no(*flag);
  if (const auto* day = std::get_if<Date>(&value)) return to_wareki(*day);
  return join(std::get<std::vector<std::string>>(value), "、");
}

const dossier::Field* field_of(const dossier::CommandRow& row, std::string_view name) {
  const auto field = std::ranges::find(row.fields, name, &dossier::Field::name);
  return field == row.fields.end() ? nullptr : &*field;
}

void put_fields(data& values, const Filling& filling) {
  const dossier::CommandRow* row = dossier::command_named(filling.event().command);
  for (const auto& [name, value] : filling.event().fields.all())
    put(values, "field_" + name, text_of(value, field_of(*row, name)));
}

std::string joined_labels(const std::set<std::string>& words) {
  std::vector<std::string> labels;
  labels.reserve(words.size());
  for (const std::string& word : words) labels.push_back(label_of_word(word));
  return join(labels, "、");
}

std::string or_else(const std::string& text, const std::string& other) {
  return text.empty() ? other : text;
}

/// The institution that applied: that of the account which opened the dossier.
std::string applicant_of(const Filling& filling) {
  const std::string& account = filling.record.events.front().actor;
  const Registrant* registrant = filling.registry.find(account);
  return registrant == nullptr ? account : or_else(registrant->affiliation, account);
}

void put_dossier(data& values, const Filling& filling) {
  const dossier::Dossier& dossier = filling.dossier;
  put(values, "number", dossier.number);
  put(values, "title", dossier.title);
  put(values, "databases", joined_labels(dossier.databases));
  put(values, "provision_kind", label_of_word(dossier.provision_kind, dossier::provision_kinds()));
  put(values, "applicant_kind", label_of_word(dossier.applicant_kind, dossier::applicant_kinds()));
  put(values, "committee", committee_name(dossier::committee_for(dossier.databases)));
  put(values, "rulebooks", join(filling.terms().rulebooks, "、"));
  put(values, "applicant", applicant_of(filling));
  put(values, "producer",
      or_else(filling.registry.affiliation_of(Role::producer), "認定匿名加工医療情報作成事業者"));
  if (!dossier.contact.empty()) {
    put(values, "contact", person_of(filling.registry, dossier.contact));
    put(values, "contact_affiliation", standing_of(filling.registry, dossier.contact));
  }
  put(values, "use_from", wareki(dossier.use_from));
  put(values, "use_until", wareki(dossier.use_until));
  values.set("fee_exempt", dossier.fee.exempt);
  if (dossier.fee.yen) put(values, "fee_yen", with_thousands(*dossier.fee.yen));
}

void put_event(data& values, const Filling& filling) {
  const dossier::Event& event = filling.event();
  const auto [database, place] = dossier::parts_of(event.key);
  const dossier::CommandRow* row = dossier::command_named(event.command);
  const bool about_place = row->track == Track::place;
  put(values, "key", event.key);
  put(values, "database", label_of_word(database));
  put(values, "place", about_place ? event.key : place);
  put(values, "date", to_wareki(event.day));
  put(values, "actor", person_of(filling.registry, event.actor));
  const std::string pledger = event.fields.text("handler");
  if (pledger.empty()) return;
  put(values, "pledger", person_of(filling.registry, pledger));
  put(values, "pledger_affiliation", standing_of(filling.registry, pledger));
}

void put_lists(data& values, const Filling& filling) {
  data handlers(data::type::list);
  for (const auto& [account, handler] : filling.dossier.handlers) {
    if (handler.removed) continue;
    data one;
    one.set("account", account);
    one.set("name", person_of(filling.registry, account));
    one.set("affiliation", standing_of(filling.registry, account));
    one.set("full_time", handler.full_time ? "常勤" : "非常勤");
    one.set("pledged", handler.pledged ? "提出済み" : "未提出");
    handlers.push_back(one);
  }
  values.set("handlers", handlers);
  data sections(data::type::list);
  for (const auto& [section, digest] : filling.dossier.sections) {
    data one;
    one.set("section", section);
    one.set("sha256", digest);
    sections.push_back(one);
  }
  values.set("sections", sections);
}

data places_where(const dossier::Dossier& dossier, std::string_view kind) {
  data places(data::type::list);
  for (const auto& [name, place] : dossier.places) {
    if (!kind.empty() && place.kind != kind) continue;
    data one;
    one.set("place", name);
    one.set("kind", label_of_word(place.kind, dossier::place_kinds()));
    one.set("copies", std::to_string(place.copies));
    places.push_back(one);
  }
  return places;
}

void put_places(data& values, const Filling& filling) {
  const dossier::Dossier& dossier = filling.dossier;
  const auto has = [&](std::string_view kind) {
    return std::ranges::any_of(dossier.places,
                               [kind](const auto& entry) { return entry.second.kind == kind; });
  };
  values.set("places", places_where(dossier, ""));
  values.set("onsite_places", places_where(dossier, "onsite"));
  values.set("hic_places", places_where(dossier, "hic"));
  put(values, "places_count", std::to_string(dossier.places.size()));
  put(values, "provision_way",
      has("hic")      ? "HICでの提供"
      : has("onsite") ? "オンサイトリサーチセンターでの利用"
                      : "媒体又は暗号化したパッケージによる提供");
}

struct NextStep {
  std::string_view outcome;
  std::string_view words;
};

/// What follows each outcome of the board (OUT-02 to OUT-08).
constexpr std::array kBoardNext = {
    NextStep{"approved", "提供データ項目を確定し、利用契約を締結します。"},
    NextStep{
        "approved_after_corrections",
        "該当箇所を修正して審査委員会に再提出してください。委員長の指名する委員が確認した後に承"
        "認となります。"},
    NextStep{
        "conditional",
        "該当箇所を修正して審査委員会事務局に再提出してください。事務局が受理した日をもって承認"
        "となります。"},
    NextStep{
        "refused",
        "研究の実施を更に求めるときは、資料を全面的に新しく作成し、新たな研究として申請してくだ"
        "さい。"},
    NextStep{"held", "資料を大幅に修正して再提出してください。改めて審査します。"},
    NextStep{"revoked", "委員長の指示に従い、研究開発案件ごとに取扱いを協議します。"},
    NextStep{"other", "委員長の指示に従い、研究開発案件ごとに取扱いを協議します。"},
};

/// The same of a public committee where it has not decided for good (OUT-13, OUT-14).
constexpr std::array kCommitteeNext = {
    NextStep{
        "conditional",
        "条件を満たす修正を提出してください。事務局が委員長に相談した上で提供の可否を判断し、審"
        "査会に報告します。"},
    NextStep{"continued",
             "抽出条件等を事務局と調整してください。次回以降の審査会で改めて審議します。"},
};

template <typename Steps>
std::string next_of(const Steps& steps, const std::string& outcome) {
  for (const NextStep& step : steps)
    if (step.outcome == outcome) return std::string(step.words);
  return {};
}

void put_votes(data& values, const dossier::Meeting& meeting) {
  const auto count = [&](auto holds) {
    return std::to_string(std::ranges::count_if(
        meeting.members, [&](const auto& entry) { return holds(entry.second); }));
  };
  using dossier::Member;
  put(values, "board_present", count([](const Member& member) { return member.present; }));
  put(values, "board_recused",
      count([](const Member& member) { return member.present && member.recused; }));
  put(values, "board_for", count([](const Member& member) { return member.vote == "for"; }));
  put(values, "board_against",
      count([](const Member& member) { return member.vote == "against"; }));
  if (meeting.expedited) values.set("board_expedited", "迅速審査");
}

void put_review(data& values, const std::string& body, const dossier::Thread& thread,
                std::span<const dossier::OutcomeRow> outcomes) {
  const dossier::OutcomeRow* row = dossier::row_named(outcomes, thread.outcome);
  if (row != nullptr) put(values, body + "_outcome", std::string(row->label.japanese));
  put(values, body + "_reason", thread.notes.text("reason"));
  put(values, body + "_conditions", thread.notes.text("conditions"));
}

void put_reviews(data& values, const Filling& filling) {
  const dossier::Dossier& dossier = filling.dossier;
  const dossier::Thread& board = dossier.thread(Track::board);
  const dossier::Thread& committee =
      dossier.thread(Track::committee, dossier::committee_for(dossier.databases));
  put_review(values, "board", board, dossier::board_outcomes());
  put_review(values, "committee", committee, dossier::committee_outcomes());
  put_votes(values, board.meeting);
  put(values, "board_next", next_of(kBoardNext, board.outcome));
  put(values, "committee_next", next_of(kCommitteeNext, committee.outcome));
  if (const auto* applied = filling.last("submit_to_producer"))
    put(values, "board_applied_on", to_wareki(applied->day));
  if (const auto* applied = filling.last("submit_public_form"))
    put(values, "public_applied_on", to_wareki(applied->day));
  if (const auto* items = filling.last("fix_items"))
    put(values, "items_sha256", items->fields.text("items"));
}

void put_agreement(data& values, const Filling& filling) {
  const dossier::Terms& terms = filling.terms();
  const std::int64_t own = filling.event().fields.number("yen_per_hour");
  put(values, "rate_yen",
      with_thousands(terms.fee_yen_per_hour > 0 ? terms.fee_yen_per_hour : own));
  put(values, "care_rate_yen", with_thousands(terms.fee_yen_per_care_hour));
  put(values, "report_days", std::to_string(terms.report_on_demand_days));
  put(values, "results_months", std::to_string(terms.results_months));
  put(values, "report_due", wareki(filling.event().day.plus_days(terms.report_on_demand_days)));
}

/// What the thread of the event says: the change asked for, the data sent, the suspicion.
void put_thread(data& values, const Filling& filling) {
  const dossier::CommandRow* row = dossier::command_named(filling.event().command);
  const Fields& notes = filling.dossier.thread(row->track, filling.event().key).notes;
  put(values, "data_sha256", notes.text("sha256"));
  put(values, "data_medium", notes.text("medium"));
  put(values, "change", label_of_word(notes.text("change")));
  put(values, "change_reason", notes.text("reason"));
  put(values, "change_proof", notes.text("proof"));
  if (notes.has("months")) put(values, "change_months", std::to_string(notes.number("months")));
  if (notes.has("handler"))
    put(values, "change_handler", person_of(filling.registry, notes.text("handler")));
  data persons(data::type::list);
  for (const std::string& account : notes.words("persons")) {
    data one;
    one.set("person", person_of(filling.registry, account));
    persons.push_back(one);
  }
  values.set("persons", persons);
  if (const auto* violation = dossier::row_named(dossier::violations(), notes.text("violation")))
    put(values, "violation", std::string(violation->label.japanese));
  if (notes.flag("unlimited")) put(values, "measure_period", "期間を定めない");
  if (const auto until = notes.day("banned_until"))
    put(values, "measure_period", to_wareki(*until) + "まで");
  put(values, "names_published", notes.flag("names_published") ? "公表する" : "公表しない");
}

void put_publication(data& values, const Filling& filling) {
  const Fields& fields = filling.event().fields;
  values.set("publication_approved", fields.flag("approved"));
  put(values, "verdict", label_of_word(fields.text("verdict"), dossier::verdicts()));
  const auto* published = filling.last("publish", true);
  if (published == nullptr) return;
  put(values, "published_where", published->fields.text("where"));
  put(values, "published_on", to_wareki(published->day));
  put(values, "published_outputs", published->fields.text("outputs"));
}

}  // namespace

const dossier::Event* Filling::last(std::string_view command, bool same_key) const {
  for (std::size_t place = paper.event + 1; place-- > 0;) {
    const dossier::Event& each = record.events[place];
    if (each.command == command && (!same_key || each.key == event().key)) return &each;
  }
  return nullptr;
}

std::string person_of(const Registry& registry, const std::string& account) {
  const Registrant* registrant = registry.find(account);
  return registrant == nullptr ? account : or_else(registrant->name.disclose(), account);
}

std::string standing_of(const Registry& registry, const std::string& account) {
  const Registrant* registrant = registry.find(account);
  if (registrant == nullptr) return {};
  const std::string gap =
      registrant->affiliation.empty() || registrant->position.empty() ? "" : "　";
  return registrant->affiliation + gap + registrant->position;
}

data values_of(const Filling& filling) {
  data values;
  put_dossier(values, filling);
  put_event(values, filling);
  put_fields(values, filling);
  put_lists(values, filling);
  put_places(values, filling);
  put_reviews(values, filling);
  put_agreement(values, filling);
  put_thread(values, filling);
  put_publication(values, filling);
  return values;
}

}  // namespace renga::forms
