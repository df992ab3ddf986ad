#include "service/rulebooks.hpp"

#include "files/files.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace renga::service {
namespace {

using Path = std::filesystem::path;
using Json = nlohmann::json;
using rulebook::BoundDossier;
using rulebook::Rulebook;

Result<std::vector<Path>> toml_files(const Path& folder) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error))
    return fail(Error(code::file_missing).with("path", folder.string()));
  std::vector<Path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  if (error)
    return fail(
        Error(code::file_unreadable).with("path", folder.string()).with("reason", error.message()));
  std::ranges::sort(files);
  return files;
}

Result<Rulebook> read_rulebook(const Path& path) {
  const std::string file = path.filename().string();
  RENGA_ASSIGN(const std::string text, files::read_small(path));
  RENGA_ASSIGN(Rulebook book, rulebook::read(text, file));
  if (book.name == path.stem().string()) return book;
  return fail(Error(code::field_bad)
                  .at({file, 1, ""})
                  .with("field", "name")
                  .with("kind", "name")
                  .with("expected", path.stem().string()));
}

Error bad_json(const Path& file, const std::string& reason) {
  return Error(code::json_bad).at({file.filename().string(), 0, ""}).with("reason", reason);
}

constexpr auto kKeys =
    std::to_array<std::string_view>({"number", "books", "stage", "state", "facts"});

bool is_text(const Json& json, const char* key) {
  return json.contains(key) && json[key].is_string();
}
bool is_list_of_texts(const Json& json, const char* key) {
  return json.contains(key) && json[key].is_array() &&
         std::all_of(json[key].begin(), json[key].end(),
                     [](const Json& item) { return item.is_string(); });
}

/// What is wrong with the form of a dossier, or nothing.
std::string form_fault(const Json& json) {
  if (!json.is_object()) return "an object is expected";
  for (const auto& [key, value] : json.items())
    if (std::ranges::find(kKeys, key) == kKeys.end()) return "the key " + key + " is not known";
  for (const char* key : {"number", "stage"})
    if (!is_text(json, key)) return std::string(key) + " must be a text";
  if (!is_list_of_texts(json, "books")) return "books must be a list of texts";
  if (json.contains("state") && !is_text(json, "state")) return "state must be a text";
  if (!json.contains("facts")) return "";
  if (!is_list_of_texts(json, "facts")) return "facts must be a list of texts";
  for (const Json& fact : json["facts"])
    if (!rulebook::is_fact(fact.get<std::string>()))
      return "the fact " + fact.get<std::string>() + " is not known";
  return "";
}

Result<BoundDossier> bound_dossier(const Json& json) {
  RENGA_ASSIGN(const rulebook::Stage stage,
               rulebook::stage_named(json["stage"].get<std::string>()));
  return BoundDossier{.number = json["number"],
                      .books = json["books"].get<std::vector<std::string>>(),
                      .stage = stage,
                      .state = json.value("state", ""),
                      .facts = json.value("facts", rulebook::Facts())};
}

}  // namespace

Result<std::vector<Rulebook>> read_rulebooks(const std::optional<Path>& folder) {
  RENGA_ASSIGN(std::vector<Rulebook> books, rulebook::carried());
  if (!folder) return books;
  RENGA_ASSIGN(const std::vector<Path> files, toml_files(*folder));
  for (const Path& file : files) {
    RENGA_ASSIGN(Rulebook book, read_rulebook(file));
    if (std::ranges::find(books, book.name, &Rulebook::name) != books.end())
      return fail(
          Error(code::given_twice).at({file.filename().string(), 1, ""}).with("field", book.name));
    books.push_back(std::move(book));
  }
  std::ranges::sort(books, {}, &Rulebook::name);
  return books;
}

Result<Rulebook> rulebook_named(const std::vector<Rulebook>& books, std::string_view name) {
  const auto found = std::ranges::find(books, name, &Rulebook::name);
  if (found != books.end()) return *found;
  std::vector<std::string> known;
  for (const Rulebook& book : books) known.push_back(book.name);
  return fail(
      Error(code::rulebook_unknown).with("rulebook", name).with("known", join(known, ", ")));
}

Result<std::vector<BoundDossier>> read_bound_dossiers(const Path& file) {
  RENGA_ASSIGN(const std::string text, files::read_small(file));
  const Json document = Json::parse(text, nullptr, false);
  if (!document.is_object() || document.size() != 1 || !document.contains("dossiers") ||
      !document["dossiers"].is_array())
    return fail(bad_json(file, "{\"dossiers\": [ … ]} is expected"));
  std::vector<BoundDossier> dossiers;
  for (const Json& json : document["dossiers"]) {
    const std::string place = "dossiers[" + std::to_string(dossiers.size()) + "]: ";
    const std::string fault = form_fault(json);
    if (!fault.empty()) return fail(bad_json(file, place + fault));
    auto dossier = bound_dossier(json);
    if (!dossier) return fail(bad_json(file, place + "stage must be pending, approved or closed"));
    dossiers.push_back(std::move(*dossier));
  }
  return dossiers;
}

}  // namespace renga::service
