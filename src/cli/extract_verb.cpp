#include "cli/explanation.hpp"
#include "cli/verbs.hpp"

#include <array>
#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

constexpr std::array<std::pair<dataset::Form, std::string_view>, 2> kForms = {
    {{dataset::Form::parquet, "parquet"}, {dataset::Form::csv, "csv"}}};

struct Call {
  extract::Options options;
  std::filesystem::path approval;
  std::string form = "parquet";
  bool explain = false;
};

std::string counted(std::int64_t count, const Session& session, Bilingual label) {
  return fmt::format("{:>14} {}", with_thousands(count), session.say(label));
}

Outcome describe(const extract::Report& report, const Session& session) {
  Outcome outcome;
  const bool preset = extract::is_preset(report.request.kind);
  Json steps = Json::array();
  for (const extract::Step& step : report.steps) {
    steps.push_back({{"name", step.name}, {preset ? "receipts" : "persons", step.persons}});
    outcome.lines.push_back(counted(step.persons, session, step.label));
  }
  for (const auto& [table, rows] : report.rows)
    outcome.lines.push_back(
        fmt::format("{:<16} {:>14} {}", table, with_thousands(rows), session.say({"行", "rows"})));
  Json empty = Json::array();
  for (const extract::EmptyColumn& column : report.empty_columns) {
    empty.push_back(column.table + "." + column.column);
    outcome.lines.push_back(fmt::format("{}: {}.{}",
                                        session.say({"値のない列", "column without values"}),
                                        column.table, column.column));
  }
  outcome.json = {{"dossier", report.manifest.dossier},
                  {"kind", extract::name_of(report.request.kind)},
                  {"steps", steps},
                  {"rows", report.rows},
                  {"counts", report.counts},
                  {"empty_columns", empty}};
  return outcome;
}

Result<Outcome> run(Call& call, const Session& session) {
  call.options.existing = session.existing();
  call.options.limits = session.limits();
  call.options.language = session.language();
  for (const auto& [form, name] : kForms)
    if (name == call.form) call.options.form = form;
  if (call.explain) {
    RENGA_ASSIGN(const auto explanation, service::explain_extraction(call.approval, call.options));
    return explanation_outcome(explanation, session);
  }
  RENGA_ASSIGN(const auto report,
               service::extract_records(call.approval, call.options, session.progress()));
  return describe(report, session);
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
  auto* out = verb.add_option("--out", call->options.out,
                              session.say({"出力先", "where the extract goes"}));
  verb.add_option("--format", call->form, session.say({"表の形式", "form of the tables"}))
      ->check(CLI::IsMember({"parquet", "csv"}))
      ->capture_default_str();
  verb.add_option("--report", call->options.report,
                  session.say({"報告書（HTML）", "a report (HTML)"}));
  verb.add_flag("--explain", call->explain,
                session.say({"手順と、行数・メモリー・時間の見積りを示します（何も書き出しません）",
                             "show the plan with estimated rows, memory and time; write nothing"}));
  verb.callback([call, out, &session] {
    if (!call->explain && out->count() == 0) throw CLI::RequiredError("--out");
    session.choose([call, &session] { return run(*call, session); });
  });
}

}  // namespace renga::cli
