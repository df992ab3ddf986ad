#include "cli/model_json.hpp"
#include "cli/release_answer.hpp"
#include "cli/verbs.hpp"

#include <cmath>
#include <map>
#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

void add(Json& json, const anonymize::Diversity& diversity) {
  json["l_distinct"] = diversity.l_distinct;
  json["l_entropy"] = diversity.l_entropy;
  // A class with too few values has no such number, however large.
  if (diversity.recursive_c)
    json["recursive_c"] =
        std::isfinite(*diversity.recursive_c) ? Json(*diversity.recursive_c) : Json();
  json["t_equal"] = diversity.t_equal;
  json["t_ordered"] = diversity.t_ordered;
}

Json to_json(const anonymize::Attackers& risk) {
  return {{"prosecutor_highest", risk.prosecutor_highest},
          {"prosecutor_average", risk.prosecutor_average},
          {"journalist_highest", risk.journalist_highest},
          {"journalist_average", risk.journalist_average},
          {"marketer", risk.marketer}};
}

Json to_json(const anonymize::PopulationUniques& share) {
  return {{"pitman", share.pitman ? Json(*share.pitman) : Json()},
          {"zayatz", share.zayatz},
          {"dankar", share.dankar}};
}

Json to_json(const anonymize::Measures& measures) {
  Json json = {{"persons", measures.persons},           {"suppressed", measures.suppressed},
               {"classes", measures.classes},           {"k", measures.k},
               {"largest", measures.largest},           {"unique", measures.unique},
               {"unique_share", measures.unique_share}, {"risk_average", measures.risk_average},
               {"risk_highest", measures.risk_highest}};
  json["attackers"] = to_json(measures.attackers);
  add_models(json, measures);
  if (measures.population) json["population_unique"] = to_json(*measures.population);
  if (measures.diversity) add(json, *measures.diversity);
  return json;
}

std::vector<std::string> lines_of(const anonymize::Measures& measures, const Session& session) {
  const auto count = [&session](Bilingual label, std::int64_t number) {
    return fmt::format("  {:>14}  {}", with_thousands(number), session.say(label));
  };
  const auto share = [&session](Bilingual label, double number) {
    return fmt::format("  {:>14.4f}  {}", number, session.say(label));
  };
  std::vector<std::string> lines = {
      count({"人", "persons"}, measures.persons),
      count({"抑制した人", "persons suppressed"}, measures.suppressed),
      count({"同値類", "classes"}, measures.classes),
      count({"最小の同値類の人数（k）", "persons in the smallest class (k)"}, measures.k),
      count({"最大の同値類の人数", "persons in the largest class"}, measures.largest),
      count({"一意の人", "persons alone in their class"}, measures.unique),
      share({"一意の割合", "share of unique persons"}, measures.unique_share),
      share({"平均リスク", "average risk"}, measures.risk_average),
      share({"最大リスク", "highest risk"}, measures.risk_highest)};
  const std::vector<std::string> further = model_lines(measures, session);
  lines.insert(lines.end(), further.begin(), further.end());
  return lines;
}

/// The node chosen: the level of each column that has a hierarchy.
Json levels_of(const anonymize::Report& report) {
  Json levels = Json::object();
  for (const anonymize::ColumnOutcome& column : report.columns)
    if (column.level)
      levels[column.table.empty() ? column.column : column.table + "." + column.column] =
          *column.level;
  return levels;
}

Json column_json(const anonymize::ColumnOutcome& column) {
  Json json = {{"table", column.table},
               {"column", column.column},
               {"role", name_of(column.role)},
               {"operator", column.operation},
               {"parameters", column.parameters},
               {"rules", column.rules},
               {"changed_rows", column.changed_rows}};
  if (column.distinct_before) json["distinct_before"] = *column.distinct_before;
  if (column.distinct_after) json["distinct_after"] = *column.distinct_after;
  return json;
}

Json report_json(const anonymize::Report& report, Language language) {
  Json columns = Json::array();
  for (const anonymize::ColumnOutcome& column : report.columns)
    columns.push_back(column_json(column));
  Json json = {{"before", to_json(report.before)},
               {"after", to_json(report.after)},
               {"levels", levels_of(report)},
               {"loss", report.loss},
               {"losses", losses_json(report.losses)},
               {"columns", columns},
               {"selection", selection_json(report.selection)},
               {"texts", texts_json(report)},
               {"release", release_json(report, language)},
               {"digests", digests_json(report.manifest)},
               {"policy_sha256", report.policy_sha256}};
  if (report.search) json["search"] = search_json(*report.search);
  return json;
}

