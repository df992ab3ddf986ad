#include "cli/verbs.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

struct Call {
  link::Options options;
  std::filesystem::path approval;
};

Json side_json(const link::Side& side) {
  return {{"database", name_of(side.database)},
          {"persons", side.persons},
          {"linked", side.linked_by_stage},
          {"unlinked", side.unlinked_by_reason}};
}

Json quality_json(const link::Quality& quality) {
  return {{"precision", quality.precision},
          {"recall", quality.recall},
          {"true_pairs", quality.true_pairs},
          {"found_pairs", quality.found_pairs},
          {"right_pairs", quality.right_pairs}};
}

Outcome describe(const link::Report& report, const Session& session) {
  Outcome outcome;
  Json sides = Json::array();
  for (const link::Side& side : report.sides) {
    sides.push_back(side_json(side));
    outcome.lines.push_back(fmt::format("{:<10} {:>14} {}", name_of(side.database),
                                        with_thousands(side.persons),
                                        session.say({"人", "persons"})));
    for (const auto& [stage, count] : side.linked_by_stage)
      outcome.lines.push_back(fmt::format("  {:<24} {:>10}", stage, with_thousands(count)));
    for (const auto& [reason, count] : side.unlinked_by_reason)
      outcome.lines.push_back(fmt::format("  {:<24} {:>10}", reason, with_thousands(count)));
  }
  outcome.json = {{"sides", sides}, {"links", report.links_by_stage}};
  if (report.quality) {
    Json quality = Json::object();
    for (const auto& [mode, measured] : *report.quality) {
      quality[mode] = quality_json(measured);
      outcome.lines.push_back(fmt::format("{:<5} precision {:.6f}  recall {:.6f}", mode,
                                          measured.precision, measured.recall));
    }
    outcome.json["quality"] = quality;
  }
  return outcome;
}

}  // namespace

void add_link(CLI::App& verb, Session& session) {
  const auto call = std::make_shared<Call>();
  verb.add_option("datasets", call->options.datasets,
                  session.say({"提供用IDのデータセット（2個以上）",
                               "two or more datasets of provision IDs"}))
      ->required();
  verb.add_option("--approval", call->approval,
                  session.say({"承認ファイル", "the approval of the dossier"}))
      ->required();
  verb.add_option("--out", call->options.out, session.say({"出力先", "where the linked data go"}))
      ->required();
  verb.add_option("--report", call->options.report,
                  session.say({"報告（HTML）", "the report (HTML)"}));
  verb.add_option("--truth", call->options.truth,
                  session.say({"正解（合成データの検証用）", "the truth, for synthetic data"}));
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      call->options.existing = session.existing();
      call->options.limits = session.limits();
      call->options.language = session.language();
      RENGA_ASSIGN(const auto report,
                   service::link_datasets(call->approval, call->options, session.progress()));
      return describe(report, session);
    });
  });
}

}  // namespace renga::cli
