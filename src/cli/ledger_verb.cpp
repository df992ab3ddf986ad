#include "cli/office_options.hpp"
#include "cli/stamp_verb.hpp"
#include "cli/value_verbs.hpp"
#include "cli/verbs.hpp"

#include <memory>
#include <optional>

#include <fmt/core.h>

namespace renga::cli {
namespace {

using service::LedgerPath;

void ask_for_key_file(CLI::App& verb, service::LedgerKeyCall& call, const Session& session) {
  verb.add_option("--keys", call.keys, session.say({"鍵ファイル", "the key file"}))->required();
  verb.add_option("--origin", call.origin,
                  session.say({"台帳の名称（例：example.go.jp/renga）",
                               "name of the ledger, such as example.go.jp/renga"}))
      ->required();
  verb.add_option("--passphrase-file", call.passphrase,
                  session.say({"パスフレーズのファイル（省略時は RENGA_PASSPHRASE）",
                               "file with the passphrase (default: RENGA_PASSPHRASE)"}));
}

void ask_for_source(CLI::App& verb, LedgerPath& ledger, const Session& session) {
  verb.add_option(
          "ledger", ledger,
          session.say({"台帳：書き出したファイル、office.toml のフォルダー又は PostgreSQL の URL",
                       "the ledger: an exported file, the folder of an office, or the URL "
                       "of its PostgreSQL"}))
      ->required();
}

void ask_for_public_key(CLI::App& verb, LedgerPath& key, const Session& session) {
  verb.add_option("--key", key,
                  session.say({"公開鍵のファイル（renga ledger key の出力1行）",
                               "file with the public key, the line of renga ledger key"}))
      ->required();
}

Outcome describe_key(const std::string& line) {
  Outcome outcome;
  outcome.json = {{"key", line}};
  outcome.lines = {line};
  return outcome;
}

void add_keys(CLI::App& verb, Session& session) {
  struct Call {
    service::LedgerKeyCall key;
    std::optional<std::uint64_t> seed;
  };
  const auto call = std::make_shared<Call>();
  ask_for_key_file(verb, call->key, session);
  verb.add_option("--seed", call->seed,
                  session.say({"合成データ用の種", "seed, for synthetic data only"}));
  verb.callback([call, &session] {
    session.choose([call]() -> Result<Outcome> {
      RENGA_ASSIGN(const std::string line, service::make_ledger_key(call->key, call->seed));
      return describe_key(line);
    });
  });
}

void add_key(CLI::App& verb, Session& session) {
  const auto call = std::make_shared<service::LedgerKeyCall>();
  ask_for_key_file(verb, *call, session);
  verb.callback([call, &session] {
    session.choose([call]() -> Result<Outcome> {
      RENGA_ASSIGN(const std::string line, service::show_ledger_key(*call));
      return describe_key(line);
    });
  });
}

Json json_of(const ledger::DamageFound& found, Language language) {
  Json json = {{"damage", name_of(found.damage)}, {"entry", found.entry}};
  if (found.further != 0) json["further"] = found.further;
  json["message"] = sentence_of(found.damage).in(language);
  return json;
}

Outcome describe(const ledger::Verification& found, const Session& session) {
  Outcome outcome;
  outcome.exit = found.whole() ? Exit::done : Exit::found;
  outcome.json = {{"entries", found.entries},
                  {"anchored", found.anchored},
                  {"unanchored", found.anchored < found.entries},
                  {"root", to_hex(found.root)},
                  {"damage", Json::array()}};
  outcome.lines.push_back(
      fmt::format("{} {}", with_thousands(found.entries), session.say({"件の記録", "entries"})));
  for (const ledger::DamageFound& one : found.damage) {
    outcome.json["damage"].push_back(json_of(one, session.language()));
    const std::string further = one.further == 0 ? "" : fmt::format(" … {}", one.further);
    outcome.lines.push_back(fmt::format("{} {}{}: {}", session.say({"記録", "entry"}), one.entry,
                                        further, sentence_of(one.damage).in(session.language())));
  }
  if (found.whole())
    outcome.lines.push_back(session.say({"異常はありません。", "Nothing was found."}));
  if (found.anchored < found.entries)
    outcome.lines.push_back(fmt::format(
        fmt::runtime(session.say({"記録 {} 以降を裏付けるチェックポイントはありません。",
                                  "No checkpoint vouches for the entries from {} on."})),
        found.anchored));
  return outcome;
}

void add_verify(CLI::App& verb, Session& session) {
  struct Call {
    service::LedgerCheck check;
    std::optional<LedgerPath> authority;
  };
  const auto call = std::make_shared<Call>();
  ask_for_source(verb, call->check.ledger, session);
  ask_for_public_key(verb, call->check.key, session);
  auto* checkpoints = verb.add_option("--checkpoint", call->check.checkpoints,
                                      session.say({"以前に受け取ったチェックポイント",
                                                   "checkpoints that were handed out earlier"}));
  ask_for_authority(verb, call->authority, session)->needs(checkpoints);
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      RENGA_ASSIGN(const auto found, service::verify_ledger(call->check));
      Outcome outcome = describe(found, session);
      if (!call->authority) return outcome;
      RENGA_ASSIGN(const auto stamps, service::check_stamps(call->check, *call->authority));
      add_stamps(outcome, stamps, session);
      return outcome;
    });
  });
}

