#include "portal/shown.hpp"

#include "portal/errors.hpp"
#include "portal/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace renga::portal {
namespace {

Json names_json(const dossier::Roles& roles) {
  return role_names(roles);
}

std::string_view session_word(service::SessionState state) {
  constexpr std::array<std::string_view, 4> kWords = {"none", "second_factor", "signed_in",
                                                      "locked"};
  return kWords.at(static_cast<std::size_t>(state));
}

Json threads_json(const service::SeenDossier& seen, const service::Directory& names,
                  const service::Account& who) {
  Json threads = Json::array();
  for (const auto& [key, thread] : seen.kept.state.threads) {
    const auto outcome = outcome_label(key.track, thread.outcome);
    threads.push_back({{"track", dossier::name_of(key.track)},
                       {"key", key.key},
                       {"label", label(dossier::label_of(key.track))},
                       {"stage", dossier::name_of(thread.stage)},
                       {"stage_label", label(dossier::label_of(thread.stage))},
                       {"since", day_or_null(thread.since)},
                       {"outcome", thread.outcome},
                       {"outcome_label", outcome ? label(*outcome) : Json()},
                       {"notified", thread.notified},
                       {"office_informed", thread.office_informed},
                       {"notes", fields_json(thread.notes)},
                       {"meeting", meeting_json(key, thread, seen, names, who)}});
  }
  return threads;
}

Error bad_field(std::string_view field, std::string_view expected) {
  return Error(code::body_bad).with("field", field).with("expected", expected);
}

/// A field of a command, by its label.
Error bad_field(const dossier::CommandRow& row, const dossier::Field& field) {
  const Bilingual form = dossier::form_label(field.kind);
  return Error(code::body_bad)
      .rule(field.rule.empty() ? row.rule : field.rule)
      .with("field", field.name)
      .with("field_ja", field.label.japanese)
      .with("field_en", field.label.english)
      .with("expected_ja", form.japanese)
      .with("expected_en", form.english);
}

}  // namespace

Json fields_json(const dossier::Fields& fields) {
  Json json = Json::object();
  for (const auto& [name, value] : fields.all()) json[name] = service::value_json<Json>(value);
  return json;
}

std::string name_in(const service::Directory& names, std::string_view account) {
  const auto found = names.find(account);
  // Names are shown to those who see the dossier, and only in answers.
  return found == names.end() ? std::string() : found->second.name.disclose();
}

std::string_view kind_word(dossier::FieldKind kind) {
  constexpr std::array<std::string_view, 7> kWords = {"text", "word",   "number", "flag",
                                                      "day",  "digest", "words"};
  return kWords.at(static_cast<std::size_t>(kind));
}

std::optional<dossier::Value> value_in(const Json& json, dossier::FieldKind kind) {
  using dossier::FieldKind;
  switch (kind) {
    case FieldKind::number:
      if (json.is_number_integer()) return json.get<std::int64_t>();
      return std::nullopt;
    case FieldKind::flag:
      if (json.is_boolean()) return json.get<bool>();
      return std::nullopt;
    case FieldKind::words: {
      std::vector<std::string> words;
      if (!json.is_array()) return std::nullopt;
      for (const Json& word : json) {
        if (!word.is_string()) return std::nullopt;
        words.push_back(word.get<std::string>());
      }
      return words;
    }
    default:
      if (!json.is_string()) return std::nullopt;
      return dossier::value_of(kind, json.get<std::string>());
  }
}

