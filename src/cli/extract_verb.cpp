#include "cli/verbs.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

struct Call {
  extract::Options options;
  std::filesystem::path approval;
};

Outcome describe(const extract::Report& report, const Session& session) {
  Outcome outcome;
  Json steps = Json::array();
  for (const extract::Step& step : report.steps) {
    steps.push_back({{"name", step.name}, {"persons", step.persons}});
    outcome.lines.push_back(
        fmt::format("{:>14} {}", with_thousands(step.persons), session.say(step.label)));
  }
  for (const auto& [table, rows] : report.rows)
    outcome.lines.push_back(
        fmt::format("{:<16} {:>14} {}", table, with_thousands(rows), session.say({"行", "rows"})));
  outcome.json = {{"dossier", report.manifest.dossier}, {"steps", steps}, {"rows", report.rows}};
  return outcome;
}

}  // namespace

void add_extract(CLI::App& verb, Session& session) {
  const auto call = std::make_shared<Call>();
  verb.add_option("dataset", call->options.dataset,
                  session.say({"格納用IDのデータセット", "a dataset of stored IDs"}))
      ->required();
  verb.add_option("--request", call->options.request,
                  session.say({"抽出条件（TOML）", "the request (TOML)"}))
      ->required();
  verb.add_option("--approval", call->approval,
                  session.say({"承認ファイル", "the approval of the dossier"}))
      ->required();
  verb.add_option("--out", call->options.out, session.say({"出力先", "where the extract goes"}))
      ->required();
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      call->options.existing = session.existing();
      call->options.limits = session.limits();
      RENGA_ASSIGN(const auto report,
                   service::extract_records(call->approval, call->options, session.progress()));
      return describe(report, session);
    });
  });
}

}  // namespace renga::cli
