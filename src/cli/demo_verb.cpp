#include "cli/verbs.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

Outcome describe(const service::DemoSummary& summary, const service::DemoOptions& options,
                 const Session& session) {
  Outcome outcome;
  outcome.json = Json::parse(to_json(summary));
  outcome.lines.push_back(fmt::format("{} {}  {} {}", session.say({"申出", "Dossier"}),
                                      summary.dossier, with_thousands(summary.people),
                                      session.say({"人", "people"})));
  outcome.lines.push_back(
      fmt::format("{} {}, {} {} ({} {}), {} {}", session.say({"申出の状態", "Stage"}),
                  summary.record.stage, summary.record.events, session.say({"件の記録", "events"}),
                  summary.record.accounts, session.say({"人の利用者", "accounts"}),
                  summary.record.papers, session.say({"件の文書", "papers"})));
  for (const service::DemoStep& step : summary.steps)
    outcome.lines.push_back(fmt::format("{:>7.1f} s {:>12}  {}: {}", step.seconds,
                                        with_thousands(step.rows), session.say(step.party),
                                        session.say(step.label)));
  for (const auto& [mode, quality] : summary.linkage)
    outcome.lines.push_back(fmt::format("{:<5} precision {:.6f}  recall {:.6f}", mode,
                                        quality.precision, quality.recall));
  outcome.lines.push_back(fmt::format("{}: {}", session.say({"報告", "Report"}),
                                      (options.out / "report.html").string()));
  return outcome;
}

}  // namespace

void add_demo(CLI::App& verb, Session& session) {
  const auto options = std::make_shared<service::DemoOptions>();
  options->out = "demo-out";
  verb.add_option("--people", options->people, session.say({"人数", "number of people"}))
      ->capture_default_str();
  verb.add_option("--seed", options->seed, session.say({"乱数の種", "seed"}))
      ->capture_default_str();
  verb.add_option("--out", options->out, session.say({"出力先", "where it goes"}))
      ->capture_default_str();
  verb.add_option("--dossier", options->dossier, session.say({"申出番号", "the dossier number"}))
      ->capture_default_str();
  verb.add_flag("--keep", options->keep,
                session.say({"利活用者のデータを消去せずに残します",
                             "leave the applicant's data for a look"}));
  verb.callback([options, &session] {
    session.choose([options, &session]() -> Result<Outcome> {
      options->existing = session.existing();
      options->limits = session.limits();
      options->language = session.language();
      RENGA_ASSIGN(const auto summary, service::demo(*options, session.progress()));
      return describe(summary, *options, session);
    });
  });
}

}  // namespace renga::cli