void add_export(CLI::App& verb, Session& session) {
  struct Call {
    LedgerPath office;
    LedgerPath out;
  };
  const auto call = std::make_shared<Call>();
  ask_for_source(verb, call->office, session);
  verb.add_option("--out", call->out, session.say({"台帳ファイル", "the file"}))->required();
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      RENGA_ASSIGN(const std::int64_t entries,
                   service::export_ledger(call->office, call->out, session.existing()));
      Outcome outcome;
      outcome.json = {{"ledger", call->out.string()}, {"entries", entries}};
      outcome.lines = {
          fmt::format("{} {}", with_thousands(entries), session.say({"件の記録", "entries"}))};
      return outcome;
    });
  });
}

void add_import(CLI::App& verb, Session& session) {
  struct Call {
    service::OfficePlace place;
    LedgerPath ledger;
  };
  const auto call = std::make_shared<Call>();
  verb.add_option("ledger", call->ledger, session.say({"台帳ファイル", "the exported ledger"}))
      ->required();
  ask_for_office(verb, call->place.folder, call->place.database, session);
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      RENGA_ASSIGN(const auto taken, service::import_ledger(call->place, call->ledger));
      Outcome outcome;
      outcome.json = {{"dossiers", taken.dossiers}, {"entries", taken.entries}};
      outcome.lines = {fmt::format("{} {}", with_thousands(taken.entries),
                                   session.say({"件の記録", "entries"}))};
      return outcome;
    });
  });
}

void add_checkpoint(CLI::App& verb, Session& session) {
  struct Call {
    service::LedgerKeyCall key;
    service::LedgerCheck check;
    LedgerPath out;
  };
  const auto call = std::make_shared<Call>();
  ask_for_source(verb, call->check.ledger, session);
  ask_for_key_file(verb, call->key, session);
  verb.add_option("--since", call->check.checkpoints,
                  session.say({"以前のチェックポイント", "earlier checkpoints"}));
  verb.add_option("--out", call->out, session.say({"チェックポイント", "the checkpoint"}))
      ->required();
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      RENGA_ASSIGN(const auto made,
                   service::sign_checkpoint(call->key, call->check, call->out, session.existing()));
      Outcome outcome;
      outcome.json = {
          {"origin", made.origin}, {"entries", made.entries}, {"root", to_hex(made.root)}};
      outcome.lines = {fmt::format("{} {} {}", made.origin, made.entries, to_hex(made.root))};
      return outcome;
    });
  });
}

void ask_for_claim(CLI::App& verb, service::LedgerClaim& claim, const Session& session) {
  ask_for_public_key(verb, claim.key, session);
  verb.add_option("--from", claim.earlier,
                  session.say({"前のチェックポイント", "the earlier checkpoint"}));
}

void add_prove(CLI::App& verb, Session& session) {
  struct Call {
    LedgerPath ledger;
    service::LedgerClaim claim;
    LedgerPath out;
  };
  const auto call = std::make_shared<Call>();
  ask_for_source(verb, call->ledger, session);
  ask_for_claim(verb, call->claim, session);
  auto* entry = verb.add_option("--entry", call->claim.entry,
                                session.say({"記録の番号", "number of the entry"}));
  verb.get_option("--from")->excludes(entry);
  verb.add_option(
          "--to", call->claim.later,
          session.say({"証明の対象となるチェックポイント", "the checkpoint that the proof is for"}))
      ->required();
  verb.add_option("--out", call->out, session.say({"証明", "the proof"}))->required();
  verb.callback([call, &session] {
    if (!call->claim.entry && !call->claim.earlier) throw CLI::RequiredError("--entry / --from");
    session.choose([call, &session]() -> Result<Outcome> {
      RENGA_TRY(service::prove_ledger(call->ledger, call->claim, call->out, session.existing()));
      Outcome outcome;
      outcome.json = {{"proof", call->out.string()}};
      outcome.lines = {call->out.string()};
      return outcome;
    });
  });
}

