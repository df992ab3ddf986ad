#include "cli/dossier_deadlines.hpp"
#include "cli/dossier_outbox.hpp"
#include "cli/dossier_papers.hpp"
#include "cli/office_options.hpp"
#include "cli/value_verbs.hpp"
#include "cli/verbs.hpp"

#include <memory>
#include <optional>

#include <fmt/core.h>

namespace renga::cli {
namespace {

using service::DossierCall;

/// What the options say before they are read: the day as text.
struct Asked {
  DossierCall call;
  std::string today;
};

Done settle(Asked& asked) {
  RENGA_ASSIGN(asked.call.today, fixed_day(asked.today));
  return {};
}

void ask_for_folder(CLI::App& verb, Asked& asked, const Session& session) {
  ask_for_office(verb, asked.call.folder, asked.call.database, session);
}

void ask_for_number(CLI::App& verb, Asked& asked, const Session& session) {
  ask_for_folder(verb, asked, session);
  verb.add_option("dossier", asked.call.number, session.say({"申出番号", "dossier number"}))
      ->required();
}

void ask_for_account(CLI::App& verb, Asked& asked, const Session& session) {
  verb.add_option("--as", asked.call.account, session.say({"利用者", "who acts"}))->required();
}

void ask_for_day(CLI::App& verb, Asked& asked, const Session& session) {
  ask_for_fixed_day(verb, asked.today, session);
}

/// NAME=VALUE as a pair; a text without `=` names a field without a value, which no kind accepts.
std::pair<std::string, std::string> pair_of(const std::string& text) {
  const auto equals = text.find('=');
  if (equals == std::string::npos) return {text, ""};
  return {text.substr(0, equals), text.substr(equals + 1)};
}

Json json_of(const dossier::Event& event) {
  Json fields = Json::object();
  for (const auto& [name, value] : event.fields.all()) fields[name] = dossier::to_text(value);
  return {{"command", event.command},
          {"key", event.key},
          {"fields", fields},
          {"actor", event.actor},
          {"day", to_iso(event.day)}};
}

std::string with_key(std::string_view name, const std::string& key) {
  return key.empty() ? std::string(name) : fmt::format("{} {}", name, key);
}

void add_do(CLI::App& verb, Session& session) {
  struct Call {
    Asked asked;
    service::WrittenCommand command;
    std::vector<std::string> fields;
    std::vector<std::string> personal;
  };
  const auto call = std::make_shared<Call>();
  ask_for_number(verb, call->asked, session);
  verb.add_option("command", call->command.name,
                  session.say({"コマンド（renga dossier commands で一覧）",
                               "the command; renga dossier commands lists them"}))
      ->required();
  verb.add_option("fields", call->fields, session.say({"項目＝値", "FIELD=VALUE"}));
  verb.add_option("--key", call->command.key,
                  session.say({"対象（DB・利用場所・公表の番号など）",
                               "what it is about: database, place, number of a publication"}));
  verb.add_option("--personal", call->personal,
                  session.say({"個人の値 名称＝ファイル（台帳には約束値だけが残ります）",
                               "a value of a person, NAME=FILE; the ledger only commits to it"}));
  ask_for_account(verb, call->asked, session);
  ask_for_day(verb, call->asked, session);
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      RENGA_TRY(settle(call->asked));
      RENGA_ASSIGN(call->command.values, read_personal(call->personal));
      for (const std::string& field : call->fields) call->command.fields.push_back(pair_of(field));
      RENGA_ASSIGN(const auto given, service::give_command(call->asked.call, call->command));
      const dossier::CommandRow* row = dossier::command_named(given.event.command);
      Outcome outcome;
      outcome.json = json_of(given.event);
      outcome.json["events"] = given.events;
      outcome.lines = {fmt::format("{} {}: {}", to_iso(given.event.day),
                                   with_key(given.event.command, given.event.key),
                                   row->label.in(session.language()))};
      return outcome;
    });
  });
}

Json json_of(const service::KeptDossier& kept) {
  const dossier::Dossier& state = kept.state;
  Json threads = Json::array();
  for (const auto& [key, thread] : state.threads)
    threads.push_back({{"track", name_of(key.track)},
                       {"key", key.key},
                       {"stage", name_of(thread.stage)},
                       {"since", thread.since ? to_iso(*thread.since) : ""}});
  Json json = {{"number", state.number},       {"title", state.title},
               {"databases", state.databases}, {"rulebooks", kept.terms.rulebooks},
               {"contact", state.contact},     {"stopped", state.stopped},
               {"threads", threads},           {"events", kept.events.size()}};
  if (state.use_from) json["use_from"] = to_iso(*state.use_from);
  if (state.use_until) json["use_until"] = to_iso(*state.use_until);
  return json;
}

