#include "cli/dossier_deadlines.hpp"

#include "cli/office_options.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

struct Asked {
  service::DossierCall call;
  std::string day;
};

void ask(CLI::App& verb, Asked& asked, const Session& session) {
  ask_for_office(verb, asked.call.folder, asked.call.database, session);
  ask_for_fixed_day(verb, asked.day, session);
}

Done settle(Asked& asked) {
  RENGA_ASSIGN(asked.call.today, fixed_day(asked.day));
  return {};
}

std::string names_of(dossier::Roles roles, Language language) {
  std::vector<std::string> names;
  for (const auto& role : dossier::roles())
    if (roles.has(role.word)) names.emplace_back(role.label.in(language));
  return join(names, language == Language::japanese ? "・" : ", ");
}

Json names_of(dossier::Roles roles) {
  Json names = Json::array();
  for (const auto& role : dossier::roles())
    if (roles.has(role.word)) names.push_back(role.name);
  return names;
}

Json json_of(const dossier::Due& due) {
  return {{"rule", due.rule},
          {"japanese", due.what.japanese},
          {"english", due.what.english},
          {"who", names_of(due.who)},
          {"key", due.key},
          {"command", due.command},
          {"by", to_iso(due.by)},
          {"overdue", due.overdue},
          {"urgency", dossier::name_of(due.urgency)}};
}

std::string line_of(const dossier::Due& due, Language language) {
  std::string what(due.what.in(language));
  if (!due.key.empty()) what += " " + due.key;
  return fmt::format("{} {}: {}: {} ({}, {})", to_iso(due.by), names_of(due.who, language), what,
                     dossier::name_of(due.urgency), due.rule,
                     due.command.empty() ? "-" : due.command);
}

Result<Outcome> deadlines(Asked& asked, const Session& session) {
  RENGA_TRY(settle(asked));
  RENGA_ASSIGN(const auto all, service::list_deadlines(asked.call));
  Outcome outcome;
  outcome.json = {{"deadlines", Json::array()}};
  for (const dossier::Due& due : all) {
    outcome.json["deadlines"].push_back(json_of(due));
    outcome.lines.push_back(line_of(due, session.language()));
  }
  return outcome;
}

Result<Outcome> reminders(Asked& asked, const Session& session) {
  RENGA_TRY(settle(asked));
  RENGA_ASSIGN(const auto all, service::list_reminders(asked.call));
  Outcome outcome;
  outcome.json = {{"reminders", Json::array()}};
  for (const auto& [number, reminder] : all) {
    Json json = json_of(reminder.due);
    json["dossier"] = number;
    json["to"] = names_of(reminder.to);
    json["escalates"] = reminder.escalates;
    outcome.json["reminders"].push_back(std::move(json));
    outcome.lines.push_back(fmt::format("{} → {}: {}", number,
                                        names_of(reminder.to, session.language()),
                                        line_of(reminder.due, session.language())));
  }
  return outcome;
}

}  // namespace

void add_dossier_deadlines(CLI::App& verb, Session& session) {
  const auto asked = std::make_shared<Asked>();
  CLI::App& one = session.add_command(
      verb, "deadlines",
      {"申出の期限を早い順に示します", "list what is due in a dossier, and when"},
      "renga dossier deadlines R8-0001 --data office");
  ask(one, *asked, session);
  one.add_option("dossier", asked->call.number, session.say({"申出番号", "dossier number"}))
      ->required();
  one.callback([asked, &session] {
    session.choose([asked, &session] { return deadlines(*asked, session); });
  });
  CLI::App& all = session.add_command(
      verb, "reminders",
      {"その日に送る督促を示します", "list what is to be said on a day, and to whom"},
      "renga dossier reminders --data office");
  ask(all, *asked, session);
  all.callback([asked, &session] {
    session.choose([asked, &session] { return reminders(*asked, session); });
  });
}

}  // namespace renga::cli
