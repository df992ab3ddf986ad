#include "cli/model_json.hpp"
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

Outcome describe(const anonymize::Report& report, const Session& session) {
  Outcome outcome;
  Json columns = Json::array();
  for (const anonymize::ColumnOutcome& column : report.columns)
    columns.push_back(column_json(column));
  outcome.json = {{"before", to_json(report.before)},     {"after", to_json(report.after)},
                  {"levels", levels_of(report)},          {"loss", report.loss},
                  {"losses", losses_json(report.losses)}, {"columns", columns},
                  {"policy_sha256", report.policy_sha256}};
  if (report.search) outcome.json["search"] = search_json(*report.search);
  const auto add = [&outcome](std::string title, const std::vector<std::string>& lines) {
    outcome.lines.push_back(std::move(title));
    outcome.lines.insert(outcome.lines.end(), lines.begin(), lines.end());
  };
  add(session.say({"加工前", "Before"}), lines_of(report.before, session));
  add(session.say({"加工後", "After"}), lines_of(report.after, session));
  if (report.search)
    add(session.say({"水準の探索", "Search of levels"}), search_lines(*report.search, session));
  outcome.lines.push_back(fmt::format("{} {:.4f}", session.say({"情報損失", "Loss"}), report.loss));
  return outcome;
}

void add_shared(CLI::App& verb, Session& session, anonymize::Options& options) {
  verb.add_option("input", options.input,
                  session.say({"データセット又は CSV", "a dataset or a CSV file"}))
      ->required();
  verb.add_option("--policy", options.policy,
                  session.say({"ポリシー（TOML）", "the policy (TOML)"}))
      ->required();
}

}  // namespace

void add_anonymize(CLI::App& verb, Session& session) {
  const auto options = std::make_shared<anonymize::Options>();
  add_shared(verb, session, *options);
  verb.add_option("--out", options->out, session.say({"出力先", "where the result goes"}))
      ->required();
  verb.add_option("--report", options->report,
                  session.say({"委員会向けの報告（HTML）", "report for the committee (HTML)"}));
  const std::map<std::string, anonymize::OutputFormat> formats = {
      {"parquet", anonymize::OutputFormat::parquet}, {"csv", anonymize::OutputFormat::csv}};
  verb.add_option("--format", options->format, session.say({"出力形式", "format of the tables"}))
      ->transform(CLI::CheckedTransformer(formats));
  verb.callback([options, &session] {
    session.choose([options, &session]() -> Result<Outcome> {
      options->existing = session.existing();
      options->limits = session.limits();
      options->language = session.language();
      RENGA_ASSIGN(const auto report, service::anonymize_dataset(*options, session.progress()));
      return describe(report, session);
    });
  });
}

void add_risk(CLI::App& verb, Session& session) {
  const auto options = std::make_shared<anonymize::Options>();
  add_shared(verb, session, *options);
  verb.callback([options, &session] {
    session.choose([options, &session]() -> Result<Outcome> {
      options->limits = session.limits();
      RENGA_ASSIGN(const auto measures, service::measure_risk(*options, session.progress()));
      return Outcome{Exit::done, to_json(measures), lines_of(measures, session)};
    });
  });
}

}  // namespace renga::cli