Outcome holds(const Session& session, const std::string& what) {
  Outcome outcome;
  outcome.json = {{"holds", true}, {"claim", what}};
  outcome.lines = {
      fmt::format("{} {}", session.say({"証明は成り立ちます：", "The proof holds:"}), what)};
  return outcome;
}

void add_confirm(CLI::App& verb, Session& session) {
  struct Call {
    LedgerPath proof;
    service::LedgerClaim claim;
    std::optional<LedgerPath> line;
  };
  const auto call = std::make_shared<Call>();
  verb.add_option("proof", call->proof, session.say({"証明", "the proof"}))->required();
  ask_for_claim(verb, call->claim, session);
  auto* line = verb.add_option("--line", call->line,
                               session.say({"記録1行のファイル", "file with the entry's line"}));
  verb.add_option("--to", call->claim.later,
                  session.say({"後のチェックポイント", "the later checkpoint"}))
      ->excludes(line);
  verb.get_option("--from")->excludes(line)->needs("--to");
  verb.callback([call, &session] {
    if (!call->line && !call->claim.earlier) throw CLI::RequiredError("--line / --from");
    session.choose([call, &session]() -> Result<Outcome> {
      if (call->line) {
        RENGA_ASSIGN(const std::int64_t entry,
                     service::confirm_inclusion(call->proof, call->claim.key, *call->line));
        return holds(session, fmt::format("entry {}", entry));
      }
      RENGA_TRY(service::confirm_consistency(call->proof, call->claim));
      return holds(session, fmt::format("{} → {}", call->claim.earlier->string(),
                                        call->claim.later.string()));
    });
  });
}

}  // namespace

void add_ledger(CLI::App& verb, Session& session) {
  verb.require_subcommand(1);
  add_keys(session.add_command(verb, "keys",
                               {"台帳の署名鍵を作ります", "make the key that signs a ledger"},
                               "renga ledger keys --keys office.keys --origin example.go.jp/renga"),
           session);
  add_key(session.add_command(verb, "key", {"公開鍵を表示します", "show the public key"},
                              "renga ledger key --keys office.keys --origin example.go.jp/renga"),
          session);
  add_verify(session.add_command(
                 verb, "verify",
                 {"台帳が書かれたときのままかを確かめます",
                  "tell every place where a ledger is not what was written"},
                 "renga ledger verify ledger.jsonl --key ledger.pub --checkpoint november.note"),
             session);
  add_export(session.add_command(verb, "export",
                                 {"データベースの台帳をファイルに書き出します",
                                  "write the ledger of an office as a file"},
                                 "renga ledger export office --out ledger.jsonl"),
             session);
  add_import(session.add_command(verb, "import",
                                 {"書き出した台帳を空のデータベースに取り込みます",
                                  "take an exported ledger over into an empty database"},
                                 "renga ledger import ledger.jsonl --data office"),
             session);
  add_value_erasure(verb, session);
  add_checkpoint(
      session.add_command(verb, "checkpoint",
                          {"現在の台帳に署名したチェックポイントを作ります",
                           "sign what the ledger is now, to be handed to outsiders"},
                          "renga ledger checkpoint ledger.jsonl --keys office.keys --origin "
                          "example.go.jp/renga --out november.note"),
      session);
  add_timestamp(verb, session);
  add_prove(session.add_command(
                verb, "prove",
                {"一つの記録又は台帳の継続を証明します",
                 "prove that an entry lies under a checkpoint, or that one continues another"},
                "renga ledger prove ledger.jsonl --key ledger.pub --entry 12 --to november.note "
                "--out entry-12.proof"),
            session);
  add_confirm(
      session.add_command(verb, "confirm", {"証明を確かめます", "check a proof without the ledger"},
                          "renga ledger confirm entry-12.proof --key ledger.pub --line entry.json"),
      session);
}

}  // namespace renga::cli
