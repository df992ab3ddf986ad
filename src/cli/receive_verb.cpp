#include "cli/verbs.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

struct Call {
  deliver::ReceiveOptions options;
  service::PassphraseFile passphrase;
};

Outcome describe(const deliver::Receipt& receipt, const Session& session) {
  Outcome outcome;
  outcome.json = Json::parse(to_json(receipt));
  outcome.lines.push_back(fmt::format("{} {} → {}", session.say({"申出", "Dossier"}),
                                      receipt.delivery.dossier, receipt.delivery.place));
  for (const auto& [table, rows] : receipt.rows)
    outcome.lines.push_back(fmt::format("  {:<16} {:>14} {}", table, with_thousands(rows),
                                        session.say({"行", "rows"})));
  outcome.lines.push_back(
      session.say({"受領書を書きました。提供元にメールで提出してください（PRV-08）。",
                   "The receipt is written; send it by mail to the one who delivered (PRV-08)."}));
  return outcome;
}

}  // namespace

void add_receive(CLI::App& verb, Session& session) {
  const auto call = std::make_shared<Call>();
  deliver::ReceiveOptions& options = call->options;
  verb.add_option("package", options.package, session.say({"パッケージ", "the package"}))
      ->required();
  verb.add_option("--out", options.out,
                  session.say({"データセットの出力先", "where the dataset goes"}))
      ->required();
  verb.add_option("--receipt", options.receipt,
                  session.say({"受領書（JSON）", "the receipt (JSON)"}))
      ->required();
  verb.add_option("--receiver", options.receiver, session.say({"受領者", "who receives"}))
      ->required();
  verb.add_option(
      "--dossier", options.dossier,
      session.say({"この申出番号でなければ拒否します", "refuse unless it is of this dossier"}));
  verb.add_option(
      "--place", options.place,
      session.say({"この利用場所でなければ拒否します", "refuse unless it is for this place"}));
  verb.add_option("--passphrase-file", call->passphrase,
                  session.say({"パスフレーズのファイル（省略時は RENGA_PASSPHRASE）",
                               "file with the passphrase (default: RENGA_PASSPHRASE)"}));
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      call->options.existing = session.existing();
      RENGA_ASSIGN(const auto receipt,
                   service::receive_package(call->options, call->passphrase, session.progress()));
      return describe(receipt, session);
    });
  });
}

}  // namespace renga::cli
