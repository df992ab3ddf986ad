#include "cli/office_options.hpp"
#include "cli/verbs.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

Outcome told(const service::Backup& backup, const Session& session) {
  Outcome outcome;
  outcome.json = {{"files", backup.files}, {"bytes", backup.bytes}};
  outcome.lines = {
      fmt::format(fmt::runtime(session.say({"ファイル {} 件、{} バイト", "{} files, {} bytes"})),
                  with_thousands(backup.files), with_thousands(backup.bytes))};
  return outcome;
}

}  // namespace

void add_backup(CLI::App& verb, Session& session) {
  struct Call {
    service::OfficePlace place;
    std::filesystem::path out;
  };
  const auto call = std::make_shared<Call>();
  ask_for_office(verb, call->place.folder, call->place.database, session);
  verb.add_option("--out", call->out, session.say({"書き込むフォルダー", "folder that is written"}))
      ->required();
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      RENGA_ASSIGN(const auto backup, service::back_up(call->place, call->out, session.existing()));
      return told(backup, session);
    });
  });
}

void add_restore(CLI::App& verb, Session& session) {
  struct Call {
    std::filesystem::path backup;
    std::filesystem::path data;
  };
  const auto call = std::make_shared<Call>();
  verb.add_option("backup", call->backup,
                  session.say({"バックアップのフォルダー", "folder of the backup"}))
      ->required();
  verb.add_option("--data", call->data, session.say({"作るフォルダー", "folder that is made"}))
      ->required();
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      RENGA_ASSIGN(const auto backup,
                   service::restore(call->backup, call->data, session.existing()));
      return told(backup, session);
    });
  });
}

}  // namespace renga::cli
