#include "cli/verbs.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

struct CheckCall {
  publication::Options options;
  std::optional<std::filesystem::path> inspect;
  std::optional<std::filesystem::path> verify;
};

std::string line_of(const disclosure::Finding& finding, const Session& session) {
  const std::string sheet = finding.sheet.empty() ? "" : " [" + finding.sheet + "]";
  return fmt::format("{}{} {}  {}（{}）", finding.file, sheet, finding.cell,
                     finding.message(session.language()),
                     disclosure::cite_in(finding.citation.cite, session.language()));
}

std::vector<std::string> lines_of(const publication::Report& report, const Session& session) {
  std::vector<std::string> lines;
  for (const disclosure::Finding& finding : report.before.findings)
    lines.push_back(line_of(finding, session));
  for (const publication::Compared& other : report.compared)
    lines.push_back(fmt::format("{} {}: {} ({})", session.say({"判定", "Verdict"}), other.rulebook,
                                name_of(other.judgement.verdict), other.judgement.findings.size()));
  if (report.after)
    lines.push_back(fmt::format(
        "{}: {} + {}",
        session.say({"秘匿したセル（一次＋二次）", "cells hidden (primary + secondary)"}),
        report.hidden_primary, report.hidden_secondary));
  lines.push_back(
      fmt::format("{}: {}", session.say({"判定", "Verdict"}), name_of(report.verdict())));
  return lines;
}

Result<Outcome> run_inspect(const CheckCall& call, Session& session) {
  const std::string rulebook =
      call.options.rulebooks.empty() ? "ndb-2023-10" : call.options.rulebooks.front();
  RENGA_ASSIGN(const publication::Inspection found,
               service::inspect_tables(*call.inspect, rulebook, session.language()));
  std::vector<std::string> lines = {found.declaration};
  for (const std::string& seen : found.seen) lines.push_back("# " + seen);
  return Outcome{
      Exit::done,
      {{"tables", found.tables}, {"seen", found.seen}, {"declaration", found.declaration}},
      std::move(lines)};
}

std::vector<std::string> lines_of(const publication::Proof& proof, const Session& session) {
  std::vector<std::string> lines;
  if (!proof.said.holds())
    lines.push_back(
        fmt::format("{}: {}",
                    session.say({"証明書が成り立ちません。最初に合わない項目",
                                 "The certificate does not hold. First check that fails"}),
                    proof.said.fault));
  for (const std::string& cell : proof.not_open)
    lines.push_back(fmt::format(
        "{}: {}", cell,
        session.say({"絞り込まれないことが証明されていません", "not proved to stay open"})));
  if (proof.said.holds())
    lines.push_back(fmt::format(
        "{}: {} / {}",
        session.say({"絞り込まれないと証明された秘匿セル", "hidden numbers proved to stay open"}),
        proof.said.open, proof.said.cells));
  return lines;
}

Result<Outcome> run_verify(const CheckCall& call, Session& session) {
  RENGA_ASSIGN(const auto proof,
               service::prove_publication(call.options, *call.verify, session.progress()));
  return Outcome{proof.complete() ? Exit::done : Exit::found, Json::parse(proof.json()),
                 lines_of(proof, session)};
}

Result<Outcome> run_check(CheckCall& call, Session& session) {
  call.options.existing = session.existing();
  call.options.language = session.language();
  RENGA_ASSIGN(const auto report, service::check_publication(call.options, session.progress()));
  const bool passed = report.verdict() == disclosure::Verdict::pass;
  return Outcome{passed ? Exit::done : Exit::found, Json::parse(report.json(session.language())),
                 lines_of(report, session)};
}

}  // namespace

void add_check(CLI::App& verb, Session& session) {
  const auto call = std::make_shared<CheckCall>();
  auto* declare = verb.add_option("--declare", call->options.declaration,
                                  session.say({"集計表の宣言（TOML）", "the declaration (TOML)"}));
  verb.add_option("--inspect", call->inspect,
                  session.say({"表のファイル（csv、xlsx）を見て、宣言の案を示します",
                               "look at a file of tables (csv, xlsx) and propose its declaration"}))
      ->excludes(declare);
  verb.add_option("--fix", call->options.fix,
                  session.say({"秘匿済みの写しを書くフォルダー", "folder for protected copies"}));
  verb.add_option("--mark", call->options.mark,
                  session.say({"秘匿の記号", "what a hidden cell prints"}))
      ->capture_default_str();
  verb.add_option("--rulebook", call->options.rulebooks,
                  session.say({"宣言に代わるルールブック（コンマ区切りで並べて比較）",
                               "rulebooks in the place of the declared one; with commas, side by "
                               "side"}))
      ->delimiter(',');
  verb.add_option("--report", call->options.report,
                  session.say({"確認結果のページ（HTML）", "page for reviewers (HTML)"}));
  verb.add_option("--audit", call->options.certificate,
                  session.say({"秘匿が復元されないことの証明書を書くファイル",
                               "file for the certificate that hidden cells stay hidden"}));
  verb.add_option("--masters", call->options.masters,
                  session.say({"マスターのデータセット（コードの名称と医薬品の剤形）",
                               "a dataset of masters: names of codes, routes of drugs"}));
  verb.add_flag("--second-look", call->options.second_look,
                session.say({"小さな部分の表をすべて数え上げ、求めた範囲と比べます",
                             "try all tables of small components and compare with the bounds"}));
  verb.add_option("--verify", call->verify,
                  session.say({"加算だけで検証する証明書", "a certificate, verified by addition"}));
  verb.callback([call, &session] {
    if (!call->inspect && call->options.declaration.empty())
      throw CLI::RequiredError("--declare / --inspect");
    session.choose([call, &session]() -> Result<Outcome> {
      if (call->inspect) return run_inspect(*call, session);
      return call->verify ? run_verify(*call, session) : run_check(*call, session);
    });
  });
}

}  // namespace renga::cli
