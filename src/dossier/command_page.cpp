#include "dossier/command_page.hpp"

#include "dossier/dossier.hpp"

namespace renga::dossier {
namespace {

std::string both(Bilingual text) {
  return std::string(text.japanese) + " / " + std::string(text.english);
}

std::string names_of(Roles who) {
  std::vector<std::string> names;
  for (const auto& role : roles())
    if (who.has(role.word)) names.push_back("`" + std::string(role.name) + "`");
  return join(names, " ");
}

std::string names_of(Stages which) {
  std::vector<std::string> names;
  for (const auto& stage : stages())
    if (which.has(stage.word)) names.push_back("`" + std::string(stage.name) + "`");
  return join(names, " ");
}

std::string target_of(const CommandRow& row) {
  if (row.to) return "`" + std::string(name_of(*row.to)) + "`";
  return row.leads_to != nullptr ? "by the outcome" : "–";
}

std::string conditions_of(const CommandRow& row) {
  std::vector<std::string> lines;
  for (const Guard& guard : row.guards)
    lines.push_back(std::string(guard.rule) + " " + std::string(guard.remedy.english));
  return lines.empty() ? "–" : join(lines, "<br>");
}

std::string table_of(Track track) {
  std::string text =
      "| command | what | who | from | to | rule | conditions |\n|---|---|---|---|---|---|---|\n";
  for (const CommandRow& row : commands())
    if (row.track == track)
      text += "| `" + std::string(row.name) + "` | " + both(row.label) + " | " +
              names_of(row.roles) + " | " + names_of(row.from) + " | " + target_of(row) + " | " +
              std::string(row.rule) + " | " + conditions_of(row) + " |\n";
  return text;
}

/// For each role and stage of a track, the commands that are open: state × role × command.
std::string matrix_of(Track track) {
  std::string text = "| stage | role | commands |\n|---|---|---|\n";
  for (const auto& stage : stages())
    for (const auto& role : roles()) {
      std::vector<std::string> open;
      for (const CommandRow& row : commands())
        if (row.track == track && row.from.has(stage.word) && row.roles.has(role.word))
          open.push_back("`" + std::string(row.name) + "`");
      if (!open.empty())
        text += "| `" + std::string(stage.name) + "` | `" + std::string(role.name) + "` | " +
                join(open, " ") + " |\n";
    }
  return text;
}

/// The closed lists of the fields of a track (DOS-37).
std::string lists_of(Track track) {
  std::string text;
  for (const CommandRow& row : commands())
    for (const Field& field : row.fields) {
      if (row.track != track || field.choices == nullptr) continue;
      std::vector<std::string> words;
      for (const Choice& word : field.choices().words)
        words.push_back("`" + std::string(word.name) + "` " + both(word.label));
      text += "| `" + std::string(row.name) + "` | `" + std::string(field.name) + "` " +
              both(field.label) + " | " + std::string(field.choices().rule) + " | " +
              join(words, "<br>") + " |\n";
    }
  if (text.empty()) return text;
  return "\n| command | field | rule | its words |\n|---|---|---|---|\n" + text;
}

}  // namespace

std::string command_page() {
  std::string page =
      "# The commands of a dossier\n\n"
      "Made from the table of `src/dossier`; a test holds this page to it. Who may do what, from "
      "which stage of a track to which, under which conditions, and the rule that says so.\n";
  for (const auto& track : tracks())
    page += "\n## " + both(track.label) + "\n\n" + table_of(track.word) + lists_of(track.word) +
            "\n" + matrix_of(track.word);
  return page;
}

}  // namespace renga::dossier