void add_show(CLI::App& verb, Session& session) {
  const auto asked = std::make_shared<Asked>();
  ask_for_number(verb, *asked, session);
  verb.callback([asked, &session] {
    session.choose([asked, &session]() -> Result<Outcome> {
      RENGA_ASSIGN(const auto kept, service::show_dossier(asked->call));
      Outcome outcome;
      outcome.json = json_of(kept);
      outcome.lines = {fmt::format("{} {}", kept.state.number, kept.state.title),
                       fmt::format("{} {}", session.say({"ルールブック", "rulebooks"}),
                                   join(kept.terms.rulebooks, ", "))};
      for (const auto& [key, thread] : kept.state.threads)
        outcome.lines.push_back(fmt::format(
            "{}: {} ({})", with_key(label_of(key.track).in(session.language()), key.key),
            label_of(thread.stage).in(session.language()),
            thread.since ? to_iso(*thread.since) : "–"));
      if (kept.state.use_from && kept.state.use_until)
        outcome.lines.push_back(fmt::format("{} {} – {}", session.say({"利用期間", "use"}),
                                            to_iso(*kept.state.use_from),
                                            to_iso(*kept.state.use_until)));
      return outcome;
    });
  });
}

void add_list(CLI::App& verb, Session& session) {
  const auto asked = std::make_shared<Asked>();
  ask_for_folder(verb, *asked, session);
  verb.callback([asked, &session] {
    session.choose([asked, &session]() -> Result<Outcome> {
      RENGA_ASSIGN(const auto all, service::list_dossiers(asked->call));
      Outcome outcome;
      outcome.json = {{"dossiers", Json::array()}};
      for (const store::DossierRow& row : all) {
        const auto* stage = dossier::row_named(dossier::stages(), row.stage);
        outcome.json["dossiers"].push_back({{"number", row.number},
                                            {"title", row.title},
                                            {"stage", row.stage},
                                            {"events", row.events}});
        outcome.lines.push_back(
            fmt::format("{} {} {}", row.number,
                        stage == nullptr ? row.stage : session.say(stage->label), row.title));
      }
      return outcome;
    });
  });
}

void add_timeline(CLI::App& verb, Session& session) {
  const auto asked = std::make_shared<Asked>();
  ask_for_number(verb, *asked, session);
  verb.callback([asked, &session] {
    session.choose([asked, &session]() -> Result<Outcome> {
      RENGA_ASSIGN(const auto kept, service::show_dossier(asked->call));
      Outcome outcome;
      outcome.json = {{"number", kept.state.number}, {"events", Json::array()}};
      for (const dossier::Event& event : kept.events) {
        const dossier::CommandRow* row = dossier::command_named(event.command);
        outcome.json["events"].push_back(json_of(event));
        outcome.lines.push_back(fmt::format("{} {} {} ({})", to_iso(event.day), event.actor,
                                            with_key(row->label.in(session.language()), event.key),
                                            row->rule));
      }
      return outcome;
    });
  });
}

void add_tasks(CLI::App& verb, Session& session) {
  const auto asked = std::make_shared<Asked>();
  ask_for_number(verb, *asked, session);
  ask_for_account(verb, *asked, session);
  verb.callback([asked, &session] {
    session.choose([asked, &session]() -> Result<Outcome> {
      RENGA_ASSIGN(const auto tasks, service::list_tasks(asked->call));
      Outcome outcome;
      outcome.json = {{"tasks", Json::array()}};
      for (const service::OpenTask& task : tasks) {
        outcome.json["tasks"].push_back(
            {{"command", task.row->name}, {"key", task.key}, {"rule", task.row->rule}});
        outcome.lines.push_back(fmt::format("{}: {} ({})", with_key(task.row->name, task.key),
                                            task.row->label.in(session.language()),
                                            task.row->rule));
      }
      return outcome;
    });
  });
}

std::string fields_of(const dossier::CommandRow& row, const Session& session) {
  std::string text;
  for (const dossier::Field& field : row.fields)
    text += fmt::format(" {}{}={} ({})", field.required ? "" : "[", field.name,
                        dossier::form_of(field.kind), field.label.in(session.language())) +
            (field.required ? "" : "]");
  return text;
}

