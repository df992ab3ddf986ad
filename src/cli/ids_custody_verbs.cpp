#include "cli/ids_custody_verbs.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

struct Call {
  service::IdsCall shared;
  ids::HistoryOptions history;
  ids::TraceOptions trace;
  erase::IdsOptions erase;
};

using Shared = std::shared_ptr<Call>;

Outcome describe(const ids::Outcome& made, const Session& session) {
  Outcome outcome;
  outcome.json = {{"counts", made.counts}};
  outcome.lines = {fmt::format("{} {}", with_thousands(made.counts.at("history.rows")),
                               session.say({"行", "rows"})),
                   fmt::format("{} {}", with_thousands(made.counts.at("history.subjects")),
                               session.say({"人", "subjects"}))};
  return outcome;
}

std::string name_of_copy(const ids::TracedCopy& copy, const Session& session) {
  return copy.place.empty() ? session.say({"（全利用場所共通の鍵）", "(one key for all places)"})
                            : copy.place;
}

/// Exit code 1 where no copy of the dossier holds any ID of the file (IDP-48).
Outcome describe(const ids::Trace& trace, const Session& session) {
  Outcome outcome;
  Json copies = Json::array();
  for (const ids::TracedCopy& copy : trace.copies) {
    copies.push_back({{"place", copy.place}, {"key", copy.key_id}, {"ids", copy.ids}});
    outcome.lines.push_back(
        fmt::format("{:>14}  {}", with_thousands(copy.ids), name_of_copy(copy, session)));
  }
  outcome.lines.push_back(
      fmt::format("{}: {}", session.say({"判定", "Verdict"}), name_of(trace.verdict)));
  outcome.json = {{"dossier", trace.dossier},
                  {"suspects", trace.suspects},
                  {"verdict", name_of(trace.verdict)},
                  {"copies", copies}};
  if (trace.verdict == ids::Verdict::none) outcome.exit = Exit::found;
  return outcome;
}

Outcome describe(const erase::Certificate& certificate, const Session& session) {
  Outcome outcome;
  outcome.json = Json::parse(to_json(certificate));
  for (const erase::ErasedTarget& target : certificate.targets)
    outcome.lines.push_back(fmt::format("{} {}", session.say({"消去", "erased"}), target.name));
  for (const erase::ErasedKey& key : certificate.keys)
    outcome.lines.push_back(
        fmt::format("{} {} {}", session.say({"鍵の消去", "erased key"}), key.id, key.place));
  return outcome;
}

void add_history(CLI::App& verb, Session& session, const Shared& call) {
  verb.require_subcommand(1);
  CLI::App* load = &session.add_command(verb, "load",
                                        {"CSVの履歴を検証済みデータセットに取り込みます",
                                         "read the CSV of the history into a verified dataset"},
                                        "renga ids history load history.csv --out history");
  load->add_option("csv", call->history.csv, session.say({"履歴（CSV）", "the history (CSV)"}))
      ->required();
  load->add_option("--out", call->history.out, session.say({"出力先", "where the result goes"}))
      ->required();
  load->callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      call->history.existing = session.existing();
      call->history.limits = session.limits();
      RENGA_ASSIGN(const auto made, service::keep_history(call->history, session.progress()));
      return describe(made, session);
    });
  });
}

void add_trace(CLI::App& verb, Session& session, const Shared& call) {
  verb.add_option("leak", call->trace.leak,
                  session.say({"漏えいしたファイル又はフォルダー", "the leaked file or folder"}))
      ->required();
  verb.add_option("--persons", call->trace.persons,
                  session.say({"加工用IDの回答（作成事業者）又は格納用IDの照会（支払基金）",
                               "the answer with processing IDs (producer) or the request with "
                               "stored IDs (fund)"}))
      ->required();
  add_key_options(verb, session, call->shared, true);
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      call->trace.limits = session.limits();
      RENGA_ASSIGN(const auto trace,
                   service::trace_ids(call->shared, call->trace, session.progress()));
      return describe(trace, session);
    });
  });
}

void add_erase_target(CLI::App& verb, Session& session, erase::IdsOptions& options) {
  verb.add_option("folders", options.folders,
                  session.say({"作成事業者のフォルダー", "the producer's folders"}))
      ->required();
  verb.add_option("--dossier", options.dossier, session.say({"申出番号", "the dossier number"}))
      ->required();
  verb.add_option("--certificate", options.certificate,
                  session.say({"消去の証明書（JSON）", "the certificate (JSON)"}))
      ->required();
  verb.add_option("--place", options.place, session.say({"保管場所", "where the data were kept"}))
      ->required();
  verb.add_option("--operator", options.person, session.say({"作業者", "who operates"}))
      ->required();
}

void add_erase(CLI::App& verb, Session& session, const Shared& call) {
  add_erase_target(verb, session, call->erase);
  add_key_options(verb, session, call->shared, true);
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      call->erase.existing = session.existing();
      RENGA_ASSIGN(const auto certificate,
                   service::erase_ids(call->shared, call->erase, session.progress()));
      return describe(certificate, session);
    });
  });
}

}  // namespace

void add_passphrase(CLI::App& verb, Session& session, service::IdsCall& call) {
  verb.add_option("--passphrase-file", call.passphrase,
                  session.say({"パスフレーズのファイル（省略時は RENGA_PASSPHRASE）",
                               "file with the passphrase (default: RENGA_PASSPHRASE)"}));
}

void add_key_options(CLI::App& verb, Session& session, service::IdsCall& call, bool required) {
  verb.add_option("--keys", call.keys,
                  session.say({"作業する機関の鍵ファイル", "the key file of the party that acts"}))
      ->required(required);
  add_passphrase(verb, session, call);
  verb.add_option("--token", call.token,
                  session.say({"鍵のあるPKCS#11トークン（省略時は RENGA_TOKEN）",
                               "PKCS#11 URI of the token that holds keys (default: RENGA_TOKEN)"}))
      ->envname("RENGA_TOKEN");
}

void add_ids_custody(CLI::App& verb, Session& session) {
  const auto call = std::make_shared<Call>();
  add_history(session.add_command(verb, "history",
                                  {"支払基金：被保険者番号の履歴を取り込みます",
                                   "fund: take in the history of insured numbers"},
                                  "renga ids history load history.csv --out history"),
              session, call);
  add_trace(
      session.add_command(
          verb, "trace",
          {"漏えいしたファイルがどの利用場所の複製かを調べます",
           "name the copy that a leaked file came from"},
          "renga ids trace leaked.csv --persons answer --keys producer.json --dossier R7-0001"),
      session, call);
  add_erase(
      session.add_command(
          verb, "erase",
          {"作成事業者：加工用IDと鍵を消去し、証明します",
           "producer: erase processing IDs and keys, and certify"},
          "renga ids erase producer --keys producer/keys.json --dossier R7-0001 --certificate "
          "erasure.json --place 作成事業者 --operator 消去担当"),
      session, call);
}

}  // namespace renga::cli
