#include "service/check_office.hpp"

#include "factors/factors.hpp"
#include "files/files.hpp"
#include "service/errors.hpp"
#include "service/field_labels.hpp"
#include "service/service.hpp"

#include <algorithm>
#include <system_error>

#include <nlohmann/json.hpp>

namespace renga::service {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::size_t kNameBytes = 200;
constexpr std::size_t kFilesMost = 100;

/// The files of a check in a folder of their own, under the names that the declaration gives them;
/// it goes away with its owner.
class CheckFolder {
 public:
  explicit CheckFolder(fs::path path) : path_(std::move(path)) {}
  CheckFolder(const CheckFolder&) = delete;
  CheckFolder& operator=(const CheckFolder&) = delete;
  ~CheckFolder() {
    std::error_code error;
    fs::remove_all(path_, error);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

bool is_plain_name(std::string_view name) {
  return !name.empty() && name.size() <= kNameBytes && name.front() != '.' &&
         std::ranges::none_of(name, [](char letter) {
           return letter == '/' || letter == '\\' || static_cast<unsigned char>(letter) < 0x20;
         });
}

/// A declaration comes from anybody who sees the dossier: it names what was sent and nothing else
/// of this machine.
Done require_inside(const std::string& declaration) {
  RENGA_ASSIGN(const auto names, publication::files_named_by(declaration));
  if (std::ranges::all_of(names, is_plain_name)) return {};
  return fail(Error(code::declaration_leads_out));
}

Result<std::shared_ptr<CheckFolder>> lay_out(Desk& desk, const Account& who,
                                             const std::string& number,
                                             const std::vector<CheckWish::File>& files) {
  if (files.size() > kFilesMost)
    return fail(Error(code::limit_passed)
                    .with("what", "files")
                    .with("limit", static_cast<std::int64_t>(kFilesMost)));
  auto folder =
      std::make_shared<CheckFolder>(desk.folder() / "uploads" / "checks" / factors::random_token());
  std::error_code error;
  fs::create_directories(folder->path(), error);
  for (const CheckWish::File& file : files) {
    if (!is_plain_name(file.name)) return fail(in_field(Error(code::message_bad), "files"));
    RENGA_ASSIGN(const FoundUpload found, find_upload(desk, who, number, file.sha256));
    fs::create_hard_link(found.file, folder->path() / file.name, error);
    if (error)
      return fail(
          Error(code::write_failed).with("path", file.name).with("reason", error.message()));
  }
  return folder;
}

Json table_json(const std::string& file, const publication::Preview& sheet) {
  return {
      {"file", file}, {"sheet", sheet.sheet}, {"rows", sheet.rows}, {"truncated", sheet.truncated}};
}

/// What the pages ask of every finding is there, also where the check has nothing to say.
void complete(Json& finding) {
  const auto set = [&](const char* name, Json value) {
    if (!finding.contains(name)) finding[name] = std::move(value);
  };
  set("sheet", "");
  set("cell", "");
  set("where", Json::object());
  set("measure", "");
  set("value", nullptr);
  set("limit", nullptr);
}

Result<std::string> check(const CheckFolder& folder, const fs::path& declaration,
                          const std::vector<CheckWish::File>& files, Language language,
                          Progress& progress) {
  publication::Options options;
  options.declaration = declaration;
  options.language = language;
  RENGA_ASSIGN(const publication::Report report, check_publication(options, progress));
  Json result = Json::parse(report.json(language));
  for (Json& finding : result["findings"]) complete(finding);
  Json tables = Json::array();
  for (const CheckWish::File& file : files) {
    RENGA_ASSIGN(const auto sheets, publication::preview(folder.path() / file.name));
    for (const publication::Preview& sheet : sheets) tables.push_back(table_json(file.name, sheet));
  }
  result["tables"] = std::move(tables);
  return result.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<const dossier::Event*> events_of(const KeptDossier& kept, std::string_view command,
                                             const std::string& key) {
  std::vector<const dossier::Event*> found;
  for (const dossier::Event& event : kept.events)
    if (event.command == command && event.key == key) found.push_back(&event);
  return found;
}

/// The last judgement since the last request.
std::optional<PublicationJudgement> judgement_of(const KeptDossier& kept, std::string_view command,
                                                 const std::string& key) {
  std::optional<PublicationJudgement> found;
  for (const dossier::Event& event : kept.events) {
    if (event.key != key) continue;
    if (event.command == "request_publication") found.reset();
    if (event.command == command)
      found = {event.actor, event.fields.flag("approved"), event.fields.text("reason"), event.day};
  }
  return found;
}

/// The first judgement is shown once nobody could still be led by it: the second is there, the
/// first refused and that was the end, or it is the caller's own.
bool is_shown(const PublicationNote& note, const Account& who) {
  return note.second || note.stage != dossier::Stage::judged || note.first->actor == who.account;
}

}  // namespace

Result<std::string> begin_check(Desk& desk, const Account& who, const std::string& number,
                                const CheckWish& wish, Language language) {
  RENGA_TRY(require_inside(wish.declaration));
  RENGA_ASSIGN(const auto folder, lay_out(desk, who, number, wish.files));
  const auto declaration = folder->path() / ".declaration.toml";
  RENGA_TRY(files::write_whole(declaration, wish.declaration, files::Existing::refuse));
  return desk.jobs().begin(who.account, "check",
                           [folder, declaration, files = wish.files,
                            language](Progress& progress) -> Result<std::string> {
                             return check(*folder, declaration, files, language, progress);
                           });
}

Result<std::string> propose_declaration(Desk& desk, const Account& who, const std::string& number,
                                        const CheckWish::File& file, std::string_view rulebook,
                                        Language language) {
  RENGA_ASSIGN(const auto folder, lay_out(desk, who, number, {file}));
  RENGA_ASSIGN(const publication::Inspection inspection,
               inspect_tables(folder->path() / file.name, rulebook, language));
  return inspection.declaration;
}

Result<std::vector<PublicationNote>> publications(Desk& desk, const Account& who,
                                                  const std::string& number) {
  RENGA_ASSIGN(const SeenDossier seen, desk.show(who, number));
  std::vector<PublicationNote> notes;
  for (const auto& [key, thread] : seen.kept.state.threads) {
    if (key.track != dossier::Track::publication) continue;
    const auto requests = events_of(seen.kept, "request_publication", key.key);
    if (requests.empty()) continue;
    PublicationNote note{.key = key.key,
                         .stage = thread.stage,
                         .outputs = requests.back()->fields.text("outputs"),
                         .verdict = requests.back()->fields.text("verdict"),
                         .first = judgement_of(seen.kept, "judge_publication", key.key),
                         .second = judgement_of(seen.kept, "confirm_publication", key.key)};
    if (note.first && !is_shown(note, who)) note.first.reset();
    notes.push_back(std::move(note));
  }
  return notes;
}

bool is_withheld(const SeenDossier& seen, const dossier::Event& event, const Account& who) {
  if (event.command != "judge_publication" || event.actor == who.account) return false;
  const auto& thread = seen.kept.state.thread(dossier::Track::publication, event.key);
  return thread.stage == dossier::Stage::judged;
}

}  // namespace renga::service