Json meeting_json(const dossier::ThreadKey& key, const dossier::Thread& thread,
                  const service::SeenDossier& seen, const service::Directory& names,
                  const service::Account& who) {
  const bool meets = key.track == dossier::Track::board || key.track == dossier::Track::committee;
  if (!meets || thread.meeting.members.empty()) return nullptr;
  const auto counts = service::counts_of(thread.meeting, seen.kept.terms);
  // Who votes does not see the others' votes before the outcome.
  const bool open = !thread.outcome.empty();
  Json members = Json::array();
  for (const auto& [account, member] : thread.meeting.members)
    members.push_back({{"account", account},
                       {"name", name_in(names, account)},
                       {"kind", member.kind},
                       {"sex", member.sex},
                       {"outside", member.outside},
                       {"present", member.present},
                       {"recused", member.recused},
                       {"vote", open || account == who.account ? Json(member.vote) : Json()}});
  return {{"expedited", thread.meeting.expedited},
          {"members", std::move(members)},
          {"members_min", seen.kept.terms.members_min},
          {"outside_min", seen.kept.terms.outside_members_min},
          {"composed", counts.composed},
          {"quorum", counts.quorum},
          {"votes_given", counts.votes_given},
          {"votes_for", open ? Json(counts.votes_for) : Json()},
          {"votes_against", open ? Json(counts.votes_against) : Json()},
          {"carried", open ? Json(counts.carried) : Json()}};
}

Json given_json(const Call& call, const service::GivenToDossier& given) {
  const auto names = call.desk.directory();
  const auto number = std::ssize(given.after.kept.events);
  return {{"event", shown(given.event, number, *names)},
          {"dossier", shown(given.after, *names, call.who())}};
}

Json label(Bilingual text) {
  return {{"ja", text.japanese}, {"en", text.english}};
}

Json label_said(const dossier::Said& text) {
  return {{"ja", text.japanese}, {"en", text.english}};
}

std::string moment_of(service::Seconds seconds) {
  return service::utc_of(seconds);
}

Json day_or_null(const std::optional<Date>& day) {
  return day ? Json(to_iso(*day)) : Json();
}

Json shown(const service::Account& account) {
  return {{"account", account.account},
          {"name", account.name.disclose()},
          {"organisation", account.organisation},
          {"mail", account.mail.disclose()},
          {"roles", names_json(account.roles)},
          {"databases", account.databases},
          {"administrator", account.administrator},
          {"state", account.state},
          {"language", account.language},
          {"last_sign_in_utc",
           account.last_sign_in_utc.empty() ? Json() : Json(account.last_sign_in_utc)},
          {"second_factor", account.second_factor},
          {"recovery_codes_left", account.codes_left}};
}

Json shown(const service::SessionView& view, const service::Desk& desk, std::string_view csrf,
           bool secure) {
  Json json = {{"state", session_word(view.state)}, {"csrf", csrf}, {"account", nullptr}};
  if (view.account) json["account"] = shown(*view.account);
  json["factors"] = Json::array();
  if (view.state == service::SessionState::second_factor) {
    json["factors"] = {"totp", "recovery_code"};
    if (view.has_passkeys) json["factors"].push_back("passkey");
  }
  json["idle_seconds"] = desk.limits().idle;
  json["expires_utc"] =
      view.state == service::SessionState::none ? Json() : Json(moment_of(view.expires));
  json["password_change_due"] = view.account ? day_or_null(view.account->password_due) : Json();
  json["tls"] = secure;
  return json;
}

Json shown(const dossier::CommandRow& row, std::string_view key) {
  Json conditions = Json::array();
  for (const dossier::Guard& guard : row.guards)
    conditions.push_back({{"rule", guard.rule}, {"remedy", label(guard.remedy)}});
  Json fields = Json::array();
  for (const dossier::Field& field : row.fields) {
    Json json = {{"name", field.name},
                 {"kind", kind_word(field.kind)},
                 {"required", field.required},
                 {"label", label(field.label)}};
    if (field.choices != nullptr) json["choices"] = json_of(field.choices());
    fields.push_back(std::move(json));
  }
  Json from = Json::array();
  for (const auto& stage : dossier::stages())
    if (row.from.has(stage.word)) from.push_back(stage.name);
  return {{"name", row.name},
          {"key", key},
          {"track", dossier::name_of(row.track)},
          {"label", label(row.label)},
          {"rule", row.rule},
          {"roles", names_json(row.roles)},
          {"from", std::move(from)},
          {"to", row.to ? Json(dossier::name_of(*row.to)) : Json()},
          {"document", row.document},
          {"conditions", std::move(conditions)},
          {"fields", std::move(fields)}};
}

