#include "cli/explanation.hpp"
#include "cli/verbs.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

struct Call {
  extract::TabulateOptions options;
  std::filesystem::path approval;
  bool explain = false;
};

Outcome describe(const extract::TabulateReport& report, const Session& session) {
  Outcome outcome;
  Json steps = Json::array();
  Json tables = Json::array();
  for (const extract::Step& step : report.steps) {
    steps.push_back({{"name", step.name}, {"persons", step.persons}});
    outcome.lines.push_back(
        fmt::format("{:>14} {}", with_thousands(step.persons), session.say(step.label)));
  }
  for (const extract::MadeTable& table : report.tables) {
    tables.push_back({{"file", table.file},
                      {"sha256", table.sha256},
                      {"cells", table.cells},
                      {"hidden_primary", table.hidden_primary},
                      {"hidden_secondary", table.hidden_secondary}});
    outcome.lines.push_back(
        fmt::format("{}: {} {}, {} {} + {}", table.file, with_thousands(table.cells),
                    session.say({"セル", "cells"}),
                    session.say({"秘匿（一次＋二次）", "hidden (primary + secondary)"}),
                    table.hidden_primary, table.hidden_secondary));
  }
  const disclosure::Verdict verdict = report.judgement.verdict;
  outcome.lines.push_back(
      fmt::format("{}: {}", session.say({"判定", "Verdict"}), name_of(verdict)));
  outcome.json = {{"dossier", report.dossier},
                  {"steps", steps},
                  {"tables", tables},
                  {"verdict", name_of(verdict)}};
  return outcome;
}

}  // namespace

void add_tabulate(CLI::App& verb, Session& session) {
  const auto call = std::make_shared<Call>();
  verb.add_option("dataset", call->options.dataset,
                  session.say({"格納用IDのデータセット", "a dataset of stored IDs"}))
      ->required();
  verb.add_option("--request", call->options.request,
                  session.say({"集計表の条件（TOML）", "the request (TOML)"}))
      ->required();
  verb.add_option("--approval", call->approval,
                  session.say({"承認ファイル", "the approval of the dossier"}))
      ->required();
  auto* out = verb.add_option("--out", call->options.out,
                              session.say({"集計表のフォルダー", "folder of the tables"}));
  verb.add_flag("--explain", call->explain,
                session.say({"手順と、行数・セル数・時間の見積りを示します（何も書き出しません）",
                             "show the plan with estimated rows, cells and time; write nothing"}));
  verb.add_option("--population", call->options.populations,
                  session.say({"市区町村の人口（CSV。市区町村を軸とする表に必要）",
                               "populations of municipalities (CSV), for axes of municipalities"}));
  verb.add_option("--masters", call->options.masters,
                  session.say({"マスターのデータセット（コードの名称を表に添えます）",
                               "a dataset of masters: tables get the names of their codes"}));
  verb.add_option("--report", call->options.report,
                  session.say({"報告書（HTML）", "a report (HTML)"}));
  verb.callback([call, out, &session] {
    if (!call->explain && out->count() == 0) throw CLI::RequiredError("--out");
    session.choose([call, &session]() -> Result<Outcome> {
      call->options.existing = session.existing();
      call->options.limits = session.limits();
      call->options.language = session.language();
      if (call->explain) {
        RENGA_ASSIGN(const auto plan, service::explain_tabulation(call->approval, call->options));
        return explanation_outcome(plan, session);
      }
      RENGA_ASSIGN(const auto report,
                   service::tabulate_records(call->approval, call->options, session.progress()));
      return describe(report, session);
    });
  });
}

}  // namespace renga::cli
