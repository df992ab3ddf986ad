#include "cli/office_options.hpp"
#include "cli/verbs.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

using service::OfficePlace;
using service::Rebuilding;

void ask_for_place(CLI::App& verb, OfficePlace& place, const Session& session) {
  ask_for_office(verb, place.folder, place.database, session);
}

void add_upgrade(CLI::App& verb, Session& session) {
  const auto place = std::make_shared<OfficePlace>();
  ask_for_place(verb, *place, session);
  verb.callback([place, &session] {
    session.choose([place, &session]() -> Result<Outcome> {
      RENGA_TRY(service::upgrade_store(*place));
      Outcome outcome;
      outcome.json = {{"upgraded", true}};
      outcome.lines = {session.say(
          {"データベースはこの版の構成です。", "The database has the schema of this version."})};
      return outcome;
    });
  });
}

void add_rebuild(CLI::App& verb, Session& session) {
  struct Call {
    OfficePlace place;
    bool check = false;
  };
  const auto call = std::make_shared<Call>();
  ask_for_place(verb, call->place, session);
  verb.add_flag("--check", call->check,
                session.say({"比べるだけで書きません", "compare only, write nothing"}));
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      RENGA_ASSIGN(
          const service::Rebuilt rebuilt,
          service::rebuild_views(call->place, call->check ? Rebuilding::check : Rebuilding::write));
      Outcome outcome;
      outcome.exit = call->check && rebuilt.differing > 0 ? Exit::found : Exit::done;
      outcome.json = {{"dossiers", rebuilt.dossiers},
                      {"entries", rebuilt.entries},
                      {"differing", rebuilt.differing}};
      outcome.lines = {fmt::format(
          fmt::runtime(session.say({"申出 {} 件、記録 {} 件、一覧との相違 {} 件",
                                    "{} dossiers, {} entries, {} differed from the lists"})),
          with_thousands(rebuilt.dossiers), with_thousands(rebuilt.entries), rebuilt.differing)};
      return outcome;
    });
  });
}

}  // namespace

void add_store(CLI::App& verb, Session& session) {
  verb.require_subcommand(1);
  add_upgrade(session.add_command(verb, "upgrade",
                                  {"前の版のデータベースを更新します",
                                   "bring the database of an earlier version up to this one"},
                                  "renga store upgrade --data office"),
              session);
  add_rebuild(session.add_command(
                  verb, "rebuild",
                  {"一覧を台帳から作り直します", "make what lists show again from the ledger"},
                  "renga store rebuild --check --data office"),
              session);
}

}  // namespace renga::cli
