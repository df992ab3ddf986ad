// Files up and down, and the long work that is done with them.

#include "portal/errors.hpp"
#include "portal/gate.hpp"
#include "portal/problem.hpp"
#include "portal/shown.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace renga::portal {
namespace {

Json told(const store::UploadRow& row) {
  return {{"sha256", row.sha256},   {"name", row.name},         {"bytes", row.bytes},
          {"purpose", row.purpose}, {"time_utc", row.time_utc}, {"actor", row.account}};
}

Result<Answer> upload(const Call& call) {
  ensure(call.upload.has_value(), "an upload came without bytes");
  const service::NewUpload arrived{.file = *call.upload,
                                   .sha256 = call.upload_sha256,
                                   .bytes = call.upload_bytes,
                                   .name = std::string(call.asked.parameter("name")),
                                   .purpose = std::string(call.asked.parameter("purpose"))};
  RENGA_ASSIGN(const auto row,
               service::keep_upload(call.desk, call.who(), call.in_path("number"), arrived));
  return json_answer(told(row), 201);
}

Result<Answer> uploads(const Call& call) {
  RENGA_ASSIGN(const auto wish, page_wish(call.asked));
  RENGA_ASSIGN(const auto rows, service::uploads(call.desk, call.who(), call.in_path("number")));
  const std::string_view purpose = call.asked.parameter("purpose");
  Json items = Json::array();
  for (const auto& row : rows)
    if (purpose.empty() || row.purpose == purpose) items.push_back(told(row));
  return json_answer(page_json(std::move(items), wish));
}

/// RFC 6266 and RFC 8187: the name as UTF-8, every byte that could mean something escaped.
std::string attachment(std::string_view name) {
  std::string header = "attachment; filename*=UTF-8''";
  for (const char letter : name) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= '0' && byte <= '9') || byte == '.' || byte == '-' || byte == '_';
    header += plain ? std::string(1, letter) : fmt::format("%{:02X}", byte);
  }
  return header;
}

Result<Answer> download(const Call& call) {
  RENGA_ASSIGN(const auto found, service::take_upload(call.desk, call.who(), call.in_path("number"),
                                                      call.in_path("sha256")));
  Answer answer;
  answer.type = "application/octet-stream";
  answer.file = found.file;
  return std::move(answer)
      .with("Content-Disposition", attachment(found.row.name))
      .with("ETag", "\"" + found.row.sha256.substr(0, 32) + "\"");
}

/// A page of its own: it brings its styles along, and nothing in it acts or asks.
Answer page_answer(std::string text, std::string type) {
  Answer answer;
  answer.type = std::move(type);
  const std::string tag = "\"" + crypto::sha256_hex(text).substr(0, 32) + "\"";
  answer.body = std::move(text);
  return std::move(answer)
      .with("ETag", tag)
      .with("Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox");
}

Result<Answer> papers(const Call& call) {
  RENGA_ASSIGN(const auto wish, page_wish(call.asked));
  RENGA_ASSIGN(const auto listed,
               service::seen_papers(call.desk, call.who(), call.in_path("number")));
  Json items = Json::array();
  for (const auto& [paper, sha256] : listed)
    items.push_back({{"id", paper.file_name()},
                     {"form", paper.form->name},
                     {"label", label(paper.form->title)},
                     {"number", paper.number()},
                     {"rule", paper.form->rule},
                     {"made", to_iso(paper.day)},
                     {"sha256", sha256},
                     {"formats", {"html"}}});
  return json_answer(page_json(std::move(items), wish));
}

Result<Answer> paper(const Call& call) {
  RENGA_ASSIGN(std::string page, service::seen_paper(call.desk, call.who(), call.in_path("number"),
                                                     call.in_path("id")));
  return page_answer(std::move(page), "text/html; charset=utf-8");
}

Result<Answer> picture(const Call& call) {
  const Language language =
      call.asked.parameter("lang") == "en" ? Language::english : Language::japanese;
  RENGA_ASSIGN(std::string svg,
               service::seen_road(call.desk, call.who(), call.in_path("number"), language));
  return page_answer(std::move(svg), "image/svg+xml");
}

