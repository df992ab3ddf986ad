#include "cli/cli.hpp"

#include "cli/progress_line.hpp"
#include "cli/session.hpp"
#include "cli/verbs.hpp"

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <new>
#include <optional>
#include <string>

#include <fmt/core.h>

namespace renga::cli {
namespace {

Language language_of_locale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0')
      return std::string_view(value).starts_with("ja") ? Language::japanese : Language::english;
  }
  return Language::english;
}

Json error_json(const Error& error, Language language) {
  Json json = {{"code", error_row(error.code()).name}, {"message", error.message(language)}};
  if (!error.where().file.empty()) json["file"] = error.where().file;
  if (error.where().row > 0) json["row"] = error.where().row;
  if (!error.where().column.empty()) json["column"] = error.where().column;
  if (!error.rule().empty()) json["rule"] = error.rule();
  return {{"error", json}};
}

int show_error(const Error& error, const Session& session) {
  fmt::print(stderr, "renga: {}\n", error.message(session.language()));
  if (session.json()) fmt::print("{}\n", error_json(error, session.language()).dump(2));
  return static_cast<int>(error.exit());
}

int show(const Outcome& outcome, const Session& session) {
  if (session.json()) {
    fmt::print("{}\n", outcome.json.dump(2));
  } else {
    for (const std::string& line : outcome.lines) fmt::print("{}\n", line);
  }
  return static_cast<int>(outcome.exit);
}

void add_verbs(CLI::App& program, Session& session) {
  for (const Verb& verb : verbs())
    verb.add(session.add_command(program, verb.name, verb.summary, verb.example), session);
}

/// The first word, where it is no verb: the parser would only miss a verb.
std::optional<std::string> unknown_verb(int argument_count, const char* const* arguments) {
  if (argument_count < 2) return std::nullopt;
  const std::string word = arguments[1];
  const auto is_called_so = [&word](const Verb& verb) { return verb.name == word; };
  if (word.starts_with('-') || std::ranges::any_of(verbs(), is_called_so)) return std::nullopt;
  return word;
}

/// A command that was written wrongly (CLI-20); what the parser says of it is English.
int show_misuse(const std::string& what, const Session& session) {
  constexpr Bilingual kText = {
      "コマンドの書き方が正しくありません（{}）。--help で使い方を確認してください。",
      "The command is not written as it should be ({}). See --help."};
  fmt::print(stderr, "renga: {}\n", fmt::format(fmt::runtime(session.say(kText)), what));
  return static_cast<int>(Exit::usage);
}

int run_session(int argument_count, const char* const* arguments) {
  Session session(language_of_locale());
  CLI::App program(session.say({"連歌：連結可能匿名加工医療情報の作成から公表まで",
                                "Renga: linkable anonymised medical information, end to end"}),
                   "renga");
  program.set_version_flag("--version", "renga " + std::string(kVersion));
  program.require_subcommand(1);
  add_verbs(program, session);
  try {
    program.parse(argument_count, arguments);
  } catch (const CLI::ParseError& problem) {
    // Help and version end the parsing too.
    if (problem.get_exit_code() == 0) return program.exit(problem);
    const auto word = unknown_verb(argument_count, arguments);
    return show_misuse(word ? *word + "?" : problem.what(), session);
  }
  ensure(static_cast<bool>(session.action()), "a verb was parsed but chose no action");
  ProgressLine progress(session.language());
  session.set_progress(progress);
  const Result<Outcome> outcome = session.action()();
  return outcome ? show(*outcome, session) : show_error(outcome.error(), session);
}

}  // namespace

int at_the_door(const std::function<int()>& work) {
  try {
    return work();
  } catch (const Bug& found) {
    fmt::print(stderr, "renga: bug: {}\n", found.what());
  } catch (const std::bad_alloc&) {
    fmt::print(stderr, "renga: out of memory\n");
    return static_cast<int>(Exit::limits);
  } catch (const std::exception&) {
    // The text of a foreign exception may hold a person's value; it is not shown.
    fmt::print(stderr, "renga: bug: an unexpected exception reached the door\n");
  }
  return static_cast<int>(Exit::bug);
}

int run(int argument_count, const char* const* arguments) {
  return at_the_door([&] { return run_session(argument_count, arguments); });
}

}  // namespace renga::cli
