// Dossiers: lists, one of them, what is open in it, and the commands.

#include "portal/errors.hpp"
#include "portal/gate.hpp"
#include "portal/shown.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace renga::portal {
namespace {

/// The word of a query, or an error that names the parameter.
template <typename Word, typename Rows>
Result<std::optional<Word>> word_in(const Asked& asked, std::string_view name, const Rows& rows) {
  const std::string_view text = asked.parameter(name);
  if (text.empty()) return std::optional<Word>();
  const auto* row = dossier::row_named(rows, text);
  if (row == nullptr)
    return fail(Error(code::body_bad).with("field", name).with("expected", "GET /words"));
  return std::optional<Word>(row->word);
}

std::string tag_of(std::int64_t events) {
  return "\"" + std::to_string(events) + "\"";
}

std::string tag_of(const service::SeenDossier& seen) {
  return tag_of(std::ssize(seen.kept.events));
}

Result<Answer> list_all(const Call& call) {
  RENGA_ASSIGN(const auto wish, page_wish(call.asked));
  service::DossierFilter filter;
  filter.search = call.asked.parameter("search");
  filter.phase = call.asked.parameter("phase");
  filter.database = call.asked.parameter("database");
  RENGA_ASSIGN(filter.track, word_in<dossier::Track>(call.asked, "track", dossier::tracks()));
  RENGA_ASSIGN(filter.stage, word_in<dossier::Stage>(call.asked, "stage", dossier::stages()));
  const std::string_view over = call.asked.parameter("over");
  if (!over.empty()) filter.over = over == "true";
  if (const auto sort = call.asked.parameter("sort"); !sort.empty()) filter.sort = sort;
  Answer answer =
      json_answer(page_json(call.desk.list(call.who(), filter, wish),
                            [](const service::DossierLine& line) { return shown(line); }));
  const std::string tag = "\"" + crypto::sha256_hex(answer.body).substr(0, 32) + "\"";
  return std::move(answer).with("ETag", tag);
}

Result<dossier::Fields> fields_of(const Call& call, std::string_view command) {
  const dossier::CommandRow* row = dossier::command_named(command);
  const auto fields = call.body.find("fields");
  if (row == nullptr || fields == call.body.end()) return dossier::Fields();
  return fields_in(*fields, *row);
}

Result<Answer> open(const Call& call) {
  RENGA_ASSIGN(dossier::Fields fields, fields_of(call, "open_dossier"));
  RENGA_ASSIGN(const auto given, call.desk.open_dossier(call.who(), std::move(fields)));
  Json json = given_json(call, given);
  json["number"] = given.after.kept.state.number;
  return json_answer(json, 201).with("Location",
                                     "/api/v1/dossiers/" + given.after.kept.state.number);
}

Result<Answer> show(const Call& call) {
  RENGA_ASSIGN(const auto seen, call.desk.show(call.who(), call.in_path("number")));
  return json_answer(shown(seen, *call.desk.directory(), call.who())).with("ETag", tag_of(seen));
}

Json choice_of(const dossier::Offer& offer, const service::Directory& names) {
  Json choice = {{"name", offer.name}, {"label", label_said(offer.label)}};
  const std::string person = offer.is_account ? name_in(names, offer.name) : "";
  if (!person.empty())
    choice["label"] =
        label_said({person + "（" + offer.name + "）", person + " (" + offer.name + ")"});
  if (!offer.rule.empty()) choice["rule"] = offer.rule;
  if (!offer.by.empty()) choice["with"] = {{"field", offer.by}, {"values", offer.values}};
  return choice;
}

/// Lists that no table holds, because they follow from the dossier (API-46).
void add_offers(Json& fields, const dossier::CommandRow& row, const service::SeenDossier& seen,
                const service::Directory& names) {
  for (std::size_t place = 0; place < row.fields.size(); ++place)
    for (const dossier::Offer& offer :
         dossier::offers(row, row.fields[place], seen.kept.state, seen.kept.terms))
      fields[place]["choices"].push_back(choice_of(offer, names));
}

Result<Answer> open_commands(const Call& call) {
  RENGA_ASSIGN(const auto seen, call.desk.show(call.who(), call.in_path("number")));
  RENGA_ASSIGN(const auto tasks, call.desk.open_commands(call.who(), call.in_path("number")));
  const auto names = call.desk.directory();
  Json items = Json::array();
  for (const service::OpenTask& task : tasks) {
    Json item = shown(*task.row, task.key);
    item["next"] = task.next;
    add_offers(item["fields"], *task.row, seen, *names);
    items.push_back(std::move(item));
  }
  return json_answer({{"items", std::move(items)}});
}

Result<std::optional<std::int64_t>> expected_events(const Asked& asked) {
  std::string_view tag = asked.header("if-match");
  if (tag.empty() || tag == "*") return std::optional<std::int64_t>();
  std::int64_t events = 0;
  if (tag.size() > 2 && tag.front() == '"' && tag.back() == '"')
    tag = tag.substr(1, tag.size() - 2);
  const auto [end, error] = std::from_chars(tag.data(), tag.data() + tag.size(), events);
  if (error != std::errc{} || end != tag.data() + tag.size()) return fail(Error(code::match_other));
  return std::optional(events);
}

Result<Answer> give(const Call& call) {
  service::TypedCommand command;
  RENGA_ASSIGN(command.expected_events, expected_events(call.asked));
  command.command.name = call.text("command");
  command.command.key = call.text("key");
  RENGA_ASSIGN(command.command.fields, fields_of(call, command.command.name));
  RENGA_ASSIGN(const auto given, call.desk.give(call.who(), call.in_path("number"), command));
  return json_answer(given_json(call, given), 201).with("ETag", tag_of(given.after));
}

Result<Answer> timeline(const Call& call) {
  RENGA_ASSIGN(const auto wish, page_wish(call.asked));
  RENGA_ASSIGN(const auto seen, call.desk.show(call.who(), call.in_path("number")));
  const auto names = call.desk.directory();
  const bool earliest = call.asked.parameter("order") == "earliest";
  service::Page<std::int64_t> page;
  page.total = std::ssize(seen.kept.events);
  const std::int64_t end = std::min(page.total, wish.from + wish.limit);
  for (std::int64_t place = wish.from; place < end; ++place)
    page.items.push_back(earliest ? place : page.total - 1 - place);
  if (end < page.total) page.next = end;
  return json_answer(page_json(page,
                               [&](std::int64_t place) {
                                 const auto& event =
                                     seen.kept.events[static_cast<std::size_t>(place)];
                                 Json json = shown(event, place + 1, *names);
                                 if (service::is_withheld(seen, event, call.who()))
                                   json["fields"] = json["field_labels"] = Json::object();
                                 return json;
                               }))
      .with("ETag", tag_of(seen));
}

Result<Answer> people(const Call& call) {
  RENGA_ASSIGN(const auto seen, call.desk.show(call.who(), call.in_path("number")));
  return json_answer(people_of(seen, *call.desk.directory()));
}

Result<Answer> tasks(const Call& call) {
  RENGA_ASSIGN(const auto wish, page_wish(call.asked));
  RENGA_ASSIGN(const auto seen, call.desk.show(call.who(), call.in_path("number")));
  RENGA_ASSIGN(const auto open, call.desk.open_commands(call.who(), call.in_path("number")));
  Json items = Json::array();
  for (const service::OpenTask& task : open)
    items.push_back(shown({seen.kept.state.number, seen.kept.state.title, task}));
  return json_answer(page_json(std::move(items), wish));
}

Result<Answer> deadlines(const Call& call) {
  RENGA_ASSIGN(const auto wish, page_wish(call.asked));
  RENGA_ASSIGN(const auto page,
               call.desk.deadlines(call.who(), call.in_path("number"), true, wish));
  return json_answer(
      page_json(page, [&](const service::DeskDue& due) { return shown(due, call.desk.today()); }));
}

using enum BodyKind;
constexpr std::array kOpen = {BodyField{"fields", object, true}};
constexpr std::array kGive = {BodyField{"command", text, true}, BodyField{"key", text, false},
                              BodyField{"fields", object, false}};
constexpr std::array<std::string_view, 9> kFilter = {
    "search", "phase", "track", "stage", "database", "over", "sort", "limit", "after"};
constexpr std::array<std::string_view, 2> kPage = {"limit", "after"};
constexpr std::array<std::string_view, 3> kTimeline = {"order", "limit", "after"};
constexpr Demands kKey = {.key = true};

constexpr std::array kRoutes = {
    Route{"GET",
          "/dossiers",
          Access::signed_in,
          list_all,
          {"申出の一覧", "the list of dossiers"},
          "page:dossier_line",
          {},
          {},
          kFilter},
    Route{"POST",
          "/dossiers",
          Access::applying,
          open,
          {"申出を作成", "open a dossier"},
          "opened",
          kOpen,
          kKey},
    Route{"GET",
          "/dossiers/{number}",
          Access::signed_in,
          show,
          {"申出", "one dossier"},
          "dossier",
          {},
          {}},
    Route{"GET",
          "/dossiers/{number}/commands",
          Access::signed_in,
          open_commands,
          {"今できる手続", "the commands open to me"},
          "commands",
          {},
          {}},
    Route{"POST",
          "/dossiers/{number}/commands",
          Access::signed_in,
          give,
          {"手続を行う", "give a command"},
          "given",
          kGive,
          kKey},
    Route{"GET",
          "/dossiers/{number}/timeline",
          Access::signed_in,
          timeline,
          {"経過", "what happened"},
          "page:event",
          {},
          {},
          kTimeline},
    Route{"GET",
          "/dossiers/{number}/people",
          Access::signed_in,
          people,
          {"関係者", "the people of a dossier"},
          "people",
          {},
          {}},
    Route{"GET",
          "/dossiers/{number}/tasks",
          Access::signed_in,
          tasks,
          {"この申出での作業", "what is open to me in it"},
          "page:task",
          {},
          {},
          kPage},
    Route{"GET",
          "/dossiers/{number}/deadlines",
          Access::signed_in,
          deadlines,
          {"この申出の期限", "what is due in it"},
          "page:deadline",
          {},
          {},
          kPage},
};

}  // namespace

std::span<const Route> dossier_routes() {
  return kRoutes;
}

}  // namespace renga::portal
