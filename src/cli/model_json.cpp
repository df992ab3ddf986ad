#include "cli/model_json.hpp"

#include <fmt/core.h>

namespace renga::cli {
namespace {

Json levels_json(const anonymize::Search& search, const std::vector<int>& levels) {
  Json json = Json::object();
  for (std::size_t i = 0; i < levels.size(); ++i) json[search.columns[i]] = levels[i];
  return json;
}

std::string_view name_of(anonymize::Missing missing) {
  switch (missing) {
    case anonymize::Missing::own_value:
      return "own_value";
    case anonymize::Missing::matches_anything:
      return "matches_anything";
    case anonymize::Missing::matches_nothing:
      return "matches_nothing";
  }
  bug("a meaning of missing without a name");
}

}  // namespace

Json losses_json(const anonymize::Losses& losses) {
  return {{"entropy", losses.entropy},
          {"discernibility", losses.discernibility},
          {"average_class_size", losses.average_class_size},
          {"non_uniform_entropy", losses.non_uniform_entropy},
          {"granularity", losses.granularity}};
}

Json search_json(const anonymize::Search& search) {
  Json points = Json::array();
  for (const anonymize::FrontierPoint& point : search.frontier)
    points.push_back({{"k", point.k},
                      {"suppressed", point.suppressed},
                      {"columns", point.columns},
                      {"loss", point.loss},
                      {"levels", levels_json(search, point.levels)}});
  return {{"measure", search.measure},
          {"levels", levels_json(search, search.levels)},
          {"loss", search.found},
          {"bound", search.bound},
          {"optimal", search.optimal},
          {"monotone", search.monotone},
          {"nodes", search.nodes},
          {"judged", search.judged},
          {"frontier", {{"complete", search.frontier_complete}, {"points", points}}}};
}

std::vector<std::string> search_lines(const anonymize::Search& search, const Session& session) {
  std::vector<std::string> lines = {
      fmt::format("  {:>14}  {}", with_thousands(search.judged),
                  session.say({"調べた組合せ（全体の組合せの数は次の行）",
                               "combinations of levels judged (of those in the next line)"}))};
  lines.push_back(fmt::format("  {:>14}  {}", with_thousands(search.nodes),
                              session.say({"水準の組合せ", "combinations of levels"})));
  lines.push_back(fmt::format(
      "  {:>14.4f}  {}", search.bound,
      search.optimal ? session.say({"これより損失の小さい組合せはない（最適）",
                                    "no combination loses less (optimal)"})
                     : session.say({"損失の下限（最適とは限らない）",
                                    "no combination loses less than this (not proven optimal)"})));
  return lines;
}

void add_models(Json& json, const anonymize::Measures& measures) {
  json["missing"] = name_of(measures.missing);
  if (const auto& individual = measures.individual)
    json["individual"] = {{"highest", individual->highest},
                          {"average", individual->average},
                          {"expected", individual->expected}};
  if (const auto& presence = measures.presence)
    json["presence"] = {{"k_map", presence->k_map},
                        {"delta_min", presence->delta_min},
                        {"delta_max", presence->delta_max},
                        {"not_covered", presence->not_covered}};
  if (const auto& events = measures.events)
    json["events"] = {{"known", events->known}, {"persons", events->persons},
                      {"asked", events->asked}, {"unique_share", events->unique_share},
                      {"lower", events->lower}, {"upper", events->upper},
                      {"exact", events->exact}};
}

std::vector<std::string> model_lines(const anonymize::Measures& measures, const Session& session) {
  std::vector<std::string> lines;
  const auto share = [&](double number, Bilingual label) {
    lines.push_back(fmt::format("  {:>14.4f}  {}", number, session.say(label)));
  };
  if (measures.individual) {
    share(measures.individual->highest, {"個人リスクの最大", "highest risk of a person"});
    share(measures.individual->expected,
          {"再識別される人数の期待値", "persons expected to be recognised"});
  }
  if (measures.presence) {
    share(static_cast<double>(measures.presence->k_map),
          {"母集団における最小の同値類の人数（k-map）",
           "persons of the population in the smallest class (k-map)"});
    share(measures.presence->delta_max,
          {"データに含まれている確率の最大（δ）", "highest share that is in the data (δ)"});
  }
  if (measures.events)
    share(measures.events->unique_share,
          {"日付の付いたコードの組で一意になる人の割合",
           "share of persons alone with the dated codes that are known"});
  return lines;
}

}  // namespace renga::cli
