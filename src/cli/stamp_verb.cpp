#include "cli/stamp_verb.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

using service::LedgerPath;

Json json_of(const service::StampFacts& facts) {
  return {{"time_utc", facts.time_utc}, {"serial", facts.serial}, {"authority", facts.authority}};
}

std::string line_of(const LedgerPath& checkpoint, const service::StampFacts& facts) {
  return fmt::format("{}: {} {} {}", checkpoint.filename().string(), facts.time_utc,
                     facts.authority, facts.serial);
}

Result<Outcome> request(const service::StampCall& call, const Session& session) {
  RENGA_TRY(service::request_stamp(call, session.existing()));
  Outcome outcome;
  outcome.json = {{"request", call.request.string()}};
  outcome.lines = {call.request.string()};
  return outcome;
}

Result<Outcome> keep(const service::StampCall& call, const Session& session) {
  RENGA_ASSIGN(const auto facts, service::keep_stamp(call, session.existing()));
  Outcome outcome;
  outcome.json = json_of(facts);
  outcome.json["checkpoint"] = call.checkpoint.string();
  outcome.lines = {line_of(call.checkpoint, facts)};
  return outcome;
}

}  // namespace

CLI::Option* ask_for_authority(CLI::App& verb, std::optional<LedgerPath>& authority,
                               const Session& session) {
  return verb.add_option(
      "--tsa", authority,
      session.say({"時刻認証局の証明書（PEM）", "certificate of the time stamp authority, PEM"}));
}

void add_timestamp(CLI::App& verb, Session& session) {
  const auto call = std::make_shared<service::StampCall>();
  CLI::App& stamp = session.add_command(
      verb, "timestamp",
      {"チェックポイントのタイムスタンプ（RFC 3161）を求め、回答を取り込みます",
       "ask an RFC 3161 authority to stamp a checkpoint, and take its reply over"},
      "renga ledger timestamp november.note --key ledger.pub --request november.tsq\n"
      "renga ledger timestamp november.note --key ledger.pub --request november.tsq --reply "
      "november.tsr --tsa tsa.pem");
  stamp
      .add_option("checkpoint", call->checkpoint,
                  session.say({"チェックポイント", "the checkpoint"}))
      ->required();
  stamp
      .add_option("--key", call->key,
                  session.say({"公開鍵のファイル（renga ledger key の出力1行）",
                               "file with the public key, the line of renga ledger key"}))
      ->required();
  stamp
      .add_option("--request", call->request,
                  session.say({"認証局に送る要求（--reply がなければ書き出します）",
                               "the query to the authority; written where there is no --reply"}))
      ->required();
  auto* reply = stamp.add_option("--reply", call->reply,
                                 session.say({"認証局の回答", "the reply of the authority"}));
  auto* authority = ask_for_authority(stamp, call->authority, session);
  reply->needs(authority);
  authority->needs(reply);
  stamp.callback([call, &session] {
    session.choose(
        [call, &session] { return call->reply ? keep(*call, session) : request(*call, session); });
  });
}

void add_stamps(Outcome& outcome, const std::vector<service::CheckedStamp>& stamps,
                const Session& session) {
  outcome.json["stamps"] = Json::array();
  for (const service::CheckedStamp& one : stamps) {
    Json json = one.facts ? json_of(*one.facts) : Json{{"reason", one.reason}};
    json["checkpoint"] = one.checkpoint.string();
    json["holds"] = one.facts.has_value();
    outcome.json["stamps"].push_back(std::move(json));
    if (one.facts) {
      outcome.lines.push_back(line_of(one.checkpoint, *one.facts));
      continue;
    }
    outcome.exit = Exit::found;
    outcome.lines.push_back(fmt::format(
        "{}: {} ({})", one.checkpoint.filename().string(),
        session.say({"有効なタイムスタンプがありません", "no time stamp that holds"}), one.reason));
  }
}

}  // namespace renga::cli
