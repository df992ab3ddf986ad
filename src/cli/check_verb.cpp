#include "cli/verbs.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

std::vector<std::string> lines_of(const publication::Report& report, const Session& session) {
  std::vector<std::string> lines;
  for (const disclosure::Finding& finding : report.before.findings)
    lines.push_back(fmt::format("{} {}  {}（{}）", finding.file, finding.cell,
                                finding.message(session.language()), finding.citation.cite));
  if (report.after)
    lines.push_back(fmt::format(
        "{}: {} + {}",
        session.say({"秘匿したセル（一次＋二次）", "cells hidden (primary + secondary)"}),
        report.hidden_primary, report.hidden_secondary));
  lines.push_back(
      fmt::format("{}: {}", session.say({"判定", "Verdict"}), name_of(report.verdict())));
  return lines;
}

}  // namespace

void add_check(CLI::App& verb, Session& session) {
  const auto options = std::make_shared<publication::Options>();
  verb.add_option("--declare", options->declaration,
                  session.say({"集計表の宣言（TOML）", "the declaration (TOML)"}))
      ->required();
  verb.add_option("--fix", options->fix,
                  session.say({"秘匿済みの写しを書くフォルダー", "folder for protected copies"}));
  verb.add_option("--mark", options->mark, session.say({"秘匿の記号", "what a hidden cell prints"}))
      ->capture_default_str();
  verb.callback([options, &session] {
    session.choose([options, &session]() -> Result<Outcome> {
      options->existing = session.existing();
      RENGA_ASSIGN(const auto report, service::check_publication(*options, session.progress()));
      const bool passed = report.verdict() == disclosure::Verdict::pass;
      return Outcome{passed ? Exit::done : Exit::found,
                     Json::parse(report.json(session.language())), lines_of(report, session)};
    });
  });
}

}  // namespace renga::cli
