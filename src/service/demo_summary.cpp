#include "service/demo.hpp"

#include <nlohmann/json.hpp>

namespace renga::service {
namespace {

using Json = nlohmann::ordered_json;

Json step_json(const DemoStep& step) {
  return {{"name", step.name},
          {"party", step.party.english},
          {"seconds", step.seconds},
          {"rows", step.rows}};
}

Json dataset_json(const DemoDataset& dataset) {
  return {{"name", dataset.name},
          {"party", dataset.party},
          {"rows", dataset.rows},
          {"sha256", dataset.sha256}};
}

Json linkage_json(const DemoLinkage& linkage) {
  return {{"precision", linkage.precision},
          {"recall", linkage.recall},
          {"true_pairs", linkage.true_pairs},
          {"found_pairs", linkage.found_pairs},
          {"right_pairs", linkage.right_pairs}};
}

}  // namespace

std::string to_json(const DemoSummary& summary) {
  const Json record = {{"stage", summary.record.stage},
                       {"events", summary.record.events},
                       {"accounts", summary.record.accounts},
                       {"papers", summary.record.papers}};
  Json steps = Json::array();
  for (const DemoStep& step : summary.steps) steps.push_back(step_json(step));
  Json datasets = Json::array();
  for (const DemoDataset& dataset : summary.datasets) datasets.push_back(dataset_json(dataset));
  Json linkage = Json::object();
  for (const auto& [mode, measured] : summary.linkage) linkage[mode] = linkage_json(measured);
  const Json json = {{"format", "renga-demo-1"},
                     {"version", kVersion},
                     {"people", summary.people},
                     {"seed", summary.seed},
                     {"dossier", summary.dossier},
                     {"record", record},
                     {"steps", steps},
                     {"datasets", datasets},
                     {"linkage", linkage},
                     {"persons", summary.persons},
                     {"risk", summary.risk},
                     {"check", summary.check},
                     {"erased", summary.erased}};
  return json.dump(2) + "\n";
}

}  // namespace renga::service