Json shown(const dossier::Event& event, std::int64_t number, const service::Directory& names) {
  const dossier::CommandRow* row = dossier::command_named(event.command);
  ensure(row != nullptr, "an event of the ledger has no row in the table of commands");
  Json labels = Json::object();
  for (const dossier::Field& field : row->fields)
    if (event.fields.has(field.name)) labels[std::string(field.name)] = label(field.label);
  return {{"number", number},
          {"command", event.command},
          {"label", label(row->label)},
          {"track", dossier::name_of(row->track)},
          {"key", event.key},
          {"fields", fields_json(event.fields)},
          {"field_labels", std::move(labels)},
          {"actor", event.actor},
          {"actor_name", name_in(names, event.actor)},
          {"day", to_iso(event.day)},
          {"rule", row->rule}};
}

Json shown(const service::DossierLine& line) {
  Json stages = Json::array();
  for (const auto& [key, stage] : line.stages)
    stages.push_back({{"track", dossier::name_of(key.track)},
                      {"key", key.key},
                      {"stage", dossier::name_of(stage)}});
  return {{"number", line.number},
          {"title", line.title},
          {"applicant_kind", line.applicant_kind},
          {"provision_kind", line.provision_kind},
          {"databases", line.databases},
          {"opened", to_iso(line.opened)},
          {"last", to_iso(line.last)},
          {"events", line.events},
          {"stages", std::move(stages)},
          {"phase", line.phase},
          {"tasks", line.tasks},
          {"over", line.over},
          {"stopped", line.stopped}};
}

Json shown(const service::SeenDossier& seen, const service::Directory& names,
           const service::Account& who) {
  const dossier::Dossier& state = seen.kept.state;
  Json sections = Json::array();
  for (const auto& [name, digest] : state.sections)
    sections.push_back({{"name", name}, {"digest", digest}});
  Json places = Json::array();
  for (const auto& [name, place] : state.places)
    places.push_back({{"name", name},
                      {"kind", place.kind},
                      {"copies", place.copies},
                      {"stage", dossier::name_of(state.stage(dossier::Track::place, name))}});
  return {{"number", state.number},
          {"title", state.title},
          {"applicant_kind", state.applicant_kind},
          {"provision_kind", state.provision_kind},
          {"databases", state.databases},
          {"phase", service::phase_of(state).name},
          {"over", state.over()},
          {"stopped", state.stopped},
          {"roles", names_json(seen.roles)},
          {"rulebooks", seen.kept.terms.rulebooks},
          {"contact", state.contact},
          {"use_from", day_or_null(state.use_from)},
          {"use_until", day_or_null(state.use_until)},
          {"events", seen.kept.events.size()},
          {"sections", std::move(sections)},
          {"places", std::move(places)},
          {"fee",
           {{"yen", state.fee.yen ? Json(*state.fee.yen) : Json()},
            {"exemption_asked", state.fee.exemption_asked},
            {"exempt", state.fee.exempt},
            {"paid", state.fee.paid}}},
          {"threads", threads_json(seen, names, who)}};
}

Json shown(const service::DeskTask& task) {
  return {{"dossier", task.dossier},
          {"title", task.title},
          {"command", task.task.row->name},
          {"key", task.task.key},
          {"track", dossier::name_of(task.task.row->track)},
          {"label", label(task.task.row->label)},
          {"rule", task.task.row->rule},
          {"due", task.due ? Json(to_iso(*task.due)) : Json()},
          {"overdue", task.overdue}};
}

Json shown(const service::DeskDue& due, Date today) {
  return {{"dossier", due.dossier},
          {"title", due.title},
          {"what", label(due.due.what)},
          {"rule", due.due.rule},
          {"due", to_iso(due.due.by)},
          {"overdue", due.due.overdue},
          {"days_left", due.due.by.days() - today.days()},
          {"who", role_names(due.due.who)},
          {"mine", due.mine},
          {"key", due.due.key}};
}