Outcome describe(const anonymize::Report& report, const Session& session) {
  Outcome outcome;
  outcome.json = report_json(report, session.language());
  if (anonymize::verdict_of(report.findings) == "fail") outcome.exit = Exit::found;
  const auto add = [&outcome](std::string title, const std::vector<std::string>& lines) {
    outcome.lines.push_back(std::move(title));
    outcome.lines.insert(outcome.lines.end(), lines.begin(), lines.end());
  };
  add(session.say({"加工前", "Before"}), lines_of(report.before, session));
  add(session.say({"加工後", "After"}), lines_of(report.after, session));
  if (report.search)
    add(session.say({"水準の探索", "Search of levels"}), search_lines(*report.search, session));
  outcome.lines.push_back(fmt::format("{} {:.4f}", session.say({"情報損失", "Loss"}), report.loss));
  add(session.say({"提供前の点検", "Checks before release"}), release_lines(report, session));
  return outcome;
}

Outcome describe(const anonymize::Suggestion& suggestion, bool written, const Session& session) {
  Outcome outcome;
  outcome.json = {{"policy", suggestion.policy},
                  {"columns", suggestion.columns},
                  {"undecided", suggestion.undecided}};
  if (!written) {
    outcome.lines.push_back(suggestion.policy);
    return outcome;
  }
  outcome.lines.push_back(fmt::format("{} {}", with_thousands(suggestion.columns),
                                      session.say({"列の下書き", "columns drafted"})));
  outcome.lines.push_back(
      fmt::format("{} {}", with_thousands(std::ssize(suggestion.undecided)),
                  session.say({"列は決める必要があります", "columns must be decided"})));
  return outcome;
}

void add_input(CLI::App& verb, Session& session, std::filesystem::path& input) {
  verb.add_option("input", input, session.say({"データセット又は CSV", "a dataset or a CSV file"}))
      ->required();
}

CLI::Option* add_policy(CLI::App& verb, Session& session, std::filesystem::path& policy) {
  return verb.add_option("--policy", policy,
                         session.say({"ポリシー（TOML）", "the policy (TOML)"}));
}

Result<Outcome> run_anonymize(anonymize::Options& options, const Session& session) {
  options.existing = session.existing();
  options.limits = session.limits();
  options.language = session.language();
  const auto json = [&session](const anonymize::Report& report) {
    return report_json(report, session.language()).dump(2) + "\n";
  };
  RENGA_ASSIGN(const auto report, service::anonymize_dataset(options, json, session.progress()));
  return describe(report, session);
}

Result<Outcome> run_suggest(const anonymize::Options& options, const Session& session) {
  anonymize::SuggestOptions draft;
  draft.input = options.input;
  if (!options.out.empty()) draft.out = options.out;
  draft.language = session.language();
  draft.existing = session.existing();
  draft.limits = session.limits();
  RENGA_ASSIGN(const auto suggestion, service::suggest_policy(draft, session.progress()));
  return describe(suggestion, draft.out.has_value(), session);
}

}  // namespace

void add_anonymize(CLI::App& verb, Session& session) {
  const auto options = std::make_shared<anonymize::Options>();
  const auto suggest = std::make_shared<bool>(false);
  add_input(verb, session, options->input);
  CLI::Option* policy = add_policy(verb, session, options->policy);
  CLI::Option* out =
      verb.add_option("--out", options->out, session.say({"出力先", "where the result goes"}));
  verb.add_option("--report", options->report,
                  session.say({"委員会向けの報告（HTML。JSON も並べて書きます）",
                               "report for the committee (HTML, and JSON beside it)"}))
      ->needs(policy);
  verb.add_option("--masters", options->masters,
                  session.say({"マスターのデータセット（報告にコードの名称を添えます）",
                               "a dataset of masters: names of codes in the report"}))
      ->needs(policy);
  verb.add_option("--earlier", options->earlier,
                  session.say({"同じ元データから以前に提供したもの（差の点検）",
                               "an earlier release of the same source, to look for differences"}))
      ->needs(policy);
  const std::map<std::string, anonymize::OutputFormat> formats = {
      {"parquet", anonymize::OutputFormat::parquet}, {"csv", anonymize::OutputFormat::csv}};
  verb.add_option("--format", options->format, session.say({"出力形式", "format of the tables"}))
      ->transform(CLI::CheckedTransformer(formats));
  verb.add_flag("--suggest", *suggest,
                session.say({"加工せず、データからポリシーの下書きを書きます",
                             "alter nothing; write a first policy from the data"}))
      ->excludes(policy);
  verb.callback([options, suggest, policy, out, &session] {
    if (!*suggest && policy->empty()) throw CLI::RequiredError("--policy");
    if (!*suggest && out->empty()) throw CLI::RequiredError("--out");
    session.choose([options, suggest, &session]() -> Result<Outcome> {
      return *suggest ? run_suggest(*options, session) : run_anonymize(*options, session);
    });
  });
}

void add_risk(CLI::App& verb, Session& session) {
  const auto options = std::make_shared<anonymize::Options>();
  add_input(verb, session, options->input);
  add_policy(verb, session, options->policy)->required();
  verb.callback([options, &session] {
    session.choose([options, &session]() -> Result<Outcome> {
      options->limits = session.limits();
      RENGA_ASSIGN(const auto measures, service::measure_risk(*options, session.progress()));
      return Outcome{Exit::done, to_json(measures), lines_of(measures, session)};
    });
  });
}

}  // namespace renga::cli
