// What people write and send beside the events of a dossier: messages, and the application.

#include "portal/errors.hpp"
#include "portal/gate.hpp"
#include "portal/shown.hpp"

#include <array>
#include <charconv>

namespace renga::portal {
namespace {

Json told(const store::MessageRow& row, const Call& call, const service::Directory& names) {
  return {{"id", std::to_string(row.number)},
          {"from", row.account},
          {"from_name", name_in(names, row.account)},
          {"to", service::receivers_of(row)},
          {"text", row.content},
          {"time_utc", row.time_utc},
          {"mine", row.account == call.who().account}};
}

Result<Answer> messages(const Call& call) {
  RENGA_ASSIGN(const auto wish, page_wish(call.asked));
  RENGA_ASSIGN(const auto rows, service::messages(call.desk, call.who(), call.in_path("number")));
  const auto names = call.desk.directory();
  Json items = Json::array();
  for (const auto& row : rows) items.push_back(told(row, call, *names));
  return json_answer(page_json(std::move(items), wish));
}

Result<Answer> send(const Call& call) {
  RENGA_ASSIGN(const auto row, service::send_message(call.desk, call.who(), call.in_path("number"),
                                                     call.words("to"), call.text("text")));
  return json_answer(told(row, call, *call.desk.directory()), 201);
}

Json note_json(const service::SectionNote& note) {
  return {{"name", note.item.key},
          {"item", note.item.number},
          {"label", label_said(note.item.label)},
          {"rules", {note.item.rule}},
          {"saved", note.saved},
          {"sha256", note.sha256},
          {"changed_since_saved", note.changed_since_saved},
          {"complete", note.faults.empty()}};
}

Json fields_of(const dossier::Item& item) {
  Json fields = Json::array();
  for (const dossier::ItemField& field : item.fields) {
    Json choices = Json::array();
    for (const dossier::ItemChoice& choice : field.choices)
      choices.push_back({{"name", choice.name}, {"label", label_said(choice.label)}});
    Json json = {{"name", field.name},
                 {"kind", kind_word(field.kind)},
                 {"label", label_said(field.label)},
                 {"rule", item.rule},
                 {"help", label_said(item.label)},
                 {"required", field.required},
                 {"long", field.is_long},
                 {"choices", std::move(choices)}};
    fields.push_back(std::move(json));
  }
  return fields;
}

Answer draft_answer(const service::SectionDraft& draft) {
  Json json = note_json(draft.note);
  json["fields"] = fields_of(draft.note.item);
  json["values"] = fields_json(draft.values);
  Json findings = Json::array();
  for (const dossier::Fault& fault : draft.note.faults)
    findings.push_back(
        {{"field", fault.field}, {"rule", fault.rule}, {"message", label(fault.remedy)}});
  json["findings"] = std::move(findings);
  json["saved_utc"] = draft.saved_utc.empty() ? Json() : Json(draft.saved_utc);
  return json_answer(json).with("ETag", "\"" + std::to_string(draft.version) + "\"");
}

Result<Answer> sections(const Call& call) {
  RENGA_ASSIGN(const auto notes, service::sections(call.desk, call.who(), call.in_path("number")));
  Json items = Json::array();
  for (const auto& note : notes) items.push_back(note_json(note));
  return json_answer({{"items", std::move(items)}});
}

Result<Answer> section(const Call& call) {
  RENGA_ASSIGN(const auto draft, service::section(call.desk, call.who(), call.in_path("number"),
                                                  call.in_path("section")));
  return draft_answer(draft);
}

/// A draft is kept as it is written, also what is no value of its field yet.
Result<dossier::Fields> written_in(const Json& values) {
  dossier::Fields written;
  for (const auto& [name, json] : values.items()) {
    if (json.is_null()) continue;
    if (json.is_string()) {
      written.set(name, json.get<std::string>());
    } else if (json.is_boolean()) {
      written.set(name, json.get<bool>());
    } else if (json.is_number_integer()) {
      written.set(name, json.get<std::int64_t>());
    } else {
      auto words = value_in(json, dossier::FieldKind::words);
      if (!words)
        return fail(Error(code::body_bad).with("field", "values").with("expected", "values"));
      written.set(name, *std::move(words));
    }
  }
  return written;
}

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

Result<std::int64_t> version_in(std::string_view tag) {
  if (tag.size() < 3 || tag.front() != '"' || tag.back() != '"')
    return fail(Error(code::match_other));
  const auto number = number_in(tag.substr(1, tag.size() - 2));
  if (!number) return fail(Error(code::match_other));
  return *number;
}

Result<Answer> keep_section(const Call& call) {
  RENGA_ASSIGN(const dossier::Fields values, written_in(call.body["values"]));
  RENGA_ASSIGN(const std::int64_t version, version_in(call.asked.header("if-match")));
  RENGA_ASSIGN(const auto draft, service::keep_draft(call.desk, call.who(), call.in_path("number"),
                                                     call.in_path("section"), values, version));
  return draft_answer(draft);
}

Result<Answer> save_section(const Call& call) {
  RENGA_ASSIGN(const auto given,
               service::save_section(call.desk, call.who(), call.in_path("number"),
                                     call.in_path("section")));
  return json_answer(given_json(call, given), 201);
}

Result<Answer> versions(const Call& call) {
  RENGA_ASSIGN(const auto wish, page_wish(call.asked));
  RENGA_ASSIGN(const auto rows,
               service::section_versions(call.desk, call.who(), call.in_path("number"),
                                         call.in_path("section")));
  Json items = Json::array();
  for (const auto& row : rows)
    items.push_back({{"version", row.version},
                     {"sha256", row.sha256},
                     {"actor", row.account},
                     {"day", row.day}});
  return json_answer(page_json(std::move(items), wish));
}

Result<Answer> compare(const Call& call) {
  const auto from = number_in(call.asked.parameter("from"));
  const auto to = number_in(call.asked.parameter("to"));
  if (!from || !to)
    return fail(
        Error(code::body_bad).with("field", from ? "to" : "from").with("expected", "version"));
  RENGA_ASSIGN(const auto found,
               service::section_difference(call.desk, call.who(), call.in_path("number"),
                                           call.in_path("section"), *from, *to));
  Json items = Json::array();
  for (const auto& one : found) {
    Json parts = Json::array();
    for (const auto& part : one.parts) parts.push_back({{"kind", part.kind}, {"text", part.text}});
    items.push_back({{"field", one.field},
                     {"label", label_said(one.label)},
                     {"before", one.before},
                     {"after", one.after},
                     {"parts", std::move(parts)}});
  }
  return json_answer({{"items", std::move(items)}});
}

constexpr std::array kMessage = {BodyField{"to", BodyKind::words, true},
                                 BodyField{"text", BodyKind::text, true}};
constexpr std::array kValues = {BodyField{"values", BodyKind::object, true}};
constexpr std::array<std::string_view, 2> kPage = {"limit", "after"};
constexpr std::array<std::string_view, 2> kFromTo = {"from", "to"};
constexpr Demands kKey = {.key = true};
constexpr Demands kMatch = {.match = true};

constexpr std::array kRoutes = {
    Route{"GET",
          "/dossiers/{number}/messages",
          Access::signed_in,
          messages,
          {"連絡", "the messages of a dossier"},
          "page:message",
          {},
          {},
          kPage},
    Route{"POST",
          "/dossiers/{number}/messages",
          Access::signed_in,
          send,
          {"連絡を送る", "send a message"},
          "message",
          kMessage,
          kKey},
    Route{"GET",
          "/dossiers/{number}/sections",
          Access::signed_in,
          sections,
          {"申出書の項目", "the sections of the application"},
          "sections",
          {},
          {}},
    Route{"GET",
          "/dossiers/{number}/sections/{section}",
          Access::signed_in,
          section,
          {"申出書の項目の下書き", "one section and its draft"},
          "section",
          {},
          {}},
    Route{"PUT",
          "/dossiers/{number}/sections/{section}",
          Access::signed_in,
          keep_section,
          {"下書きを保存", "keep the draft"},
          "section",
          kValues,
          kMatch},
    Route{"POST",
          "/dossiers/{number}/sections/{section}/save",
          Access::signed_in,
          save_section,
          {"項目を保存", "save the section"},
          "given",
          {},
          kKey},
    Route{"GET",
          "/dossiers/{number}/sections/{section}/versions",
          Access::signed_in,
          versions,
          {"項目の版", "the versions of a section"},
          "page:section_version",
          {},
          {},
          kPage},
    Route{"GET",
          "/dossiers/{number}/sections/{section}/difference",
          Access::signed_in,
          compare,
          {"版の差分", "what two versions differ in"},
          "differences",
          {},
          {},
          kFromTo},
};

}  // namespace

std::span<const Route> paper_routes() {
  return kRoutes;
}

}  // namespace renga::portal