Json people_of(const service::SeenDossier& seen, const service::Directory& names) {
  const dossier::Dossier& state = seen.kept.state;
  Json people = Json::array();
  const auto add = [&](const std::string& account, Json roles, const dossier::Handler& handler) {
    const auto known = names.find(account);
    people.push_back({{"account", account},
                      {"name", name_in(names, account)},
                      {"organisation", known == names.end() ? "" : known->second.organisation},
                      {"roles", std::move(roles)},
                      {"full_time", handler.full_time},
                      {"pledged", handler.pledged},
                      {"removed", handler.removed}});
  };
  for (const auto& [account, handler] : state.handlers)
    add(account,
        account == state.contact ? Json({"handler", "contact"}) : Json(Json::array({"handler"})),
        handler);
  const std::string& opener = seen.kept.events.front().actor;
  if (!state.handlers.contains(opener)) add(opener, Json::array({"applicant"}), {});
  return {{"items", std::move(people)}};
}

Json sessions_json(const std::vector<service::SessionNote>& notes) {
  Json items = Json::array();
  for (const service::SessionNote& note : notes)
    items.push_back({{"id", note.id},
                     {"began_utc", moment_of(note.began)},
                     {"seen_utc", moment_of(note.seen)},
                     {"agent", note.agent},
                     {"address", note.address},
                     {"this", note.is_this}});
  return items;
}

Json shown(const service::PasskeyNote& note) {
  return {{"id", note.id},
          {"name", note.name},
          {"made_utc", note.made_utc},
          {"used_utc", note.used_utc.empty() ? Json() : Json(note.used_utc)}};
}

Json shown(const service::PasskeyOffer& offer) {
  return {{"challenge", offer.challenge}, {"place", offer.place}, {"known", offer.known}};
}

Json secret_json(const Personal<std::string>& secret, const std::string& account) {
  constexpr std::string_view kIssuer = "Renga";
  const auto uri = factors::key_uri(secret, account, kIssuer);
  return {
      {"secret", secret.disclose()}, {"uri", uri.disclose()}, {"qr_svg", factors::qr_picture(uri)}};
}

std::vector<std::string> role_names(const dossier::Roles& roles) {
  std::vector<std::string> names;
  for (const auto& row : dossier::roles())
    if (roles.has(row.word)) names.emplace_back(row.name);
  return names;
}

Result<dossier::Fields> fields_in(const Json& fields, const dossier::CommandRow& row) {
  dossier::Fields read;
  for (const auto& [name, json] : fields.items()) {
    const auto field = std::ranges::find(row.fields, std::string_view(name), &dossier::Field::name);
    if (field == row.fields.end()) return fail(bad_field("fields", "known fields only"));
    auto value = value_in(json, field->kind);
    if (!value) return fail(bad_field(row, *field));
    read.set(field->name, *std::move(value));
  }
  return read;
}

Result<service::PageWish> page_wish(const Asked& asked) {
  constexpr std::int64_t kLongest = 200;
  service::PageWish wish;
  const auto read = [&](std::string_view name, std::int64_t& number, std::int64_t least,
                        std::int64_t most) -> Done {
    const std::string_view text = asked.parameter(name);
    if (text.empty()) return {};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < least || number > most)
      return fail(bad_field(name, "1 – 200"));
    return {};
  };
  RENGA_TRY(read("limit", wish.limit, 1, kLongest));
  RENGA_TRY(read("after", wish.from, 0, std::numeric_limits<std::int32_t>::max()));
  return wish;
}

Json page_json(Json items, const service::PageWish& wish) {
  const auto total = static_cast<std::int64_t>(items.size());
  const std::int64_t begin = std::min(wish.from, total);
  const std::int64_t end = std::min(total, begin + wish.limit);
  Json part = Json::array();
  for (std::int64_t place = begin; place < end; ++place)
    part.push_back(std::move(items[static_cast<std::size_t>(place)]));
  return {{"items", std::move(part)},
          {"total", total},
          {"next", end < total ? Json(std::to_string(end)) : Json()}};
}

}  // namespace renga::portal
