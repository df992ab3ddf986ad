// Meetings, marks, the calendar, violations, and the record.

#include "portal/errors.hpp"
#include "portal/gate.hpp"
#include "portal/shown.hpp"
#include "portal/words.hpp"

#include <array>

namespace renga::portal {
namespace {

Json said_json(const dossier::Said& said) {
  return {{"ja", said.japanese}, {"en", said.english}};
}

Result<Answer> conduct(const Call& call) {
  RENGA_ASSIGN(const auto wish, page_wish(call.asked));
  Json items = Json::array();
  for (const auto& note : service::conduct(call.desk, call.who())) {
    const auto* row = dossier::row_named(dossier::violations(), note.violation);
    items.push_back(
        {{"dossier", note.dossier},
         {"title", note.title},
         {"key", note.key},
         {"violation", note.violation},
         {"label", row == nullptr ? label({note.violation, note.violation}) : label(row->label)},
         {"stage", dossier::name_of(note.stage)},
         {"stage_label", label(dossier::label_of(note.stage))},
         {"since", day_or_null(note.since)},
         {"persons", note.persons},
         {"banned_until", day_or_null(note.banned_until)}});
  }
  return json_answer(page_json(std::move(items), wish));
}

Result<std::optional<Date>> day_in(const Asked& asked, std::string_view name) {
  const std::string_view text = asked.parameter(name);
  if (text.empty()) return std::optional<Date>();
  const auto day = parse_iso_date(text);
  if (!day) return fail(Error(code::body_bad).with("field", name).with("expected", "2026-04-01"));
  return day;
}

Result<Answer> meetings(const Call& call) {
  RENGA_ASSIGN(const auto wish, page_wish(call.asked));
  RENGA_ASSIGN(const auto from, day_in(call.asked, "from"));
  RENGA_ASSIGN(const auto until, day_in(call.asked, "until"));
  const auto names = call.desk.directory();
  Json items = Json::array();
  for (const auto& note : service::meetings(call.desk, call.who(), from, until)) {
    const auto& thread = note.seen.kept.state.thread(note.thread.track, note.thread.key);
    items.push_back(
        {{"dossier", note.dossier},
         {"title", note.title},
         {"body",
          note.thread.track == dossier::Track::board ? std::string("board") : note.thread.key},
         {"track", dossier::name_of(note.thread.track)},
         {"key", note.thread.key},
         {"stage", dossier::name_of(thread.stage)},
         {"since", day_or_null(thread.since)},
         {"meeting", meeting_json(note.thread, thread, note.seen, *names, call.who())}});
  }
  return json_answer(page_json(std::move(items), wish));
}

Result<Answer> calendar(const Call& call) {
  RENGA_ASSIGN(const auto from, day_in(call.asked, "from"));
  RENGA_ASSIGN(const auto until, day_in(call.asked, "until"));
  if (!from || !until)
    return fail(Error(code::body_bad)
                    .with("field", from ? "until" : "from")
                    .with("expected", "2026-04-01"));
  RENGA_ASSIGN(const auto notes, service::calendar(call.desk, call.who(), *from, *until));
  Json items = Json::array();
  for (const auto& note : notes) {
    Json json = {{"day", to_iso(note.day)}, {"kind", note.kind}, {"label", label(note.label)}};
    if (note.dossier.empty()) {
      json["label"] = {{"ja", note.holiday_ja}, {"en", note.holiday_en}};
    } else {
      json["dossier"] = note.dossier;
    }
    items.push_back(std::move(json));
  }
  return json_answer({{"items", std::move(items)}});
}

Answer criteria_answer(const service::CriteriaView& view) {
  Json items = Json::array();
  for (const auto& row : view.criteria)
    items.push_back({{"name", row.name}, {"label", said_json(row.label)}, {"rule", row.rule}});
  Json marks = Json::array();
  for (const auto& row : view.marks)
    marks.push_back({{"member", row.account},
                     {"criterion", row.criterion},
                     {"mark", row.mark},
                     {"comment", row.comment}});
  return json_answer({{"items", std::move(items)}, {"marks", std::move(marks)}});
}

Result<Answer> criteria(const Call& call) {
  RENGA_ASSIGN(const auto view, service::criteria(call.desk, call.who(), call.in_path("number"),
                                                  call.in_path("track")));
  return criteria_answer(view);
}

Result<Answer> mark(const Call& call) {
  std::vector<store::MarkRow> marks;
  for (const Json& row : call.body["marks"]) {
    if (!row.is_object())
      return fail(Error(code::body_bad).with("field", "marks").with("expected", "list of objects"));
    const auto text = [&](const char* name) {
      const auto found = row.find(name);
      return found != row.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    marks.push_back({.account = call.who().account,
                     .criterion = text("criterion"),
                     .mark = text("mark"),
                     .comment = text("comment")});
  }
  RENGA_ASSIGN(const auto view, service::keep_marks(call.desk, call.who(), call.in_path("number"),
                                                    call.in_path("track"), marks));
  return criteria_answer(view);
}

/// Of a first judgement that could still lead the second reviewer the record says only that it was
/// given (API-64). Who has no part in the dossier has no judgement to wait for either.
bool is_withheld(const Call& call, const service::SeenEntry& seen) {
  const auto& said = seen.entry.said;
  if (said.kind != "judge_publication" || said.actor == call.who().account) return false;
  const auto event = dossier::event_of(said.kind, said.actor, said.body);
  const auto dossier = call.desk.show(call.who(), said.subject);
  return !event || !dossier || service::is_withheld(*dossier, *event, call.who());
}

Json entry_json(const Call& call, const service::SeenEntry& seen) {
  const auto& entry = seen.entry;
  const Json body = is_withheld(call, seen) ? Json() : Json::parse(entry.said.body);
  return {{"number", entry.number},        {"time_utc", entry.said.time_utc},
          {"subject", entry.said.subject}, {"kind", entry.said.kind},
          {"actor", entry.said.actor},     {"previous", to_hex(entry.previous)},
          {"digest", seen.digest},         {"body", body}};
}

Result<Answer> ledger_list(const Call& call) {
  RENGA_ASSIGN(const auto wish, page_wish(call.asked));
  const service::LedgerFilter filter{.dossier = std::string(call.asked.parameter("dossier")),
                                     .kind = std::string(call.asked.parameter("kind"))};
  RENGA_ASSIGN(const auto page, service::ledger_entries(call.desk, filter, wish));
  return json_answer(
      page_json(page, [&](const service::SeenEntry& entry) { return entry_json(call, entry); }));
}

Result<Answer> ledger_head(const Call& call) {
  RENGA_ASSIGN(const auto head, service::seen_head(call.desk));
  return json_answer({{"entries", head.entries},
                      {"root", head.root},
                      {"origin", head.origin},
                      {"time_utc", head.time_utc.empty() ? Json() : Json(head.time_utc)}});
}

Result<Answer> ledger_verify(const Call& call) {
  RENGA_ASSIGN(const auto found, service::verify_all(call.desk));
  Json damage = Json::array();
  for (const auto& one : found.damage)
    damage.push_back({{"damage", ledger::name_of(one.damage)},
                      {"entry", one.entry},
                      {"label", label(ledger::sentence_of(one.damage))}});
  return json_answer({{"whole", found.whole()},
                      {"entries", found.entries},
                      {"root", to_hex(found.root)},
                      {"damage", std::move(damage)}});
}

constexpr std::array kMarks = {BodyField{"marks", BodyKind::list, true}};
constexpr std::array<std::string_view, 2> kPage = {"limit", "after"};
constexpr std::array<std::string_view, 2> kBetween = {"from", "until"};
constexpr std::array<std::string_view, 4> kDays = {"from", "until", "limit", "after"};
constexpr std::array<std::string_view, 4> kLedger = {"dossier", "kind", "limit", "after"};
constexpr Demands kSlow = {.slow = true};

constexpr std::array kRoutes = {
    Route{"GET",
          "/meetings",
          Access::reviewing,
          meetings,
          {"審査会の予定と議題", "meetings and their agenda"},
          "page:meeting_note",
          {},
          {},
          kDays},
    Route{"GET",
          "/dossiers/{number}/criteria/{track}",
          Access::reviewing,
          criteria,
          {"審査基準と評価", "criteria and marks"},
          "criteria",
          {},
          {}},
    Route{"PUT",
          "/dossiers/{number}/criteria/{track}/marks",
          Access::reviewing,
          mark,
          {"評価を記入", "mark the criteria"},
          "criteria",
          kMarks,
          {}},
    Route{"GET",
          "/calendar",
          Access::signed_in,
          calendar,
          {"暦：休日・期限・審査会", "holidays, deadlines and meetings"},
          "calendar",
          {},
          {},
          kBetween},
    Route{"GET",
          "/conduct",
          Access::sanctioning,
          conduct,
          {"違反への対応", "violations and measures"},
          "page:conduct_note",
          {},
          {},
          kPage},
    Route{"GET",
          "/ledger",
          Access::recording,
          ledger_list,
          {"台帳の記録", "the entries of the ledger"},
          "page:ledger_entry",
          {},
          {},
          kLedger},
    Route{"GET",
          "/ledger/head",
          Access::recording,
          ledger_head,
          {"台帳の先頭", "how far the ledger is"},
          "ledger_head",
          {},
          kSlow},
    Route{"POST",
          "/ledger/verify",
          Access::recording,
          ledger_verify,
          {"台帳を検証", "verify the ledger"},
          "ledger_state",
          {},
          kSlow},
};

}  // namespace

std::span<const Route> review_routes() {
  return kRoutes;
}

}  // namespace renga::portal