void add_commands(CLI::App& verb, Session& session) {
  verb.callback([&session] {
    session.choose([&session]() -> Result<Outcome> {
      Outcome outcome;
      outcome.json = {{"commands", Json::array()}};
      for (const dossier::CommandRow& row : dossier::commands()) {
        Json json = {{"command", row.name},
                     {"label", row.label.in(session.language())},
                     {"track", name_of(row.track)},
                     {"rule", row.rule},
                     {"fields", Json::array()}};
        for (const dossier::Field& field : row.fields)
          json["fields"].push_back({{"name", field.name}, {"required", field.required}});
        outcome.json["commands"].push_back(json);
        outcome.lines.push_back(fmt::format("{}: {} ({}){}", row.name,
                                            row.label.in(session.language()), row.rule,
                                            fields_of(row, session)));
      }
      return outcome;
    });
  });
}

void add_run(CLI::App& verb, Session& session) {
  struct Call {
    Asked asked;
    std::filesystem::path steps;
  };
  const auto call = std::make_shared<Call>();
  ask_for_number(verb, call->asked, session);
  verb.add_option(
          "steps", call->steps,
          session.say({"1行に1つのコマンドを書いたファイル", "a file with one command a line"}))
      ->required();
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      RENGA_ASSIGN(const std::int64_t given, service::run_steps(call->asked.call, call->steps));
      Outcome outcome;
      outcome.json = {{"given", given}};
      outcome.lines = {fmt::format(
          fmt::runtime(session.say({"{} 件のコマンドを実行しました。", "{} commands were given."})),
          given)};
      return outcome;
    });
  });
}

void add_approval(CLI::App& verb, Session& session) {
  struct Call {
    Asked asked;
    std::filesystem::path out;
  };
  const auto call = std::make_shared<Call>();
  ask_for_number(verb, call->asked, session);
  ask_for_day(verb, call->asked, session);
  verb.add_option("--out", call->out, session.say({"承認ファイル", "the approval file"}))
      ->required();
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      RENGA_TRY(settle(call->asked));
      RENGA_TRY(service::write_approval(call->asked.call, call->out, session.existing()));
      Outcome outcome;
      outcome.json = {{"approval", call->out.string()}};
      outcome.lines = {call->out.string()};
      return outcome;
    });
  });
}

}  // namespace

void add_dossier(CLI::App& verb, Session& session) {
  verb.require_subcommand(1);
  add_do(session.add_command(
             verb, "do", {"申出のコマンドを一つ実行します", "give one command of a dossier"},
             "renga dossier do R8-0001 ask_consultation --key ndb --as applicant-1 --data office"),
         session);
  add_run(session.add_command(verb, "run",
                              {"ファイルに書かれたコマンドを順に実行します",
                               "give the commands of a file in order"},
                              "renga dossier run R8-0001 road.txt --data office"),
          session);
  add_show(session.add_command(verb, "show",
                               {"申出の現在の状態を示します", "show where a dossier stands"},
                               "renga dossier show R8-0001 --data office"),
           session);
  add_list(session.add_command(verb, "list", {"全ての申出を示します", "list all dossiers"},
                               "renga dossier list --data office"),
           session);
  add_tasks(session.add_command(
                verb, "tasks",
                {"利用者が今できることを示します", "list what somebody can do in a dossier now"},
                "renga dossier tasks R8-0001 --as producer-1 --data office"),
            session);
  add_timeline(session.add_command(verb, "timeline",
                                   {"申出の経過を示します", "list what happened in a dossier"},
                                   "renga dossier timeline R8-0001 --data office"),
               session);
  add_commands(
      session.add_command(verb, "commands",
                          {"全てのコマンドと項目を示します", "list all commands with their fields"},
                          "renga dossier commands --lang ja"),
      session);
  add_approval(
      session.add_command(verb, "approval",
                          {"承認・承諾された申出から承認ファイルを作ります",
                           "write the approval file of a dossier that was decided on"},
                          "renga dossier approval R8-0001 --data office --out approval.toml"),
      session);
  add_dossier_deadlines(verb, session);
  add_dossier_papers(verb, session);
  add_dossier_outbox(session.add_command(verb, "outbox",
                                         {"手続のお知らせ（メール）を示し、送ります",
                                          "list and send the notices of what was done"},
                                         "renga dossier outbox list --data office"),
                     session);
  add_values(verb, session);
}

}  // namespace renga::cli