Json judged(const std::optional<service::PublicationJudgement>& judgement,
            const service::Directory& names) {
  if (!judgement) return nullptr;
  return {{"actor", judgement->actor},
          {"actor_name", name_in(names, judgement->actor)},
          {"approved", judgement->approved},
          {"reason", judgement->reason},
          {"day", to_iso(judgement->day)}};
}

Result<Answer> publications(const Call& call) {
  RENGA_ASSIGN(const auto wish, page_wish(call.asked));
  RENGA_ASSIGN(const auto notes,
               service::publications(call.desk, call.who(), call.in_path("number")));
  const auto names = call.desk.directory();
  Json items = Json::array();
  for (const auto& note : notes)
    items.push_back({{"key", note.key},
                     {"stage", dossier::name_of(note.stage)},
                     {"files", {note.outputs}},
                     {"verdict", note.verdict.empty() ? Json() : Json(note.verdict)},
                     {"first", judged(note.first, *names)},
                     {"second", judged(note.second, *names)}});
  return json_answer(page_json(std::move(items), wish));
}

std::string text_in(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<Answer> check(const Call& call) {
  service::CheckWish wish;
  wish.declaration = call.text("declaration");
  for (const Json& file : call.body["files"]) {
    if (!file.is_object())
      return fail(Error(code::body_bad).with("field", "files").with("expected", "list of objects"));
    wish.files.push_back({text_in(file, "sha256"), text_in(file, "name")});
  }
  RENGA_ASSIGN(const std::string job,
               service::begin_check(call.desk, call.who(), call.in_path("number"), wish,
                                    call.asked.language()));
  return json_answer({{"job", job}}, 202);
}

Result<Answer> inspect(const Call& call) {
  RENGA_ASSIGN(const std::string declaration,
               service::propose_declaration(call.desk, call.who(), call.in_path("number"),
                                            {call.text("sha256"), call.text("name")},
                                            call.text("rulebook"), call.asked.language()));
  return json_answer({{"declaration", declaration}});
}

/// Nothing before the first step: a job that waits for its turn is not at zero of zero.
Json progress_json(const service::JobView& view) {
  if (view.step_english.empty()) return nullptr;
  return {{"step", {{"ja", view.step_japanese}, {"en", view.step_english}}},
          {"done", view.steps_done},
          {"of", view.steps > 0 ? Json(view.steps) : Json()}};
}

std::string_view word_of(service::JobState state) {
  constexpr std::array<std::string_view, 3> kWords = {"running", "done", "failed"};
  return kWords.at(static_cast<std::size_t>(state));
}

Json told(const service::JobView& view, Language language) {
  Json problem;
  if (view.error) problem = Json::parse(problem_answer(*view.error, language, "").body);
  return {{"id", view.id},
          {"kind", view.kind},
          {"state", word_of(view.state)},
          {"progress", progress_json(view)},
          {"result", view.result.empty() ? Json() : Json::parse(view.result)},
          {"problem", std::move(problem)}};
}

Result<Answer> job(const Call& call) {
  RENGA_ASSIGN(const auto view, call.desk.jobs().view(call.who().account, call.in_path("id")));
  return json_answer(told(view, call.asked.language()));
}

/// What follows the last piece that was told: nothing where nothing changed.
class JobEvents {
 public:
  JobEvents(service::Desk& desk, std::string owner, std::string id, Language language)
      : desk_(desk), owner_(std::move(owner)), id_(std::move(id)), language_(language) {}

  NextPiece operator()() {
    constexpr int kQuietTurns = 60;
    const auto view = desk_.jobs().view(owner_, id_);
    if (!view) return {"", true};
    if (view->state == service::JobState::running) {
      if (view->changes == told_) {
        // A comment now and then keeps proxies from ending a quiet stream.
        return {++quiet_ % kQuietTurns == 0 ? ": \n\n" : "", false};
      }
      told_ = view->changes;
      const Json progress = progress_json(*view);
      return {progress.is_null() ? std::string() : event("progress", progress), false};
    }
    const Json whole = told(*view, language_);
    const bool done = view->state == service::JobState::done;
    return {event(done ? "done" : "failed", whole[done ? "result" : "problem"]), true};
  }

 private:
  static std::string event(std::string_view name, const Json& data) {
    return fmt::format("event: {}\ndata: {}\n\n", name,
                       data.dump(-1, ' ', false, Json::error_handler_t::replace));
  }

  service::Desk& desk_;
  std::string owner_;
  std::string id_;
  Language language_;
  std::int64_t told_ = -1;
  int quiet_ = 0;
};

Result<Answer> job_events(const Call& call) {
  RENGA_ASSIGN(const auto view, call.desk.jobs().view(call.who().account, call.in_path("id")));
  Answer answer;
  answer.type = "text/event-stream";
  answer.stream = JobEvents(call.desk, call.who().account, view.id, call.asked.language());
  return answer;
}

constexpr std::array kCheck = {BodyField{"declaration", BodyKind::text, true},
                               BodyField{"files", BodyKind::list, true}};
constexpr std::array kInspect = {BodyField{"sha256", BodyKind::text, true},
                                 BodyField{"name", BodyKind::text, true},
                                 BodyField{"rulebook", BodyKind::text, true}};
constexpr std::array<std::string_view, 1> kFormat = {"format"};
constexpr std::array<std::string_view, 2> kPicture = {"lang", "seen"};
constexpr std::array<std::string_view, 2> kPage = {"limit", "after"};
constexpr std::array<std::string_view, 2> kUpload = {"name", "purpose"};
constexpr std::array<std::string_view, 3> kUploads = {"purpose", "limit", "after"};
constexpr Demands kKey = {.key = true};
constexpr Demands kSlow = {.slow = true};
constexpr Demands kBytes = {.key = true, .bytes = true};

constexpr std::array kRoutes = {
    Route{"GET",
          "/dossiers/{number}/documents",
          Access::signed_in,
          papers,
          {"文書の一覧", "the papers of a dossier"},
          "page:paper",
          {},
          {},
          kPage},
    Route{"GET",
          "/dossiers/{number}/documents/{id}",
          Access::signed_in,
          paper,
          {"文書", "one paper"},
          "bytes",
          {},
          {},
          kFormat},
    Route{"GET",
          "/dossiers/{number}/picture",
          Access::signed_in,
          picture,
          {"手続の流れ図", "the swim lanes of a dossier"},
          "picture",
          {},
          {},
          kPicture},
    Route{"GET",
          "/dossiers/{number}/publications",
          Access::signed_in,
          publications,
          {"公表物の確認", "requests to publish and what the reviewers said"},
          "page:publication",
          {},
          {},
          kPage},
    Route{"POST",
          "/dossiers/{number}/uploads",
          Access::signed_in,
          upload,
          {"ファイルを送る", "send a file"},
          "upload",
          {},
          kBytes,
          kUpload},
    Route{"GET",
          "/dossiers/{number}/uploads",
          Access::signed_in,
          uploads,
          {"送られたファイル", "the files of a dossier"},
          "page:upload",
          {},
          {},
          kUploads},
    Route{"GET",
          "/dossiers/{number}/uploads/{sha256}",
          Access::signed_in,
          download,
          {"ファイルを受け取る", "fetch a file"},
          "bytes",
          {},
          {}},
    Route{"POST",
          "/dossiers/{number}/checks",
          Access::signed_in,
          check,
          {"公表物確認を始める", "begin the check before publication"},
          "job_begun",
          kCheck,
          kKey},
    Route{"POST",
          "/dossiers/{number}/inspections",
          Access::signed_in,
          inspect,
          {"表の申告書を提案", "propose a declaration for a file"},
          "declaration",
          kInspect,
          kSlow},
    Route{"GET",
          "/jobs/{id}",
          Access::signed_in,
          job,
          {"処理の状況", "how far a job is"},
          "job",
          {},
          {}},
    Route{"GET",
          "/jobs/{id}/events",
          Access::signed_in,
          job_events,
          {"処理の進み（イベント）", "events of a job"},
          "events",
          {},
          {}},
};

}  // namespace

std::span<const Route> file_routes() {
  return kRoutes;
}

}  // namespace renga::portal
