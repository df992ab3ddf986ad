#include "cli/cli.hpp"

#include "cli/progress_line.hpp"
#include "cli/session.hpp"
#include "cli/verbs.hpp"

#include <cstdlib>
#include <exception>
#include <new>

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
    return program.exit(problem) == 0 ? static_cast<int>(Exit::done)
                                      : static_cast<int>(Exit::usage);
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
